"""Forums of a region: who belongs in them by law, who sits in them, and since when."""

__all__: list[str] = []
