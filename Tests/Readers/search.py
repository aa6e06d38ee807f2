"""Searches as Documentation/Searching.md says: search.py DATABASE SQL TEXTS, where TEXTS is a JSON array.

Prints for each text the codes found, as a line of JSON.
"""

import json
import re
import sqlite3
import sys

NOTHING = '""'


def parameters(text):
    words = re.findall(r"[^\W_]+", text)
    code = "".join(words) if len(text.split()) == 1 else ""
    is_code = len(code) == 1 or re.search("[0-9]", code) is not None

    def terms(first=None):
        return " ".join(f'"\ue000{word}"*' if i == first else f'"{word}"*' for i, word in enumerate(words))

    begins = " OR ".join(f"({terms(first)})" for first in range(len(words)))
    return {
        "code": f'"\ue001{code}"*' if is_code else NOTHING,
        "begins": begins if words and len(words) <= 6 and not (is_code and len(code) > 1) else NOTHING,
        "words": terms() or NOTHING,
    }


if __name__ == "__main__":
    connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    query = open(sys.argv[2], encoding="utf-8").read()
    texts = json.loads(sys.argv[3])
    print(json.dumps([[row[0] for row in connection.execute(query, parameters(text))] for text in texts]))
