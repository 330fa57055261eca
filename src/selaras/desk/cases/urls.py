"""Addresses of cases and actions."""

from __future__ import annotations

from django.urls import path

from selaras.desk.cases import views

urlpatterns = [
    path("kasus/", views.cases, name="cases"),
    path("kasus/buka/<str:story>/<str:statement>/", views.open_case, name="case-open"),
    path("kasus/<str:pk>/", views.case, name="case"),
    path("kasus/<str:pk>/tindakan/", views.plan_action, name="case-action"),
    path("kasus/<str:pk>/perpanjang/", views.renew, name="case-renew"),
    path("kasus/<str:pk>/tutup/", views.close, name="case-close"),
    path("tindakan/<str:pk>/selesai/", views.report_done, name="action-done"),
]
