"""Addresses of forums."""

from __future__ import annotations

from django.urls import path

from selaras.desk.forums import views

urlpatterns = [
    path("forum/", views.forums, name="forums"),
    path("forum/<str:pk>/", views.forum, name="forum"),
    path("forum/<str:pk>/riwayat/", views.history, name="forum-history"),
    path("forum/<str:pk>/kursi/", views.add_seat, name="forum-seat-add"),
    path("forum/<str:pk>/kursi/<str:key>/", views.seat, name="forum-seat"),
    path("forum/<str:pk>/kursi/<str:key>/pejabat/", views.begin, name="forum-seat-holder"),
    path("forum/<str:pk>/kursi/<str:key>/kontak/", views.contact, name="forum-seat-contact"),
    path("masa-jabatan/<str:pk>/akhiri/", views.end, name="tenure-end"),
    path("masa-jabatan/<str:pk>/tarik/", views.withdraw, name="tenure-withdraw"),
]
