#!/bin/sh
# A record from its making to its copy: new, log, copy, as the office meets them.
. tests/support/tap.sh
clepsydre=$CLEPSYDRE grid=config/rs6731.yaml cohort=config/cohort-rs6731.yaml
record=$tmp/session.clepsydre

said() {
	wanted=$1
	shift
	"$@" >"$tmp/out" 2>"$tmp/err"
	[ $? -eq "$wanted" ]
}
out_has() { grep -qF -- "$1" "$tmp/out"; }
err_has() { grep -qF -- "$1" "$tmp/err"; }

# ---- new ----
umask 000
check 'new makes a record' said 0 "$clepsydre" new "$record" --grid "$grid" --cohort "$cohort"
check_equal 'for its owner alone, whatever the umask' "$(stat -c %a "$record")" 600
check 'and says what is in it' grep -q '^12.candidats en 3.groupes, 3.membres du jury et 1.suppléant$' "$tmp/out"
check 'and what is still to be confirmed' err_has 'temps_majoré'
before=$(sha256sum <"$record")
check 'new never writes over a record' said 2 "$clepsydre" new "$record" --grid "$grid" --cohort "$cohort"
check_equal 'which stays as it was' "$(sha256sum <"$record")" "$before"
check 'the cohort names its grid' said 0 "$clepsydre" new "$tmp/other" --cohort "$cohort"
cp config/candidats.csv "$tmp"
sed 's/^jury:/jurys:/' "$cohort" >"$tmp/bad.yaml"
check 'a faulty cohort makes no record' said 2 "$clepsydre" new "$tmp/none" --grid "$grid" --cohort "$tmp/bad.yaml"
check 'its faults are told with their line' grep -qE "^$tmp/bad.yaml:[0-9]+:1: " "$tmp/err"
check 'and nothing is left behind' [ ! -e "$tmp/none" ]
check 'a cohort that is not there makes none either' said 3 "$clepsydre" new "$tmp/none" --cohort "$tmp/nowhere.yaml"
check 'no folder to write in is told' said 3 "$clepsydre" new "$tmp/no/where" --cohort "$cohort"

# ---- log ----
demo=$tmp/demo
"$TOOLS/story" --rehearsal "$demo" "$grid" "$cohort" tests/stories/mid-day.story || not_ok 'the story is told on a record'
check 'log tells what happened' said 0 "$clepsydre" log "$demo"
check 'under the date, once' [ "$(grep -c '^24/11/2026$' "$tmp/out")" = 1 ]
check 'that it is a rehearsal' grep -q 'répétition' "$tmp/out"
check 'with hour and author, in plain words' grep -qE '^10:39:05  MERLE +question \(b\) à GENÉVRIER' "$tmp/out"
check 'that sheets were handed in' grep -qE 'PINSON +fiche remise.*ACACIA Alice' "$tmp/out"
check 'of marks not even when' [ -z "$(grep -E '^10:34:05|saisie|appréciation|notes' "$tmp/out")" ]
check 'and says that it leaves them out' err_has 'une fois la délibération ouverte'
check 'nor the words of private notes' [ -z "$(grep 'fête des voisins' "$tmp/out")" ]
said 0 "$clepsydre" log "$demo" --lang en
check 'in English when asked' grep -q 'office' "$tmp/out"
check 'log of no record is refused' said 2 "$clepsydre" log "$grid"
check 'log of nothing is told' said 3 "$clepsydre" log "$tmp/nowhere"

mkdir "$tmp/en"
cp config/candidats.csv "$tmp/en"
cp "$cohort" "$tmp/en/cohort.yaml"
{ echo 'langue: en'; cat "$grid"; } >"$tmp/en/rs6731.yaml"
"$clepsydre" new "$tmp/en/record" --cohort "$tmp/en/cohort.yaml" >/dev/null 2>&1
said 0 "$clepsydre" log "$tmp/en/record"
check 'in English, too, when the grid says so' grep -q '  office ' "$tmp/out"
said 0 "$clepsydre" log "$tmp/en/record" --lang fr
check 'unless French is asked for' grep -q '  bureau ' "$tmp/out"

# ---- log --json ----
check 'the lines with marks are refused before the reveal' said 1 "$clepsydre" log "$demo" --json
check 'without a line' [ ! -s "$tmp/out" ]
check 'and the option is named' err_has '--with-marks'
check 'they are given to who insists' said 0 "$clepsydre" log "$demo" --json --with-marks
check_equal 'one line an event' "$(wc -l <"$tmp/out")" "$(sqlite3 "$demo" 'SELECT count(*) FROM event')"
# Anybody with sqlite3 and sha256sum can follow the chain.
prev=0000000000000000000000000000000000000000000000000000000000000000
while read -r line; do
	prev=$(printf '%s\n%s' "$prev" "$line" | sha256sum | cut -d' ' -f1)
	echo "$prev"
done <"$tmp/out" >"$tmp/chain"
sqlite3 "$demo" 'SELECT hash FROM event ORDER BY id' >"$tmp/hashes"
check 'and they are the very bytes that are hashed' cmp -s "$tmp/chain" "$tmp/hashes"

# ---- copy ----
check 'copy makes a second record' said 0 "$clepsydre" copy "$demo" "$tmp/copy"
check_equal 'for its owner alone' "$(stat -c %a "$tmp/copy")" 600
check_equal 'which says the same' "$("$clepsydre" log "$tmp/copy")" "$("$clepsydre" log "$demo")"
check 'copy never writes over a file' said 2 "$clepsydre" copy "$demo" "$tmp/copy"
check 'and verifies' said 0 "$clepsydre" verify "$tmp/copy"
check 'a copy of nothing is told' said 3 "$clepsydre" copy "$tmp/nowhere" "$tmp/copy2"
done_testing
