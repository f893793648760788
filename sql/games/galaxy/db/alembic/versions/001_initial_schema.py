"""Initial schema."""

from pathlib import Path

from alembic import op

revision = "001"
down_revision = None

# Raw SQL, and only once: Flyway and Weekglass run the same files.
SQL = Path(__file__).resolve().parents[3] / "migrations"


def upgrade():
    op.execute((SQL / "V001__initial_schema.sql").read_text())


def downgrade():
    op.execute((SQL / "U001__initial_schema.sql").read_text())
