"""The address of measures."""

from __future__ import annotations

from django.urls import path

from selaras.desk.measures import views

urlpatterns = [path("ukuran/", views.measures, name="measures")]
