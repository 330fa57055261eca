"""Addresses of meetings."""

from __future__ import annotations

from django.urls import path

from selaras.desk.meetings import views

urlpatterns = [
    path("rapat/", views.meetings, name="meetings"),
    path("rapat/rencana/", views.plan, name="meeting-plan"),
    path("rapat/<str:pk>/", views.meeting, name="meeting"),
    path("rapat/<str:pk>/ubah/", views.change, name="meeting-change"),
    path("rapat/<str:pk>/agenda/tambah/", views.add_item, name="agenda-add"),
    path("rapat/<str:pk>/agenda/buka/", views.reopen, name="agenda-reopen"),
    path("rapat/<str:pk>/agenda/", views.propose, name="meeting-propose"),
    path("rapat/<str:pk>/keputusan/", views.decide, name="meeting-decide"),
    path("rapat/<str:pk>/tutup/", views.close, name="meeting-close"),
    path("agenda/<int:pk>/", views.change_item, name="agenda-item"),
    path("keputusan/<int:pk>/", views.complete, name="resolution"),
]
