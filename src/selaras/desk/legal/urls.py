"""Addresses of legal acts."""

from __future__ import annotations

from django.urls import path

from selaras.desk.legal import views

urlpatterns = [
    path("kasus/<str:pk>/hukum/", views.case_legal, name="case-legal"),
    path("kasus/<str:pk>/hukum/status/", views.record_status, name="case-status"),
    path("kasus/<str:pk>/hukum/damai/", views.record_settlement, name="case-settlement"),
    path("kasus/<str:pk>/hukum/pidana/", views.record_step, name="case-process"),
    path("status/<int:pk>/perpanjang/", views.extend_status, name="status-extend"),
    path("status/<int:pk>/cabut/", views.end_status, name="status-end"),
]
