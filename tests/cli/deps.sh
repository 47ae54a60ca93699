#!/bin/sh
# What a newcomer meets when packages are missing: each branch of .ci/deps, with a stand-in for
# pkg-config, apt-get, sudo, id and uname, so that nothing is ever installed.
. tests/support/tap.sh

grep -Eqs '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release || {
	skip 'missing packages' 'this is neither Debian nor Ubuntu'
	done_testing
}

bin=$tmp/bin
mkdir "$bin"
for tool in sh bash grep sed ls awk rm mkdir make dirname basename; do
	ln -s "$(command -v $tool)" "$bin/$tool"
done

stand_in() {
	cat >"$bin/$1"
	chmod +x "$bin/$1"
}

# $tmp/have holds the libraries that are installed, $tmp/log what was run as an administrator.
fresh() {
	rm -f "$bin/sudo" "$tmp/broken"
	: >"$tmp/log"
	echo 'ncursesw sqlite3 yaml-0.1 libutf8proc libcrypt libseccomp pangocairo cairo-pdf' >"$tmp/have"
	stand_in uname <<-'X'
		#!/bin/sh
		echo Linux
	X
	stand_in pkg-config <<-X
		#!/bin/sh
		shift
		for lib; do grep -qw -- "\$lib" $tmp/have || exit 1; done
	X
	stand_in apt-get <<-X
		#!/bin/sh
		echo "apt-get \$*" >>$tmp/log
		[ -e $tmp/broken ] && exit 100
		case "\$*" in *nettle-dev*) echo nettle >>$tmp/have ;; esac
	X
	for tool in msgfmt infocmp; do ln -sf /bin/true "$bin/$tool"; done
	user 0
}

user() {
	stand_in id <<-X
		#!/bin/sh
		echo $1
	X
}

with_sudo() {
	stand_in sudo <<-X
		#!/bin/sh
		echo "sudo \$*" >>$tmp/log
		exec "\$@"
	X
}

# Runs .ci/deps without terminal, environment or input: its words in $said, its exit code in $code.
deps() {
	said=$(env -i PATH="$bin" ${choice:+DEPS=$choice} .ci/deps "$@" 2>&1 </dev/null)
	code=$?
}

# The same with a terminal, on which the first word is typed.
deps_typing() {
	typed=$1
	shift
	said=$(printf '%s\n' "$typed" |
		script -qec "env -i PATH=$bin .ci/deps $*" /dev/null 2>&1)
	code=$?
}

says() {
	case $said in *"$1"*) return 0 ;; esac
	printf '%s\n' "$said" | sed 's/^/# /'
	return 1
}
silent() { [ -z "$said" ]; }
exits() { [ "$code" -eq "$1" ] || { echo "# exit code $code"; false; }; }
installed() { grep -q '^apt-get install -y --no-install-recommends nettle-dev$' "$tmp/log"; }
untouched() { [ ! -s "$tmp/log" ]; }

choice=
fresh
echo nettle >>"$tmp/have"
deps run
check 'nothing is missing: success' exits 0
check 'nothing is missing: not a word' silent
check 'nothing is missing: nothing is run' untouched

fresh
deps run
check 'root: says what is installed' says 'Installing what is missing: nettle-dev'
check 'root: installs it, without what is only recommended' installed
check 'root: success' exits 0

fresh
rm "$bin/pkg-config"
choice=no
deps run
check 'no pkg-config: it is named with the libraries' says 'Missing: pkg-config libncurses-dev'
check 'no pkg-config: exit 2' exits 2

fresh
rm "$bin/msgfmt"
deps run
check 'a program is looked for too' says 'Missing: gettext nettle-dev'

fresh
deps run
check 'DEPS=no: the command is shown' says 'apt-get install -y --no-install-recommends nettle-dev'
check 'DEPS=no: nothing is run' untouched
check 'DEPS=no: exit 2' exits 2

fresh
user 1000
choice=
deps run
check 'not root, no sudo: exit 2' exits 2
check 'not root, no sudo: the name is told' says 'Missing: nettle-dev'
check 'not root: the command is told' says 'sudo apt-get'

with_sudo
deps run
check 'sudo but no terminal: nothing is run' untouched
check 'sudo but no terminal: exit 2' exits 2

