#!/bin/sh
# Functions are short.  The few over 60 lines stand in tests/lint/long-functions, each with its reason.
. tests/support/tap.sh
needs ctags
list=tests/lint/long-functions

# "lines file:function", for what is in the folders named.
lengths() {
	find "$@" -name '*.c' | sort | xargs -r ctags -f - --languages=C --kinds-C=f --fields=+ne |
		awk -F '\t' '{
			for (i = 4; i <= NF; i++) {
				if (sub(/^line:/, "", $i)) first = $i
				if (sub(/^end:/, "", $i)) last = $i
			}
			print last - first + 1, $2 ":" $1
		}'
}

lengths src tests >"$tmp/all"
awk '$1 > 60 { print $2 }' "$tmp/all" | sort >"$tmp/long"
sed '/^#/d; /^$/d; s/[ 	].*//' "$list" | sort >"$tmp/listed"
check_empty "no function is over 60 lines (or $list says why)" "$(comm -23 "$tmp/long" "$tmp/listed")"
check_empty "$list names only functions that are that long" "$(comm -13 "$tmp/long" "$tmp/listed")"
check_empty "each of $list has its reason" "$(sed '/^#/d; /^$/d' "$list" | grep -vE '^[^ 	]+[ 	]+[^ 	].{9}')"
check "$list stays short (10 at most)" [ "$(wc -l <"$tmp/listed")" -le 10 ]

lengths src | sort -n | awk '
	{ n[NR] = $1; over += $1 > 40 }
	END {
		if (NR) printf "# %d functions in src: half within %d lines, nine in ten within %d\n",
			NR, n[int((NR + 1) / 2)], n[int((NR * 9 + 9) / 10)]
		exit over * 10 > NR
	}' >"$tmp/sum" && ok 'nine functions in ten are within 40 lines' || not_ok 'nine functions in ten are within 40 lines'
cat "$tmp/sum"

check_empty 'no file of src is over 600 lines' "$(find src -type f | xargs wc -l | awk '$2 != "total" && $1 > 600')"
done_testing
