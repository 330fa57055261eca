"""Addresses of documents."""

from __future__ import annotations

from django.urls import path

from selaras.desk.documents import views

urlpatterns = [path("dokumen/<str:pk>/", views.document, name="document")]
