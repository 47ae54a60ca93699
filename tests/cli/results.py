#!/usr/bin/python3
"""What is exported against what SQLite answers of the record: each row, each count, each sum."""
import collections
import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile

told = 0


def check(name, good, *details):
    global told
    told += 1
    print(f"{'ok' if good else 'not ok'} {told} - {name}")
    for detail in details if not good else ():
        print("#   ", str(detail)[:2000].replace("\n", "\n#   "))


def run(*argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode()


def tables_of(record, folder):
    """The JSON's tables, and those of the CSV as dictionaries of texts."""
    os.mkdir(folder)
    for arguments in (["json"], ["csv", "--csv", "rfc4180"]):
        code, said = run(os.environ["CLEPSYDRE"], "--lang", "en", "export", record, "--to", folder,
                         "--format", *arguments)
        assert code == 0, said
    data, sheets = None, {}
    for name in os.listdir(folder):
        with open(f"{folder}/{name}", encoding="utf-8", newline="") as file:
            text = file.read()
        if name.endswith(".json"):
            data = json.loads(text)
        else:
            sheets[name.rsplit("-", 1)[1][:-4]] = list(csv.DictReader(io.StringIO(text, newline="")))
    return data, sheets


def compare(what, record, folder, follow_ups_count):
    data, sheets = tables_of(record, folder)
    db = sqlite3.connect(f"file:{record}?mode=ro", uri=True)

    def ask(sql):
        return db.execute(sql).fetchall()

    def number(sql):
        return ask(sql)[0][0]

    def same(name, got, wanted):
        check(f"{what}: {name}", got == wanted, got, wanted)

    same("every candidate once, under the office's number",
         [r["number"] for r in data["results"]],
         [r[0] for r in ask("SELECT identifier FROM candidate ORDER BY id")])
    same("their attendance", [r["attendance_code"] for r in data["results"]],
         [r[0] for r in ask("SELECT attendance FROM candidate ORDER BY id")])
    same("birth names, names in use and first names",
         [[r[k] for k in ("birth_name", "name_in_use", "first_name")] for r in data["results"]],
         [[*r] for r in ask("""SELECT max(iif(code = 'family', words, NULL)), max(iif(code = 'usual_family', words, NULL)),
            max(iif(code = 'given', words, NULL)) FROM act JOIN candidate ON id = person
            WHERE kind = 'person_fact' GROUP BY id ORDER BY id""")])
    same("each decision, with its reason",
         sorted((r["number"], r["competency"], r["decision_code"]) for r in data["decisions"] if r["decision_code"]),
         sorted(ask("""SELECT c.identifier, competency, outcome FROM decision JOIN candidate AS c ON c.id = candidate
            WHERE competency NOTNULL""")))
    same("the reason of each refusal",
         sorted((r["number"], r["competency"], r["reason"]) for r in data["decisions"] if r["decision_code"] == "not_validated"),
         sorted(ask("""SELECT c.identifier, competency, reason FROM decision JOIN candidate AS c ON c.id = candidate
            WHERE outcome = 'not_validated'""")))
    same("each appreciation of the jury's",
         sorted((r["number"], r["competency"], r["appreciation"]) for r in data["decisions"] if r["appreciation"]),
         sorted(ask("""SELECT c.identifier, i.identifier, words FROM (SELECT candidate, item, words, max(event) FROM act
            WHERE kind = 'joint_appreciation' GROUP BY 1, 2) AS a JOIN candidate AS c ON c.id = a.candidate
            JOIN item AS i ON i.item = a.item WHERE words NOTNULL""")))
    same("each result of the written test",
         sorted((r["number"], r["competency"], r["written_rank"] or 0, r["assessor"], r["assessed_on"])
                for r in data["decisions"] if r["written_level"]),
         sorted(ask("""SELECT c.identifier, i.identifier, coalesce(value, 0), words, date(ms / 1000, 'unixepoch')
            FROM (SELECT candidate, item, value, code, words, ms, max(event) FROM act WHERE kind = 'written_entered'
              GROUP BY 1, 2) AS a JOIN candidate AS c ON c.id = a.candidate JOIN item AS i ON i.item = a.item
            WHERE code IS NOT 'cleared'""")))
    same("what was validated before, and when",
         sorted((r["number"], r["competency"], r["validated_at_session"]) for r in data["decisions"] if r["is_validated_before"]),
         sorted(ask("""SELECT c.identifier, i.identifier, words FROM act JOIN candidate AS c ON c.id = candidate
            JOIN item AS i USING (item) WHERE kind = 'validated_before'""")))
    counted = dict(ask(f"""SELECT c.identifier, count(*) FROM question JOIN candidate AS c ON c.id = candidate
        WHERE {'1' if follow_ups_count else 'NOT follow_up'} GROUP BY 1"""))
    same("the questions of each", {r["number"]: r["questions_counted"] for r in data["results"] if r["questions_counted"]}, counted)
    same("all questions", len(data["questions"]), number("SELECT count(*) FROM question"))
    same("the speech of each, to the millisecond",
         {r["number"]: r["spoken_ms"] for r in data["results"]},
         {**{r["number"]: 0 for r in data["results"]},
          **dict(ask("SELECT identifier, sum(spoken_ms) FROM speaking_time JOIN candidate ON id = candidate GROUP BY 1"))})
    same("the sum of all fair shares", sum(r["fair_share_ms"] for r in data["speaking"] if not r["set_aside"]),
         number("SELECT coalesce(sum(fair_ms), 0) FROM speaking_time"))
    same("each mark of each member", collections.Counter(
        (r["member"], r["number"], r["criterion"], r["rank"] or "not_observed")
        for r in sheets["scores"] if r["criterion"]), collections.Counter(
        (name, number, criterion, str(rank or "not_observed")) for name, number, criterion, rank in ask(
            """SELECT p.name, c.identifier, coalesce(criterion, competency), rank FROM score JOIN person AS p ON p.person = juror
            JOIN candidate AS c ON c.id = candidate""")))
    same("the head", data["record"]["head"], number("SELECT hash FROM event ORDER BY id DESC LIMIT 1"))
    same("how many events", data["record"]["events"], number("SELECT max(id) FROM event"))
    seen = sum(collections.Counter(r["outcome_code"] for r in data["results"]).values())
    same("the outcomes sum to the candidates", seen, number("SELECT count(*) FROM candidate"))
    return data, sheets


tmp = tempfile.mkdtemp()
record = f"{tmp}/sealed"
code, said = run(f"{os.environ['TOOLS']}/story", record, "config/rs6731.yaml", "config/cohort-rs6731.yaml",
                 "tests/stories/sealed-day.story")
assert code == 0, said
data, sheets = compare("a sealed day", record, f"{tmp}/out", False)
check("sealed: no file is a draft", not [f for f in os.listdir(f"{tmp}/out") if "BROUILLON" in f] and not data["record"]["draft"])
check("sealed: one certified lacks nothing, one refused lacks what was refused",
      all(r["missing"] is None for r in data["results"] if r["outcome_code"] == "certified")
      and [r["missing"] for r in data["results"] if r["outcome_code"] == "not_certified"] == ["C2"])
check("sealed: the outcomes are in the grid's words",
      {r["outcome"] for r in data["results"]} == {"Certifié(e)", "Non certifié(e)", "Absent(e)"})
check("sealed: the criteria of a refusal", [r["criteria_not_met"] for r in data["decisions"] if r["criteria_not_met"]] == ["C2.2, C2.3"])
members = ("MERLE", "PINSON", "SITTELLE")
check("sealed: no member stands beside a decision",
      not [m for m in members if m in json.dumps([data["results"], data["decisions"]], ensure_ascii=False)])
text = json.dumps(data, ensure_ascii=False)
check("sealed: no private note and no mark of a member", "Parle de la fête" not in text and "C1.2" not in text)

record = f"{tmp}/points"
code, said = run(f"{os.environ['TOOLS']}/story", record, "config/ex0001.yaml", "config/cohort-ex0001.yaml",
                 "tests/stories/ex0001-two-clocks.story")
assert code == 0, said
os.mkdir(f"{tmp}/points-out")
code, said = run(os.environ["CLEPSYDRE"], "export", record, "--format", "xlsx", "--to", f"{tmp}/points-out")
check("a grid with points: a workbook is made, and read back", code == 0 and "relu" in said, said)

shutil.rmtree(tmp)
print(f"1..{told}")
