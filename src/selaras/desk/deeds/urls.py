"""Addresses of actions and mandates."""

from __future__ import annotations

from django.urls import path

from selaras.desk.deeds import views

urlpatterns = [
    path("tindakan/", views.owed, name="actions"),
    path("tindakan/<str:pk>/", views.action, name="action"),
    path("tindakan/<str:pk>/jawaban/", views.answer, name="action-answer"),
    path("tindakan/<str:pk>/hambatan/", views.block, name="action-block"),
    path("tindakan/<str:pk>/lanjut/", views.free, name="action-free"),
    path("tindakan/<str:pk>/ingat/", views.remind, name="action-remind"),
    path("tindakan/<str:pk>/dokumen/", views.add_document, name="action-document"),
    path("tindakan/<str:pk>/disposisi/", views.hand_over, name="action-hand-over"),
    path("disposisi/<int:pk>/jawab/", views.answer_hand_over, name="handover-answer"),
    path("mandat/", views.mandates, name="mandates"),
    path("mandat/<int:pk>/cabut/", views.end_mandate, name="mandate-end"),
]
