"""Unique ship names."""

from pathlib import Path

from alembic import op

revision = "007"
down_revision = "006"

# Raw SQL, and only once: Flyway and Weekglass run the same files.
SQL = Path(__file__).resolve().parents[3] / "migrations"


def upgrade():
    op.execute((SQL / "V007__unique_ship_names.sql").read_text())


def downgrade():
    op.execute((SQL / "U007__unique_ship_names.sql").read_text())
