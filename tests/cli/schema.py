#!/usr/bin/python3
"""The JSON schemas and `clepsydre check` say the same of a file, wherever a schema can tell."""
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"ok 1 - the schemas # SKIP {missing.name} is not installed (.ci/deps ci installs it)")
    print("1..1")
    sys.exit()

told = 0


def check(name, good, *details):
    global told
    told += 1
    print(f"{'ok' if good else 'not ok'} {told} - {name}")
    for detail in details if not good else ():
        print("#   ", *str(detail).splitlines(), sep="\n#   ")


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: 10:00 is no number, « on » no boolean, a date no date."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]*\.[0-9]+", "-+.0123456789"),
):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def as_json(value):
    """Keys of JSON are texts."""
    if isinstance(value, dict):
        return {str(k): as_json(v) for k, v in value.items()}
    return [as_json(v) for v in value] if isinstance(value, list) else value


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def validator(name):
    schema = json.loads(read(f"share/schema/{name}.schema.json"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


schemas = {name: validator(name) for name in ("grid", "cohort")}
samples = {name: read(f"config/{name}.yaml")
           for name in ("rs6731", "cohort-rs6731", "ex0001", "cohort-ex0001")}


def kind_of(sample):
    return "cohort" if sample.startswith("cohort") else "grid"


def schema_takes(sample, text):
    return schemas[kind_of(sample)].is_valid(as_json(yaml.load(text, Loader)))


def changed(sample, old, new):
    text = samples[sample]
    assert text.count(old) >= 1, f"{sample} has no {old!r}"
    return text.replace(old, new, 1)


def check_takes(texts):
    """What `check` says of each of (sample, text), in one run."""
    with tempfile.TemporaryDirectory() as folder:
        for name in samples:
            with open(f"{folder}/{name}.yaml", "w", encoding="utf-8") as file:
                file.write(samples[name])
        with open(f"{folder}/candidats.csv", "w", encoding="utf-8") as file:
            file.write(read("config/candidats.csv"))
        paths = []
        for n, (_, text) in enumerate(texts):
            paths.append(f"{folder}/variant-{n}.yaml")
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text)
        said = subprocess.run(
            [os.environ["CLEPSYDRE"], "--lang", "en", "check", *paths],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        ).stdout.decode()
        good = re.findall(r"^(\S+): a (?:grid|cohort), without a fault$", said, re.M)
        return [path in good for path in paths]


# -- the samples ------------------------------------------------------------------------------

for sample, text in samples.items():
    errors = list(schemas[kind_of(sample)].iter_errors(as_json(yaml.load(text, Loader))))
    check(f"the schema takes {sample}", not errors,
          *(f"{list(e.path)}: {e.message[:200]}" for e in errors))
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    check(f"{sample} names its schema", named and os.path.exists(f"config/{named[1]}")
          and named[1].endswith(f"{kind_of(sample)}.schema.json"))

# -- variants: a sample with one place changed ------------------------------------------------

GOOD = (True, True)
BAD = (False, False)
CHECK_ONLY = (True, False)  # depends on another key or file: the schema can't tell
STRICT = (False, True)      # check reads it; editors propose the one spelling

variants = [
    # keys
    ("rs6731", "promotion:", "promotoin:", BAD),
    ("rs6731", "  minimum: 8", "  minima: 8", BAD),
    ("rs6731", "    durée: 10 min\n", "    duree: 10 min\n", STRICT),
    ("rs6731", "    durée: 10 min\n", "", BAD),
    ("rs6731", "grille: 1", "", BAD),
    ("rs6731", "grille: 1", "grille: 2", BAD),
    ("rs6731", "grille: 1", 'grille: "1"', GOOD),
    ("rs6731", "  certificateur: Ocellia\n", "", BAD),
    ("rs6731", "droits:", "droits: à confirmer\nanciens:", BAD),
    ("rs6731", "promotion:\n  minimum: 8\n  maximum: 15\n", "", GOOD),
    ("ex0001", "résultats:\n  certifié: Admis(e)", "résultats:\n  certifié: à confirmer", GOOD),
    # kinds of nodes
    ("rs6731", "    durée: 10 min\n", "    durée: [10 min]\n", BAD),
    ("rs6731", "    avertir: [5 min, 2 min, 30 s]\n", "    avertir: 5 min\n", GOOD),
    ("rs6731", "    avertir: [5 min, 2 min, 30 s]\n", "    avertir: []\n", BAD),
    ("rs6731", "    avertir: [5 min, 2 min, 30 s]\n", "    avertir: [5 min, à confirmer]\n", GOOD),
    ("rs6731", "    avertir: [5 min, 2 min, 30 s]\n", "    avertir: [5 min, 2]\n", BAD),
    ("rs6731", "    nom: Présentation collective\n", "    nom:\n", BAD),
    ("rs6731", "    nom: Présentation collective\n", "    nom: 12\n", GOOD),
    ("rs6731", "    nom: Présentation collective\n", '    nom: " "\n', BAD),
    ("rs6731", "    nom: Présentation collective\n", "    nom: {texte: oui}\n", BAD),
    # numbers
    ("rs6731", "minimum: 8", "minimum: 0", BAD),
    ("rs6731", "minimum: 8", "minimum: huit", BAD),
    ("rs6731", "minimum: 8", "minimum: 8.5", BAD),
    ("rs6731", "minimum: 8", 'minimum: "8"', GOOD),
    ("rs6731", "minimum: 8", "minimum: -8", BAD),
    ("rs6731", "minimum: 8", "minimum: à confirmer", GOOD),
    ("rs6731", "minimum: 8", "minimum: 16", CHECK_ONLY),
    ("rs6731", "pages: 10", "pages: 2000", BAD),
    ("rs6731", "questions_minimum: 2", "questions_minimum: 51", BAD),
    ("rs6731", "questions_minimum: 2", "questions_minimum: 0", GOOD),
    # choices, yes and no
    ("rs6731", "parole: par candidat", "parole: par groupe", BAD),
    ("rs6731", "parole: par candidat", "parole: non suivie", GOOD),
    ("rs6731", "parole: par candidat", "parole: Par Candidat", STRICT),
    ("rs6731", "sonnerie: non", "sonnerie: no", BAD),
    ("rs6731", "sonnerie: non", "sonnerie: true", BAD),
    ("rs6731", "sonnerie: non", "sonnerie: oui", GOOD),
    ("rs6731", "sonnerie: non", "sonnerie: OUI", STRICT),
    ("rs6731", "délibération: en fin de session", "délibération: jamais", BAD),
    ("rs6731", "  noter: [membre, présidence]", "  noter: membre", GOOD),
    ("rs6731", "  noter: [membre, présidence]", "  noter: [membre, jury]", BAD),
    # dates, texts
    ("rs6731", "fin_enregistrement: à confirmer", "fin_enregistrement: 31/12/2028", GOOD),
    ("rs6731", "fin_enregistrement: à confirmer", "fin_enregistrement: 2028-12-31", GOOD),
    ("rs6731", "fin_enregistrement: à confirmer", "fin_enregistrement: 31/13/2028", BAD),
    ("rs6731", "fin_enregistrement: à confirmer", "fin_enregistrement: 31 décembre", BAD),
    ("rs6731", "fin_enregistrement: à confirmer", "fin_enregistrement: 30/02/2028", CHECK_ONLY),
    ("rs6731", "fin_enregistrement: à confirmer", "fin_enregistrement: A confirmer", STRICT),
    ("rs6731", 'court: "Absent', 'court: "Tout à fait absent', BAD),
    ("rs6731", "  - code: notation", "  - code: une-notation-beaucoup-trop-longue", BAD),
    ("rs6731", "  - code: notation", "  - code: échange", CHECK_ONLY),
    ("rs6731", "  - code: notation", "  - code: à confirmer", BAD),
    ("rs6731", "consigne: \"Vous avez {durée}", "consigne: \"Vous avez {temps}", CHECK_ONLY),
    # the scale
    ("rs6731", "  4:\n    nom: Maîtrisé", "  quatre:\n    nom: Maîtrisé", BAD),
    ("rs6731", "  4:\n    nom: Maîtrisé", "  4:\n    titre: Maîtrisé", BAD),
    ("rs6731", "  4:\n    nom: Maîtrisé", "  6:\n    nom: Maîtrisé", CHECK_ONLY),
    ("rs6731", "  1:\n    nom: Non acquis", "  9:\n    nom: Non acquis", BAD),
    ("rs6731", "échelle:\n", "échelle:\n  points: {de: 0, à: 5, pas: 1}\n", BAD),
    ("ex0001", 'pas: "1/2"', "pas: 1/2", GOOD),
    ("ex0001", 'pas: "1/2"', "pas: 0.5", GOOD),
    ("ex0001", 'pas: "1/2"', "pas: 0,5", BAD),
    ("ex0001", 'pas: "1/2"', "pas: 3", CHECK_ONLY),
    ("ex0001", 'pas: "1/2"', "pas: à confirmer", GOOD),
    ("ex0001", '    pas: "1/2"\n', "", BAD),
    ("ex0001", '"2.5": Juste', '"2.7": Juste', CHECK_ONLY),
    ("ex0001", '"2.5": Juste', '"deux": Juste', BAD),
    ("ex0001", "non_observé: non", "non_observé: oui", CHECK_ONLY),
    # questions, competencies
    ("rs6731", "    a: Conditions", "    f: Conditions", BAD),
    ("rs6731", "    a: Conditions de réussite", "    a: à confirmer", GOOD),
    ("rs6731", "      niveau_1: 0", "      niveau1: 0", BAD),
    ("rs6731", "      niveau_1: 0", "      niveau_7: 0", CHECK_ONLY),
    ("rs6731", "      niveau_1: 0", "      niveau_1: aucun", BAD),
    ("rs6731", "épreuves: [dossier]", "épreuves: dossier", GOOD),
    ("rs6731", "épreuves: [dossier]", "épreuves: [écrit]", CHECK_ONLY),
    ("rs6731", "résultat: par critère", "résultat: à confirmer", GOOD),
    ("ex0001", "    poids: 2\n", "    poids: 0\n", BAD),
    ("ex0001", "épreuves:\n  oral:\n", "épreuves:\n  oral: à confirmer\n  autre:\n", BAD),
    ("ex0001", "\n  A:\n", "\n  une-compétence-au-code-interminable:\n", BAD),
    # ratios
    ("rs6731", 'coefficient: "4/3"', "coefficient: 4/3", GOOD),
    ("rs6731", 'coefficient: "4/3"', "coefficient: 1.5", GOOD),
    ("rs6731", 'coefficient: "4/3"', 'coefficient: "1.5"', GOOD),
    ("rs6731", 'coefficient: "4/3"', "coefficient: 1,5", BAD),
    ("rs6731", 'coefficient: "4/3"', "coefficient: 3", BAD),
    ("rs6731", 'coefficient: "4/3"', "coefficient: 4/0", BAD),
    ("rs6731", 'coefficient: "4/3"', "coefficient: un tiers", BAD),
    ("rs6731", 'coefficient: "4/3"', 'coefficient: "7/3"', CHECK_ONLY),
    ("rs6731", 'coefficient: "4/3"', 'coefficient: "1.33333"', BAD),
    ("rs6731", 'part_extérieure_minimum: "1/2"', "part_extérieure_minimum: 2", BAD),
    # the cohort
    ("cohort-rs6731", "session:\n", "session: à confirmer\nautre:\n", BAD),
    ("cohort-rs6731", "  date: 24/11/2026\n", "", BAD),
    ("cohort-rs6731", "  date: 24/11/2026\n", "  date: à confirmer\n", GOOD),
    ("cohort-rs6731", "  grille: rs6731.yaml\n", "", CHECK_ONLY),  # new --grid gives it
    ("cohort-rs6731", "  candidats: candidats.csv\n", "", BAD),
    ("cohort-rs6731", "déports:",
     "candidats:\n  - {numéro: X, nom de naissance: A, prénom: B, groupe: G1}\ndéports:", BAD),
    ("cohort-rs6731", "délibération: 12 h 00", "délibération: midi", BAD),
    ("cohort-rs6731", "délibération: 12 h 00", "délibération: 12:00", GOOD),
    ("cohort-rs6731", "délibération: 12 h 00", "délibération: 24 h 00", BAD),
    ("cohort-rs6731", "rôle: présidence", "rôle: président", BAD),
    ("cohort-rs6731", "rôle: présidence", "rôle: membre", BAD),
    ("cohort-rs6731", "rôle: présidence", "rôle: à confirmer", GOOD),
    ("cohort-rs6731", "    rôle: membre\n", "", BAD),
    ("cohort-rs6731", "rôle: membre", "rôle: présidence", CHECK_ONLY),
    ("cohort-rs6731", "qualité: interne", "qualité: externe", BAD),
    ("cohort-rs6731", "    tient_la_séance: oui", "    tient_la_séance: vrai", BAD),
    ("cohort-rs6731", "    candidat: EX-07\n", "", BAD),
    ("cohort-rs6731", "    candidat: EX-07\n", "    candidat: EX-07\n    groupe: G1\n", BAD),
    ("cohort-rs6731", "    candidat: EX-07\n", "    groupe: G2\n", GOOD),
    ("cohort-rs6731", "    candidat: EX-07\n", "    candidat: EX-77\n", CHECK_ONLY),
    ("cohort-rs6731", "    motif: même employeur\n", "", BAD),
    ("cohort-rs6731", "passage: 9 h 00", "passage: 9h", GOOD),
    ("cohort-rs6731", "passage: 9 h 00", "passage: 9", BAD),
    ("cohort-rs6731", "    nom: Cour des Exemples\n", "", BAD),
    ("cohort-ex0001", "temps majoré: oui", "temps majoré: 4/3", GOOD),
    ("cohort-ex0001", "temps majoré: oui", "temps majoré: 1.25", GOOD),
    ("cohort-ex0001", "temps majoré: oui", "temps majoré: 2.5", BAD),
    ("cohort-ex0001", "temps majoré: oui", "temps majoré: souvent", BAD),
    ("cohort-ex0001", "temps majoré: oui", "temps majoré: à confirmer", GOOD),
    ("cohort-ex0001", "temps majoré: oui", "déjà validées: [A (EX-2025-02), B]", GOOD),
    ("cohort-ex0001", "temps majoré: oui", "déjà validées: Z", CHECK_ONLY),
    ("cohort-ex0001", "nom d’usage: MÉLÈZE", "nom d'usage: MÉLÈZE", STRICT),
    ("cohort-ex0001", "nom d’usage: MÉLÈZE", "nom d’épouse: MÉLÈZE", BAD),
    ("cohort-ex0001", "numéro: EI-02\n", "numéro:\n", BAD),
    ("cohort-ex0001", "numéro: EI-02\n", "numéro: EI-01\n", CHECK_ONLY),
    ("cohort-ex0001", "numéro: EI-02\n", "numéro: 2\n", GOOD),
]

texts = [(sample, changed(sample, old, new)) for sample, old, new, _ in variants]
for (sample, old, new, wanted), takes, (_, text) in zip(variants, check_takes(texts), texts):
    got = (schema_takes(sample, text), takes)
    verdict = {GOOD: "both take", BAD: "both refuse", CHECK_ONLY: "check alone refuses",
               STRICT: "the schema alone refuses"}[wanted]
    check(f"{sample}: {verdict} {(new or 'no ' + old).strip()!r}", got == wanted,
          "schema, check: " + repr(got))

# -- durations and hours: the same pattern on both sides --------------------------------------

blanks = ["", " ", "\u00a0"]
durations = [
    "0 min", "00:00", "10", "1.5 min", "une heure", "1 heure", "10 Min", "10 MIN", "-5 min",
    "5 min 61", "1 h 60", "1 h 30 min 15", "1 h 30 min 15 s", "1 h 15 s", "1 h 30 s 5", "10 s 5",
    "10 min 30", "10 min 30 s", "30 min 1 h", "1:05", "1:60", "1:5", ":30", "10:", "1:00:00",
    "1:00:0", "90:00", "005 min", "1 h 005", "1 h min", "h", "min", "1 h 30m", "10 min.",
    "10  min", "1\u202fh\u202f30",
] + [f"{n}{a}{unit}{b}{rest}" for n, unit, a, b, rest in
     itertools.product(["1", "20"], ["h", "min", "s"], blanks, blanks, ["", "5", "5 s"])]
hours = ["9 h 00", "9h", "9 h", "09:00", "9:00", "9", "24 h", "23 h 59", "23 h 60", "9 h 5", "9:5",
         "9 h 00 min", "midi"]
for sample, old, new, values in (
    ("rs6731", "silence: 40 s\n", 'silence: "{}"\n', durations),
    ("cohort-rs6731", "délibération: 12 h 00\n", 'délibération: "{}"\n', hours),
):
    texts = [(sample, changed(sample, old, new.format(value))) for value in values]
    apart = [value for value, takes, (_, text) in zip(values, check_takes(texts), texts)
             if takes != schema_takes(sample, text)]
    check(f"both read the same of {len(values)} spellings in {sample}", not apart, *apart)

print(f"1..{told}")
