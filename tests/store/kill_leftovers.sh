#!/bin/bash
# Killed at each system call while it makes a file, a verb is run again: that file is there, whole,
# and nothing else is beside it.
. tests/support/tap.sh
needs strace
strace -o /dev/null true 2>/dev/null || { skip 'killed while it makes a file' 'no process may be traced here'; done_testing; }
memory=$(mktemp -d -p /dev/shm 2>/dev/null) && rmdir "$tmp" && tmp=$memory
"$CLEPSYDRE" new "$tmp/record" --cohort config/cohort-rs6731.yaml >/dev/null 2>&1
mkdir "$tmp/to"
step=1
[ "${SHORT:-}" ] && step=5

# sweep CALL WHAT COMMAND...: kills it at its first, second… use of the call until it ends by itself.
sweep() {
	call=$1 what=$2
	shift 2
	for ((n = 1; ; n += step)); do
		rm -f "$tmp"/to/* "$tmp"/to/.[!.]*
		strace -qq -o /dev/null "${traced[@]}" -e inject="$call:signal=KILL:when=$n" "$@" >/dev/null 2>&1
		end=$?
		[ "$end" -eq 0 ] && break
		[ "$end" -eq 137 ] || echo "$what, $call $n: ended with $end"
		kills=$((kills + 1))
		[ "$(ls -A "$tmp/to")" = "$whole" ] || halves=$((halves + 1))
		"$@" >"$tmp/told" 2>&1
		end=$?
		# Killed once it had its name, a record is there already.
		[ "$end" -eq 0 ] || { [ "$end" -eq 2 ] && grep -q 'existe déjà' "$tmp/told"; } || {
			echo "$what, $call $n: then $end"
			cat "$tmp/told"
		}
		[ "$(ls -A "$tmp/to")" = "$whole" ] || { echo "$what, $call $n: left are"; ls -A "$tmp/to"; }
		[ ! -e "$tmp/to/r" ] || "$CLEPSYDRE" verify "$tmp/to/r" >"$tmp/told" 2>&1 || cat "$tmp/told"
	done
	return 0
}

# sweep_all WHAT COMMAND...
sweep_all() {
	rm -f "$tmp"/to/*
	"${@:2}" >/dev/null 2>&1
	whole=$(ls -A "$tmp/to")
	kills=0 halves=0
	for call in openat flock pwrite64 write fdatasync,fsync close renameat2,linkat unlinkat; do
		sweep "$call" "$@"
	done >"$tmp/found" 2>"$tmp/deaths"
	check_empty "$1: nothing is left over" "$(cat "$tmp/found")"
	check "$1: $kills kills, after $halves of them not all was there" [ "$halves" -gt $((20 / step)) ]
}

traced=()
sweep_all new "$CLEPSYDRE" new "$tmp/to/r" --cohort config/cohort-rs6731.yaml
sweep_all copy "$CLEPSYDRE" copy "$tmp/record" "$tmp/to/r"
sweep_all export "$CLEPSYDRE" export "$tmp/record" --format csv --to "$tmp/to"
# As on a stick, whose file system knows no file without a name.
traced=(-e inject=linkat:error=EOPNOTSUPP)
sweep_all 'export, by a name of its own' "$CLEPSYDRE" export "$tmp/record" --format csv --to "$tmp/to"
done_testing
