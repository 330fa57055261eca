"""Which reports tell one story: where the machine put them, and how people rearranged them."""

__all__: list[str] = []
