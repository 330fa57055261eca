"""Addresses of people, offices and reading in need."""

from __future__ import annotations

from django.urls import path

from selaras.desk.accounts import views

urlpatterns = [
    path("pengguna/", views.people, name="people"),
    path("pengguna/jabatan/baru/", views.make_office, name="office-new"),
    path("pengguna/jabatan/<str:pk>/", views.office, name="office"),
    path("pengguna/jabatan/<str:pk>/wewenang/", views.grant, name="office-grant"),
    path("pengguna/jabatan/<str:pk>/angkat/", views.appoint, name="office-appoint"),
    path("pengguna/jabatan/<str:pk>/undang/", views.invite, name="office-invite"),
    path("pengguna/jabatan/<str:pk>/dua-langkah/", views.ask_two_steps, name="office-two-steps"),
    path("pengguna/jabatan/<str:pk>/tutup/", views.close_office, name="office-close"),
    path("pengguna/wewenang/<int:pk>/akhiri/", views.end_grant, name="grant-end"),
    path("pengguna/masa/<int:pk>/akhiri/", views.end_holding, name="holding-end"),
    path("darurat/", views.emergency, name="emergency"),
    path("darurat/<str:pk>/akhiri/", views.end_emergency, name="emergency-end"),
    path("laporan/<str:pk>/samaran/", views.unmask, name="report-unmask"),
]
