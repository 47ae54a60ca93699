#!/usr/bin/python3
"""What is exported, opened by LibreOffice and Chromium without a screen, each page tried by axe-core.

axe.min.js is looked for in $AXE, in node_modules here, and where npm installs for all.  Nothing is
installed and nothing is fetched: what is missing is said."""
import csv
import glob
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

told = 0
tmp = tempfile.mkdtemp()


def check(name, good, *details):
    global told
    told += 1
    print(f"{'ok' if good else 'not ok'} {told} - {name}", flush=True)
    for detail in details if not good else ():
        print("#   ", str(detail)[:3000].replace("\n", "\n#   "))


def skip(name, what):
    global told
    told += 1
    print(f"ok {told} - {name} # SKIP {what} is missing")


def run(*argv):
    done = subprocess.run(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=240)
    return done.returncode, done.stdout.decode(errors="replace")


def export(record, folder, *arguments):
    os.makedirs(folder, exist_ok=True)
    code, said = run(os.environ["CLEPSYDRE"], "export", record, "--to", folder, *arguments)
    check(f"export {' '.join(arguments)}", code == 0, said)


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        text = file.read()
    separator = ";" if text.split("\n", 1)[0].count(";") else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def office(path, to, into):
    """Opened by LibreOffice, and saved as something else."""
    code, said = run("soffice", "--headless", f"-env:UserInstallation=file://{tmp}/profile", *to, "--outdir", into, path)
    return code == 0 and "Error" not in said, said


# As shown, each sheet in a file of its own; in French.
EACH_SHEET = ("--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,1036,false,true,true,false,false,-1")
FRENCH_CSV = ("--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1036,false,true",)

record = f"{tmp}/sealed"
code, said = run(f"{os.environ['TOOLS']}/story", record, "config/rs6731.yaml", "config/cohort-rs6731.yaml",
                 "tests/stories/sealed-day.story")
assert code == 0, said
draft = f"{tmp}/draft"
code, said = run(f"{os.environ['TOOLS']}/story", "--rehearsal", draft, "config/rs6731.yaml", "config/cohort-rs6731.yaml",
                 "tests/stories/mid-day.story")
assert code == 0, said
out, drafts, cells = f"{tmp}/out", f"{tmp}/drafts", f"{tmp}/cells"
for name in ("csv", "xlsx", "html"):
    export(record, out, "--format", name)
export(record, out, "--format", "html", "--document", "annexe-confidentielle")
export(draft, drafts, "--format", "html")
os.mkdir(cells)
code, said = run(f"{os.environ['TOOLS']}/cells", cells)
assert code == 0, said

# -- LibreOffice ------------------------------------------------------------------------------

if shutil.which("soffice"):
    book = glob.glob(f"{out}/*.xlsx")[0]
    good, said = office(book, EACH_SHEET, f"{tmp}/sheets")
    check("LibreOffice opens the workbook", good, said)
    for sheet, name in {"Résultats": "resultats", "Décisions": "decisions", "Questions": "questions",
                        "Temps de parole": "parole", "Présence": "presence"}.items():
        shown = rows_of(glob.glob(f"{tmp}/sheets/*-{sheet}.csv")[0])
        wanted = rows_of(glob.glob(f"{out}/*-{name}.csv")[0])
        check(f"{sheet}: LibreOffice shows what the CSV says, cell by cell", shown == wanted,
              *[(a, b) for a, b in zip(shown, wanted) if a != b][:3])
    good, said = office(book, ("--convert-to", "pdf"), f"{tmp}/printed")
    if shutil.which("pdftotext"):
        code, said = run("pdftotext", "-layout", glob.glob(f"{tmp}/printed/*.pdf")[0], "-")
        check("the workbook prints with its heads and its pages numbered",
              said.count("numéro") >= 5 and re.search(r"\b1/\d", said), said)
    good, said = office(f"{cells}/cells.xlsx", EACH_SHEET, f"{tmp}/harm")
    shown = {r[0]: r for r in rows_of(glob.glob(f"{tmp}/harm/*.csv")[0])}
    with open(f"{cells}/cells.json", encoding="utf-8") as file:
        texts = {r["name"]: r["text"] for r in json.load(file)["cells"]}
    check("harm: LibreOffice shows each text of the workbook as it was made neutral",
          all(shown[n][1] == t or (shown[n][1].endswith("…") and t.startswith(shown[n][1][:-1]))
              for n, t in texts.items()), *[(n, shown[n][1][:80], t[:80]) for n, t in texts.items() if shown[n][1] != t])
    check("harm: numbers stay what they were", shown["zeros"][2] == "007" and shown["date"][2] == "1-2", shown["zeros"][:4])
    good, said = office(f"{cells}/cells.csv", (*FRENCH_CSV, "--convert-to", "fods"), f"{tmp}/harm")
    with open(f"{tmp}/harm/cells.fods", encoding="utf-8") as file:
        flat = file.read()
    check("harm: LibreOffice runs no cell of the CSV", good and "table:formula" not in flat and "#NAME" not in flat)
    check("harm: LibreOffice shows all rows of the CSV", flat.count("hyperlink") == 0 and all(f">{n}<" in flat for n in texts))
