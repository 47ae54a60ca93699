# tap: how a shell test tells its results.  Source it, check things, end with `done_testing`.
# Knows nothing of the program under test.  $tmp is a folder that goes away at the end.

tests_told=0
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM HUP

ok() {
	tests_told=$((tests_told + 1))
	echo "ok $tests_told - $*"
}

not_ok() {
	tests_told=$((tests_told + 1))
	echo "not ok $tests_told - $*"
}

# check NAME COMMAND...: passed when the command succeeds.
check() {
	name=$1
	shift
	if "$@"; then ok "$name"; else not_ok "$name"; fi
}

# check_empty NAME TEXT: passed when there is nothing to complain of; the text is shown.
check_empty() {
	if [ -z "$2" ]; then ok "$1"; else
		not_ok "$1"
		printf '%s\n' "$2" | sed 's/^/# /'
	fi
}

# check_equal NAME GOT WANTED
check_equal() {
	if [ "$2" = "$3" ]; then ok "$1"; else
		not_ok "$1"
		printf '%s\n' "$2" | sed 's/^/# got:    /'
		printf '%s\n' "$3" | sed 's/^/# wanted: /'
	fi
}

# skip NAME REASON: told, and counted apart.
skip() {
	tests_told=$((tests_told + 1))
	echo "ok $tests_told - $1 # SKIP $2"
}

# needs TOOL...: leaves, with a skip, when one is not installed.
needs() {
	for tool; do
		command -v "$tool" >/dev/null 2>&1 && continue
		skip "$(basename "$0" .sh)" "$tool is not installed (.ci/deps ci installs it)"
		done_testing
	done
}

done_testing() {
	echo "1..$tests_told"
	exit 0
}
