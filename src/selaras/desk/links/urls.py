"""Addresses of links between stories."""

from __future__ import annotations

from django.urls import path

from selaras.desk.links import views

urlpatterns = [
    path("cerita/<str:pk>/tautan/", views.link, name="story-link"),
    path("tautan/<int:pk>/urungkan/", views.undo, name="link-undo"),
]
