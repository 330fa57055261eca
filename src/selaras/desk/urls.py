"""Every address of the desk: each app names its own."""

from __future__ import annotations

from django.urls import include, path

handler404 = "selaras.desk.home.views.missing"
handler500 = "selaras.desk.upkeep.views.broken"

urlpatterns = [
    path("", include("selaras.desk.home.urls")),
    path("", include("selaras.desk.newsroom.urls")),
    path("", include("selaras.desk.grouping.urls")),
    path("", include("selaras.desk.arrivals.urls")),
    path("", include("selaras.desk.links.urls")),
    path("", include("selaras.desk.labels.urls")),
    path("", include("selaras.desk.cases.urls")),
    path("", include("selaras.desk.documents.urls")),
    path("", include("selaras.desk.deeds.urls")),
    path("", include("selaras.desk.escalation.urls")),
    path("", include("selaras.desk.legal.urls")),
    path("", include("selaras.desk.measures.urls")),
    path("", include("selaras.desk.papers.urls")),
    path("", include("selaras.desk.invitations.urls")),
    path("", include("selaras.desk.attendance.urls")),
    path("", include("selaras.desk.minutes.urls")),
    path("", include("selaras.desk.promises.urls")),
    path("", include("selaras.desk.press.urls")),
    path("", include("selaras.desk.incoming.urls")),
    path("", include("selaras.desk.meetings.urls")),
    path("", include("selaras.desk.forums.urls")),
    path("", include("selaras.desk.notices.urls")),
    path("", include("selaras.desk.outlooks.urls")),
    path("", include("selaras.desk.audit.urls")),
    path("", include("selaras.desk.jobs.urls")),
    path("", include("selaras.desk.retention.urls")),
    path("", include("selaras.desk.accounts.urls")),
    path("", include("selaras.desk.entrance.urls")),
    path("", include("selaras.desk.api.urls")),
]
