/* site: see site.h. */
#include "store/site.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/draft.h"
#include "base/text.h"
#include "base/words.h"
#include "store/fault.h"

enum { FUSE_MAGIC = 0x65735546 };
static const off_t LARGEST_BYTES = (off_t)1 << 30;

struct remote {
	unsigned long magic;
	const char *name;
};

/* Numbers of linux/magic.h and of the kernel's file systems, which not every
 * libc's headers list. */
static const struct remote remotes[] = {
    {0x6969, "NFS"},        {0x517B, "SMB"},      {0xFF534D42, "CIFS"},  {0xFE534D42, "SMB2"},
    {0x01021997, "9P"},     {0x5346414F, "AFS"},  {0x6B414653, "AFS"},   {0x73757245, "Coda"},
    {0x564C, "NCP"},        {0x00C36400, "Ceph"}, {0x7461636F, "OCFS2"}, {0x01161970, "GFS2"},
    {0x0BD00BD0, "Lustre"}, {0x47504653, "GPFS"}, {0xAAD7AAEA, "PanFS"}, {0x786F4256, "VirtualBox"},
    {0xBACBACBC, "VMware"},
};

/* FUSE is mostly a way to other machines (sshfs, rclone, glusterfs, virtiofs);
 * these few are known to stay on a local disk. */
static const char *const local_fuse[] = {"fuseblk", "fuse.gocryptfs", "fuse.fuse-overlayfs"};

const char *site_remote_name(unsigned long magic, const char *fuse_type)
{
	for (size_t i = 0; i < sizeof remotes / sizeof *remotes; i++)
		if (remotes[i].magic == magic)
			return remotes[i].name;
	if (magic != FUSE_MAGIC)
		return NULL;
	for (size_t i = 0; fuse_type && i < sizeof local_fuse / sizeof *local_fuse; i++)
		if (strcmp(fuse_type, local_fuse[i]) == 0)
			return NULL;
	return fuse_type ? fuse_type : "FUSE";
}

/* Whether a line of mountinfo, "id parent major:minor root …", is of this device. */
static bool is_mount_of(const char *line, dev_t dev)
{
	char *end;
	unsigned long number[2];

	strtoul(line, &end, 10);
	strtoul(end, &end, 10);
	number[0] = strtoul(end, &end, 10);
	if (*end != ':')
		return false;
	number[1] = strtoul(end + 1, &end, 10);
	return number[0] == major(dev) && number[1] == minor(dev);
}

/* The type of the file system on this device, from mountinfo: it follows " - ". */
static const char *mounted_type(dev_t dev, char *room, size_t n)
{
	FILE *f = fopen("/proc/self/mountinfo", "re");
	char line[4096];
	const char *found = NULL;

	while (f && !found && fgets(line, sizeof line, f)) {
		const char *dash = strstr(line, " - ");

		if (!dash || !is_mount_of(line, dev))
			continue;
		snprintf(room, n, "%.*s", (int)strcspn(dash + 3, " \n"), dash + 3);
		found = room;
	}
	if (f)
		fclose(f);
	return found;
}

static bool refuse_remote(const char *shown, const char *where, struct err *e)
{
	struct statfs fs;
	struct stat st;
	char type[64];
	const char *name;

	if (statfs(where, &fs) != 0 || stat(where, &st) != 0)
		return true; /* what can't be known is not refused here: opening will tell */
	name = site_remote_name(
	    (unsigned long)(uint32_t)fs.f_type,
	    (uint32_t)fs.f_type == FUSE_MAGIC ? mounted_type(st.st_dev, type, sizeof type) : NULL);
	if (!name)
		return true;
	err_set(e, ERR_IO, _("%s is on a network or shared folder (%s): locks do not hold there."),
	        shown, name);
	return err_add(
	    e, _("Nothing was written."),
	    _("Keep the record on a disk of this machine, and copy it elsewhere afterwards."));
}

static char *copy_text(const char *text)
{
	char *copy = strdup(text);

	if (!copy)
		arena_exhausted();
	return copy;
}

