"""Addresses of labels."""

from __future__ import annotations

from django.urls import path

from selaras.desk.labels import views

urlpatterns = [path("laporan/<str:pk>/bagian/", views.mark, name="report-part")]
