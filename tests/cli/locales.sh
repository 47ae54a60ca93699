#!/bin/bash
# The locale around the program is nobody's business: the same record, the same tables, the same words.
. tests/support/tap.sh
needs sqlite3

# Real locales where they can be made (a Turkish i, a decimal comma, other digits), else their names alone.
made=
mkdir "$tmp/locales"
for l in fr_FR tr_TR de_DE ar_SA ja_JP; do
	localedef -i $l -f UTF-8 "$tmp/locales/$l.UTF-8" 2>/dev/null
	[ -d "$tmp/locales/$l.UTF-8" ] && made="$made $l"
done
ok "locales made here:${made:- none}"
"$TOOLS/story" --rehearsal "$tmp/day" config/rs6731.yaml config/cohort-rs6731.yaml tests/stories/mid-day.story

# says ARGUMENTS…: the program under $name; under no locale at all if that is "none".
says() {
	case $name in
	none) env -u LANG -u LANGUAGE -u LC_ALL "$CLEPSYDRE" "$@" ;;
	*) env LOCPATH="$tmp/locales" LANG="$name" LC_ALL="$name" LANGUAGE="$name" "$CLEPSYDRE" "$@" ;;
	esac
}

# all_into FOLDER: what it says and writes there.
all_into() {
	out=$tmp/$1
	mkdir -p "$out/csv" "$out/rfc"
	{
		says new "$tmp/new" --grid config/rs6731.yaml --cohort config/cohort-rs6731.yaml
		says check config/*.yaml
		says log "$tmp/day"
		says log "$tmp/day" --json --with-marks
		says verify "$tmp/day"
		says export "$tmp/day" --format csv --to "$out/csv"
		says export "$tmp/day" --format csv --csv rfc4180 --to "$out/rfc"
		says --help
		says log "$tmp/ИСТАНБУЛ ığİ"
	} >"$out/said" 2>&1
	# What is new in it (when, salts and hashes are new each time).
	sqlite3 "$tmp/new" "SELECT id, author, kind, passage, candidate, person, item, value, ms, ref, code,
		(SELECT words FROM text WHERE text.event = event.id) FROM event" >"$out/new"
	sed -i -e "s|$out|OUT|g" -e "/empreinte/d" "$out/said"
	rm -f "$tmp/new" "$tmp/new-journal"
}

name=none
all_into first
n=0
for name in C POSIX C.UTF-8 fr_FR.UTF-8 tr_TR.UTF-8 de_DE.UTF-8 ar_SA.UTF-8 ja_JP.UTF-8 ja_JP.eucJP \
	'no such/locale' ''; do
	n=$((n + 1))
	all_into "as$n"
	check_empty "under “$name” as under none" "$(diff -r "$tmp/first" "$tmp/as$n" | head -20)"
done
check 'there was something to compare' [ "$(cat "$tmp/first/csv"/*.csv "$tmp/first/rfc"/*.csv | wc -l)" -gt 100 ]
check 'the record has its words' grep -q 'CÈDRE' "$tmp/first/new"
done_testing
