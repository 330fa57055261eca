"""Addresses of the first pages."""

from __future__ import annotations

from django.urls import path

from selaras.desk.home import views

urlpatterns = [
    path("", views.today, name="today"),
    path("wilayah/", views.regions, name="regions"),
    path("wilayah/<str:code>/", views.region, name="region"),
    path("cari/", views.search, name="search"),
    path("cari/saran/", views.suggestions, name="suggestions"),
    path("bantuan/", views.help_page, name="help"),
]
