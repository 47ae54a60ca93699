#!/bin/sh
# The documents as real programs read them: poppler's of the PDF, libxml2 of the HTML.
. tests/support/tap.sh
needs pdfinfo pdffonts pdftotext xmllint
export BUILD="${BUILD:-$PWD/build}"
tools=${TOOLS:-$BUILD/tests/tool}
export LC_ALL=C.UTF-8

stems='proces-verbal emargement conditions-de-passage resultat annexe-confidentielle'
for stem in $stems; do
	for format in pdf html; do
		"$tools/paper" sealed $stem ÉRABLE $format >"$tmp/$stem.$format" || not_ok "$stem as $format is made"
	done
done

# What page each line of text is on: "page text".
pages_of() {
	pdftotext -layout "$1" - | awk 'BEGIN { page = 1; RS = "\n" }
		{ while (sub(/\f/, "")) page++; if (NF) print page, $0 }'
}
count_of() {
	pdfinfo "$1" | sed -n 's/^Pages: *//p'
}

for stem in $stems; do
	pdf=$tmp/$stem.pdf
	n=$(count_of "$pdf")
	pages_of "$pdf" >"$tmp/pages"
	check "$stem: fonts are embedded" [ "$(pdffonts "$pdf" | tail -n +3 | awk '{ print $(NF - 4) }' | sort -u)" = yes ]
	check "$stem: A4" sh -c "pdfinfo '$pdf' | grep -q 'Page size:.*A4'"
	check_equal "$stem: each page says which it is, of how many" \
		"$(grep -o "page [0-9]*/$n\$" "$tmp/pages" | sort -u -V)" "$(seq -f "page %g/$n" 1 "$n")"
	check_equal "$stem: the digest stands on each page" "$(grep -c '^[0-9]* Registre : .*7F3A 09C2 51DE 88B4$' "$tmp/pages")" "$n"
	check "$stem: nothing passes the margins" sh -c "pdftotext -bbox '$pdf' - | sed -n 's/.*xMin=\"\([0-9.-]*\)\" yMin=\"\([0-9.-]*\)\" xMax=\"\([0-9.]*\)\" yMax=\"\([0-9.]*\)\".*/\1 \2 \3 \4/p' | awk '\$1 < 47 || \$2 < 17 || \$3 > 549 || \$4 > 827 { print; bad = 1 } END { exit bad }'"
	"$tools/paper" sealed $stem ÉRABLE pdf >"$tmp/again.pdf"
	check "$stem: the same record gives the same bytes" cmp -s "$pdf" "$tmp/again.pdf"
	check_equal "$stem: dated when the record was last written" \
		"$(TZ=UTC pdfinfo -isodates "$pdf" | sed -n 's/^CreationDate: *//p' | cut -c1-10)" 2026-11-24
	xmllint --html --noout "$tmp/$stem.html" 2>"$tmp/faults"
	check_empty "$stem: sound HTML" "$(cat "$tmp/faults")"
	ask() { xmllint --html --xpath "$1" "$tmp/$stem.html" 2>/dev/null; }
	check_equal "$stem: in French, with one first heading" "$(ask 'concat(/html/@lang, count(//h1))')" fr1
	check_equal "$stem: each table has its caption and heads, each row its name" \
		"$(ask 'concat(count(//table[not(caption)]), count(//thead//th[not(@scope="col")]), count(//tbody/tr[not(th[@scope="row"]) and string(*[1])]))')" 000
	check_equal "$stem: it asks for nothing from elsewhere" \
		"$(ask 'count(//script) + count(//link) + count(//img) + count(//@src) + count(//@href)')" 0
	# What the page says, the PDF says: every word, whatever the lines.
	for format in pdf html; do
		{ [ $format = pdf ] && pdftotext "$tmp/$stem.pdf" - || ask '//body'| sed 's/<[^>]*>/\n/g'; } |
			tr -s ' \n\f\240\302' '\n' | grep -E '^[[:upper:]ÉÈÊÀÎÔÛ]{3,}$' | sort -u >"$tmp/words.$format"
	done
	check_empty "$stem: the names of one stand in the other" "$(comm -3 "$tmp/words.pdf" "$tmp/words.html" | grep -v '^.*PIED')"
done
check_equal 'each passage has its page' "$(count_of "$tmp/conditions-de-passage.pdf")" 3
check_equal 'a member has one column, from candidate to candidate' "$(pdftotext -bbox "$tmp/annexe-confidentielle.pdf" - |
	grep -A1 '>Membre<' | sed -n 's/.*xMin="\([0-9.]*\)".*>\([1-3]\)<.*/\2 \1/p' | sort -u | wc -l)" 3
