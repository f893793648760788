"""Unified admin auth."""

from pathlib import Path

from alembic import op

revision = "003"
down_revision = "002"

# Raw SQL, and only once: Flyway and Weekglass run the same files.
SQL = Path(__file__).resolve().parents[3] / "migrations"


def upgrade():
    op.execute((SQL / "V003__unified_admin_auth.sql").read_text())


def downgrade():
    op.execute((SQL / "U003__unified_admin_auth.sql").read_text())
