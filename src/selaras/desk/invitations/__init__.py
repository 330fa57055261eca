"""Who is invited to a meeting and why, the letters, how they went out, who answered."""

__all__: list[str] = []