else:
    skip("LibreOffice", "soffice (Debian: libreoffice-calc-nogui)")

# -- Chromium, axe-core -------------------------------------------------------------------------

chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def browse(*arguments):
    return run(chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp}/browser",
               "--virtual-time-budget=20000", *arguments)


def find_axe():
    code, root = run("npm", "root", "-g") if shutil.which("npm") else (1, "")
    for path in (os.environ.get("AXE", ""), "node_modules/axe-core/axe.min.js", f"{root.strip()}/axe-core/axe.min.js"):
        if path and os.path.isfile(path):
            return path
    return None


RUN_AXE = """<script>axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(r => {
  const said = document.createElement("pre");
  said.id = "axe";
  said.textContent = JSON.stringify({passes: r.passes.length,
    violations: r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.map(n => n.html).slice(0, 3).join(" "))});
  document.body.replaceChildren(said);
});</script>"""


def try_axe(axe, page):
    with open(page, encoding="utf-8") as file:
        text = file.read()
    tried = f"{tmp}/axe.html"
    with open(tried, "w", encoding="utf-8") as file:
        file.write(text.replace("</body>", f"<script>{axe}</script>{RUN_AXE}</body>"))
    code, said = browse("--dump-dom", f"file://{tried}")
    found = re.search('<pre id="axe">(.*?)</pre>', said, re.S)
    return json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) if found else None


pages = sorted(glob.glob(f"{out}/*.html") + glob.glob(f"{drafts}/*.html"))
check("there are pages to open", len(pages) > 12, pages)
if chromium:
    for page in pages:
        name = os.path.basename(page)
        if "-resultat-" in name and "EX-03" not in name and "EX-12" not in name:
            continue
        printed = f"{tmp}/printed.pdf"
        code, said = browse(f"--print-to-pdf={printed}", "--no-pdf-header-footer", f"file://{page}")
        check(f"Chromium prints {name}", code == 0 and os.path.exists(printed), said)
        if os.path.exists(printed) and shutil.which("pdfinfo"):
            code, said = run("pdfinfo", printed)
            n = int(re.search(r"Pages: *(\d+)", said)[1])
            check(f"{name}: on A4, and no more pages than asked ({n})",
                  "A4" in said and n <= (3 if "proces-verbal" in name or "conditions" in name else 1 if "resultat" in name else 20), said)
        if os.path.exists(printed):
            os.unlink(printed)
    axe = find_axe()
    if axe:
        with open(axe, encoding="utf-8") as file:
            script = file.read()
        for page in pages:
            found = try_axe(script, page)
            check(f"axe finds no fault in {os.path.basename(page)}", found and found["passes"] and not found["violations"],
                  found and "\n".join(found["violations"]))
        with open(pages[0], encoding="utf-8") as file:
            bad = file.read().replace(' lang="', ' data-lang="', 1)
        with open(f"{tmp}/bad.html", "w", encoding="utf-8") as file:
            file.write(bad)
        found = try_axe(script, f"{tmp}/bad.html")
        check("axe would tell a page without a language", found and any("lang" in v for v in found["violations"]), found)
    else:
        skip("axe-core", "axe.min.js (npm install axe-core, or AXE=its path)")
else:
    skip("Chromium and axe-core", "chromium (Debian: chromium)")

shutil.rmtree(tmp)
print(f"1..{told}")
sys.exit(0)
