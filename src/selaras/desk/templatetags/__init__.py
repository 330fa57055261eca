"""Template tags and filters of the desk."""

__all__: list[str] = []
