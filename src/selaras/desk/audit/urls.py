"""Addresses of the trail."""

from __future__ import annotations

from django.urls import path

from selaras.desk.audit import views

urlpatterns = [
    path("jejak/", views.region, name="trail"),
    path("jejak/saya/", views.own, name="trail-own"),
    path("jejak/<int:seq>/hapus-isi/", views.erase, name="trail-erase"),
]
