"""Addresses of stories and reports."""

from __future__ import annotations

from django.urls import path

from selaras.desk.newsroom import views

urlpatterns = [
    path("cerita/", views.stories, name="stories"),
    path("cerita/<str:pk>/", views.story, name="story"),
    path("cerita/<str:pk>/konfirmasi/", views.confirm, name="story-confirm"),
    path("cerita/<str:pk>/tolak/", views.reject, name="story-reject"),
    path("cerita/<str:pk>/fakta/<str:fact>/", views.decide_fact, name="story-fact"),
    path("putusan/<int:pk>/urungkan/", views.undo, name="decision-undo"),
    path("laporan/<str:pk>/", views.report, name="report"),
]
