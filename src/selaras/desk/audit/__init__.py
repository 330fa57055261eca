"""The append-only trail of every change and refusal."""

__all__: list[str] = []
