#!/bin/bash
# Killed at each system call that writes or locks, in turn: what was told as stored is there.
# The sweep in C kills at SQLite's own calls; this one also between them: folders synced, the
# touch, the word to the screen.
. tests/support/tap.sh
needs strace sqlite3
strace -o /dev/null true 2>/dev/null || { skip 'killed at each system call' 'no process may be traced here'; done_testing; }
tmp=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
"$TOOLS/make_record" "$tmp/before"

# sweep CALL: kills at its first, second… use until a run ends by itself.
sweep() {
	for ((n = 1; ; n++)); do
		rm -f "$tmp/record" "$tmp/record-journal"
		cp "$tmp/before" "$tmp/record"
		strace -qq -o /dev/null -e trace="$1" -e inject="$1:signal=KILL:when=$n" \
			"$TOOLS/append_marks" "$tmp/record" 2 >"$tmp/told" 2>"$tmp/fault"
		end=$?
		"$CLEPSYDRE" verify "$tmp/record" >"$tmp/verdict" 2>&1 || echo "$1 $n: $(cat "$tmp/verdict")"
		there=$(sqlite3 "$tmp/record" 'SELECT max(id) FROM event')
		told=$(tail -n 1 "$tmp/told")
		[ "$there" -ge "${told:-$first}" ] || echo "$1 $n: $told was told, $there is there"
		[ "$there" -le $((${told:-$first} + 1)) ] || echo "$1 $n: $told was told, but $there is there"
		[ "$end" -eq 0 ] && break
		[ "$end" -eq 137 ] || echo "$1 $n: ended with $end: $(cat "$tmp/fault")"
		kills=$((kills + 1))
		[ "$there" -gt "${told:-$first}" ] && unheard=$((unheard + 1))
	done
	return 0
}

first=$(sqlite3 "$tmp/before" 'SELECT max(id) FROM event')
kills=0 unheard=0
for call in pwrite64 fdatasync,fsync openat fcntl ftruncate,unlink utimensat write close; do
	sweep "$call" >>"$tmp/found" 2>"$tmp/deaths"
done
check_empty 'nothing told is lost, nothing is there that was not in hand' "$(cat "$tmp/found")"
check "kills at system calls: $kills; of them $unheard after the event was stored, before it was told" [ "$kills" -gt 60 ]
rm -rf "$tmp"
done_testing
