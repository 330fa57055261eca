"""Every address of the desk: each app names its own."""

from __future__ import annotations

from django.urls import include, path

handler404 = "selaras.desk.home.views.missing"

urlpatterns = [
    path("", include("selaras.desk.home.urls")),
    path("", include("selaras.desk.newsroom.urls")),
    path("", include("selaras.desk.cases.urls")),
    path("", include("selaras.desk.meetings.urls")),
    path("", include("selaras.desk.outlooks.urls")),
    path("", include("selaras.desk.audit.urls")),
    path("", include("selaras.desk.accounts.urls")),
]
