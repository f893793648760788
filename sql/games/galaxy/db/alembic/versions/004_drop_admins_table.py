"""Drop the admins table."""

from pathlib import Path

from alembic import op

revision = "004"
down_revision = "003"

# Raw SQL, and only once: Flyway and Weekglass run the same files.
SQL = Path(__file__).resolve().parents[3] / "migrations"


def upgrade():
    op.execute((SQL / "V004__drop_admins_table.sql").read_text())


def downgrade():
    op.execute((SQL / "U004__drop_admins_table.sql").read_text())
