"""What a body does about an action: answers, hands over, is reminded, uses its own rules."""

__all__: list[str] = []
