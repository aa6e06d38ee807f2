"""Reads the reference file of vclaimd from Python: its standard library is enough.

    python3 reference.py DATABASE SOCKET get CODE | search TEXT... | watch
"""

import http.client
import json
import re
import socket
import sqlite3
import sys
import time
from urllib.parse import quote


class Daemon(http.client.HTTPConnection):
    """HTTP over the daemon's unix socket."""

    def __init__(self, path, timeout=35):
        super().__init__("localhost", timeout=timeout)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)

    def ask(self, target):
        self.request("GET", target)
        answer = self.getresponse()
        document = json.load(answer)
        if answer.status != 200:
            raise RuntimeError(document["error"]["message"])
        return document


class Reference:
    def __init__(self, database, daemon):
        # Never immutable=1: it would miss what the daemon publishes.
        self.file = sqlite3.connect(f"file:{quote(database)}?mode=ro", uri=True, timeout=5)
        self.daemon = daemon

    def diagnosis(self, code):
        """Name and source of a diagnosis; None for a name that nobody knows."""
        code = code.strip().upper()
        row = self.file.execute("SELECT name FROM diagnoses WHERE code = ?", (code,)).fetchone()
        if row:
            return row[0], "local"
        # The daemon asks the service once for all programs, and publishes what it learns.
        found = Daemon(self.daemon).ask("/v1/diagnoses/" + quote(code, safe=""))
        return (found["value"] or {}).get("name"), found["source"]

    def search(self, text, limit=20):
        """Code and name of the diagnoses in whose name every word begins a word."""
        # In quotes nothing that is typed is syntax; the star finds beginnings.
        words = " ".join(f'"{word}"*' for word in re.findall(r"[^\W_]+", text))
        if not words:
            return []
        return self.file.execute(
            "SELECT code, name FROM diagnoses_search WHERE diagnoses_search MATCH ? ORDER BY rowid LIMIT ?",
            (words, limit)).fetchall()

    def generation(self):
        return self.file.execute("SELECT value FROM generation").fetchone()[0]

    def next_generation(self, known):
        """Waits until the daemon has published something."""
        while (generation := self.generation()) == known:
            time.sleep(0.5)
        return generation


if __name__ == "__main__":
    database, daemon, command, *words = sys.argv[1:]
    reference = Reference(database, daemon)
    if command == "get":
        name, source = reference.diagnosis(words[0])
        print(f"{words[0]}: {name} ({source})")
        sys.exit(0 if name else 1)
    elif command == "search":
        for code, name in reference.search(" ".join(words)):
            print(f"{code}: {name}")
    elif command == "watch":
        known = reference.generation()
        print(f"generation {known}", flush=True)
        print(f"generation {reference.next_generation(known)}")
