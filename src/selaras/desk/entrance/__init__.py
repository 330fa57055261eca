"""How people come in: invitations, signing in, sessions, the second step, locks."""

__all__: list[str] = []
