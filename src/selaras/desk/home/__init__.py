"""Today, regions, and the pages that belong to no one app."""

__all__: list[str] = []
