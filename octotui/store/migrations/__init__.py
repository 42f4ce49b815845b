"""Migrations of the database, one file a revision."""
