"""The rows that the server answers from: a few invented ones, or CSV files with the columns of the reference file."""

import csv
import pathlib

COLUMNS = {
    "polyclinics": ["code", "name"],
    "facilities": ["code", "name", "level"],
    "diagnoses": ["code", "name"],
    "doctors": ["facility_code", "polyclinic_code", "code", "name"],
    "room_classes": ["code", "name"],
    "rooms": ["facility_code", "class_code", "code", "name", "capacity", "available"],
}

SAMPLE = {
    "polyclinics": [("ANA", "Anak"), ("INT", "Penyakit Dalam"), ("JAN", "Jantung"), ("MAT", "Mata"), ("007", "Gigi")],
    "facilities": [
        ("0999U001", "Klinik Contoh Melati", "1"), ("0999U002", "Puskesmas Contoh", "1"),
        ("0999R001", "RS Contoh Sehat", "2"), ("0999R002", "RS Contoh Sentosa", "2"),
    ],
    "diagnoses": [
        ("A00", "Cholera"), ("A00.1", "Cholera due to Vibrio cholerae 01, biovar eltor"), ("A01.0", "Typhoid fever"),
        ("A90", "Dengue fever [classical dengue]"), ("A91", "Dengue haemorrhagic fever"), ("C88.0", "Waldenström 😀"),
        ("I10", "Essential (primary) hypertension"), ("Z00.0", "General medical examination"),
    ],
    "doctors": [
        ("0999R001", "INT", "30001", "dr. Contoh Satu, Sp.PD"), ("0999R001", "INT", "30002", "dr. Contoh Dua, Sp.PD"),
        ("0999R001", "ANA", "30003", "dr. Contoh Tiga, Sp.A"),
    ],
    "room_classes": [("1", "Kelas 1"), ("2", "Kelas 2"), ("3", "Kelas 3"), ("4", "VIP"), ("5", "VVIP")],
    "rooms": [
        ("0999R001", "VIP", "R01", "Melati 1", "4", "1"), ("0999R001", "KL1", "R02", "Mawar 1", "8", "0"),
    ],
}


def load(directory=None):
    """Every table as a list of dictionaries, sorted by code; ValueError when a file lacks a column."""
    tables = {}
    for name, columns in COLUMNS.items():
        if directory is None:
            rows = [dict(zip(columns, values)) for values in SAMPLE[name]]
        else:
            path = pathlib.Path(directory, name + ".csv")
            rows = []
            if path.exists():
                with open(path, encoding="utf-8-sig", newline="") as file:
                    reader = csv.DictReader(file)
                    missing = [column for column in columns if column not in (reader.fieldnames or [])]
                    if missing:
                        raise ValueError(f"{path} lacks the column {', '.join(missing)}")
                    rows = [{column: row[column] or "" for column in columns} for row in reader]
        tables[name] = sorted(rows, key=lambda row: row["code"])
    return tables
