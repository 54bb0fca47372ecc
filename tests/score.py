#!/usr/bin/env python3
"""Runs the scorers of ../shared on one build and prints their tables.

usage: score.py TIAOWEN [contract|rules|segmentation|peers|pdf ...]
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PARTS = ("contract", "rules", "segmentation", "peers", "pdf")


def say(title):
    print(f"\n== {title}", flush=True)


def tool(*words, **more):
    return subprocess.run([str(w) for w in words], check=False, **more)


def head(text, lines):
    print("\n".join(text.splitlines()[:lines]), flush=True)


def pipe(program, requests, *options):
    """Requests as NDJSON bytes -> records as NDJSON bytes."""
    return tool(program, "pipe", *options, input=requests, stdout=subprocess.PIPE).stdout


def records_of(program, out):
    """The seeds, the pages and the documents in one folder of records."""
    inputs = [SHARED / name for name in ("seeds", "documents")]
    tool(program, "run", "-q", "-o", out, *inputs, stderr=subprocess.DEVNULL)
    return out / "records"


def contract(program, folder):
    records = records_of(program, folder / "gold")
    tool(sys.executable, SHARED / "contract/score.py", SHARED / "contract/gold", records)


def rules(program, folder):
    records = records_of(program, folder / "rules")
    for rule, workflow in (("rules.json", "workflows.json"),
                           ("rules-documents.json", "workflows-documents.json")):
        gold = SHARED / "contract/gold"
        tool(sys.executable, SHARED / "contract/score_rules.py", gold / rule, records,
             "--workflows", gold / workflow)


def segmentation(program, folder):
    for form in ("laws.visible", "laws.visible.wrap", "laws.visible.pdf"):
        gold = SHARED / "segmentation" / f"{form}.ndjson"
        requests = b"".join(
            json.dumps({"id": row["id"], "text": row["text"]}).encode() + b"\n"
            for row in map(json.loads, gold.open(encoding="utf-8")))
        system = folder / f"{form}.ndjson"
        system.write_bytes(pipe(program, requests))
        print(form, flush=True)
        done = tool(sys.executable, SHARED / "segmentation/score.py", gold, system, "--worst", "0",
                    stdout=subprocess.PIPE, text=True)
        head(done.stdout, 40)


def peers(program, folder):
    cases = sorted((SHARED / "peers").glob("*.visible.ndjson"))
    score = SHARED / "peers/score.py"
    requests = tool(sys.executable, score, "--input", *cases, stdout=subprocess.PIPE).stdout
    out = folder / "peers.ndjson"
    out.write_bytes(pipe(program, requests, "--numerals"))
    tool(sys.executable, score, *cases, out)


def pdf(program, folder):
    out = folder / "pdf"
    tool(program, "run", "-q", "-o", out, SHARED / "pdf", stderr=subprocess.DEVNULL)
    tool(sys.executable, SHARED / "pdf/score.py", SHARED / "pdf", out)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = pathlib.Path(sys.argv[1]).resolve()
    if not SHARED.is_dir():
        print(f"score: {os.path.relpath(SHARED)} is absent: there is no truth to measure against")
        return
    if not program.is_file():
        sys.exit(f"score: {program} is absent: call ./dev score without --no-build")
    wanted = sys.argv[2:] or PARTS
    with tempfile.TemporaryDirectory(prefix="tiaowen-score-") as folder:
        for part in wanted:
            say(part)
            globals()[part](program, pathlib.Path(folder))


main()
