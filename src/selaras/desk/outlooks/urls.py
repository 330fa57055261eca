"""Addresses of odds."""

from __future__ import annotations

from django.urls import path

from selaras.desk.outlooks import views

urlpatterns = [
    path("prakiraan/", views.outlook, name="outlook"),
    path("peringatan/<str:pk>/lepas/", views.release, name="alert-release"),
    path("peringatan/<str:pk>/tarik/", views.withdraw, name="alert-withdraw"),
]
