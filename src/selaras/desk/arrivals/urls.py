"""Addresses of what people send in."""

from __future__ import annotations

from django.urls import path

from selaras.desk.arrivals import views

urlpatterns = [
    path("laporan-masuk/", views.arrivals, name="arrivals"),
    path("laporan-masuk/tambah/", views.new, name="arrival-new"),
    path("laporan-masuk/<str:pk>/", views.arrival, name="arrival"),
    path("laporan-masuk/<str:pk>/ulang/", views.retry, name="arrival-retry"),
    path("laporan-masuk/baris/<int:pk>/perbaiki/", views.mend, name="row-mend"),
    path("laporan-masuk/baris/<int:pk>/abaikan/", views.dismiss, name="row-dismiss"),
]
