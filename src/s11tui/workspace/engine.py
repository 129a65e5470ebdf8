"""Which SQLite: the one in a wheel where there is one, else Python's own; the same that sqlite-utils takes."""

try:
    from pysqlite3 import dbapi2 as sqlite3
except ImportError:
    import sqlite3

__all__ = ["sqlite3"]
