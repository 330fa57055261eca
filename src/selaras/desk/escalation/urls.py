"""Addresses of the ladder."""

from __future__ import annotations

from django.urls import path

from selaras.desk.escalation import views

urlpatterns = [
    path("eskalasi/", views.ladder, name="ladder"),
    path("eskalasi/waktu/", views.clocks, name="clocks"),
    path("eskalasi/waktu/<str:code>/", views.set_clock, name="clock-set"),
    path("eskalasi/<int:pk>/jawab/", views.answer_step, name="step-answer"),
    path("berbagi/<int:pk>/jawab/", views.answer_share, name="share-answer"),
    path("kasus/<str:pk>/tangga/", views.case_ladder, name="case-ladder"),
    path("kasus/<str:pk>/naikkan/", views.raise_case, name="case-raise"),
    path("kasus/<str:pk>/bagikan/", views.share, name="case-share"),
]
