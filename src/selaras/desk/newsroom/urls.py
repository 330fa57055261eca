"""Addresses of stories and reports."""

from __future__ import annotations

from django.urls import path

from selaras.desk.newsroom import deciding, views

urlpatterns = [
    path("cerita/", views.stories, name="stories"),
    path("cerita/<str:pk>/", views.story, name="story"),
    path("cerita/<str:pk>/periksa/", deciding.take, name="story-take"),
    path("cerita/<str:pk>/konfirmasi/", deciding.confirm, name="story-confirm"),
    path("cerita/<str:pk>/tolak/", deciding.reject, name="story-reject"),
    path("cerita/<str:pk>/berbeda/", deciding.dispute, name="story-dispute"),
    path("cerita/<str:pk>/perpanjang/", deciding.renew, name="story-renew"),
    path("cerita/<str:pk>/fakta/<str:fact>/", deciding.decide_fact, name="story-fact"),
    path("cerita/<str:pk>/fakta/<str:fact>/koreksi/", deciding.correct, name="story-correct"),
    path("putusan/<int:pk>/urungkan/", deciding.undo, name="decision-undo"),
    path("laporan/<str:pk>/", views.report, name="report"),
]
