#!/bin/sh
# What share has from the tables of the sources is what they give today: `make tables` writes it.
. tests/support/tap.sh

for format in grid cohort; do
	"$TOOLS/schema" $format >"$tmp/$format"
	check_empty "share/schema/$format.schema.json is made from the reader's tables (make tables)" \
		"$(diff "share/schema/$format.schema.json" "$tmp/$format" 2>&1 | head -20)"
done

for page in share/man/man*/*.[1-8] share/man/*/man*/*.[1-8] share/completion/*.bash; do
	case $page in share/man/fr/*) language=fr ;; *) language=en ;; esac
	"$TOOLS/manual" $language "$page" >"$tmp/page" 2>"$tmp/said"
	check_empty "$page has all that it tells from the tables (make tables)" \
		"$(cat "$tmp/said"; diff "$page" "$tmp/page" 2>&1 | head -20)"
done

# A part that is not there, and a mapping that nobody tells.
printf '.\\" begin nonsense\n.\\" end\n' >"$tmp/page"
check 'an unknown part is told' [ "$("$TOOLS/manual" en "$tmp/page" 2>&1 >/dev/null)" ]
sed '/begin mapping critere/d' share/man/man5/clepsydre-grid.5 >"$tmp/page"
check 'a mapping that a page leaves out is told' grep -q critere <<END
$("$TOOLS/manual" en "$tmp/page" 2>&1 >/dev/null)
END
done_testing
