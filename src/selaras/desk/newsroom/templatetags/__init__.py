"""Words of the meetings' pages."""

__all__: list[str] = []
