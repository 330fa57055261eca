"""Addresses of letterheads and templates."""

from __future__ import annotations

from django.urls import path

from selaras.desk.papers import views

urlpatterns = [
    path("surat/", views.papers, name="papers"),
    path("surat/<str:region>/", views.paper, name="paper"),
    path("surat/<str:region>/kop/", views.letterhead, name="letterhead"),
    path("surat/<str:region>/<str:kind>/templat.docx", views.download, name="template"),
    path("surat/<str:region>/<str:kind>/contoh.pdf", views.example, name="template-example"),
    path("surat/<str:region>/<str:kind>/pasang/", views.put, name="template-put"),
    path("surat/<str:region>/<str:kind>/lepas/", views.drop, name="template-drop"),
]
