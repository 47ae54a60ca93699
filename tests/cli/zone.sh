#!/bin/sh
# A day on which the summer ends, and another that is a second longer: each act keeps the hour that
# the wall showed, in the order of the acts, and no clock of an exam notices.
. tests/support/tap.sh
story() {
	rm -f "$tmp"/record*
	"$TOOLS/story" "$tmp/record" config/rs6731.yaml config/cohort-rs6731.yaml "$tmp/story"
}
good() { "$CLEPSYDRE" verify "$tmp/record" >/dev/null; }
hours() { "$CLEPSYDRE" log "$tmp/record" | sed -n '/présentation\|question/s/ .*//p' | tr '\n' ' '; }
head='08:52 MERLE opens the jury
GRÈBE signs in CÈDRE
GRÈBE signs in ACACIA
GRÈBE signs in ÉRABLE
GRÈBE tells DATTIER is absent
'

printf '%s' "$head" '09:00:00 GRÈBE starts présentation
09:05:00 ? elapsed = 5:00
zone -1:00:00
09:10:00 ? elapsed = 10:00
09:10:00 GRÈBE ends
09:11:00 GRÈBE starts échange
09:13:20 ? elapsed = 2:20
09:13:20 MERLE asks a to ACACIA
' >"$tmp/story"
check 'the clocks run on when the summer ends' story
check_equal 'each act keeps its hour' "$(hours)" '09:00:00 08:10:00 08:13:20 '
zones=$("$CLEPSYDRE" log "$tmp/record" --json --with-marks | sed -n 's/.*"zone":\([0-9]*\).*"author":[1-9].*/\1/p' | uniq | tr '\n' ' ')
check_equal 'by the zone that it was written in' "$zones" '60 0 '
check 'and all is as it was written' good

printf '%s' "$head" '09:00:00 GRÈBE starts présentation
09:09:59 GRÈBE ends
09:10:00 GRÈBE starts échange
09:11:00 MERLE asks a to ACACIA
wall -0:01
09:11:00 MERLE asks b to CÈDRE
09:12:00 ? elapsed = 2:00
' >"$tmp/story"
check 'nor do they notice a second told twice' story
check_equal 'whose acts stand in their order' "$(hours)" '09:00:00 09:09:59 09:11:00 09:10:59 '
check 'and all is as it was written' good
done_testing
