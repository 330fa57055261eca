"""Addresses of papers that come in."""

from __future__ import annotations

from django.urls import path

from selaras.desk.incoming import views

urlpatterns = [
    path("surat-masuk/", views.incoming, name="incoming"),
    path("surat-masuk/<str:pk>/", views.map_paper, name="incoming-map"),
]
