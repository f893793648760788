"""${message}."""

from pathlib import Path

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}

# Raw SQL, and only once: Flyway and Weekglass run the same files. Name them after this one.
SQL = Path(__file__).resolve().parents[3] / "migrations"


def upgrade():
    op.execute((SQL / "V${up_revision}__description.sql").read_text())


def downgrade():
    op.execute((SQL / "U${up_revision}__description.sql").read_text())
