"""Addresses of rearranging stories."""

from __future__ import annotations

from django.urls import path

from selaras.desk.grouping import views

urlpatterns = [
    path("cerita/<str:pk>/susun/", views.arrange, name="story-arrange"),
    path("cerita/<str:pk>/gabung/", views.merge, name="story-merge"),
    path("cerita/<str:pk>/pisah/", views.split, name="story-split"),
    path("cerita/<str:pk>/pindah/", views.move, name="story-move"),
    path("susunan/<int:pk>/urungkan/", views.undo, name="rearrangement-undo"),
]
