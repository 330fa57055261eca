"""The desk for any WSGI server."""

from __future__ import annotations

from selaras.desk import prepare

prepare()

from django.core.wsgi import get_wsgi_application  # noqa: E402  # settings come first

application = get_wsgi_application()
