"""Addresses of cases and actions."""

from __future__ import annotations

from django.urls import path

from selaras.desk.cases import views

urlpatterns = [
    path("kasus/", views.cases, name="cases"),
    path("kasus/buka/", views.open_by_hand, name="case-new"),
    path("kasus/buka/laporan/<str:report>/", views.open_from_report, name="case-from-report"),
    path("kasus/buka/<str:story>/<str:statement>/", views.open_case, name="case-open"),
    path("kasus/<str:pk>/", views.case, name="case"),
    path("kasus/<str:pk>/bukti/", views.evidence, name="case-evidence"),
    path("kasus/<str:pk>/cerita/", views.add_story, name="case-story"),
    path("bukti/<int:pk>/lepas/", views.remove_story, name="evidence-remove"),
    path("kasus/<str:pk>/keterangan/", views.describe, name="case-describe"),
    path("kasus/<str:pk>/sumber/", views.name_source, name="case-source"),
    path("kasus/<str:pk>/tahap/", views.set_stage, name="case-stage"),
    path("kasus/<str:pk>/linimasa/", views.timeline, name="case-timeline"),
    path("kasus/<str:pk>/tindakan/", views.plan_action, name="case-action"),
    path("kasus/<str:pk>/perpanjang/", views.renew, name="case-renew"),
    path("kasus/<str:pk>/kelanjutan/", views.follow_up, name="case-sequel"),
    path("kasus/<str:pk>/tutup/", views.close, name="case-close"),
    path("tindakan/<str:pk>/selesai/", views.report_done, name="action-done"),
]
