"""Addresses of notices."""

from __future__ import annotations

from django.urls import path

from selaras.desk.notices import views

urlpatterns = [
    path("pemberitahuan/", views.inbox, name="notices"),
    path("pemberitahuan/dibaca/", views.seen, name="notices-seen"),
    path("pemberitahuan/pilihan/", views.choices, name="notice-choices"),
    path("pemberitahuan/pilihan/<int:pk>/hapus/", views.drop, name="notice-choice-drop"),
    path("pemberitahuan/cara/", views.ways, name="notice-ways"),
    path("pemberitahuan/kunci/", views.renew, name="notice-secret"),
    path("pemberitahuan/terkirim/", views.log, name="notice-log"),
]
