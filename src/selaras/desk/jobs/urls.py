"""Addresses of the queue."""

from __future__ import annotations

from django.urls import path

from selaras.desk.jobs import views

urlpatterns = [
    path("pekerjaan/", views.jobs, name="jobs"),
    path("pekerjaan/<str:pk>/ulangi/", views.retry, name="job-retry"),
    path("pekerjaan/<str:pk>/hapus/", views.discard, name="job-delete"),
]
