"""What others do with the same rows, one line of JSON each; run by `make bench-peers` in a virtual environment.

Arguments: the files of 12,246 rows, those of 70,000, and a directory to work in.
"""

import contextlib
import http.server
import json
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Tests" / "SecondOpinion"))
import wire  # noqa: E402

SMALL, LARGE, SCRATCH = (Path(word) for word in sys.argv[1:4])
ROWS = dict(line.split("\t") for line in (SMALL / "rows.tsv").read_text().splitlines())
KEYS = (SMALL / "keys.txt").read_text().split()
CREDENTIALS = ("10001", "rahasiaContoh1", "1700000000")


def measure(name, operation, count):
    """The median of single operations, after as many to warm up."""
    times = []
    for number in range(2 * count):
        start = time.perf_counter()
        operation(number)
        times.append(time.perf_counter() - start)
    print(json.dumps({"name": name, "p50_us": round(statistics.median(times[count:]) * 1e6, 2)}), flush=True)


def key(number):
    return KEYS[number % len(KEYS)]


def with_sqlite():
    connection = sqlite3.connect(f"file:{SMALL / 'reference.sqlite'}?mode=ro", uri=True, isolation_level=None)
    sql = "SELECT code, name FROM diagnoses WHERE code = ?"
    measure("python-sqlite3", lambda number: connection.execute(sql, (key(number),)).fetchone()[1], 4000)


def with_diskcache():
    import diskcache

    with diskcache.Cache(str(SCRATCH / "diskcache")) as cache:
        with cache.transact():
            for code, name in ROWS.items():
                cache[code] = name
        measure("diskcache", lambda number: cache[key(number)], 2000)


def with_redis():
    import redis

    if not shutil.which("redis-server"):
        raise ImportError("no redis-server on this machine")
    socket = str(SCRATCH / "redis.sock")
    words = ["redis-server", "--port", "0", "--unixsocket", socket, "--save", "", "--dir", str(SCRATCH)]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        client = redis.Redis(unix_socket_path=socket)
        for _ in range(100):
            with contextlib.suppress(redis.ConnectionError):
                client.ping()
                break
            time.sleep(0.05)
        client.mset(ROWS)
        measure("redis", lambda number: client.get(key(number)), 2000)
    finally:
        server.terminate()
        server.wait()


class Service(http.server.BaseHTTPRequestHandler):
    """One diagnosis, plain or encrypted as the service sends it; it may be cached for an hour."""

    protocol_version = "HTTP/1.1"
    # Head and body are two writes: the second would wait for the receipt of the first.
    disable_nagle_algorithm = True

    def do_GET(self):
        kind, code = self.path.strip("/").split("/")
        row = json.dumps({"diagnosa": [{"kode": code, "nama": f"{code} - {ROWS[code]}"}]})
        response = json.dumps(wire.encrypt(row, *CREDENTIALS)) if kind == "encrypted" else row
        body = f'{{"metaData":{{"code":"200","message":"Sukses"}},"response":{response}}}'.encode()
        self.send_response(200)
        for name, value in {"Content-Type": "application/json", "Cache-Control": "max-age=3600",
                            "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def service():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


# Few enough that all of them are in a cache after the first time round.
CACHED = random.Random(1).sample(KEYS, 200)


def with_httpx():
    import httpx

    with service() as base, httpx.Client() as client:
        measure("httpx", lambda number: client.get(f"{base}/plain/{CACHED[number % 200]}").json(), 200)


def with_hishel():
    import hishel

    from hishel.httpx import CacheClient

    storage = hishel.SqliteStorage(database_path=str(SCRATCH / "hishel.sqlite"))
    with service() as base, CacheClient(storage=storage) as client:
        measure("hishel", lambda number: client.get(f"{base}/plain/{CACHED[number % 200]}").json(), 200)


def with_requests_cache():
    import requests_cache

    with service() as base, requests_cache.CachedSession(str(SCRATCH / "requests-cache")) as session:
        measure("requests-cache", lambda number: session.get(f"{base}/plain/{CACHED[number % 200]}").json(), 200)

        def decrypted(number):
            answer = session.get(f"{base}/encrypted/{CACHED[number % 200]}").json()
            return json.loads(wire.decrypt(answer["response"], *CREDENTIALS))

        measure("requests-cache-decrypted", decrypted, 200)


def decoding():
    body = (SMALL / "answer.json").read_text()

    def decode(_):
        rows = json.loads(wire.decrypt(json.loads(body)["response"], *CREDENTIALS))["diagnosa"]
        assert len(rows) == 14_000

    measure("python-decode", decode, 3)


def with_sqlite_utils():
    import sqlite_utils

    rows = [dict(zip(("code", "name"), line.split("\t"))) for line in (LARGE / "rows.tsv").read_text().splitlines()]
    table = sqlite_utils.Database(str(SCRATCH / "sqlite-utils.sqlite"))["diagnoses"]
    table.insert_all(rows, pk="code")
    measure("sqlite-utils", lambda _: table.upsert_all(rows, pk="code"), 3)


for peer in (with_sqlite, with_diskcache, with_redis, with_httpx, with_hishel, with_requests_cache, decoding,
             with_sqlite_utils):
    try:
        peer()
    except Exception as error:  # a peer that is missing or has changed must not hide the others
        print(json.dumps({"name": peer.__name__, "failure": f"{type(error).__name__}: {error}"[:200]}), flush=True)