pages_of "$tmp/proces-verbal.pdf" >"$tmp/pages"
check_equal 'a short course of the session stands on one page, beside the places to sign' \
	"$(grep -E '8 h 52 +Le jury|12 h 31 +Procès|Signatures et' "$tmp/pages" | cut -d' ' -f1 | uniq -c | tr -s ' ' | cut -d' ' -f2)" 3
mkdir "$tmp/broken"
: >"$tmp/broken/libcairo.so.2"
LD_LIBRARY_PATH=$tmp/broken "$tools/paper" sealed resultat ÉRABLE pdf >"$tmp/out" 2>"$tmp/told"
check_equal 'without the library: a failure, and no file' "$?$(cat "$tmp/out")" 1
check 'and the package to install is named' grep -q 'libpangocairo-1.0-0' "$tmp/told"
LD_LIBRARY_PATH=$tmp/broken "$tools/paper" sealed resultat ÉRABLE html >"$tmp/out" 2>/dev/null
check 'a page of HTML is made all the same' cmp -s "$tmp/out" "$tmp/resultat.html"
check 'the minutes of twelve take three pages at most' [ "$(count_of "$tmp/proces-verbal.pdf")" -le 3 ]

# -- where pages end ----------------------------------------------------------------------------
"$tools/pages" rows 90 pdf >"$tmp/rows.pdf"
pages_of "$tmp/rows.pdf" >"$tmp/pages"
check_empty 'no row is cut in two' "$(grep -o '^[0-9]* .*\(debut\|milieu\|fin\)[0-9]*' "$tmp/pages" |
	sed 's/^\([0-9]*\) .*[a-z]\([0-9]*\)$/\2 \1/' | sort -u | cut -d' ' -f1 | uniq -d)"
check_equal 'the head of a table stands on each of its pages' "$(grep -c ' TETE ' "$tmp/pages")" "$(count_of "$tmp/rows.pdf")"
check_empty 'no row runs into the foot' "$(pdftotext -bbox "$tmp/rows.pdf" - |
	sed -n 's/.*yMax="\([0-9]*\)[.0-9]*">\(debut\|milieu\|fin\)\([0-9]*\)<.*/\1 \2\3/p' | awk '$1 > 779')"
check_equal 'every row is there' "$(grep -c 'fin[0-9]' "$tmp/pages")" 90

alone=
for what in boxes table; do
	for n in $(seq 20 2 62); do
		"$tools/pages" $what $n pdf >"$tmp/b.pdf"
		pages_of "$tmp/b.pdf" >"$tmp/pages"
		on=$(grep 'SIGNATAIRE' "$tmp/pages" | cut -d' ' -f1 | sort -u)
		head=$(grep 'Signatures' "$tmp/pages" | cut -d' ' -f1)
		[ "$on" = "$head" ] || alone="$alone $what:$n"
		[ $what = boxes ] || grep -q "^$on .*ligne[0-9]" "$tmp/pages" || alone="$alone $what:$n"
		[ "$(grep -c 'ligne[0-9]' "$tmp/pages")" = $n ] || alone="$alone lost:$what:$n"
	done
done
check_empty 'no place to sign stands alone on a page' "$alone"

"$tools/pages" long 4000 pdf >"$tmp/long.pdf"
pdftotext "$tmp/long.pdf" - | tr -s ' \n\f' '\n' >"$tmp/words"
check_equal 'of a very long text nothing is lost' "$(grep -c '^mot[0-9]*$' "$tmp/words")" 12000
check_equal 'nor of a very long word' "$(tr -cd W <"$tmp/words" | wc -c)" 4000

# -- what somebody typed to harm -------------------------------------------------------------------
"$tools/pages" hostile 0 html >"$tmp/h.html"
"$tools/pages" hostile 0 pdf >"$tmp/h.pdf"
check_equal 'no text becomes a script' "$(xmllint --html --xpath 'count(//script)' "$tmp/h.html" 2>/dev/null)" 0
check_equal 'no text ends the style' "$(xmllint --html --xpath 'count(//style)' "$tmp/h.html" 2>/dev/null)" 1
check 'no control byte and no turn of the line is left in the page' sh -c \
	"! grep -qP '[\\x00-\\x08\\x0b-\\x1f\\x7f]|\\x{202e}|\\x{2066}|\\x{e0041}|\\x{9b}' '$tmp/h.html'"
check 'nor in the PDF' sh -c "! pdftotext '$tmp/h.pdf' - | grep -qP '[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f]|\\x{202e}|\\x{2066}'"
check 'what was typed is shown as it is' sh -c "pdftotext '$tmp/h.pdf' - | grep -q '<script>alert(1)</script>'"
done_testing
