"""Runs the programs that are measured: times, instructions under callgrind, memory."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASE = ROOT / ".build-release" / "release" / "vclaim-bench"
# What is made here can be removed at any time.
SCRATCH = ROOT / ".build-release" / "bench"
# Without debug information: valgrind 3.19 gives up on Swift's.
OURS = SCRATCH / "vclaim-bench"
LIMITS = SCRATCH / "limits"
ENVIRONMENT = {**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1", "SWIFT_BACKTRACE": "enable=no", "TMPDIR": str(SCRATCH)}


def run(*words, **options):
    ended = subprocess.run([str(word) for word in words], env=ENVIRONMENT, capture_output=True, text=True, **options)
    if ended.returncode:
        sys.exit(f"{' '.join(map(str, words))} ended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
    return ended


def note(text):
    """Progress goes to standard error: the table alone is the output."""
    print(text, file=sys.stderr, flush=True)


def files(rows):
    return SCRATCH / f"files-{rows}"


def build(row_counts, with_limits=True):
    """Copies the program, compiles the limits, and makes the files that both read."""
    SCRATCH.mkdir(parents=True, exist_ok=True)
    run("strip", "--strip-debug", "-o", OURS, RELEASE)
    if with_limits:
        flags = run("pkg-config", "--cflags", "--libs", "sqlite3", "libcrypto").stdout.split()
        sources = sorted((ROOT / "Benchmarks" / "limits").glob("*.c"))
        warnings = ["-Wall", "-Wextra", "-Werror"]
        run(os.environ.get("CC", "cc"), "-std=gnu17", "-O2", *warnings, "-o", LIMITS, *sources, *flags)
    for rows in row_counts:
        note(f"files of {rows} rows")
        run(OURS, "--rows", rows, "--write", files(rows))
        if with_limits:
            run(LIMITS, files(rows), "make")


class Subject:
    """One thing to measure: a benchmark of ours, or a limit where the name begins with `c-`."""

    def __init__(self, name, rows):
        self.name, self.rows = name, rows
        self.is_limit = name.startswith("c-")
        self.rounds, self.instructions, self.memory = [], None, None

    def command(self, count=None):
        if self.is_limit:
            return [LIMITS, files(self.rows), self.name] + ([] if count is None else [count])
        words = [OURS, "--rows", self.rows, "--files", files(self.rows), "--only", self.name]
        return words + (["--rounds", 1, "--json"] if count is None else ["--count", count])

    def round(self):
        """One process, one round: so the rounds of all can take turns."""
        found = json.loads(run(*self.command()).stdout)
        if self.is_limit:
            self.rounds.append(found)
        else:
            line = found["benchmarks"][0]
            line["frames"] = (line.pop("log", None) or {}).get("frames")
            self.rounds.append(line)

    def figure(self, field):
        """The median of the rounds; None where nothing was measured."""
        values = [found[field] for found in self.rounds if found.get(field) is not None]
        return statistics.median(values) if values else None

    def count_instructions(self, fewer, more):
        """What one operation takes: preparing is the same in both runs and falls out."""
        low, high = self.collected(fewer), self.collected(more)
        self.instructions = round((high - low) / (more - fewer))
        return self

    def collected(self, count):
        words = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *self.command(count)]
        return int(re.search(r"Collected : (\d+)", run(*words).stderr).group(1))


class Reading(Subject):
    """A benchmark of reading, for as long as a few publications take; with `beside`, while another process publishes."""

    ROUNDS = {"look-up-first": 60, "search-3": 60}

    def __init__(self, name, rows, beside):
        super().__init__(name, rows)
        self.beside = beside

    def command(self, count=None):
        words = super().command(count)
        words[words.index("--rounds") + 1] = self.ROUNDS[self.name]
        words[words.index("--files") + 1] = self.busy_files()
        return words

    def busy_files(self):
        """Files of their own: publications that are broken off leave a log, which would count against whoever reads next."""
        busy = files(f"{self.rows}-busy")
        if not self.beside:
            shutil.rmtree(busy, ignore_errors=True)
            shutil.copytree(files(self.rows), busy)
        return busy

    def round(self):
        if not self.beside:
            return super().round()
        words = [OURS, "--rows", self.rows, "--files", self.busy_files(), "--republish", 1_000]
        writer = subprocess.Popen([str(word) for word in words], env=ENVIRONMENT, stdout=subprocess.PIPE)
        try:
            writer.stdout.readline()
            super().round()
            if writer.poll() is not None:
                sys.exit(f"the publications ended before their readers: {writer.returncode}")
        finally:
            writer.kill()
            writer.wait()


class Memory:
    """Memory that the library or the decoder adds to a process, in bytes."""

    def __init__(self, name, rows):
        self.name, self.rows, self.memory, self.instructions = name, rows, None, None

    def figure(self, field):
        return None

    def round(self):
        if self.memory is None:
            words = [OURS, "--rows", self.rows, "--files", files(self.rows), "--memory"]
            self.memory = json.loads(run(*words).stdout)[self.name]


def count_all(tasks):
    """Counts the instructions of many, side by side: the count does not depend on who else runs."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for subject in pool.map(lambda task: task[0].count_instructions(*task[1]), tasks):
            note(f"{subject.name} of {subject.rows} rows: {subject.instructions:,} instructions")


def machine():
    """What must be known about the machine, and nothing that names it."""
    text = Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*:\s*(.+)$", text, re.M)
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text()).group(1))
    return {
        "processor": model.group(1) if model else "unknown",
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 1e6),
        "load": round(os.getloadavg()[0], 1),
    }
