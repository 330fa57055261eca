"""Addresses of signing in, one's own account, sessions and links."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path

from selaras.desk.entrance import views

urlpatterns = [
    path("masuk/", views.sign_in, name="account_login"),
    path("masuk/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("masuk/nonaktif/", account.account_inactive, name="account_inactive"),
    path("masuk/lupa/", views.closed, name="account_reset_password"),
    path("masuk/daftar/", views.closed, name="account_signup"),
    path("keluar/", account.logout, name="account_logout"),
    path("undangan/<str:token>/", views.invited, name="invited"),
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
    path("sesi/", views.sessions, name="sessions"),
    path("sesi/akhiri-lain/", views.end_other_sessions, name="sessions-end-others"),
    path("sesi/<str:pk>/akhiri/", views.end_session, name="session-end"),
    path("pengguna/undangan/<str:pk>/tarik/", views.withdraw, name="invitation-withdraw"),
    path("pengguna/orang/<str:username>/", views.person, name="person"),
    path("pengguna/orang/<str:username>/sandi/", views.offer_reset, name="person-reset"),
    path("pengguna/orang/<str:username>/sesi/", views.end_all_sessions, name="person-sessions"),
    path("pengguna/orang/<str:username>/kunci/", views.unlock, name="person-unlock"),
    path("pengguna/orang/<str:username>/kode/", views.remove_two_steps, name="person-two-steps"),
]
