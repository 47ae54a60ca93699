#!/bin/sh
# Every text that a user sees is there in French, and its typography is French.
. tests/support/tap.sh
needs xgettext msgmerge msgattrib msgcat msgfmt
po=share/po/fr.po
export LC_ALL=C.UTF-8

# A catalogue with its header left out and each text on one line.
lines() {
	msgcat --no-wrap "$@" | sed 's/^#~ //; 1,/^$/d' |
		awk '/^"/ { line = substr(line, 1, length(line) - 1) substr($0, 2); next }
			{ print line; line = $0 } END { print line }'
}

# The msgids that msgattrib selects from the merged catalogue.
those() {
	msgattrib --no-wrap "$@" "$tmp/merged.po" | lines - | sed -n '/^msgid /p'
}

make -s B="${BUILD:-build}" "${BUILD:-build}/clepsydre.pot"
msgmerge --quiet --force-po --no-fuzzy-matching --no-wrap -o "$tmp/merged.po" "$po" "${BUILD:-build}/clepsydre.pot"
check 'the French catalogue is sound' msgfmt -c -o "$tmp/fr.mo" "$po"
check_empty 'nothing is left in English (after `make po`, fill these in)' "$(those --untranslated)"
check_empty 'nothing is translated by guess' "$(those --only-fuzzy)"
check_empty 'nothing is translated that is no longer said (make po)' "$(those --only-obsolete)"

# One translated line for each message, conversions put out of the way (`%s:` is no word before a colon).
lines "$po" | sed -n 's/^msgstr\(\[[0-9]\]\)* "\(.*\)"$/\2/p' |
	sed -E 's/%[-+ #0]*[0-9.*]*[hljzt]*[a-zA-Z]/0/g; s/\\n/ /g; s/\\"/"/g' >"$tmp/french"
french() {
	grep -nE -e "$1" "$tmp/french" | sed 's/^[0-9]*://'
}
nbsp=$(printf '\302\240')
check_empty 'a no-break space stands before : ; ! ? » %' \
	"$(french "[[:alpha:])»][;!?]|[[:alpha:])]:( |\$)| [:;!?»%]|[^$nbsp]»")"
check_empty 'a no-break space stands after «' "$(french "«[^$nbsp]")"
check_empty 'the apostrophe is ’, the ellipsis is …' "$(french "[[:alpha:]]'[[:alpha:]]|\\.\\.\\.")"

# The same of pages and guides, but what is a macro, between ` and `, or a block to be typed as it is.
prose() {
	awk 'FNR == 1 { kept = 0 }
		/^\.Bd/ || (/^```/ && !kept) { kept = 1; next }
		/^\.Ed/ || /^```/ { kept = 0; next }
		!kept && !/^\./ { gsub(/`[^`]*`/, "x"); print FILENAME ": " $0 }' "$@"
}
prose $(find share/man/fr share/doc -name '*.fr.md' -o -path 'share/man/fr/*' -type f) |
	sed 's/^\([^ ]*\): /\1 /' >"$tmp/prose"
check_empty 'pages and guides have the spaces and apostrophes of French' \
	"$(grep -nE " [:;?!»]|«[^$nbsp]|[[:alpha:]]'[[:alpha:]]|\.\.\." "$tmp/prose")"
done_testing
