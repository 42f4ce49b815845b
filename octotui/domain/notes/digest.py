"""One exact text, named by its hash."""

from __future__ import annotations


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text, in hex."""
    import hashlib  # loads a library of its own, which the first frame need not wait for

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
