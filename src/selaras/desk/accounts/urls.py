"""Addresses of signing in and one's own account."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path

from selaras.desk.accounts import views

urlpatterns = [
    path("masuk/", views.sign_in, name="account_login"),
    path("masuk/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("masuk/nonaktif/", account.account_inactive, name="account_inactive"),
    path("masuk/lupa/", views.closed, name="account_reset_password"),
    path("masuk/daftar/", views.closed, name="account_signup"),
    path("keluar/", account.logout, name="account_logout"),
    path("akun/", mfa.index, name="mfa_index"),
    path("akun/surel/", views.closed, name="account_email"),
    path("akun/pasti/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/pasti/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("akun/sandi/", views.change_password, name="account_change_password"),
    path("akun/sandi/baru/", account.password_set, name="account_set_password"),
    path("akun/kode/nyala/", totp.activate_totp, name="mfa_activate_totp"),
    path("akun/kode/mati/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("akun/cadangan/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "akun/cadangan/baru/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "akun/cadangan/unduh/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
