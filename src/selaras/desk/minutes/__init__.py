"""What was said, written by several hands beside the agenda, approved, then only added to."""

__all__: list[str] = []
