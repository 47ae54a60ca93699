#!/usr/bin/python3
"""Exports as real programs read them: python's csv, zipfile and XML, jq, and a validator of JSON schemas."""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

told = 0
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULA = "=+-@\t\r"


def check(name, good, *details):
    global told
    told += 1
    print(f"{'ok' if good else 'not ok'} {told} - {name}")
    for detail in details if not good else ():
        print("#   ", str(detail)[:2000].replace("\n", "\n#   "))


def skip(name, why):
    global told
    told += 1
    print(f"ok {told} - {name} # SKIP {why} (.ci/deps ci installs it)")


def run(*argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode()


def clepsydre(*argv):
    return run(os.environ["CLEPSYDRE"], *argv)


def tool(name, *argv):
    code, said = run(f"{os.environ['TOOLS']}/{name}", *argv)
    assert code == 0, said


def read(path):
    with open(path, "rb") as file:
        return file.read()


def only(folder, *parts):
    found = [f for f in os.listdir(folder) if all(part in f for part in parts)]
    assert len(found) == 1, (parts, os.listdir(folder))
    return f"{folder}/{found[0]}"


def csv_rows(path):
    """As a spreadsheet set to French reads it, or as RFC 4180 says."""
    text = read(path).decode("utf-8")
    french = text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), strict=True,
                           delimiter=";" if french else ","))


