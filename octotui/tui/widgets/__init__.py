"""Widgets that draw lines: lists, panels, head and foot."""
