"""Addresses of the door."""

from __future__ import annotations

from django.urls import path

from selaras.desk.attendance import views

urlpatterns = [
    path("rapat/<str:pk>/kehadiran/", views.attendance, name="attendance"),
    path("rapat/<str:pk>/kehadiran/kode/", views.find, name="attendance-find"),
    path("hadir/<str:code>/", views.by_code, name="attendance-code"),
    path("hadirin/<int:pk>/", views.mark, name="attendance-mark"),
]
