/* draft: see draft.h. */
#include "base/draft.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

enum { DIGITS = 16, TRIES = 8 };
enum { FINISHED_MODE = 0600, DRAFT_MODE = FINISHED_MODE | S_ISVTX };

static bool leads_to(int folder, const char *name, const struct stat *file)
{
	struct stat st;

	return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && st.st_dev == file->st_dev &&
	       st.st_ino == file->st_ino;
}

/* Between the making and the lock a sweep may have taken it for one whose maker is dead.  A file
 * system without such locks gives none to a sweep either. */
static bool is_held(int folder, int fd, const char *name)
{
	struct stat st;

	if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
		return false;
	return fstat(fd, &st) == 0 && leads_to(folder, name, &st);
}

int draft_make(int folder, const char *begin, char name[DRAFT_NAME])
{
	for (int i = 0; i < TRIES; i++) {
		uint64_t dice;
		int fd;

		/* Not the process's number: one that was killed may have left a file of it. */
		if (getrandom(&dice, sizeof dice, 0) != (ssize_t)sizeof dice)
			return -1;
		if (snprintf(name, DRAFT_NAME, "%s%016llx", begin, (unsigned long long)dice) >=
		    DRAFT_NAME) {
			errno = ENAMETOOLONG;
			return -1;
		}
		fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
		            DRAFT_MODE);
		if (fd < 0)
			return -1;
		/* A strange umask may have taken the owner's own rights.  Where no such bit can be
		 * set, one that is killed leaves its file for good. */
		if ((fchmod(fd, DRAFT_MODE) == 0 || fchmod(fd, FINISHED_MODE) == 0) &&
		    is_held(folder, fd, name))
			return fd;
		unlinkat(folder, name, 0);
		close(fd);
	}
	errno = EAGAIN;
	return -1;
}

int draft_name(int folder, const char *draft, const char *name)
{
	int why;

	if (renameat2(folder, draft, folder, name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return errno;
	/* Some file systems have no such rename: a link refuses an existing name as well. */
	if (linkat(folder, draft, folder, name, 0) != 0)
		return errno;
	if (unlinkat(folder, draft, 0) == 0)
		return 0;
	why = errno;
	unlinkat(folder, name, 0);
	return why;
}

void draft_finish(int fd)
{
	(void)fchmod(fd, FINISHED_MODE);
}

static bool is_draft(const char *name, const char *begin)
{
	size_t n = strlen(begin);

	return strncmp(name, begin, n) == 0 && strspn(name + n, "0123456789abcdef") == DIGITS &&
	       !name[n + DIGITS];
}

static void sweep_one(int folder, const char *name, draft_judge *judge, const void *context)
{
	struct stat st, opened;
	int fd;

	/* Looked at and judged before it is opened: opening a device may do something, and closing
	 * a record of one's own would drop its locks. */
	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode) ||
	    !(st.st_mode & S_ISVTX) || st.st_uid != geteuid() ||
	    (judge && !judge(folder, name, &st, context)))
		return;
	fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return;
	if (fstat(fd, &opened) == 0 && opened.st_dev == st.st_dev && opened.st_ino == st.st_ino &&
	    flock(fd, LOCK_EX | LOCK_NB) == 0 && leads_to(folder, name, &st) &&
	    (!judge || judge(folder, name, &st, context))) /* again: it may have been begun on */
		unlinkat(folder, name, 0);
	close(fd);
}

void draft_sweep(int folder, const char *begin, draft_judge *judge, const void *context)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *all = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *one;

	if (!all) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((one = readdir(all)))
		if (is_draft(one->d_name, begin))
			sweep_one(folder, one->d_name, judge, context);
	closedir(all);
}
