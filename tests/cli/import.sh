#!/bin/sh
# The written test's results from the office's spreadsheet: what is entered, every fault with its place,
# and all of it or nothing.
. tests/support/tap.sh

"$CLEPSYDRE" new "$tmp/r" --cohort config/cohort-rs6731.yaml >/dev/null 2>&1
ask() { sqlite3 "$tmp/r" "$1"; }
entered() {
	ask "SELECT count(*) FROM event WHERE author AND kind IN ('written_entered', 'validated_before')"
}
# imports TEXT…: lines of a spreadsheet; its words in $said, its exit code in $code.
imports() {
	printf '%s\r\n' "$@" >"$tmp/dossier.csv"
	said=$("$CLEPSYDRE" import "$tmp/r" "$tmp/dossier.csv" 2>&1)
	code=$?
}
# refuses NAME PLACE: the fault is told at that line and column, and nothing was entered.
refuses() {
	check "$1: told at $2" says "dossier.csv:$2: "
	check_equal "$1: refused" "$code $(entered)" "2 $before"
}
says() {
	case $said in *"$1"*) return 0 ;; esac
	printf '%s\n' "$said" | sed 's/^/# /'
	return 1
}

first='numéro;nom de naissance;C1;C2;C3;C4;évaluateur;date;déjà validées'
imports "$first" \
	'EX-01;Bouleau;3;3;Acquis;non observé;Nadège Milan;12/11/2026;' \
	'EX-02;ACACIA;3;;;4;"Milan; Nadège";2026-11-12;C2 (EX-2025-02)' \
	'EX-12;;;;;;;;C1 (EX-2025-01), C3 (EX-2025-02)'
check_equal 'results are entered' "$code $(entered)" '0 9'
check 'how many, and in whose name' says '9 résultats saisis, au nom de GRÈBE Luc'
check_equal 'by level, by rank, not observed; assessor and day' "$(ask "SELECT p.identifier, i.identifier,
	coalesce(value, code), ms / 86400000, t.words FROM event JOIN text AS t ON event = id JOIN item AS i USING (item)
	JOIN person AS p ON p.person = candidate WHERE kind = 'written_entered' AND author ORDER BY id")" \
	'EX-01|C1|3|20769|Nadège Milan
EX-01|C2|3|20769|Nadège Milan
EX-01|C3|3|20769|Nadège Milan
EX-01|C4|not_observed|20769|Nadège Milan
EX-02|C1|3|20769|Milan; Nadège
EX-02|C4|4|20769|Milan; Nadège'
check_equal 'the secretary is their author' "$(ask "SELECT DISTINCT name FROM event JOIN person ON author = person.person")" 'GRÈBE Luc'
check_equal 'and what was validated before, with its session' "$(ask "SELECT group_concat(text.words, ' ') FROM text
	JOIN event ON event = id WHERE kind = 'validated_before' AND author")" 'EX-2025-02 EX-2025-01 EX-2025-02'
before=$(entered)

imports "$first" 'EX-01;Bouleau;3;3;Acquis;non observé;Nadège Milan;12/11/2026;' 'EX-02;;;;;;;;C2 (EX-2025-02)'
check_equal 'the same again changes nothing' "$code $(entered)" "0 $before"
check 'and says so' says '0 résultat saisi'
imports "numéro	C1	évaluateur" "EX-01	2	Nadège Milan"
check_equal 'a result that changed is entered, from tabs too' "$code $(entered)" "0 $((before + 1))"
before=$(entered)

long=$(printf '%2001s' '' | tr ' ' x)
imports 'numéro;C1;évaluateur' "EX-03;3;$long"
refuses 'an assessor without end' 2:9
imports 'numéro;déjà validées' "EX-03;C1 ($long)"
refuses 'a session without end' 2:7
imports 'numéro;C1;C5' 'EX-03;3;3'
refuses 'an unknown column' 1:11
imports 'numéro;C1;c1' 'EX-03;3;3'
refuses 'a column twice' 1:11
imports 'C1' '3'
refuses 'no number' 1:1
imports "$first" 'EX-03;;3;;;;;;' 'EX-99;;3;;;;;;'
refuses 'a number that nobody has, and the sound row before it' 3:1
imports "$first" 'EX-03;Chêne;3;;;;;;'
refuses 'a name that is not of this number' 2:7
imports "$first" 'EX-03;;3;;;;;;' 'EX-03;;;3;;;;;'
refuses 'a candidate twice' 3:1
imports "$first" 'EX-03;;5;;;;;;'
refuses 'no such level' 2:8
imports "$first" 'EX-03;;3;;;;;31/02/2026;'
refuses 'no such day' 2:14
imports "$first" 'EX-03;;;;;;;;C4'
refuses 'without its session' 2:14
imports "$first" 'EX-03;;;;;;;;C9 (EX-2025-02)'
refuses 'no such competency' 2:14
imports "$first" 'EX-03;;3;;;;;;C1 (EX-2025-02)'
refuses 'a result of what was validated before' 2:8
imports "$first" 'EX-03;;3;;;;;;' 'EX-08;;;;;3;;;'
refuses 'what the rules refuse' 3:11
imports "$first" 'EX-03;;3;;;;;;;trop'
refuses 'a cell beyond the columns' 2:16
imports 'numéro;C1' '"EX-03;3'
refuses 'a quote that is never closed' 2:1
imports "$first"
check_equal 'a file without a result' "$code $(entered)" "2 $before"
said=$("$CLEPSYDRE" import "$tmp/r" "$tmp/nothing.csv" 2>&1)
check_equal 'no such file' "$? $(entered)" "3 $before"
check 'the record is whole afterwards' "$CLEPSYDRE" verify "$tmp/r"

# Points: the second certification has no written test.
"$CLEPSYDRE" new "$tmp/p" --cohort config/cohort-ex0001.yaml >/dev/null 2>&1
printf 'numéro;A\nEI-01;2,5\n' >"$tmp/dossier.csv"
said=$("$CLEPSYDRE" import "$tmp/p" "$tmp/dossier.csv" 2>&1)
check_equal 'a grid without a written test takes no result' "$?" 2
printf 'numéro;déjà validées\nEI-01;B (EI-2025-01)\n' >"$tmp/dossier.csv"
said=$("$CLEPSYDRE" import "$tmp/p" "$tmp/dossier.csv" 2>&1)
check_equal 'but what was validated before' "$?" 0
check 'in the name of who presides, where there is no secretary' says 'au nom de'
done_testing
