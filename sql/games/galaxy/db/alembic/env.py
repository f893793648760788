"""Connects to DATABASE_URL. Without a connection (--sql) the statements are printed."""

import os
from logging.config import fileConfig

from alembic import context
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

if context.config.config_file_name:
    fileConfig(context.config.config_file_name)

url = os.environ["DATABASE_URL"]

if context.is_offline_mode():
    context.configure(url=url)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        context.configure(connection=connection)
        # One transaction around all revisions: they happen whole or not at all.
        with context.begin_transaction():
            context.run_migrations()
