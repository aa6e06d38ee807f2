"""Instructions of ours against the committed table: they do not depend on how busy the machine is."""

import re
import subprocess
from pathlib import Path

import measuring
from measuring import Subject

TABLE = Path(__file__).resolve().parent / "gate.tsv"
TOLERANCE = 0.05
# Publications of fewer rows: the gate must not take longer than a cup of coffee.
ROWS, PUBLISHED = 12_246, 4_000

# How many operations the two runs have whose difference is counted.
# So many that a timer of the library's, which fires in one of the two runs only, does not count; those of a key that was not
# asked for before are as many as there are keys.
LOOK_UPS, REPEATED = (1_000, 12_000), (2_000, 102_000)
SEARCHES, DECODINGS, PUBLICATIONS = (64, 192), (1, 2), (2, 3)
CASES = {
    "look-up-first": LOOK_UPS, "look-up-repeated": REPEATED, "look-up-miss": LOOK_UPS, "dictionary": REPEATED,
    "search-2": SEARCHES, "search-3": SEARCHES, "search-4": SEARCHES, "search-words": SEARCHES,
    "decode": DECODINGS, "decode-envelope": DECODINGS, "decode-decrypt": DECODINGS, "decode-unpack": DECODINGS,
    "decode-scan": DECODINGS, "decode-parse": DECODINGS, "decode-rows": DECODINGS,
    "publish-first": PUBLICATIONS, "publish-unchanged": PUBLICATIONS, "publish-one": PUBLICATIONS,
    "publish-all": PUBLICATIONS, "open": (4, 12),
}


def count():
    measuring.build([ROWS, PUBLISHED], with_limits=False)
    sizes = {PUBLICATIONS: PUBLISHED}
    found = [(Subject(name, sizes.get(counts, ROWS)), counts) for name, counts in CASES.items()]
    measuring.count_all(found)
    return {subject.name: subject.instructions for subject, _ in found}


def committed():
    lines = [line.split("\t") for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    return {name: int(number) for name, number in lines[1:]}


def versions():
    """What the figures depend on besides our own code."""
    words = ["pkg-config", "--modversion", "sqlite3"]
    sqlite = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"Swift version (\S+)", swift).group(1)
    return f"SQLite {sqlite}, Swift {version}"


def accept():
    found = count()
    lines = [
        "# Instructions of one operation over 12,246 diagnoses (decoding: 14,000 rows; publishing: 4,000), by callgrind.",
        "# `make bench-gate` fails above these by more than 5 %; `make bench-accept` writes them anew.",
        f"# Counted with {versions()}.",
        "benchmark\tinstructions",
    ]
    TABLE.write_text("\n".join(lines + [f"{name}\t{number}" for name, number in found.items()]) + "\n")
    print(f"accepted: {TABLE.name} has {len(found)} figures; look at the difference and commit it")


def check():
    expected, found = committed(), count()
    print(f"{'benchmark':20}{'committed':>15}{'now':>15}{'change':>9}")
    worse, better = [], []
    for name, now in found.items():
        before = expected.get(name)
        change = (now - before) / before if before else None
        mark = ""
        if change is None or change > TOLERANCE:
            worse.append(name)
            mark = "  MORE" if before else "  NEW"
        elif change < -TOLERANCE:
            better.append(name)
            mark = "  fewer"
        shown = f"{change:+.1%}" if change is not None else ""
        print(f"{name:20}{before or 0:15,}{now:15,}{shown:>9}{mark}")
    if better:
        print(f"\n{', '.join(better)}: more than 5 % fewer. `make bench-accept` keeps that.")
    if worse:
        print(f"\n{', '.join(worse)}: more than 5 % more than {TABLE.name} has (counted there with other versions of SQLite or\n"
              "Swift? its head tells). Where that is meant, `make bench-accept`, and say why in the commit.")
        return 1
    print("\nno benchmark takes more than 5 % more instructions than the committed table")
    return 0
