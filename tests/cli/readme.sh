#!/bin/sh
# README's commands do what it says: its "sh" blocks are run, in a clean clone of this tree.
# `make demo` and `make test` are left out here: a test of their own, and this very run.
. "$(dirname "$0")/../support/tap.sh"

needs git
needs script

git clone -q "$SOURCE" "$tmp/clone" 2>/dev/null || {
	skip "readme" "this tree is no clone of a repository"
	done_testing
}
cd "$tmp/clone" || exit 1

# What the person would have built by `make demo`: the program, from the clone's own sources.
DEPS=no make -s -j2 >"$tmp/build.log" 2>&1
check "a clean clone builds" test -x build/clepsydre

commands=$(sed -n '/^```sh$/,/^```$/p' README.md | grep -v '^```')
check "there are commands to run" test "$(echo "$commands" | grep -c clepsydre)" -ge 5

# A person who looks, and leaves: q, then o for yes, until the program has ended.
in_terminal() {
	{ while kill -0 $$ && [ ! -e "$tmp/left" ]; do printf q; sleep 0.4; printf o; sleep 0.4; done; } 2>/dev/null |
		timeout 60 script -qec "$1" /dev/null >"$tmp/screen" 2>&1
	code=$?
	: >"$tmp/left"
	return $code
}

echo "$commands" | grep '^build/' >"$tmp/commands"
while read -r command <&3; do
	case $command in
	*" join "*) check "$command" in_terminal "$command" ;;
	*) check "$command" sh -c "$command" ;;
	esac
done 3<"$tmp/commands"

check "the record is where it was named" test -f exam.clepsydre
check "a workbook was written" test -s "$(ls BROUILLON-RS6731-*-resultats-evt*.xlsx)"
check "the screen was in French" grep -q "Quitter" "$tmp/screen"
done_testing
