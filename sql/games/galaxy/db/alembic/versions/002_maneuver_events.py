"""Maneuver events."""

from pathlib import Path

from alembic import op

revision = "002"
down_revision = "001"

# Raw SQL, and only once: Flyway and Weekglass run the same files.
SQL = Path(__file__).resolve().parents[3] / "migrations"


def upgrade():
    op.execute((SQL / "V002__maneuver_events.sql").read_text())


def downgrade():
    op.execute((SQL / "U002__maneuver_events.sql").read_text())
