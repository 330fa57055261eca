"""Work that is done later: a queue and a schedule in the desk's own database."""

__all__: list[str] = []
