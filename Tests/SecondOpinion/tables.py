"""The rows that the server answers from: the invented ones, or CSV files with the columns of the reference file."""

import csv
import pathlib

from sample import COLUMNS, ROWS


def load(directory=None):
    """Every table as a list of dictionaries, sorted by code; ValueError when a file lacks a column."""
    tables = {name: read(directory, name, columns) for name, columns in COLUMNS.items()}
    return {name: sorted(rows, key=lambda row: row["card" if name == "members" else "code"])
            for name, rows in tables.items()}


def read(directory, name, columns):
    path = directory and pathlib.Path(directory, name + ".csv")
    if not path or not path.exists():
        return [dict(zip(columns, values)) for values in ROWS[name]]
    with open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = [column for column in columns if column not in (reader.fieldnames or [])]
        if missing:
            raise ValueError(f"{path} lacks the column {', '.join(missing)}")
        return [{column: row[column] or "" for column in columns} for row in reader]
