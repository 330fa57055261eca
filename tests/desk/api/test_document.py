"""Random calls by the OpenAPI document: nothing breaks, and answers are as the document says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS as KNOWN
from schemathesis.checks import load_all_checks

from selaras.desk.accounts.access import Right
from selaras.desk.api import actions
from selaras.desk.wsgi import application
from tests.desk.api.conftest import let_export, program
from tests.desk.test_rights import taken_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.desk.conftest import House

load_all_checks()
EXAMPLES = 10
CHECKS = [
    KNOWN.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
        "ignored_auth",
    )
]


def _operations() -> list[Any]:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    found: list[Any] = list(schema.get_all_operations())
    return [one.ok() for one in found]


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """A call keeps the connection of the test's transaction, as calls of Django's client do."""
    ends = (signals.request_started, signals.request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


@pytest.fixture
def headers(house: House, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setattr(actions, "CALLS_A_MINUTE", 10_000)
    let_export("analis.kendari")
    rights = [Right.READ, Right.EXPORT, Right.REPORT, Right.VERIFY]
    plain = {"Accept-Encoding": "identity"}
    return program(house, "analis.kendari", rights).headers | plain


@pytest.mark.parametrize("operation", _operations(), ids=lambda one: one.label)
def test_random_calls_get_what_the_document_says(headers: dict[str, str], operation: Any) -> None:  # noqa: ANN401  # schemathesis' own
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=st.one_of(*(operation.as_strategy(generation_mode=mode) for mode in GenerationMode))
    )
    def ask(case: Any) -> None:  # noqa: ANN401  # schemathesis' own
        with taken_back():
            answer = case.call(headers=headers)
            case.validate_response(answer, checks=CHECKS, headers=headers)

    ask()
