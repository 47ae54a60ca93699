#!/bin/bash
# The whole day of five people, each of their processes traced: none starts a program or makes a process.
. tests/support/tap.sh
needs strace
strace -f -o /dev/null true 2>/dev/null || { skip 'a day starts no program' 'no process may be traced here'; done_testing; }

# The program as the day's test finds it, traced from its first call; the tracer stands aside (-D),
# so that the process is the program's own.
mkdir "$tmp/build" "$tmp/traces"
cat >"$tmp/build/clepsydre" <<X
#!/bin/sh
exec strace -D -f -qq -e signal=none -e trace=execve,execveat,fork,vfork,clone,clone3 \
	-o "$tmp/traces/\$\$" "$CLEPSYDRE" "\$@"
X
chmod +x "$tmp/build/clepsydre"
CLEPSYDRE=$tmp/build/clepsydre BUILD=$tmp/build "$BUILD/tests/pty/day_rs6731" >"$tmp/said" 2>&1 ||
	sed 's/^/# /' "$tmp/said"
check 'the day went to its end' grep -q '^ok 34\|PASSED.*34' "$tmp/said"
check 'many processes were traced' [ "$(ls "$tmp/traces" | wc -l)" -ge 10 ]
# What makes a PDF has threads, which are no processes; the way to make either is not there.
for t in "$tmp"/traces/*; do
	grep -vE '^[0-9]+ +(clone\(.*CLONE_THREAD|clone3\(.*ENOSYS|\+\+\+ exited|<\.\.\. clone)' "$t" >"$t.kept"
	mv "$t.kept" "$t"
done
check_empty 'each is started once, and starts nothing' \
	"$(for t in "$tmp"/traces/*; do [ "$(wc -l <"$t") $(grep -c execve "$t")" = '1 1' ] || cat "$t"; done)"
done_testing