const char *site_shown(char room[SITE_SHOWN], const char *path)
{
	struct buf one_line = {0};
	const char *text, *end;

	/* A newline in a name would begin a line of its own in whatever tells it. */
	text_neutral(&one_line, str_of(path), TEXT_LINE);
	text = buf_text(&one_line);
	end = text + one_line.n - (one_line.n < SITE_SHOWN ? one_line.n : SITE_SHOWN - 4);
	while (((unsigned char)*end & 0xC0) == 0x80)
		end++;
	snprintf(room, SITE_SHOWN, "%s%s", end == text ? "" : "…", end);
	buf_done(&one_line);
	return room;
}

/* The folder of a path, for free(). */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder;

	if (!slash)
		return copy_text(".");
	folder = copy_text(path);
	folder[slash == path ? 1 : slash - path] = '\0';
	return folder;
}

static bool check_file(const struct stat *st, const char *path, enum site_use use, struct err *e)
{
	if (!S_ISREG(st->st_mode))
		return err_set(e, ERR_DATA, _("%s is not a record: it is not even a regular file."),
		               path);
	if (st->st_size > LARGEST_BYTES)
		return err_set(e, ERR_DATA, _("%s is not a record: over 1 GiB."), path);
	if (use == SITE_LIVE && st->st_nlink > 1) {
		err_set(e, ERR_DATA,
		        _("%s has several names (hard links): an interrupted write could not "
		          "be undone safely."),
		        path);
		return err_add(
		    e, _("Nothing was written."),
		    _("Remove the other name (find -samefile shows it), or make a true copy."));
	}
	return true;
}

bool site_find(struct site *s, const char *path, enum site_use use, struct err *e)
{
	char room[SITE_SHOWN];
	const char *shown = site_shown(room, path);
	struct stat st;

	*s = (struct site){copy_text(path), copy_text(shown), realpath(path, NULL), 0, 0};
	if (!s->real || stat(s->real, &st) != 0) {
		err_set(e, ERR_IO, _("%s cannot be found: %s."), shown, fault_reason(errno));
		site_done(s);
		return false;
	}
	if (!check_file(&st, shown, use, e) ||
	    (use == SITE_LIVE && !refuse_remote(shown, s->real, e))) {
		site_done(s);
		return false;
	}
	s->dev = st.st_dev;
	s->ino = st.st_ino;
	return true;
}

bool site_holds(const struct site *s, struct err *e)
{
	struct stat st;
	bool there = stat(s->path, &st) == 0;

	if (there && st.st_dev == s->dev && st.st_ino == s->ino)
		return true;
	if (!there && errno != ENOENT && errno != ENOTDIR) {
		err_set(e, ERR_IO, _("%s can no longer be reached: %s."), s->shown,
		        fault_reason(errno));
		fault_add_moved(e);
		return err_brief(e, _("NOTHING IS STORED: the file is out of reach."));
	}
	if (there) {
		err_set(e, ERR_IO, _("%s was replaced by another file while it was open."),
		        s->shown);
		fault_add_moved(e);
		return err_brief(e, _("NOTHING IS STORED: another file has its name."));
	}
	err_set(e, ERR_IO, _("%s was moved or deleted while it was open."), s->shown);
	return fault_add_moved(e);
}

void site_done(struct site *s)
{
	free(s->path);
	free(s->shown);
	free(s->real);
	*s = (struct site){0};
}

void site_call(struct site *s, const char *shown)
{
	char room[SITE_SHOWN];

	free(s->shown);
	s->shown = copy_text(site_shown(room, shown));
}

/* Whether nothing bears this name, which is the record's own or that of something beside it. */
static bool name_is_free(const char *name, bool own, struct err *e)
{
	char room[SITE_SHOWN];
	struct stat st;

	if (lstat(name, &st) != 0)
		return true;
	err_set(e, ERR_DATA,
	        own ? _("%s exists already; nothing is ever written over it.")
	            : _("%s was left by a former record, and would spoil a new one of this name."),
	        site_shown(room, name));
	return err_add(e, _("Nothing was written."),
	               _("Choose another name, or move that file away."));
}

bool site_is_free(const char *path, struct err *e)
{
	static const char *const left[] = {"", "-journal", "-wal", "-shm"};
	char room[SITE_SHOWN], name[PATH_MAX];
	char *folder = folder_of(path);
	bool good = refuse_remote(site_shown(room, path), folder, e);

	for (size_t i = 0; good && i < sizeof left / sizeof *left; i++) {
		if (snprintf(name, sizeof name, "%s%s", path, left[i]) >= (int)sizeof name)
			good = err_set(e, ERR_USAGE, _("The name is too long."));
		else
			good = name_is_free(name, i == 0, e);
	}
	free(folder);
	return good;
}

