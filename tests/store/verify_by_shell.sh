#!/bin/sh
# A record can be verified with sqlite3 and sha256sum alone: no program of ours, no function of ours.
. tests/support/tap.sh
needs sqlite3 sha256sum
record=$tmp/record
"$TOOLS/make_record" "$record"

columns="'id', id, 'at', at, 'zone', zone, 'boot', boot, 'boot_id', boot_id, 'author', author, 'kind', kind,
 'passage', passage, 'candidate', candidate, 'person', person, 'item', item, 'value', value, 'ms', ms,
 'ref', ref, 'code', code, 'words', words"
line="json_patch('{}', json_object($columns))"

# Each row: its hash, and that of the row before, a newline and its line of JSON.
verify_rows() {
	before=0000000000000000000000000000000000000000000000000000000000000000
	for id in $(sqlite3 "$1" 'SELECT id FROM event ORDER BY id'); do
		json=$(sqlite3 "$1" "SELECT $line FROM event WHERE id = $id")
		hash=$(printf '%s\n%s' "$before" "$json" | sha256sum | cut -d' ' -f1)
		stored=$(sqlite3 "$1" "SELECT hash FROM event WHERE id = $id")
		[ "$hash" = "$stored" ] || { echo "event $id"; return; }
		before=$hash
	done
}

verify_words() {
	for id in $(sqlite3 "$1" 'SELECT id FROM event WHERE words IS NOT NULL'); do
		sqlite3 "$1" "SELECT writefile('$tmp/salt', salt), writefile('$tmp/words', words)
			FROM text WHERE event = $id" >/dev/null
		digest=$(cat "$tmp/salt" "$tmp/words" | sha256sum | cut -d' ' -f1)
		[ "$digest" = "$(sqlite3 "$1" "SELECT words FROM event WHERE id = $id")" ] || echo "words of $id"
	done
}

kinds=$(sqlite3 "$record" 'SELECT count(DISTINCT kind) FROM event')
check 'every kind of event is in it' [ "$kinds" -gt 40 ]
check_empty 'each hash is that of the row before, a newline and the row as JSON' "$(verify_rows "$record")"
check_empty 'each digest is that of the salt and the words' "$(verify_words "$record")"

# The control: one mark changed, one word changed.
sqlite3 "$record" "DROP TRIGGER event_update; UPDATE event SET value = 7 WHERE kind = 'scored'"
scored=$(sqlite3 "$record" "SELECT id FROM event WHERE kind = 'scored'")
check_equal 'a changed mark is found by the shell' "$(verify_rows "$record")" "event $scored"
sqlite3 "$record" "DROP TRIGGER text_update; UPDATE text SET words = words || ' ' WHERE event = 1"
check_equal 'a changed word is found by the shell' "$(verify_words "$record")" 'words of 1'

# The views answer in the plain shell.
for view in $(sqlite3 "$record" "SELECT name FROM sqlite_schema WHERE type = 'view'"); do
	check "the view $view answers" sqlite3 "$record" "SELECT count(*) FROM $view" >"$tmp/answer"
	cat "$tmp/answer" | grep -v '^[0-9]*$'
done
done_testing
