#!/usr/bin/env python3
"""Rashomon, two counting pipelines in Python and wc -w on one corpus.

    docs/bench/compare.py [--shared DIR] [--work DIR] [--runs N] [--only NAME,…]

DIR, or the environment variable RASHOMON_SHARED, holds data/articles.jsonl.zst,
tools/peers/{sklearn_cv.py,nltk_aho.py,lexicon.tsv} and seeds/, none of which are
part of this repository. The articles are written out again and again under new
ids, up to 300 MB and 900 MB, and every program is run as a whole process from
outside: start-up, reading and writing are in its time.

Rashomon does tokens, stems, zones, quotations, attribution and speakers, the
entries of the core pack and of the lexicon, counts by outlet, and keyness of the
whole vocabulary, by one report, which keeps no sentences but those behind the words
that it shows; and once more by way of a profile, a file that holds all of it and the
sentences behind terms. The pipelines do tokens, memoised stems, the entries of the
lexicon and counts by outlet; scikit-learn's has keyness for ten outlets. Neither
asks who speaks.

Debian packages: zstd python3-sklearn python3-nltk python3-ahocorasick
python3-stemmer. Prints Markdown; the program is built with the go in PATH.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MB = 1_000_000


def main():
    args = arguments()
    os.makedirs(args.work, exist_ok=True)
    peers = os.path.join(args.shared, "tools", "peers")
    binary = os.path.join(args.work, "rashomon")
    subprocess.run(["go", "build", "-o", binary, "./cmd/rashomon"], cwd=ROOT, check=True, env={**os.environ, "CGO_ENABLED": "0"})
    lexicon = write_lexicon(os.path.join(peers, "lexicon.tsv"), os.path.join(args.work, "peers.yaml"))
    corpora = {mb: write_corpus(args, mb) for mb in sorted({args.size, *args.curve})}

    counting = ["--lexicon", "core-en", "--lexicon", lexicon]
    keyness = ["--only", "distinctive", "--format", "json"]

    def rashomon(mb, jobs):
        core = ["taskset", "--cpu-list", "0"] if jobs == 1 else []  # else what reads and collects has the others
        return [[*core, binary, "report", corpora[mb], *counting, *keyness, "--jobs", str(jobs), "-o", os.path.join(args.work, f"{mb}-{jobs}.json")]]

    def by_profile(mb, jobs):
        profile = os.path.join(args.work, f"{mb}-{jobs}.profile")
        return [
            [binary, "profile", corpora[mb], *counting, "--jobs", str(jobs), "-o", profile],
            [binary, "report", profile, *keyness, "-o", profile + ".json"],
        ]

    tsv = os.path.join(peers, "lexicon.tsv")
    both = f"rashomon, {args.jobs} cores"
    rows = {
        "wc -w": [["wc", "-w", corpora[args.size]]],
        "rashomon, 1 core": rashomon(args.size, 1),
        both: rashomon(args.size, args.jobs),
        f"rashomon, {args.jobs} cores, by way of a profile": by_profile(args.size, args.jobs),
        "nltk-aho": [[os.path.join(peers, "nltk_aho.py"), corpora[args.size], tsv]],
        "sklearn": [[os.path.join(peers, "sklearn_cv.py"), corpora[args.size], tsv]],
    }
    # In turn, so that a minute in which the machine is slow is not one program's alone.
    seen = {}
    for _ in range(args.runs):
        for name, commands in rows.items():
            if wanted(args, name):
                r = run(commands)
                seen[name] = min(r, seen.get(name, r), key=lambda r: r.seconds)
    table(f"{args.size} MB of JSON Lines, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, the best of {args.runs} by time:",
          ["program", "seconds", "CPU s", "MB/s", "times rashomon's", "peak MB"],
          [[name, f"{r.seconds:.2f}", f"{r.cpu:.2f}", f"{args.size / r.seconds:.0f}", ratio(r, seen.get(both)), f"{r.peak:.0f}"] for name, r in seen.items()])
    if wanted(args, "curve"):
        table("Memory follows the vocabulary and the outlets, and not the articles:",
              ["MB of text", f"seconds, {args.jobs} jobs", "peak MB"],
              [[str(mb), f"{r.seconds:.2f}", f"{r.peak:.0f}"] for mb in args.curve for r in [run(by_profile(mb, args.jobs)[:1])]])
    if wanted(args, "small"):
        seeds = os.path.join(args.shared, "seeds")
        small = [["version"], ["report"], ["report", seeds]]
        table("Small runs, medians of 15:", ["command", "milliseconds of CPU"],
              [["rashomon " + " ".join(os.path.basename(a) for a in c), f"{1000 * statistics.median(once([binary, *c]).cpu for _ in range(15)):.0f}"] for c in small])


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--shared", default=os.environ.get("RASHOMON_SHARED"), help="folder of data and peers; else RASHOMON_SHARED")
    p.add_argument("--work", default="/var/tmp/rashomon-bench", help="folder for what is built and written, some 2 GB")
    p.add_argument("--runs", type=int, default=3, help="runs of each program, the best of which counts")
    p.add_argument("--jobs", type=int, default=os.cpu_count(), help="workers of the second run of rashomon")
    p.add_argument("--size", type=int, default=300, help="MB of text")
    p.add_argument("--curve", type=lambda s: [int(n) for n in s.split(",")], default=[75, 150, 300, 900], help="MB of text for the curve of memory")
    p.add_argument("--only", default="", help="names of rows, and curve or small, separated by commas")
    args = p.parse_args()
    if not args.shared or not os.path.exists(os.path.join(args.shared, "data", "articles.jsonl.zst")):
        p.error("name the folder with data/articles.jsonl.zst and tools/peers by --shared or RASHOMON_SHARED")
    return args


def wanted(args, name):
    return not args.only or any(name.startswith(o.strip()) for o in args.only.split(","))


def write_corpus(args, mb):
    """Writes the articles again and again, each time under other ids, until they are mb megabytes."""
    path = os.path.join(args.work, f"articles-{mb}.jsonl")
    if os.path.exists(path):
        return path
    data = os.path.join(args.shared, "data", "articles.jsonl.zst")
    lines = subprocess.run(["zstd", "-dcq", data], check=True, stdout=subprocess.PIPE).stdout.splitlines(keepends=True)
    start = b'{"id": "'
    size, again = 0, 0
    with open(path + ".part", "wb") as out:
        while size < mb * MB:
            for line in lines:
                if not line.startswith(start):
                    sys.exit(f"{data}: an article does not begin with its id")
                if again:
                    line = start + b"r%d-" % again + line[len(start):]
                out.write(line)
                size += len(line)
                if size >= mb * MB:
                    break
            again += 1
    os.rename(path + ".part", path)
    return path


def write_lexicon(tsv, path):
    """Writes the pipelines' lexicon as one of ours: words by their stem, as they are compared there."""
    categories = {}
    with open(tsv, encoding="utf-8") as f:
        for line in f:
            category, entry = line.rstrip("\n").split("\t")
            categories.setdefault(category, []).append(entry)
    with open(path, "w", encoding="utf-8") as out:
        out.write("lexicon: peers\nversion: 1.0.0\nlanguage: en\ntitle: The lexicon of the comparison\nlicense: none\ncategories:\n")
        for category, entries in categories.items():
            out.write(f"  - id: {category}\n    title: {category}\n    kind: cue\n    source: tools/peers\n    note: For measuring.\n    entries:\n")
            for entry in entries:
                term = " ".join(w if w.endswith("*") else "~" + w for w in entry.split())
                out.write(f'      - option: "{entry}"\n        terms: ["{term}"]\n')
    return path


class Run:
    """What one run took: seconds of the clock and of the processor, megabytes at its peak."""

    def __init__(self, seconds, cpu, peak):
        self.seconds, self.cpu, self.peak = seconds, cpu, peak


def once(command):
    env = dict(os.environ, LC_ALL="C.UTF-8")
    begin = time.monotonic()
    p = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = p.stderr.read()
    _, status, used = os.wait4(p.pid, 0)
    seconds = time.monotonic() - begin
    p.returncode = os.waitstatus_to_exitcode(status)
    if p.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit status {p.returncode}\n{said.decode(errors='replace')}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def run(commands):
    """Runs the commands one after the other."""
    parts = [once(c) for c in commands]
    return Run(sum(p.seconds for p in parts), sum(p.cpu for p in parts), max(p.peak for p in parts))


def ratio(r, ours):
    return f"{r.seconds / ours.seconds:.2f}" if ours else ""


def table(title, head, rows):
    print(title, end="\n\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print(flush=True)


if __name__ == "__main__":
    main()
