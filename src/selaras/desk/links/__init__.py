"""A rumour and its correction, a fear and what came of it: stories that people joined."""

__all__: list[str] = []
