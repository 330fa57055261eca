"""What bodies promised over all meetings, and how much of it is kept."""

__all__: list[str] = []
