"""The tables of this app, step by step."""

__all__: list[str] = []
