"""A section of the notes may be kept back from what goes out: by whom, and since when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Give sections their embargo; none has one yet."""
    op.add_column("notes_section", sa.Column("embargo_by", sa.Integer(), nullable=True))
    op.add_column("notes_section", sa.Column("embargo_at", sa.Text(), nullable=True))
