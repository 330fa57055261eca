from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from selaras.desk.audit.models import Entry
from selaras.desk.documents import _files
from selaras.desk.documents.models import Document
from tests.desk.cases.made import made_action, made_case, officer
from tests.desk.documents.files import PDF, pdf

if TYPE_CHECKING:
    from tests.desk.conftest import House


def test_a_document_is_kept_once_and_comes_back_as_an_attachment(house: House) -> None:
    action, client = made_action(house, made_case(house)), house.client("analis.kendari")
    for name in ("berita acara.pdf", "lagi.pdf"):
        sent = {"file": pdf(name)}
        client.post(reverse("action-document", args=[action.pk]), sent)
    document = Document.objects.get()
    answer = client.get(document.get_absolute_url())
    assert answer.content == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="berita acara.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    acts = Entry.objects.filter(thing_id=document.pk).values_list("act", flat=True)
    assert sorted(acts) == ["document.fetched", "document.kept"]


@pytest.mark.parametrize("content", [b"<html>hai</html>", b"GIF89a", b"MZ\x90\x00"])
def test_a_page_or_a_program_is_refused_whatever_its_name(house: House, content: bytes) -> None:
    action, client = made_action(house, made_case(house)), house.client("analis.kendari")
    file = SimpleUploadedFile("surat.pdf", content, content_type="application/pdf")
    answer = client.post(reverse("action-document", args=[action.pk]), {"file": file})
    assert answer.status_code == 400
    assert "Isi berkas ini bukan" in answer.content.decode()
    assert not Document.objects.exists()


def test_a_large_file_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_files, "LARGEST_BYTES", len(PDF) - 1)
    action, client = made_action(house, made_case(house)), house.client("analis.kendari")
    answer = client.post(reverse("action-document", args=[action.pk]), {"file": pdf()})
    assert answer.status_code == 400
    assert not Document.objects.exists()


def test_a_document_follows_the_rights_of_its_case_and_of_its_actions_body(house: House) -> None:
    action = made_action(house, made_case(house))
    house.client("analis.kendari").post(
        reverse("action-document", args=[action.pk]), {"file": pdf()}
    )
    address = Document.objects.get().get_absolute_url()
    officer(house, "petugas", "kantah-74.71", "74.71")
    officer(house, "lain", "polres-74.71", "74.71")
    asked = {one: house.client(one).get(address).status_code
             for one in ("petugas", "lain", "analis.sultra", "analis.luwu")}  # fmt: skip
    assert asked == {"petugas": 200, "lain": 404, "analis.sultra": 200, "analis.luwu": 404}