choice=yes
deps run
check 'sudo and DEPS=yes: installs' installed
check 'sudo and DEPS=yes: through sudo' grep -q '^sudo apt-get install' "$tmp/log"
check 'sudo and DEPS=yes: success' exits 0
choice=

if command -v script >/dev/null; then
	for answer in n '' x; do
		fresh
		user 1000
		with_sudo
		deps_typing "$answer" run
		check "typed '$answer': the question was asked" says '[o/N]'
		check "typed '$answer': nothing is run" untouched
		check "typed '$answer': exit 2" exits 2
	done
	fresh
	user 1000
	with_sudo
	deps_typing o run
	check "typed 'o': the command was shown first" says 'To install: sudo apt-get'
	check "typed 'o': installs" installed
	check "typed 'o': success" exits 0
else
	skip 'the question' 'script is not installed'
fi

fresh
touch "$tmp/broken"
deps run
check 'a refusal: the lists are fetched and it is tried again' \
	[ "$(grep -c '^apt-get install' "$tmp/log")$(grep -c '^apt-get update' "$tmp/log" | sed 's/[12]/ok/')" = 2ok ]
check 'a refusal that lasts: exit 2' exits 2
check 'a refusal that lasts: the command is told' says 'The installation failed; the command was: '

# A machine without sshd, as the table looks for it, then one that has its own.
without_sshd() {
	fresh
	rm -f "$tmp/sshd"
	sed "s|/usr/sbin/sshd|$tmp/sshd|" .ci/deps >"$tmp/deps"
	stand_in install <<-X
		#!/bin/sh
		echo "install \$*" >>$tmp/log
	X
}
deps_ci() {
	said=$(env -i PATH="$bin" ${choice:+DEPS=$choice} sh "$tmp/deps" ci 2>&1 </dev/null)
}
asleep_first() {
	[ "$(sed -n '/not_to_be_run\|apt-get install/{s/^\(.*\) \/dev.*/\1/; s/ -y.*//; p}' "$tmp/log" | head -n 2)" = "$1" ]
}
without_sshd
deps_ci
check 'sshd: kept from starting before it is installed' asleep_first 'install -D -m 644
apt-get install'
check 'sshd: that is told, and how to have it start' says 'sshd_not_to_be_run says so, and may be removed'
check 'sshd: is installed for the tests' grep -q 'apt-get install .*openssh-server' "$tmp/log"

without_sshd
user 1000
with_sudo
choice=yes
deps_ci
check 'sshd, sudo: kept from starting by the administrator' grep -q '^sudo install .*/etc/ssh/sshd_not_to_be_run$' "$tmp/log"

without_sshd
choice=no
deps_ci
check 'sshd, DEPS=no: the command keeps it from starting, too' says 'install -D -m 644 /dev/null /etc/ssh/sshd_not_to_be_run && '
check 'sshd, DEPS=no: nothing is run' untouched
choice=

without_sshd
: >"$tmp/sshd"
deps_ci
check 'sshd is there: its owner decides whether it starts' [ "$(grep -c '^install' "$tmp/log")" = 0 ]
rm "$bin/install"

fresh
stand_in apt-get <<-'X'
	#!/bin/sh
X
deps run
check 'what is still missing afterwards is told' says 'Still missing after the installation: nettle-dev'
check 'what is still missing afterwards: exit 2' exits 2

fresh
stand_in uname <<-'X'
	#!/bin/sh
	echo Darwin
X
deps run
check_equal 'elsewhere: one sentence' "$said" 'Clepsydre is built and runs on Linux only.'
check 'elsewhere: exit 2' exits 2

fresh
rm "$bin/pkg-config"
said=$(env -i PATH="$bin" make -s help 2>&1)
check 'make help works without pkg-config' says 'make test '
mkdir "$tmp/b"
env -i PATH="$bin" make -s clean B="$tmp/b"
check 'make clean works without pkg-config' [ ! -d "$tmp/b" ]
check 'neither asks for anything to be installed' untouched

for package in $(.ci/deps --list ci); do
	case $package in *[!a-z0-9+.-]*) echo "$package" ;; esac
done >"$tmp/odd"
check_empty 'the table holds nothing but package names' "$(cat "$tmp/odd")"
check_equal 'no package is named twice' "$(.ci/deps --list ci | sort | uniq -d)" ''
done_testing
