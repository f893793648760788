"""Multi system."""

from pathlib import Path

from alembic import op

revision = "009"
down_revision = "008"

# Raw SQL, and only once: Flyway and Weekglass run the same files.
SQL = Path(__file__).resolve().parents[3] / "migrations"


def upgrade():
    op.execute((SQL / "V009__multi_system.sql").read_text())


def downgrade():
    op.execute((SQL / "U009__multi_system.sql").read_text())
