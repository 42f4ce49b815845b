"""Markdown as a page of HTML; whatever people wrote as HTML is shown as text."""

from __future__ import annotations

from html import escape

_STYLE = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}"


def page(markdown: str, title: str) -> str:
    """Return a whole page that loads nothing from elsewhere; links that would run something are left as text."""
    from markdown_it import MarkdownIt  # costs more than the rest of this room together

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{parser.render(markdown)}</body>\n</html>\n"
    )
