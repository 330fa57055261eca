"""Every job is called something, in both languages."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from selaras.desk.jobs import registry

NAMES = sorted(name for name in registry.names() if not name.startswith("test."))


@pytest.mark.parametrize("name", NAMES)
def test_every_job_has_a_label_in_both_languages(name: str) -> None:
    told = []
    for language in ("id", "en"):
        with override(language):
            told.append(str(registry.label(name)))
    assert name not in told
    assert "" not in told
    assert told[0] != told[1]


def test_the_jobs_of_the_apps_are_known() -> None:
    assert {"notices.round", "jobs.forget", "retention.remove"} <= set(NAMES)
