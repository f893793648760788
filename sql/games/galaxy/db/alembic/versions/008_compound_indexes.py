"""Compound indexes."""

from pathlib import Path

from alembic import op

revision = "008"
down_revision = "007"

# Raw SQL, and only once: Flyway and Weekglass run the same files.
SQL = Path(__file__).resolve().parents[3] / "migrations"


def upgrade():
    op.execute((SQL / "V008__compound_indexes.sql").read_text())


def downgrade():
    op.execute((SQL / "U008__compound_indexes.sql").read_text())
