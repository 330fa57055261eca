"""What people send who come by a link."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from selaras.desk.accounts.forms import one_line
from selaras.desk.accounts.models import User

_USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,58}[a-z0-9])\Z")


class PasswordForm(forms.Form):
    """A password, typed twice."""

    password = forms.CharField(
        label=_("Kata sandi baru"),
        help_text=_("Paling sedikit 12 huruf; beberapa kata yang tidak lazim bersama sudah baik."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Kata sandi baru, sekali lagi"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        """Both are the same, and the password is a good one."""
        given = self.cleaned_data
        password, again = given.get("password"), given.get("again")
        if password and again and password != again:
            self.add_error("again", _("Kedua kata sandi tidak sama."))
        elif password:
            self._judge(password)
        return given

    def _judge(self, password: str) -> None:
        try:
            validate_password(password, self._person())
        except forms.ValidationError as error:
            self.add_error("password", error)

    def _person(self) -> User | None:
        return self.user


class JoinForm(PasswordForm):
    """A new account's names and password."""

    name = forms.CharField(label=_("Nama lengkap"), max_length=200)
    username = forms.CharField(
        label=_("Nama pengguna"),
        help_text=_("Huruf kecil, angka, titik, garis; 3 sampai 60 huruf."),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none"}),
    )
    field_order = ("name", "username", "password", "again")

    def clean_name(self) -> str:
        """A name is one line of letters."""
        return one_line(self.cleaned_data["name"])

    def clean_username(self) -> str:
        """A name that types well and that nobody has."""
        username = str(self.cleaned_data["username"]).casefold()
        if not _USERNAME.match(username):
            raise forms.ValidationError(_("Pakai huruf kecil, angka, titik, atau garis saja."))
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("Nama pengguna itu sudah dipakai."))
        return username

    def _person(self) -> User:
        given = self.cleaned_data
        return User(username=given.get("username", ""), name=given.get("name", ""))

    @property
    def given(self) -> dict[str, str]:
        """What an account is made of."""
        return {name: self.cleaned_data[name] for name in ("username", "name", "password")}
