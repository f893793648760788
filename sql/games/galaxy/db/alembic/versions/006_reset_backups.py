"""Reset backups."""

from pathlib import Path

from alembic import op

revision = "006"
down_revision = "005"

# Raw SQL, and only once: Flyway and Weekglass run the same files.
SQL = Path(__file__).resolve().parents[3] / "migrations"


def upgrade():
    op.execute((SQL / "V006__reset_backups.sql").read_text())


def downgrade():
    op.execute((SQL / "U006__reset_backups.sql").read_text())
