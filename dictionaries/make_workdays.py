#!/usr/bin/env python3
"""Writes dictionaries/workday.tsv from the npm package chinese-days.

    npm pack chinese-days && tar xzf chinese-days-*.tgz
    dictionaries/make_workdays.py package/package.json package/dist/years/*.json > dictionaries/workday.tsv

The dates are facts: the State Council's yearly notices of holidays and of the
weekend days worked in exchange. Ordinary Saturdays and Sundays are left out.
"""
import datetime
import json
import sys

version = json.load(open(sys.argv[1], encoding="utf-8"))["version"]
print("# Days off that are no weekend, and weekend days that are worked, as the State Council")
print(f"# announces them each year. Taken from chinese-days {version} by make_workdays.py.")
print("words\tkind\tname\tsource")
for path in sorted(sys.argv[2:]):
    year = json.load(open(path, encoding="utf-8"))
    rows = [(day, "holiday", text) for day, text in year["holidays"].items()]
    rows += [(day, "workday", text) for day, text in year["workdays"].items()]
    for day, kind, text in sorted(rows):
        weekend = datetime.date.fromisoformat(day).weekday() >= 5
        if weekend == (kind == "holiday"):
            continue
        print(day, kind, text.split(",")[1], f"国务院办公厅{day[:4]}年节假日安排", sep="\t")
