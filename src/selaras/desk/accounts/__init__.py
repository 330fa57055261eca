"""Who works here, in which office, with which rights."""

__all__: list[str] = []
