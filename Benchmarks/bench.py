#!/usr/bin/env python3
"""Ours and the limits side by side, in one run: what the targets of `make bench…` run."""

import argparse
import datetime
import sys
from pathlib import Path

import comparisons
import gate
import measuring
import peers
from measuring import note


def subjects():
    return [row.subject for _, rows in comparisons.SECTIONS for row in rows]


def find(name, rows):
    return next(subject for subject in subjects() if (subject.name, subject.rows) == (name, rows))


def time_text(microseconds):
    if microseconds is None:
        return ""
    number, unit = (microseconds, "µs") if microseconds < 1000 else (microseconds / 1000, "ms")
    return f"{number:.2f} {unit}" if number < 10 else f"{number:.1f} {unit}" if number < 100 else f"{number:,.0f} {unit}"


def verdict(row):
    checks = [bound.check(row.subject, find) for bound in row.bounds]
    return [("met" if check[0] else "NOT MET", check[1]) for check in checks if check]


def cells(row):
    subject = row.subject
    instructions = f"{subject.instructions:,}" if subject.instructions else ""
    frames = subject.figure("frames")
    log = f"{frames:g}" if frames is not None else ""
    bounds = "; ".join(f"{met}: {text}" for met, text in verdict(row))
    filed = comparisons.FILED.get((subject.name, subject.rows), "")
    middle = time_text(subject.figure("p50_us")) if subject.memory is None else f"{subject.memory / 1e6:.1f} MB"
    return [row.what, middle, time_text(subject.figure("p99_us")), instructions, log, filed, bounds]


def peer_cells(name, what, filed, found):
    return [what, time_text(found[name]) if name in found else "not measured", "", "", "", filed, ""]


TITLES = ["what", "p50", "p99", "instructions", "WAL frames", "when the bounds were set", "bound"]
RIGHT = range(1, 5)


def sections():
    """Each section's title and the cells of its lines."""
    found = peers.last()
    for title, rows in comparisons.SECTIONS:
        lines = [cells(row) for row in rows]
        lines += [peer_cells(*peer, found) for peer in comparisons.PEERS.get(title, [])]
        # A column that nothing stands in is left out.
        kept = [place for place in range(len(TITLES)) if place == 0 or any(line[place] for line in lines)]
        yield title, [TITLES[place] for place in kept], [[line[place] for place in kept] for line in lines], kept


def table():
    out = []
    for title, titles, lines, kept in sections():
        widths = [max(len(line[place]) for line in [titles] + lines) for place in range(len(titles))]
        out += ["", title]
        for line in [titles] + lines:
            padded = [cell.rjust(width) if kept[place] in RIGHT else cell.ljust(width)
                      for place, (cell, width) in enumerate(zip(line, widths))]
            out.append("  " + "  ".join(padded).rstrip())
    return "\n".join(out)


PAGE_HEAD = """# Figures

What look-up, search, decoding and publication take, beside what is possible.

## Overview

Each limit is a small program in C of this repository (`Benchmarks/limits`) over the same rows: invented diagnoses in the shape of ICD-10. `make bench`
runs both in turn in one run, and counts instructions under callgrind; `make bench-peers` measures Python and Node, and `make bench-page` writes this
page. Times are medians of single operations; on a busy machine they mean little, and instructions are what the bounds are in
wherever the processor alone decides. `make bench-gate` keeps them: it fails where one grows by more than 5 %.

"""


def markdown(title):
    out = [PAGE_HEAD + title + "."]
    for name, titles, lines, kept in sections():
        rule = ["--:" if place in RIGHT else "---" for place in kept]
        out += ["", f"### {name}", ""]
        out += ["| " + " | ".join(cell or "-" for cell in line) + " |" for line in [titles, rule] + lines]
    return "\n".join(out) + "\n"


def heading(rounds):
    machine = measuring.machine()
    date = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")
    return (f"{date}; {machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, "
            f"load {machine['load']}; {rounds} rounds, medians")


def compare(rounds, page):
    measuring.build(comparisons.ROW_COUNTS)
    title = heading(rounds)
    for number in range(rounds):
        note(f"round {number + 1} of {rounds}")
        for subject in subjects():
            note(f"  {subject.name} of {subject.rows:,} rows")
            subject.round()
    measuring.count_all([(row.subject, row.counts) for _, rows in comparisons.SECTIONS for row in rows if row.counts])
    print(title + "\n" + table())
    if page:
        Path(page).write_text(markdown(title))
    missed = [check for _, rows in comparisons.SECTIONS for row in rows for check in verdict(row) if check[0] != "met"]
    print(f"\n{len(missed)} bounds not met" if missed else "\nevery bound is met")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["compare", "gate", "accept", "peers"])
    parser.add_argument("--rounds", type=int, default=5, help="how often each is run")
    parser.add_argument("--page", help="write the table to this page of the documentation too")
    options = parser.parse_args()
    if options.what == "compare":
        return compare(options.rounds, options.page)
    if options.what == "peers":
        return peers.run(comparisons.DIAGNOSES, comparisons.LARGE)
    return gate.accept() if options.what == "accept" else gate.check()


if __name__ == "__main__":
    sys.exit(main())
