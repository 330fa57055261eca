"""Addresses of minutes."""

from __future__ import annotations

from django.urls import path

from selaras.desk.minutes import views

urlpatterns = [
    path("rapat/<str:pk>/notula/", views.minutes, name="minutes"),
    path("rapat/<str:pk>/notula.<str:ending>", views.paper, name="minutes-paper"),
    path("rapat/<str:pk>/notula/setujui/", views.approve, name="minutes-approve"),
    path("rapat/<str:pk>/notula/tambahan/", views.add, name="minutes-add"),
    path("rapat/<str:pk>/notula/<str:key>/gabung/", views.merge, name="minutes-merge"),
    path("rapat/<str:pk>/notula/<str:key>/", views.write, name="minutes-write"),
]
