"""The address of promises."""

from __future__ import annotations

from django.urls import path

from selaras.desk.promises import views

urlpatterns = [path("janji/", views.promises, name="promises")]
