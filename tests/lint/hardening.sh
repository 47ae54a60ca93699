#!/bin/sh
# The program bears the marks of what the Makefile promises of its hardening.
. tests/support/tap.sh
program=${CLEPSYDRE:-build/clepsydre}
[ -e src/app/main.c ] || { ok 'there is no program to look at'; done_testing; }

has() { grep -q "$1" "$tmp/told"; }

readelf -W -h -l -d -n --dyn-syms "$program" >"$tmp/told"
check 'it may be loaded at any address' has 'Type: *DYN'
check 'what is relocated is read-only afterwards' has GNU_RELRO
check 'all is bound at the start' has 'FLAGS.*NOW'
check 'its stack is not executable' grep -Eq 'GNU_STACK .* RW +0x' "$tmp/told"
check 'the stack is guarded' has __stack_chk_fail
check 'copies are measured' has '__[a-z]*_chk@'
case $(uname -m) in
# Not by its note: Debian's own start-up objects lack it, and so does all that is linked with them.
x86_64) check 'jumps land where they may (CET)' sh -c 'objdump -d --disassemble=main "$1" | grep -q endbr64' - "$program" ;;
esac
done_testing
