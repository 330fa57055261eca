"""Addresses for programs, and of tokens and files for people."""

from __future__ import annotations

from django.urls import include, path

from selaras.desk.api import views
from selaras.desk.api._guard import guarded
from selaras.desk.api._interface import addresses

_patterns, _app, _namespace = addresses()

urlpatterns = [
    path("akun/token/", views.tokens, name="tokens"),
    path("akun/token/<str:pk>/cabut/", views.revoke, name="token-revoke"),
    path("unduh/<slug:what>.<slug:suffix>", views.download, name="download"),
    path("api/v1/", views.about, name="api"),
    path("api/v1/", include((_patterns, _app), _namespace)),
    path("api/v1/<path:rest>", guarded(views.unknown)),
]
