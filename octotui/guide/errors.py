"""Why a file cannot be read as a release guide."""

from __future__ import annotations


class NotAGuide(Exception):
    """The file is no release guide; the message is one sentence that says why and what to do next."""
