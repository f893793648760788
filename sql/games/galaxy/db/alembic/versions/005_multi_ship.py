"""Multi ship."""

from pathlib import Path

from alembic import op

revision = "005"
down_revision = "004"

# Raw SQL, and only once: Flyway and Weekglass run the same files.
SQL = Path(__file__).resolve().parents[3] / "migrations"


def upgrade():
    op.execute((SQL / "V005__multi_ship.sql").read_text())


def downgrade():
    op.execute((SQL / "U005__multi_ship.sql").read_text())
