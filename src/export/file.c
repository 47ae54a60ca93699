/* file: see file.h. */
#include "export/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/words.h"

static bool same_bytes(int folder, const char *name, struct str bytes)
{
	char piece[4096];
	struct stat st;
	bool same = false;
	int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (uint64_t)st.st_size == bytes.n) {
		ssize_t n;

		same = true;
		while (same && (n = read(fd, piece, sizeof piece)) != 0) {
			same =
			    n > 0 && (size_t)n <= bytes.n && memcmp(piece, bytes.s, (size_t)n) == 0;
			if (same)
				bytes = (struct str){bytes.s + n, bytes.n - (size_t)n};
		}
		same = same && !bytes.n;
	}
	close(fd);
	return same;
}

static enum file_end fail(struct err *e, const char *name, int why)
{
	err_set(e, ERR_IO, _("%s can't be written: %s."), name, strerror(why));
	err_add(e, _("The record is safe: an export changes nothing in it."),
	        _("Choose another folder with --to, or free some space."));
	return FILE_FAILED;
}

static enum file_end place(int folder, const char *draft, const char *name, struct str bytes,
                           struct err *e)
{
	int why;

	if (renameat2(folder, draft, folder, name, RENAME_NOREPLACE) == 0)
		return fsync(folder) == 0 ? FILE_WRITTEN : fail(e, name, errno);
	why = errno;
	/* Some file systems have no such rename: a link refuses an existing name as well. */
	if (why == EINVAL && linkat(folder, draft, folder, name, 0) == 0) {
		unlinkat(folder, draft, 0);
		return fsync(folder) == 0 ? FILE_WRITTEN : fail(e, name, errno);
	}
	if (why == EINVAL)
		why = errno;
	unlinkat(folder, draft, 0);
	if (why != EEXIST)
		return fail(e, name, why);
	if (same_bytes(folder, name, bytes))
		return FILE_SAME;
	err_set(e, ERR_DATA, _("%s is there already, with other contents."), name);
	err_add(e, _("It was left as it is."),
	        _("Move it away, or choose another folder with --to."));
	return FILE_FAILED;
}

static enum file_end write_in(int folder, const char *name, struct str bytes, struct err *e)
{
	char draft[300];
	uint64_t dice;
	bool written;
	int fd, why;

	/* Not the process's number: one that was killed may have left a file of that name. */
	if (getrandom(&dice, sizeof dice, 0) != (ssize_t)sizeof dice)
		return fail(e, name, errno);
	snprintf(draft, sizeof draft, ".%s.%016llx", name, (unsigned long long)dice);
	fd = openat(folder, draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return fail(e, name, errno);
	written = fchmod(fd, 0600) == 0 && fd_write_all(fd, bytes) && fsync(fd) == 0;
	why = errno;
	if (close(fd) != 0 && written) {
		written = false;
		why = errno;
	}
	if (!written) {
		unlinkat(folder, draft, 0);
		return fail(e, name, why);
	}
	return place(folder, draft, name, bytes, e);
}

enum file_end file_write(const char *folder, const char *name, struct str bytes, struct err *e)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum file_end end;

	if (fd < 0)
		return fail(e, folder, errno);
	end = write_in(fd, name, bytes, e);
	close(fd);
	return end;
}
