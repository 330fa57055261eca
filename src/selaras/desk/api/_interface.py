"""The API itself: who calls, how its document reads, and its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.security import HttpBearer

from selaras.desk.api import _files, _problems, _reading, _taking, _writing, access, actions
from selaras.desk.api._guard import guard

if TYPE_CHECKING:
    from django.http import HttpRequest
    from ninja.openapi.schema import OpenAPISchema
    from ninja.operation import Operation

    from selaras.desk.api.models import Token

VERSION = "1"
_ABOUT = (
    "Stories, cases, actions and meetings of the regions that a token reads. What is outside its "
    "rights looks as if it were not there (404). Lists come in pages: ask again with `cursor` set "
    "to `next`. GET answers carry an ETag: send it back as If-None-Match, and an unchanged answer "
    f"is a 304. A token may call {actions.CALLS_A_MINUTE} times a minute; 429 says in Retry-After "
    "how long to wait, and so does 503, when the database does not answer."
)


class Bearer(HttpBearer):
    """A token, and whom it stands for."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """The token in force, counted.

        Raises:
            TooMany: It has called too often.
        """
        found = access.token_of(token)
        if found is None:
            return None
        wait = actions.count_call(found)
        if wait:
            raise _problems.TooMany(wait)
        request.user = access.owner(found)
        return found


class Interface(NinjaAPI):
    """The API, whose document names the kinds of answers as they are sent."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """A name for generated clients: reading_stories, writing_confirm, files_cases."""
        view = operation.view_func
        return f"{view.__module__.rpartition('._')[2]}_{view.__name__}"

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:  # noqa: ANN401  # ninja's own
        """The OpenAPI 3.1 document."""
        schema = super().get_openapi_schema(**kwargs)
        for address, verbs in schema["paths"].items():
            for verb in verbs.values():
                _tell(address, verb["responses"])
        return schema


def _tell(address: str, responses: dict[int | str, dict[str, Any]]) -> None:
    for status, answer in responses.items():
        told = answer.get("content", {}).pop("application/json", None)
        if told is None:
            continue
        if int(status) >= 400:
            answer["content"] = {_problems.TYPE: told}
        elif "/exports/" in address:
            kinds = (one.partition(";")[0] for one in _taking.TYPES.values())
            answer["content"] = {kind: {"schema": {"type": "string"}} for kind in kinds}
        else:
            answer["content"] = {"application/json": told}


def _interface() -> Interface:
    made = Interface(
        title="Selaras", version=VERSION, description=_ABOUT, auth=Bearer(), docs_url=None
    )
    _problems.teach(made)
    _writing.add_to(_reading.router)
    for router, tag in ((_reading.router, "Baca"), (_files.router, "Unduh")):
        made.add_router("", router, tags=[tag])
    return made


INTERFACE = _interface()


def addresses() -> tuple[list[URLPattern], str, str]:
    """The addresses, each behind the guard."""
    patterns, app, namespace = INTERFACE.urls
    return [guard(one) for one in patterns if isinstance(one, URLPattern)], app, namespace
