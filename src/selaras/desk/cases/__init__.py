"""What is feared or has happened, and the deeds that answer it."""

__all__: list[str] = []
