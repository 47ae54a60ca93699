#!/bin/sh
# verify: a record is what was written, or the first event that is not is named.
. tests/support/tap.sh
clepsydre=$CLEPSYDRE grid=config/rs6731.yaml cohort=config/cohort-rs6731.yaml
record=$tmp/record

said() {
	wanted=$1
	shift
	"$@" >"$tmp/out" 2>"$tmp/err"
	[ $? -eq "$wanted" ]
}
out_has() { grep -qF -- "$1" "$tmp/out"; }
err_has() { grep -qF -- "$1" "$tmp/err"; }
ask() { sqlite3 "$record" "$@"; }
# What somebody with a shell and bad intentions does.
meddled() {
	cp "$record" "$tmp/meddled"
	sqlite3 "$tmp/meddled" '.dbconfig enable_trigger off' "$@" >/dev/null || not_ok 'meddling is possible'
}

"$TOOLS/story" "$record" "$grid" "$cohort" tests/stories/mid-day.story || not_ok 'the story is told on a record'
n=$(ask 'SELECT count(*) FROM event')
hash=$(ask 'SELECT hash FROM event ORDER BY id DESC LIMIT 1')
short=$(echo "$hash" | cut -c1-16)

check 'a record as written is whole' said 0 "$clepsydre" verify "$record"
check 'with its number of events' out_has "$n"
check 'its head follows from the marks, and is not shown' [ -z "$(grep -i "$(echo "$short" | cut -c1-4)" "$tmp/out")" ]
check 'its head is recognised' said 0 "$clepsydre" verify "$record" --head "$n:$short"
check 'as the minutes print it, too' said 0 "$clepsydre" verify "$record" --head "$n:$(echo "$short" | tr a-f A-F | sed 's/..../& /g')"
check 'whole, too' said 0 "$clepsydre" verify "$record" --head "$n:$hash"
check 'an earlier head is one on the way' said 0 "$clepsydre" verify "$record" --head "300:$(ask 'SELECT hash FROM event WHERE id=300')"
check 'another head is not' said 4 "$clepsydre" verify "$record" --head "$n:0123456789abcdef"
check 'a head to come is not' said 5 "$clepsydre" verify "$record" --head "$((n + 1)):$short"
check 'half a head is a fault of usage' said 1 "$clepsydre" verify "$record" --head "$n:0123"
check 'what is no head is a fault of usage' said 1 "$clepsydre" verify "$record" --head yesterday
check 'what is no record is refused, as no record' said 2 "$clepsydre" verify "$grid"
check 'in these words' err_has "pas un registre"
head -c 3000 "$record" >"$tmp/cut"
check 'a record cut short is damaged' said 4 "$clepsydre" verify "$tmp/cut"
: >"$tmp/empty"
check 'an empty file is no record' said 2 "$clepsydre" verify "$tmp/empty"
check 'nothing there is a failure of the disk' said 3 "$clepsydre" verify "$tmp/nowhere"

