"""Addresses of invitations."""

from __future__ import annotations

from django.urls import path

from selaras.desk.invitations import views

urlpatterns = [
    path("rapat/<str:pk>/undangan/", views.invitations, name="invitations"),
    path("rapat/<str:pk>/undangan/surat/", views.write_letter, name="invitation-letter"),
    path("rapat/<str:pk>/undangan/aturan/", views.set_rule, name="invitation-rule"),
    path("rapat/<str:pk>/undangan/tambah/", views.add_guest, name="invitation-add"),
    path("rapat/<str:pk>/undangan/kirim/", views.issue, name="invitation-issue"),
    path("rapat/<str:pk>/undangan/antar/", views.deliver, name="invitation-deliver"),
    path("rapat/<str:pk>/undangan/surat.pdf", views.letters, name="invitation-letters"),
    path("surat-undangan/", views.mine, name="invitations-mine"),
    path("surat-undangan/<str:pk>/", views.invitation, name="invitation"),
    path("surat-undangan/<str:pk>/surat.<str:ending>", views.letter, name="invitation-paper"),
    path("surat-undangan/<str:pk>/coret/", views.drop, name="invitation-drop"),
    path("surat-undangan/<str:pk>/jawab/", views.answer, name="invitation-answer"),
    path("surat-undangan/<str:pk>/rombongan/", views.name_delegates, name="delegates-name"),
    path(
        "surat-undangan/<str:pk>/rombongan/<int:delegate>/hapus/",
        views.drop_delegate,
        name="delegate-drop",
    ),
]