def unescape(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


class Book:
    """A workbook, by its XML alone."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as book:
            self.bad = book.testzip()
            self.parts = {name: book.read(name) for name in book.namelist()}
            self.dates = {info.date_time for info in book.infolist()}
        self.texts = []
        if "xl/sharedStrings.xml" in self.parts:
            for si in ET.fromstring(self.parts["xl/sharedStrings.xml"]):
                self.texts.append(unescape("".join(t.text or "" for t in si.iter(SHEET + "t"))))
        sheets = ET.fromstring(self.parts["xl/workbook.xml"]).find(SHEET + "sheets")
        self.names = [s.get("name") for s in sheets]

    def sheet(self, number):
        return ET.fromstring(self.parts[f"xl/worksheets/sheet{number}.xml"])

    def rows(self, number):
        """Each row as {column letter: text or number}."""
        rows = []
        for row in self.sheet(number).iter(SHEET + "row"):
            cells = {}
            for c in row:
                value = c.find(SHEET + "v")
                if value is None:
                    continue
                letter = re.match("[A-Z]+", c.get("r"))[0]
                cells[letter] = (self.texts[int(value.text)] if c.get("t") == "s"
                                 else float(value.text))
            rows.append(cells)
        return rows

    def formulas(self):
        return [name for name in self.parts
                if name.startswith("xl/worksheets/") and b"<f" in self.parts[name]]


def harmless(text):
    """No control but a line's end, nothing that turns a line about, nothing invisible."""
    return not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", text)


tmp = tempfile.mkdtemp()
out = f"{tmp}/out"
os.mkdir(out)

# -- a record in mid-day ----------------------------------------------------------------------

record = f"{tmp}/day.clepsydre"
tool("story", record, "config/rs6731.yaml", "config/cohort-rs6731.yaml", "tests/stories/mid-day.story")
before = read(record)
for arguments in (["csv"], ["xlsx"], ["json"]):
    code, said = clepsydre("export", record, "--format", *arguments, "--to", out)
    check(f"{arguments[0]}: written, and read back", code == 0 and "relu" in said, said)
check("an export changes no byte of the record", read(record) == before)
check("each file is marked as a draft before the seal",
      all(f.startswith("BROUILLON-") for f in os.listdir(out)), os.listdir(out))

again = f"{tmp}/again"
os.mkdir(again)
for name in ("csv", "xlsx", "json"):
    clepsydre("export", record, "--format", name, "--to", again)
check("the same record gives the same files, to the byte",
      all(read(f"{out}/{f}") == read(f"{again}/{f}") for f in os.listdir(out))
      and sorted(os.listdir(out)) == sorted(os.listdir(again)))

data = json.loads(read(only(out, ".json")))
tables = {"results": "resultats", "decisions": "decisions", "questions": "questions",
          "speaking": "parole", "attendance": "presence"}
book = Book(only(out, ".xlsx"))
check("the workbook is a sound archive", book.bad is None)
check("the workbook tells no moment of its making", book.dates == {(1980, 1, 1, 0, 0, 0)}, book.dates)
check("the workbook has no formula", not book.formulas())
check("its sheets are named in French",
      book.names == ["Résultats", "Décisions", "Questions", "Temps de parole", "Présence"], book.names)
for number, (key, name) in enumerate(tables.items(), 1):
    rows = csv_rows(only(out, f"-{name}.csv"))
    check(f"{name}: CSV, JSON and the workbook have the same {len(data[key])} rows",
          len(rows) - 1 == len(data[key]) == len(book.rows(number)) - 1)
    at = rows[0].index("numéro")
    letter = chr(ord("A") + at)
    check(f"{name}: of the same candidates in the same order",
          [r[at] for r in rows[1:]] == [r["number"] or "" for r in data[key]]
          == [r.get(letter, "") for r in book.rows(number)[1:]])
    sheet = book.sheet(number)
    pane = sheet.find(f"{SHEET}sheetViews/{SHEET}sheetView/{SHEET}pane")
    check(f"{name}: the first row stays in sight",
          pane is not None and pane.get("ySplit") == "1" and pane.get("state") == "frozen")
    check(f"{name}: each row of the workbook says that it is a draft",
          all(r["A"] == "PROJET" for r in book.rows(number)[1:]), book.rows(number)[1])
words = {v for r in book.rows(5)[1:] for v in r.values()} | set(book.rows(4)[0].values())
check("who is there is présent(e), as in the minutes, and a phase begun again recommencée",
      {"présent(e)", "recommencée"} <= words and "là" not in words and "neutralisée" not in words, words)
check("the first row is printed on each page",
      book.parts["xl/workbook.xml"].count(b"_xlnm.Print_Titles") == 5)
spoken = [r["spoken_ms"] for r in data["speaking"]]
letters = {v: k for k, v in book.rows(4)[0].items()}
check("times in the workbook are parts of a day, and sum to the same",
      abs(sum(r[letters["parole"]] for r in book.rows(4)[1:]) - sum(spoken) / 86400000) < 1e-9, letters)
check("the created date is that of the last event",
      re.search(b"<dcterms:created[^>]*>2026-11-24T", book.parts["docProps/core.xml"]))

# -- without the library ------------------------------------------------------------------------

broken = f"{tmp}/broken"
os.mkdir(broken)
version = re.search(r'SOVERSION "(\d+)"', read("/usr/include/xlsxwriter.h").decode())[1]
with open(f"{broken}/libxlsxwriter.so.{version}", "w", encoding="utf-8") as file:
    file.write("no library")
os.mkdir(f"{tmp}/without")
done = subprocess.run([os.environ["CLEPSYDRE"], "export", record, "--format", "xlsx", "--to", f"{tmp}/without"],
                      env={**os.environ, "LD_LIBRARY_PATH": broken}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
said = done.stdout.decode()
check("without its library a workbook is refused, the package named, and nothing written",
      done.returncode == 3 and f"apt install libxlsxwriter{version}" in said and not os.listdir(f"{tmp}/without"), said)
done = subprocess.run([os.environ["CLEPSYDRE"], "export", record, "--format", "json", "--to", f"{tmp}/without"],
                      env={**os.environ, "LD_LIBRARY_PATH": broken}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
check("the other formats do without it", done.returncode == 0, done.stdout.decode())
code, said = run("readelf", "-d", os.environ["CLEPSYDRE"])
check("no library of documents is loaded at the start",
      "libc.so" in said and not re.search("xlsxwriter|pango|cairo", said), said)

# -- a rehearsal ------------------------------------------------------------------------------

rehearsal = f"{tmp}/rehearsal"
tool("story", "--rehearsal", rehearsal, "config/rs6731.yaml", "config/cohort-rs6731.yaml", "tests/stories/mid-day.story")
os.mkdir(f"{tmp}/rehearsed")
for name in ("csv", "xlsx", "json", "html"):
    clepsydre("export", rehearsal, "--format", name, "--to", f"{tmp}/rehearsed")
check("a rehearsal says so in each name",
      all(f.startswith("REPETITION-BROUILLON-") for f in os.listdir(f"{tmp}/rehearsed")), os.listdir(f"{tmp}/rehearsed"))
check("and inside", all(r[0] == "RÉPÉTITION, PROJET" for r in csv_rows(only(f"{tmp}/rehearsed", "-questions.csv"))[1:])
      and json.loads(read(only(f"{tmp}/rehearsed", ".json")))["record"]["rehearsal"]
      and "RÉPÉTITION" in read(only(f"{tmp}/rehearsed", "proces-verbal", ".html")).decode()
      and all(r["A"] == "RÉPÉTITION, PROJET" for r in Book(only(f"{tmp}/rehearsed", ".xlsx")).rows(1)[1:]))

# -- the schema -------------------------------------------------------------------------------

schema = json.loads(read("share/schema/results.schema.json"))
try:
    import jsonschema
    jsonschema.Draft7Validator.check_schema(schema)
    faults = list(jsonschema.Draft7Validator(schema).iter_errors(data))
    check("the JSON is as its schema says", not faults, *(f"{list(f.path)}: {f.message}" for f in faults[:5]))
    for key in tables:
        changed = json.loads(json.dumps(data))
        changed[key][0]["else"] = 1
        check(f"the schema leaves nothing open in {key}",
              not jsonschema.Draft7Validator(schema).is_valid(changed))
except ImportError:
    skip("the schema", "jsonschema is not installed")
if shutil.which("jq"):
    code, said = run("jq", "-r", "[.results[].questions_counted] | add", only(out, ".json"))
    check("jq sums the same questions",
          said.strip() == str(sum(r["questions_counted"] for r in data["results"])), said)
else:
    skip("jq", "jq is not installed")

# -- cells that were written to do harm ---------------------------------------------------------

cells = f"{tmp}/cells"
os.mkdir(cells)
tool("cells", cells)
book = Book(f"{cells}/cells.xlsx")
by_json = {r["name"]: r for r in json.loads(read(f"{cells}/cells.json"))["cells"]}
by_book = {r["A"]: r for r in book.rows(1)[1:]}
check("harm: the workbook runs nothing", not book.formulas() and b"hyperlink" not in b"".join(book.parts.values()))
for dialect in ("cells", "cells-rfc4180"):
    rows = csv_rows(f"{cells}/{dialect}.csv")
    check(f"harm: {dialect}.csv has its rows and columns",
          len(rows) == len(by_json) + 1 and {len(r) for r in rows} == {9})
    check(f"harm: no cell of {dialect}.csv begins a formula, but numbers",
          not [c for r in rows for c in r if c[:1] in FORMULA and c[:1] and not re.fullmatch(r"-?\d+", c)])
    check(f"harm: {dialect}.csv holds nothing that a terminal or a reader obeys",
          all(harmless(c) for r in rows for c in r))
for name, row in by_json.items():
    text = row["text"]
    shown = by_book[name]["B"]
    check(f"harm: {name}: JSON and the workbook say the same, neutral",
          harmless(text) and (shown == text or (shown[-1] == "…" and text.startswith(shown[:-1])
                                               and len(shown) >= 16000)), shown[:100], text[:100])
    check(f"harm: {name}: an identifier is a text", isinstance(by_book[name]["C"], str))
    check(f"harm: {name}: no longer than a cell can hold", len(shown.encode("utf-16-le")) // 2 <= 32767)
row = by_book["plain"]
check("numbers, points, durations, instants and days are numbers",
      (row["D"], row["E"]) == (-12, 2.5) and abs(row["F"] - 90061 / 86400) < 1e-9
      and abs(row["G"] - (46350 + (9 * 3600 + 39 * 60 + 12) / 86400)) < 1e-7 and row["H"] == 46350, row)
check("JSON has them as numbers and ISO 8601",
      [by_json["plain"][k] for k in ("count", "points", "duration_ms", "instant", "day", "yes")]
      == [-12, 2.5, 90061000, "2026-11-24T09:39:12.000+01:00", "2026-11-24", True], by_json["plain"])

shutil.rmtree(tmp)
print(f"1..{told}")
