"""What the command line asks of a desk's labelled data; Django is imported only when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class ExportRefused(Exception):
    """Nothing was exported; the words say why."""


def export_labels(username: str) -> Iterator[str]:
    """Labelled data as JSON Lines, of the homes that this account may export from.

    Names that readings mask stay masked. The trail of each home tells of the export.

    Raises:
        ExportRefused: There is no such account, or its offices may export nothing.
    """
    import json

    from selaras.desk.accounts.access import Refused
    from selaras.desk.accounts.models import User
    from selaras.desk.labels import access, actions

    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise ExportRefused(f"There is no account {username}.")
    try:
        homes = access.exportable(user)
        actions.note_export(homes, by=user)
    except Refused as error:
        raise ExportRefused(f"{username} holds no office that may export.") from error
    return (json.dumps(one, ensure_ascii=False) for one in access.labels(user))
