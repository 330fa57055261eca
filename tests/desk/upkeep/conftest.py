"""A desk with one confirmed story, in a folder and a database of its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk._own import own_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk._own import OwnDesk

FILL = """
from tests.desk import conftest
desk.load_demo([conftest.reading_a(), conftest.reading_b()], [conftest.story_of_both()],
               new_password=lambda: conftest.PASSWORD)
from selaras.desk.newsroom.actions import confirm_story
from selaras.desk.newsroom.models import Reading, Story
from selaras.desk.accounts.models import User
Reading.objects.update(reader="selaras 0")
confirm_story(Story.objects.get(), by=User.objects.get(username="analis.kendari"), reason="dicek")
"""
STATE = """
from selaras.desk.audit.access import verify
from selaras.desk.newsroom.models import Report, Story, StoryDecision
print(verify().whole, Report.objects.count(), Story.objects.get().state,
      StoryDecision.objects.get().reason)
"""
WHOLE = "True 2 confirmed dicek"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnDesk]:
    """A desk with one confirmed story, and a backup of it beside it; only ever copied."""
    folder = tmp_path_factory.mktemp("model")
    with own_desk(folder / "own") as made:
        made.set_up()
        made.python(FILL)
        done = made.run("backup", str(folder / "kept.selaras"))
        assert done.returncode == 0, done.stderr
        yield made


@pytest.fixture
def own(tmp_path: Path, model: OwnDesk) -> Iterator[OwnDesk]:
    """A copy of the model to work on."""
    with own_desk(tmp_path / "own", like=model) as made:
        yield made


@pytest.fixture
def kept(tmp_path: Path, model: OwnDesk) -> Path:
    """A copy of the model's backup."""
    return Path(shutil.copy(model.data.parent / "kept.selaras", tmp_path / "kept.selaras"))


@pytest.fixture
def other(tmp_path: Path) -> Iterator[OwnDesk]:
    """An empty desk beside it."""
    with own_desk(tmp_path / "other") as made:
        yield made
