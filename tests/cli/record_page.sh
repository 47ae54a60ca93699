#!/bin/sh
# clepsydre-record(7) keeps its word: an expert with the shell of SQLite alone reads in a record what the
# program exports of it.  Each statement of the page is run as it stands.
. tests/support/tap.sh
needs sqlite3 sha256sum python3
record=$tmp/record page=share/man/man7/clepsydre-record.7

"$TOOLS/story" "$record" config/rs6731.yaml config/cohort-rs6731.yaml tests/stories/sealed-day.story ||
	not_ok 'the story is told on a record'
mkdir "$tmp/csv"
"$CLEPSYDRE" export "$record" --format csv --csv rfc4180 --to "$tmp/csv" >/dev/null || not_ok 'it is exported'

# What stands in the page after `.\" sql NAME` or `.\" sh NAME`.
of_page() {
	awk -v mark=".\\\\\" $1 $2" '$0 == mark { at = 1 } at == 2 && /^\.Ed/ { exit }
		at == 2 { print } at == 1 && /^\.Bd/ { at = 2 }' "${3:-$page}" | sed 's/\\e/\\/g'
}
names() { sed -n "s/^\\.\\\\\" $1 //p" "${2:-$page}"; }
run_sql() { sqlite3 -readonly -csv "$record" "$(of_page sql "$1")"; }
run_sh() {
	of_page sh "$1" | sed "s|RECORD|$record|" >"$tmp/recipe"
	(cd "$tmp" && sh "$tmp/recipe")
}

for name in $(names sql); do
	check "the statement “$name” answers" sh -c 'sqlite3 -readonly "$1" "$2" >/dev/null' sh "$record" "$(of_page sql "$name")"
done

# same TABLE NAME COLUMNS [FILLED]: the rows of the statement are those columns of the export, in any
# order; of it only rows where that column is filled.
same() {
	run_sql "$2" >"$tmp/rows"
	check "$2 is what the export says" python3 -c '
import csv, sys
rows, table, columns = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
told = sorted(tuple(r) for r in csv.reader(open(rows, newline="")))
with open(table, newline="") as f:
    made = sorted(tuple(r[c] for c in columns) for r in csv.DictReader(f) if r[sys.argv[4]])
if told != made or not told:
    print("# the page has", len(told), "rows, the export", len(made))
    for r in list(set(told) ^ set(made))[:8]:
        print("#", "page" if r in told else "export", r)
    sys.exit(1)' "$tmp/rows" "$(echo "$tmp/csv/"*-"$1.csv")" "$3" "${4:-${3%%,*}}"
}
same presence presence 'numéro,candidat,code de présence'
same questions questions 'événement,numéro,posée par,niveau,mots'
same parole speaking 'numéro,phase,part juste,parole'
same scores scores 'membre,numéro,compétence,critère,rang' critère
same decisions decisions 'numéro,compétence,code de décision,motif' 'code de décision'
same journal timeline 'événement,annulé par'

# The proof: silent on what was written, and the number of what was changed.
check_empty 'each row is found to be what was written' "$(run_sh rows)"
check_empty 'and so are the words of each' "$(run_sh words)"
check_empty 'what was emptied was emptied in order' "$(run_sql emptied)"
check 'the head is the one that verify takes' sh -c '"$0" verify "$1" --head "$2" >/dev/null' \
	"$CLEPSYDRE" "$record" "$(run_sql head | tr -d '"\r' | tr , :)"
mark=$(sqlite3 "$record" "SELECT id FROM event WHERE kind = 'scored' LIMIT 1 OFFSET 30")
words=$(sqlite3 "$record" "SELECT event FROM text WHERE words <> '' LIMIT 1 OFFSET 50")
sqlite3 "$record" '.dbconfig enable_trigger off' "UPDATE event SET value = 5 - value WHERE id = $mark;
	UPDATE text SET words = words || '.' WHERE event = $words" >/dev/null
check_equal 'a changed mark is found by its event' "$(run_sh rows)" "$mark"
check_equal 'changed words by theirs' "$(run_sh words)" "$words"

check 'the page tells the version of the views' \
	grep -q "now $(sqlite3 "$record" 'PRAGMA user_version'): " "$page"
for name in $(sqlite3 "$record" "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"); do
	check "the page tells of $name" grep -qE "(It|^\.) *Sy .*\\b$name\\b|^\\.Sy $name" "$page"
done
for kind in $(sqlite3 "$record" 'SELECT DISTINCT kind FROM event'); do
	grep -q "^\.It Sy $kind\$" "$page" || not_ok "the page tells of $kind"
done
french=share/man/fr/man7/clepsydre-record.7
for form in sql sh; do
	for name in $(names $form); do
		check_equal "the French page has the same $name" "$(of_page $form "$name" $french)" "$(of_page $form "$name")"
	done
done
done_testing
