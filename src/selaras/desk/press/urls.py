"""Addresses of the press about meetings."""

from __future__ import annotations

from django.urls import path

from selaras.desk.press import views

urlpatterns = [
    path("rapat/<str:pk>/pers/", views.press, name="press"),
    path("rapat/<str:pk>/pers/<str:story>/kaitkan/", views.link, name="press-link"),
    path("rapat/<str:pk>/pers/<str:story>/lepas/", views.unlink, name="press-unlink"),
]
