#!/bin/bash
# No verb starts another program: traced, each is execve'd once, and never again.
. tests/support/tap.sh
needs strace
strace -o /dev/null true 2>/dev/null || { skip 'no verb starts a program' 'no process may be traced here'; done_testing; }

"$TOOLS/story" --rehearsal "$tmp/day" config/rs6731.yaml config/cohort-rs6731.yaml tests/stories/mid-day.story
mkdir "$tmp/csv"

# alone NAME CODE ARGUMENTS…: it ends with this code, having started nothing.
alone() {
	name=$1 wanted=$2
	shift 2
	strace -f -qq -e signal=none -e trace=execve,execveat,fork,vfork,clone,clone3 -o "$tmp/trace" "$CLEPSYDRE" "$@" \
		>/dev/null 2>&1
	code=$?
	check_equal "$name ends with $wanted" "$code" "$wanted"
	check_equal "$name starts nothing" "$(wc -l <"$tmp/trace") $(grep -c 'exec' "$tmp/trace")" '1 1'
}

alone new 0 new "$tmp/new" --grid config/rs6731.yaml --cohort config/cohort-rs6731.yaml
alone check 0 check config/rs6731.yaml config/cohort-rs6731.yaml
alone log 0 log "$tmp/day"
alone verify 0 verify "$tmp/day"
alone copy 0 copy "$tmp/day" "$tmp/copy"
alone export 0 export "$tmp/day" --format csv --to "$tmp/csv"
alone help 0 --help
alone 'a fault' 1 nothing-of-this-name
done_testing
