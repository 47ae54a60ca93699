#!/bin/sh
# host.sh COMMAND…: runs it as root of a machine of its own, which goes away with it.
#
# It has the files of this machine, and what is written below the folders named here goes to memory,
# under $HOST_ROOM; processes, network and /run are its own, so no sshd can be met and none is left.
# Where that can't be had, that is told as a skip.
written='etc home opt root srv tmp usr var'

refuse() {
	echo "ok 1 - $name # SKIP $1"
	echo 1..1
	exit 0
}

[ "${1:-}" = --inside ] && inside=yes && shift
name=$(basename "$1")
if [ ! "${inside:-}" ]; then
	[ "$(id -u)" -eq 0 ] || refuse 'only root can make a machine of its own'
	[ -x /usr/sbin/sshd ] || refuse 'sshd is not installed (.ci/deps ci installs it)'
	unshare -m -n -p -i -u --fork --mount-proc true 2>/dev/null || refuse 'no namespaces may be made here'
	exec unshare -m -n -p -i -u --fork --kill-child --mount-proc "$0" --inside "$@"
fi
HOST_ROOM=/mnt
case $PWD/ in /mnt/*) HOST_ROOM=/media ;; esac
export HOST_ROOM
mount --make-rprivate / && mount -t tmpfs -o mode=755 host "$HOST_ROOM" || refuse 'nothing may be mounted here'
for d in $written; do
	# A file system of its own, on which the tree under test lies, would be hidden.
	case $PWD/ in "/$d/"*) [ "$(stat -c %d .)" = "$(stat -c %d "/$d")" ] || continue ;; esac
	mkdir -p "$HOST_ROOM/$d/upper" "$HOST_ROOM/$d/work"
	chmod --reference="/$d" "$HOST_ROOM/$d/upper"
	mount -t overlay -o "lowerdir=/$d,upperdir=$HOST_ROOM/$d/upper,workdir=$HOST_ROOM/$d/work" host "/$d" ||
		refuse "nothing may be laid over /$d"
done
mount -t tmpfs -o mode=755 host /run && mkdir /run/sshd
cd "$PWD" || exit # the same, seen through what lies over it now
# This shell is the first process of the machine: it also buries whom no other does.
"$@"
exit $?
