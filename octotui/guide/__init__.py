"""Markdown release guides: read into a value, with an account of every line."""

from octotui.guide.errors import NotAGuide
from octotui.guide.export import to_json
from octotui.guide.reader import parse_guide, read_guide

__all__ = ["NotAGuide", "parse_guide", "read_guide", "to_json"]
