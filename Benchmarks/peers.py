"""The peers in Python and Node on the same rows: `make bench-peers`. `make bench` shows what the last run found."""

import json
import shutil
import subprocess
import venv
from pathlib import Path

import measuring
from measuring import SCRATCH, files, note

FOLDER = Path(__file__).resolve().parent / "peer-programs"
FOUND = SCRATCH / "peers.json"
PACKAGES = ["cryptography", "diskcache", "redis", "httpx", "hishel[httpx]>=2", "requests-cache", "sqlite-utils"]
NAMES = {
    "python-sqlite3": "Python sqlite3", "diskcache": "diskcache", "redis": "Redis over redis-py", "hishel": "hishel (httpx cache)",
    "requests-cache": "requests-cache", "requests-cache-decrypted": "requests-cache, the body decrypted",
    "httpx": "HTTP to loopback by httpx", "node-decode": "Node", "python-decode": "Python",
    "sqlite-utils": "sqlite-utils, upsert of all",
}


def install(python):
    """Each by itself, so that one that is missing leaves the others."""
    missing = []
    for package in PACKAGES:
        note(f"installing {package}")
        words = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", package]
        ended = subprocess.run(words, capture_output=True, text=True)
        if ended.returncode:
            missing.append(package)
    return missing


def measured(words):
    ended = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, text=True)
    return [json.loads(line) for line in ended.stdout.splitlines()]


def run(rows, many):
    measuring.build([rows, many], with_limits=False)
    environment, work = SCRATCH / "peers-venv", SCRATCH / "peers"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python3"
    missing = install(python)
    found = measured([python, FOLDER / "peers.py", files(rows), files(many), work])
    if shutil.which("node"):
        found += measured(["node", FOLDER / "decode.js", files(rows)])
    FOUND.write_text(json.dumps({line["name"]: line["p50_us"] for line in found if "p50_us" in line}))
    for line in found:
        if "p50_us" in line:
            print(f"{NAMES[line['name']]:40}{line['p50_us']:14,.1f} µs")
    for line in found:
        if "failure" in line:
            print(f"not measured: {line['name'].removeprefix('with_')}: {line['failure']}")
    if not shutil.which("node"):
        print("not measured: Node: it is not installed")
    if missing:
        print(f"could not be installed (no network?): {', '.join(missing)}")


def last():
    """What the last run found: microseconds by name."""
    return json.loads(FOUND.read_text()) if FOUND.exists() else {}
