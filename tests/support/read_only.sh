#!/bin/sh
# read_only.sh FROM TO COMMAND…: runs it with folder FROM on TO as a disk that can only be read.
from=$1 to=$2
shift 2
mount --bind "$from" "$to" && mount -o remount,ro,bind "$to" && exec "$@"
