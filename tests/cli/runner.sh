#!/bin/sh
# What tests/run counts: no way of failing may pass for a success.
. tests/support/tap.sh

program() {
	{ echo '#!/bin/sh'; cat; } >"$tmp/$1"
	chmod +x "$tmp/$1"
}

# What the runner says in its last line of the programs named, with its exit code.
verdict() {
	said=$(for name; do printf '%s\n' "$tmp/$name"; done | xargs env REQUIRE_ALL="${all:-0}" TIME_LIMIT=1 tests/run 2>&1)
	code=$?
	echo "$(printf '%s\n' "$said" | tail -n 1), $([ $code -eq 0 ] && echo success || echo failure)"
}

program good <<-'X'
	echo 1..2; echo ok 1 - a; echo ok 2 - b
X
program bad <<-'X'
	echo ok 1 - a; echo not ok 2 - b
X
program dies <<-'X'
	echo ok 1 - a; kill -SEGV $$
X
program silent <<-'X'
	exit 0
X
program unfinished <<-'X'
	echo 1..3; echo ok 1 - a
X
program skips <<-'X'
	echo "ok 1 - a # SKIP no terminal here"; echo "not ok 2 # SKIP b"
X
program waits <<-'X'
	echo ok 1 - a; sleep 600 & echo $! >"$0.pid"; wait
X

check_equal 'what passes is counted' "$(verdict good good)" '4 passed, 0 failed, 0 skipped, success'
check_equal 'one that fails is a failure' "$(verdict good bad)" '3 passed, 1 failed, 0 skipped, failure'
check_equal 'one that dies is a failure' "$(verdict dies)" '1 passed, 1 failed, 0 skipped, failure'
check_equal 'one that says nothing is a failure' "$(verdict silent)" '0 passed, 1 failed, 0 skipped, failure'
check_equal 'one that stops early is a failure' "$(verdict unfinished)" '1 passed, 1 failed, 0 skipped, failure'
check_equal 'one that is not there is a failure' "$(verdict nowhere)" '0 passed, 1 failed, 0 skipped, failure'
check_equal 'a skip is told apart' "$(verdict good skips)" '2 passed, 0 failed, 2 skipped, success'
check_equal 'where all is required, a skip is a failure' "$(all=1 verdict good skips)" '2 passed, 2 failed, 0 skipped, failure'
check_equal 'one that hangs is ended, and is a failure' "$(verdict waits)" '1 passed, 1 failed, 0 skipped, failure'
# The pid may be a zombie that nobody has reaped: dead all the same.
state=$(sed 's/.*) //' "/proc/$(cat "$tmp/waits.pid")/stat" 2>/dev/null)
check 'what it started is ended with it' [ -z "${state%%[ZX]*}" ]
check 'the name of what failed is told' sh -c "REQUIRE_ALL=0 tests/run '$tmp/bad' | grep -q 'failed: $tmp/bad'"
check 'a skip says why' sh -c "REQUIRE_ALL=0 tests/run '$tmp/skips' | grep -q 'no terminal here'"
done_testing
