"""What `make bench` shows: every limit and every figure of ours, and what ours must reach."""

from measuring import Memory, Reading, Subject

DIAGNOSES, SMALL, LARGE, LARGEST = 12_246, 14_000, 70_000, 200_000
ROW_COUNTS = [DIAGNOSES, SMALL, LARGE, LARGEST]

LOOK_UPS, REPEATED = (1_000, 12_000), (2_000, 102_000)
SEARCHES, BM25, DECODING, OPENING = (64, 192), (8, 24), (1, 3), (5, 15)


class Row:
    """A line of the table."""

    def __init__(self, name, rows, what, counts=None, bounds=(), subject=None):
        self.subject = subject or Subject(name, rows)
        # How many operations the two runs under callgrind have; without it instructions are not counted.
        self.what, self.counts, self.bounds = what, counts, bounds


class Ratio:
    """Ours, divided by another row's figure."""

    def __init__(self, field, name, rows, most):
        self.field, self.name, self.rows, self.most = field, name, rows, most

    def check(self, ours, find):
        other = self.name if isinstance(self.name, Reading) else find(self.name, self.rows)
        mine, theirs = value(ours, self.field), value(other, self.field)
        if mine is None or not theirs:
            return None
        ratio = mine / theirs
        same_size = self.rows == ours.rows
        where = "the same quiet" if other is self.name else self.name if same_size else f"{self.name} of {self.rows:,}"
        unit = "instructions" if self.field == "instructions" else self.field[:3]
        return ratio <= self.most, f"{ratio:.2f} × {where} in {unit}, at most {self.most:.3g}"


class AtMost:
    """A figure of ours that stands alone."""

    def __init__(self, field, most, unit, scale=1):
        self.field, self.most, self.unit, self.scale = field, most, unit, scale

    def check(self, ours, find):
        mine = value(ours, self.field)
        if mine is None:
            return None
        return mine / self.scale <= self.most, f"{mine / self.scale:.4g} {self.unit}, at most {self.most:g}"


def value(subject, field):
    if field in ("instructions", "memory"):
        return getattr(subject, field)
    return subject.figure(field)


def searches(rows, p99):
    out, counts = [], None if rows == LARGEST else SEARCHES
    for length in (2, 3, 4):
        bounds = []
        if rows != LARGEST:
            out.append(Row(f"c-search-{length}", rows, f"C, FTS5 by rowid, {length} characters", SEARCHES))
            bounds.append(Ratio("instructions", f"c-search-{length}", rows, 1.3))
        if rows == LARGE:
            bounds.append(Ratio("instructions", f"search-{length}", SMALL, 1.3))
        if p99:
            bounds.append(AtMost("p99_us", p99, "ms p99", 1000))
        out.append(Row(f"search-{length}", rows, f"ours, {length} characters, top 20", counts, bounds))
    if rows != LARGEST:
        out.insert(0, Row("c-search-3-bm25", rows, "C, FTS5 by bm25, 3 characters", BM25))
    bounds = [AtMost("p99_us", p99, "ms p99", 1000)] if p99 else []
    out.append(Row("search-words", rows, "ours, two words, top 20", counts, bounds))
    return out


# What was measured when the bounds were set, on another machine: time, and instructions where they were counted.
FILED = {
    ("dictionary", DIAGNOSES): "0.06 µs, 426", ("c-hash", DIAGNOSES): "0.18 µs, 153",
    ("c-fresh", DIAGNOSES): "0.70 µs, 6,290", ("c-auto", DIAGNOSES): "3.4 µs, 8,297",
    ("c-prepare", DIAGNOSES): "7.4 µs, 41,491",
    ("c-search-3", SMALL): "11 µs, 66,000", ("c-search-3", LARGE): "12 µs, 74,000",
    ("c-search-3-bm25", SMALL): "182 µs, 5.1 M", ("c-search-3-bm25", LARGE): "1,854 µs, 80 M",
    ("c-decode", SMALL): "2.8 ms",
    ("c-unchanged-digest", LARGE): "19 ms", ("c-unchanged-merge", LARGE): "18-115 ms",
    ("c-unchanged-upsert", LARGE): "469 ms", ("c-all-plain", LARGE): "108 ms", ("c-all-rebuilt", LARGE): "669 ms",
    ("c-all-triggers", LARGE): "3,534 ms",
}

