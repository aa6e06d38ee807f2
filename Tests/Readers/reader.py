"""Reads a reference file again and again until a file says stop: reader.py DATABASE SQL STOP.

Prints what it saw as a line of JSON: reads, errors, broken rules, generations that went back, the last generation.
"""

import json
import os
import sqlite3
import sys
import time

path, query, stop = sys.argv[1], open(sys.argv[2]).read(), sys.argv[3]


def opened():
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10, isolation_level=None)


seen = {"reads": 0, "errors": [], "broken": 0, "backwards": 0, "generation": 0}
kept = opened()
while not os.path.exists(stop):
    # A connection that stays open, and one that is new, take turns.
    connection = kept if seen["reads"] % 2 else opened()
    try:
        connection.execute("BEGIN")
        first = connection.execute(query).fetchone()
        second = connection.execute(query).fetchone()
        connection.execute("COMMIT")
        seen["broken"] += first[1] + second[1] + (first != second)
        seen["backwards"] += first[0] < seen["generation"]
        seen["generation"] = first[0]
    except sqlite3.Error as error:
        seen["errors"].append(str(error))
        kept = opened()
    if connection is not kept:
        connection.close()
    seen["reads"] += 1
    time.sleep(0.02)
print(json.dumps(seen))
