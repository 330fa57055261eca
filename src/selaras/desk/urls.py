"""Every address of the desk."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path

from selaras.desk.accounts import views as accounts
from selaras.desk.audit import views as audit
from selaras.desk.cases import views as cases
from selaras.desk.home import views as home
from selaras.desk.meetings import views as meetings
from selaras.desk.newsroom import views as newsroom
from selaras.desk.outlooks import views as outlooks

handler404 = "selaras.desk.home.views.missing"

urlpatterns = [
    path("", home.today, name="today"),
    path("wilayah/", home.regions, name="regions"),
    path("wilayah/<str:code>/", home.region, name="region"),
    path("tindakan/", home.actions, name="actions"),
    path("cari/", home.search, name="search"),
    path("bantuan/", home.help_page, name="help"),
    path("cerita/", newsroom.stories, name="stories"),
    path("cerita/<str:pk>/", newsroom.story, name="story"),
    path("cerita/<str:pk>/konfirmasi/", newsroom.confirm, name="story-confirm"),
    path("cerita/<str:pk>/tolak/", newsroom.reject, name="story-reject"),
    path("cerita/<str:pk>/fakta/<str:fact>/", newsroom.decide_fact, name="story-fact"),
    path("putusan/<int:pk>/urungkan/", newsroom.undo, name="decision-undo"),
    path("laporan/<str:pk>/", newsroom.report, name="report"),
    path("kasus/", cases.cases, name="cases"),
    path("kasus/buka/<str:story>/<str:statement>/", cases.open_case, name="case-open"),
    path("kasus/<str:pk>/", cases.case, name="case"),
    path("kasus/<str:pk>/tindakan/", cases.plan_action, name="case-action"),
    path("kasus/<str:pk>/perpanjang/", cases.renew, name="case-renew"),
    path("kasus/<str:pk>/tutup/", cases.close, name="case-close"),
    path("tindakan/<str:pk>/selesai/", cases.report_done, name="action-done"),
    path("rapat/", meetings.meetings, name="meetings"),
    path("rapat/rencana/", meetings.plan, name="meeting-plan"),
    path("rapat/<str:pk>/", meetings.meeting, name="meeting"),
    path("rapat/<str:pk>/agenda/", meetings.propose, name="meeting-propose"),
    path("rapat/<str:pk>/keputusan/", meetings.decide, name="meeting-decide"),
    path("rapat/<str:pk>/tutup/", meetings.close, name="meeting-close"),
    path("agenda/<int:pk>/", meetings.change_item, name="agenda-item"),
    path("keputusan/<int:pk>/", meetings.complete, name="resolution"),
    path("prakiraan/", outlooks.outlook, name="outlook"),
    path("jejak/", audit.region, name="trail"),
    path("jejak/saya/", audit.own, name="trail-own"),
    path("masuk/", accounts.sign_in, name="account_login"),
    path("masuk/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("masuk/nonaktif/", account.account_inactive, name="account_inactive"),
    path("masuk/lupa/", accounts.closed, name="account_reset_password"),
    path("masuk/daftar/", accounts.closed, name="account_signup"),
    path("keluar/", account.logout, name="account_logout"),
    path("akun/", mfa.index, name="mfa_index"),
    path("akun/surel/", accounts.closed, name="account_email"),
    path("akun/pasti/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/pasti/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("akun/sandi/", accounts.change_password, name="account_change_password"),
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
