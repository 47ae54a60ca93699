#!/bin/sh
# What share has from the tables of the sources is what they give today: `make tables` writes it.
. tests/support/tap.sh

for format in grid cohort; do
	"$TOOLS/schema" $format >"$tmp/$format"
	check_empty "share/schema/$format.schema.json is made from the reader's tables (make tables)" \
		"$(diff "share/schema/$format.schema.json" "$tmp/$format" 2>&1 | head -20)"
done
done_testing
