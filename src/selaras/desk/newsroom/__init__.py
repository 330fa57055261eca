"""Reports, their readings, their stories, and what people decide on them."""

__all__: list[str] = []