LOOK_UP, DECODE, UNCHANGED = (
    "Look-up by key, 12,246 rows", "Decode an encrypted answer of 14,000 rows", "Publish 70,000 rows, nothing changed",
)
# By section, what `make bench-peers` measures: its name there, what it is, and what was measured when the bounds were set.
PEERS = {
    LOOK_UP: [
        (None, "GRDB pool read, cached statement, record / naive", "14.5 / 27 µs, 90,572 / 176,871"),
        ("python-sqlite3", "Python sqlite3", "5.3 µs"), ("diskcache", "Python diskcache", "10.4 µs"),
        ("redis", "Redis over redis-py", "47 µs"), ("hishel", "hishel (httpx cache)", "187 µs"),
        ("requests-cache", "requests-cache", "826 µs"),
        ("requests-cache-decrypted", "requests-cache, the body decrypted", "1,918 µs"),
        ("httpx", "HTTP to loopback by httpx", "410 µs"), (None, "the service itself", "100,000 µs and more"),
    ],
    DECODE: [("node-decode", "Node", "119 ms"), ("python-decode", "Python", "2,110 ms")],
    UNCHANGED: [("sqlite-utils", "sqlite-utils, upsert of all", "1,363 ms")],
}

SECTIONS = [
    (LOOK_UP, [
        Row("dictionary", DIAGNOSES, "Swift, Dictionary", REPEATED),
        Row("c-hash", DIAGNOSES, "C, hash table", REPEATED),
        Row("c-fresh", DIAGNOSES, "C + SQLite, snapshot held, renewed when the wal-index moved", LOOK_UPS),
        Row("c-auto", DIAGNOSES, "C + SQLite, prepared, autocommit", LOOK_UPS),
        Row("c-prepare", DIAGNOSES, "C + SQLite, prepared every time", LOOK_UPS),
        Row("look-up-first", DIAGNOSES, "ours, first of a key", LOOK_UPS,
            [Ratio("instructions", "c-fresh", DIAGNOSES, 1.3)]),
        Row("look-up-repeated", DIAGNOSES, "ours, repeated", REPEATED,
            [Ratio("instructions", "dictionary", DIAGNOSES, 4)]),
        Row("look-up-miss", DIAGNOSES, "ours, absent", LOOK_UPS),
        Row("look-ups-one-thread", DIAGNOSES, "ours, 2,000 look-ups on one thread"),
        Row("look-ups-two-threads", DIAGNOSES, "ours, 2,000 on each of two threads",
            bounds=[Ratio("p50_us", "look-ups-one-thread", DIAGNOSES, 2 / 1.7)]),
    ]),
    ("Search as it is typed, 14,000 rows", searches(SMALL, 1)),
    ("Search as it is typed, 70,000 rows", searches(LARGE, None)),
    ("Search as it is typed, 200,000 rows", searches(LARGEST, 5)),
    (DECODE, [
        Row("c-decode", SMALL, "C, base64, AES, LZString, JSON", DECODING),
        Row("decode", SMALL, "ours, body to rows", DECODING, [Ratio("p50_us", "c-decode", SMALL, 3)]),
    ]),
    (UNCHANGED, [
        Row("c-unchanged-digest", LARGE, "C, SHA-256 of the list"),
        Row("c-unchanged-merge", LARGE, "C, merge with one cursor"),
        Row("c-unchanged-upsert", LARGE, "C, upsert of each row"),
        Row("publish-unchanged", LARGE, "ours", bounds=[
            Ratio("p50_us", "c-unchanged-merge", LARGE, 2), AtMost("frames", 2, "WAL frames")]),
    ]),
    ("Publish 70,000 rows, one changed", [
        Row("publish-one", LARGE, "ours"),
    ]),
    ("Publish 70,000 rows, all changed", [
        Row("c-all-plain", LARGE, "C, no search index"),
        Row("c-all-rebuilt", LARGE, "C, index rebuilt in the transaction"),
        Row("c-all-triggers", LARGE, "C, index kept by row triggers"),
        Row("c-all-journal", LARGE, "C, the same index as ours rebuilt, and the same journal"),
        Row("publish-all", LARGE, "ours, with the journal", bounds=[
            Ratio("p50_us", "c-all-rebuilt", LARGE, 1.5), Ratio("p50_us", "c-all-journal", LARGE, 1.5)]),
    ]),
    ("Read 70,000 rows while another process publishes all of them, changed, again and again", [
        row
        for name, what in (("look-up-first", "ours, look-up"), ("search-3", "ours, search of 3 characters"))
        for quiet in [Reading(name, LARGE, beside=False)]
        for row in (
            Row(name, LARGE, what + ", nobody writing", subject=quiet),
            Row(name, LARGE, what + ", beside publications", subject=Reading(name, LARGE, beside=True),
                bounds=[Ratio("p99_us", quiet, LARGE, 2)]))
    ]),
    ("Private memory", [
        Row(None, LARGE, "ours, 70,000 rows looked up, 256 searches", bounds=[AtMost("memory", 12, "MB", 1e6)],
            subject=Memory("library", LARGE)),
        Row(None, SMALL, "ours, 14,000 rows decoded, above idle", bounds=[AtMost("memory", 20, "MB", 1e6)],
            subject=Memory("decoding", SMALL)),
    ]),
    ("Open the file, first answer", [
        Row("c-open", LARGE, "C", OPENING),
        Row("open", LARGE, "ours", OPENING, [Ratio("p50_us", "c-open", LARGE, 2)]),
    ]),
]
