"""Words of the trail's page."""

__all__: list[str] = []