mark=$(ask "SELECT id FROM event WHERE kind='scored' LIMIT 1 OFFSET 20")
meddled "UPDATE event SET value = 4 - value WHERE id = $mark"
check 'a mark that was changed is told' said 4 "$clepsydre" verify "$tmp/meddled"
check 'with its event' err_has "$mark"
check 'log stops there, too' said 4 "$clepsydre" log "$tmp/meddled"
meddled "DELETE FROM event WHERE id = $mark"
check 'an event that was deleted is told' said 4 "$clepsydre" verify "$tmp/meddled"
check 'with its event' err_has "$mark"
words=$(ask "SELECT event FROM text ORDER BY event LIMIT 1 OFFSET 40")
meddled "UPDATE text SET words = 'autre' WHERE event = $words"
check 'words that were changed are told' said 4 "$clepsydre" verify "$tmp/meddled"
check 'with their event' err_has "$words"
meddled 'PRAGMA user_version = 1; DROP VIEW score; CREATE VIEW score AS SELECT 1'
check 'an earlier version is told, which may have had other views' said 2 "$clepsydre" verify "$tmp/meddled"
check 'not taken for a change' err_has 'version antérieure'
check 'nor is anything added to it' said 2 "$clepsydre" join "$tmp/meddled" --as S
check 'nor is that said to be a change' err_has 'la version qui l’a fait'
check 'it is copied' said 0 "$clepsydre" copy "$tmp/meddled" "$tmp/meddled-copy"
check 'it is read' said 0 "$clepsydre" log "$tmp/meddled"
meddled 'DROP TRIGGER event_update'
check 'a trigger that was dropped is told' said 4 "$clepsydre" verify "$tmp/meddled"
meddled "DELETE FROM text WHERE event = $n; DELETE FROM event WHERE id = $n"
check 'a cut tail is not seen from within' said 0 "$clepsydre" verify "$tmp/meddled"
check 'but from the head that was noted elsewhere, with a code of its own' said 5 "$clepsydre" verify "$tmp/meddled" --head "$n:$short"
check 'and the first event that is missing' err_has "l’événement $n manque"

# What a newer version would write: a kind that this one does not know, properly chained.
cp "$record" "$tmp/newer"
json=$(sqlite3 "$tmp/newer" "SELECT json_object('id', $n + 1, 'at', at, 'zone', zone, 'boot', boot, 'boot_id', boot_id, 'author', 4, 'kind', 'juror_danced') FROM event WHERE id = $n")
danced=$(printf '%s\n%s' "$hash" "$json" | sha256sum | cut -d' ' -f1)
sqlite3 "$tmp/newer" "INSERT INTO event (id, at, zone, boot, boot_id, author, kind, prev, hash)
	SELECT $n + 1, at, zone, boot, boot_id, 4, 'juror_danced', hash, '$danced' FROM event WHERE id = $n"
check 'what a newer version wrote is as it was written' said 0 "$clepsydre" verify "$tmp/newer"
check 'and is counted' out_has "1 événement est d’une sorte que seule une version plus récente connaît."
check 'log names it' said 0 "$clepsydre" log "$tmp/newer"
check 'by its kind' out_has 'juror_danced'
check 'and counts it, apart' err_has '1 événement est d’une sorte'

# Once the deliberation has opened, the head is shown, to be noted.
"$TOOLS/story" "$tmp/revealed" "$grid" "$cohort" tests/stories/sheets.story || not_ok 'the story is told on a record'
head=$(sqlite3 "$tmp/revealed" 'SELECT upper(substr(hash,1,4)) || " " || upper(substr(hash,5,4)) FROM event ORDER BY id DESC LIMIT 1')
check 'after the reveal, the record verifies' said 0 "$clepsydre" verify "$tmp/revealed"
check 'and its head is shown' out_has " · $head"
check 'its lines are shown without insisting' said 0 "$clepsydre" log "$tmp/revealed" --json
"$clepsydre" log "$tmp/revealed" >"$tmp/out"
check 'and its log tells the marks' grep -qE 'PINSON +C2\.1 à 1 pour FRÊNE' "$tmp/out"
check 'but no private note' [ -z "$(grep 'Déjà là' "$tmp/out")" ]

# One passage was excused, and never deliberated on: the seal tells that no other will be.
"$TOOLS/story" "$tmp/sealed" "$SOURCE/config/ex0001.yaml" "$SOURCE/config/cohort-ex0001.yaml" tests/stories/ex0001-sealed.story ||
	not_ok 'the other day is told on a record'
head=$(sqlite3 "$tmp/sealed" 'SELECT upper(substr(hash,1,4)) || " " || upper(substr(hash,5,4)) FROM event ORDER BY id DESC LIMIT 1')
check 'a sealed record verifies' said 0 "$clepsydre" verify "$tmp/sealed"
check 'and its head is shown, whoever was not heard' out_has " · $head"
done_testing