static bool tell_creation(const char *path, struct err *e)
{
	char room[SITE_SHOWN];

	err_set(e, ERR_IO, _("%s cannot be made: %s."), site_shown(room, path),
	        fault_reason(errno));
	return err_add(e, _("Nothing was written."), NULL);
}

/* The folder of a path, and in begin how the drafts for it begin; -1 with errno. */
static int open_folder(const char *path, char begin[DRAFT_NAME])
{
	const char *slash = strrchr(path, '/');
	char *folder = folder_of(path);
	int fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);

	free(folder);
	if (snprintf(begin, DRAFT_NAME, "%s.new-", slash ? slash + 1 : path) < DRAFT_NAME)
		return fd;
	if (fd >= 0)
		close(fd);
	errno = ENAMETOOLONG;
	return -1;
}

bool site_reserve(struct site_draft *d, const char *path, struct err *e)
{
	char begin[DRAFT_NAME], name[DRAFT_NAME], whole[PATH_MAX];
	const char *slash = strrchr(path, '/');
	int folder = open_folder(path, begin), why;

	*d = (struct site_draft){NULL, -1};
	if (folder >= 0) {
		d->lock = draft_make(folder, begin, name);
		why = errno;
		close(folder);
		errno = why;
	}
	if (d->lock < 0)
		return tell_creation(path, e);
	if (snprintf(whole, sizeof whole, "%.*s%s", slash ? (int)(slash + 1 - path) : 0, path,
	             name) >= (int)sizeof whole) {
		close(d->lock);
		d->lock = -1;
		errno = ENAMETOOLONG;
		return tell_creation(path, e);
	}
	d->name = copy_text(whole);
	return true;
}

static bool has_companion(int folder, const char *name, const char *end)
{
	char companion[DRAFT_NAME + 16];

	snprintf(companion, sizeof companion, "%s%s", name, end);
	/* Who can't tell says yes: it is then left where it is. */
	return faccessat(folder, companion, F_OK, AT_SYMLINK_NOFOLLOW) == 0 || errno != ENOENT;
}

/* Whoever finds what an interrupted copy left may have worked in it: that leaves a journal and
 * a folder of seats. */
static bool is_nobodys(int folder, const char *name, const struct stat *st, const void *source)
{
	const struct site *s = source;

	return !(s && s->dev == st->st_dev && s->ino == st->st_ino) &&
	       !has_companion(folder, name, "-journal") && !has_companion(folder, name, ".d");
}

void site_sweep(const char *path, const struct site *source)
{
	char begin[DRAFT_NAME];
	int folder = open_folder(path, begin);

	if (folder < 0)
		return;
	draft_sweep(folder, begin, is_nobodys, source);
	close(folder);
}

static void give_up(struct site_draft *d)
{
	close(d->lock);
	free(d->name);
	*d = (struct site_draft){NULL, -1};
}

static void remove_draft(const char *name)
{
	char journal[PATH_MAX];

	unlink(name);
	if (snprintf(journal, sizeof journal, "%s-journal", name) < (int)sizeof journal)
		unlink(journal);
}

void site_abandon(struct site_draft *d)
{
	remove_draft(d->name);
	give_up(d);
}

static bool sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_NOFOLLOW | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0 && close(fd) != 0)
		good = false;
	return good;
}

bool site_publish(struct site_draft *d, const char *path, struct err *e)
{
	char room[SITE_SHOWN];
	char *folder = folder_of(path);
	/* This open() is harmless: the file is closed in SQLite, and nobody knows it. */
	bool good = sync_path(d->name, O_RDWR);

	if (good) {
		errno = draft_name(AT_FDCWD, d->name, path);
		good = errno == 0;
	}
	if (!good && (errno != EEXIST || name_is_free(path, true, e)))
		tell_creation(path, e);
	if (good)
		draft_finish(d->lock);
	if (!good)
		remove_draft(d->name);
	else if (!sync_path(folder, O_RDONLY | O_DIRECTORY)) {
		good = err_set(e, ERR_IO, _("%s was made, but its folder could not be synced: %s."),
		               site_shown(room, path), fault_reason(errno));
		err_add(e, NULL, _("Check the disk, then make it again under another name."));
	}
	free(folder);
	give_up(d);
	return good;
}
