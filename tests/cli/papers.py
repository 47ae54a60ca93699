#!/usr/bin/python3
"""The jury's documents, opened by other programs, against what SQLite answers of the record."""
import collections
import glob
import html.parser
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile

told = 0
WORDS = {"validated": "Validée", "not_validated": "Non validée", "reserved": "Réservée"}


def check(name, good, *details):
    global told
    told += 1
    print(f"{'ok' if good else 'not ok'} {told} - {name}")
    for detail in details if not good else ():
        print("#   ", str(detail)[:1500].replace("\n", "\n#   "))


def run(*argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    assert done.returncode == 0, done.stdout.decode()
    return done.stdout.decode().replace("\u00a0", " ")


class Tables(html.parser.HTMLParser):
    """Captions and rows of cells."""

    def __init__(self, path):
        super().__init__()
        self.tables, self.text, self.into = [], "", None
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.into = self.tables[-1][-1]

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.into = None

    def handle_data(self, data):
        data = re.sub(r"\s+", " ", data)
        self.text += data
        if self.into is not None:
            self.into[-1] += data

    def headed(self, head):
        """The rows of all tables that have such a column, as dictionaries."""
        return [dict(zip(t[0], row)) for t in self.tables if any(head in cell for cell in t[0])
                for row in t[1:]]


class Record:
    def __init__(self, path):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.candidates = {}
        for number, family, given in self.ask(
                """SELECT identifier, (SELECT words FROM act WHERE kind = 'person_fact' AND person = id AND code = 'family'),
                   (SELECT words FROM act WHERE kind = 'person_fact' AND person = id AND code = 'given')
                   FROM candidate ORDER BY id"""):
            self.candidates[f"{family} {given}"] = number
        self.decided = {(number, competency): WORDS[outcome] for number, competency, outcome in self.ask(
            """SELECT identifier, competency, outcome FROM decision JOIN candidate ON id = candidate
               WHERE competency NOTNULL""")}
        self.questions = collections.Counter(dict(self.ask(
            """SELECT identifier, count(*) FROM question JOIN candidate ON id = candidate
               WHERE NOT follow_up OR (SELECT words FROM act WHERE kind = 'record_opened') LIKE '%EX0001%' GROUP BY 1""")))

    def ask(self, sql):
        return self.db.execute(sql).fetchall()

    def number_of(self, cell):
        """Of a cell that begins with somebody's name of birth."""
        for name, number in self.candidates.items():
            if cell.startswith(name):
                return number
        return None


def compare(what, path, folder, competencies):
    record = Record(path)
    os.mkdir(folder)
    for kind in ("pdf", "html"):
        run(os.environ["CLEPSYDRE"], "--lang", "fr", "export", path, "--format", kind, "--to", folder)

    def same(name, got, wanted):
        check(f"{what}: {name}", got == wanted, got, wanted)

    def page(stem):
        return Tables(glob.glob(f"{folder}/*{stem}*.html")[0])

    def printed(stem):
        return run("pdftotext", "-layout", glob.glob(f"{folder}/*{stem}*.pdf")[0], "-")

    # Minutes: the decisions, cell by cell; everybody once; the sums.
    minutes, paper = page("proces-verbal"), printed("proces-verbal")
    cells = {}
    for row in minutes.headed("Résultat"):
        for competency in competencies:
            said = row.get(competency, "")
            if said in WORDS.values() or said.startswith("Non validée, compensée"):
                cells[record.number_of(row["Nom de naissance et prénom"]), competency] = said.split(",")[0]
    same("the page tells each decision", cells, record.decided)
    part = paper[paper.index("Décisions du jury"):paper.index("Total :")]
    for word in WORDS.values():
        same(f"the paper tells as many “{word}”", len(re.findall(rf"(?<=  ){word}\b", part)),
             list(record.decided.values()).count(word))
    same("the page lists every candidate once", sorted(row["Numéro"] for row in minutes.headed("Identité vue")),
         sorted(record.candidates.values()))
    same("the page counts the questions of each",
         {row["Numéro"]: int(next(v for k, v in row.items() if k.startswith("Questions")))
          for row in minutes.headed("Identité vue") if record.questions[row["Numéro"]]}, dict(record.questions))
    there, away = (record.ask(f"SELECT count(*) FROM candidate WHERE attendance {test} ('present', 'admitted')")[0][0]
                   for test in ("IN", "NOT IN"))
    for name, text in (("page", minutes.text), ("paper", paper)):
        check(f"{what}: the {name} sums up who came",
              re.search(rf"{there + away} inscrits : {there} présents?, {away} ", text.replace("\u00a0", " ")), text[-800:])
        outcomes = re.search(r"((?:[^·.]+ : \d+ ?·? ?)+)\. Total : (\d+)", re.sub(r"\s+", " ", text))
        same(f"the outcomes on the {name} sum to the candidates",
             outcomes and (sum(int(n) for n in re.findall(r" : (\d+)", outcomes[1])), int(outcomes[2])),
             (there + away, there + away))

    # Each result: one person, their decisions and questions.
    for name, number in record.candidates.items():
        result = page(f"resultat-{number}")
        mine = {c: word for (n, c), word in record.decided.items() if n == number}
        got = {row["Compétence"].split(" ")[0]: row["Décision"].split(",")[0] for row in result.headed("Appréciation du jury")
               if row["Décision"].split(",")[0] in WORDS.values()}
        others = [other for other in record.candidates if other != name and other in result.text]
        if (got, others) != (mine, []):
            same(f"the result of {number}", (got, others), (mine, []))
    same("a result for each", len(glob.glob(f"{folder}/*resultat-*.pdf")), len(record.candidates))

    # Conditions: the questions of each; attendance sheet: everybody once.
    asked = {record.number_of(row["Nom de naissance et prénom"]): int(next(v for k, v in row.items() if k.startswith("Questions")) or 0)
             for row in page("conditions").headed("Parole") + page("conditions").headed("Aménagement")
             if any(k.startswith("Questions") for k in row) and row.get("Présence", "").startswith("présent")}
    same("the conditions count the questions of each", {k: v for k, v in asked.items() if v}, dict(record.questions))
    same("the attendance sheet has everybody once", sorted(row["Numéro"] for row in page("emargement").headed("Signature avant")),
         sorted(record.candidates.values()))


if not shutil.which("pdftotext"):
    print("ok 1 # SKIP no pdftotext here")
    print("1..1")
    raise SystemExit
tmp = tempfile.mkdtemp()
for exam, story, competencies in (("rs6731", "sealed-day", ("C1", "C2", "C3", "C4")), ("ex0001", "ex0001-sealed", ("A", "B"))):
    run(f"{os.environ['TOOLS']}/story", f"{tmp}/{exam}", f"config/{exam}.yaml", f"config/cohort-{exam}.yaml",
        f"tests/stories/{story}.story")
    compare(exam, f"{tmp}/{exam}", f"{tmp}/{exam}.out", competencies)
shutil.rmtree(tmp)
print(f"1..{told}")
