"""Forums that meet, decide, and open with what they promised."""

__all__: list[str] = []
