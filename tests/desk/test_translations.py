"""Indonesian is what the desk is written in; English is complete beside it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override
from django.utils.translation.template import templatize

import selaras.desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

    from tests.desk.conftest import House

DESK = Path(selaras.desk.__file__).parent
KEYWORDS = dict.fromkeys(("_", "gettext", "gettext_lazy", "ngettext"))
HOLES = re.compile(r"%\(\w+\)[sd]")


def _sources() -> Iterator[tuple[Path, str]]:
    for path in sorted(DESK.rglob("*.html")):
        yield path, templatize(path.read_text(encoding="utf-8"))
    for path in sorted(DESK.rglob("*.py")):
        yield path, path.read_text(encoding="utf-8")


def used() -> dict[str, Path]:
    """Every text that the desk says, and where."""
    found: dict[str, Path] = {}
    for path, source in _sources():
        stream = io.BytesIO(source.encode())
        for _line, _name, texts, _notes in extract_python(stream, KEYWORDS, (), {}):
            text = str(texts[0] if isinstance(texts, list | tuple) else texts)
            if text:
                found.setdefault(text, path)
    return found


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    whole = Catalog(locale="en")
    for path in _catalogs():
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id:
                    whole[_id(message)] = message
    return whole


def _catalogs() -> list[Path]:
    return sorted(DESK.rglob("en/LC_MESSAGES/django.po"))


def _id(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def test_a_text_is_translated_in_one_place() -> None:
    seen: dict[str, list[str]] = {}
    for path in _catalogs():
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id:
                    seen.setdefault(_id(message), []).append(path.parts[-5])
    assert {text: apps for text, apps in seen.items() if len(apps) > 1} == {}


def test_every_text_has_its_english(catalog: Catalog) -> None:
    missing = {text: path.name for text, path in used().items() if not _said(catalog, text)}
    assert missing == {}


def _said(catalog: Catalog, text: str) -> bool:
    message = catalog.get(text)
    if message is None or message.fuzzy:
        return False
    return all(_forms(message))


def _forms(message: Message) -> list[str]:
    said = message.string or ""
    return [said] if isinstance(said, str) else list(said)


def test_no_translation_is_left_over(catalog: Catalog) -> None:
    ids = {_id(one) for one in catalog if one.id}
    assert ids - set(used()) == set()


def test_translations_fill_the_same_holes(catalog: Catalog) -> None:
    for message in catalog:
        if message.id:
            id_ = _id(message)
            for one in _forms(message):
                assert set(HOLES.findall(one)) <= set(HOLES.findall(id_)), id_
                assert one.count("%") == len(HOLES.findall(one)), id_


def test_the_compiled_words_are_those_of_the_source(catalog: Catalog) -> None:
    with override("en"):
        assert gettext("Hari ini") == "Today"
        assert gettext("Buka kasus") == catalog.get("Buka kasus").string  # type: ignore[union-attr]  # it is there


def test_the_switch_changes_the_page_and_is_remembered(house: House) -> None:
    client = house.client("analis.kendari")
    answer = client.get("/cerita/?bahasa=en&hal=1")
    assert answer.headers["Location"] == "/cerita/?hal=1"
    page = client.get("/cerita/").content.decode()
    assert '<html lang="en"' in page
    assert ">Stories</h1>" in page
    assert "Rakor kerukunan" in page
