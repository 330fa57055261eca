"""Legal acts as somebody in office made them: status, settlement, criminal process."""

__all__: list[str] = []
