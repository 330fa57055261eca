"""Addresses of retention."""

from __future__ import annotations

from django.urls import path

from selaras.desk.retention import views

urlpatterns = [
    path("retensi/", views.retention, name="retention"),
    path("retensi/<str:region>/", views.rule, name="retention-rule"),
    path("tahan/<int:pk>/akhiri/", views.release, name="hold-end"),
    path("tahan/<str:sort>/<str:pk>/", views.hold, name="hold"),
]
