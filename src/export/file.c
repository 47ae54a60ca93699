/* file: see file.h. */
#include "export/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/draft.h"
#include "base/fd.h"
#include "base/words.h"

enum { FILE_MOST_MIB = 256 }; /* far more than any export has */

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

/* Something bears the name already. */
static enum file_end compare(int folder, const char *name, struct str bytes, struct err *e)
{
	if (same_bytes(folder, name, bytes))
		return FILE_SAME;
	err_set(e, ERR_DATA, _("%s is there already, with other contents."), name);
	err_add(e, _("It was left as it is."),
	        _("Move it away, or choose another folder with --to."));
	return FILE_FAILED;
}

static enum file_end settle(int folder, const char *name, struct err *e)
{
	return fsync(folder) == 0 ? FILE_WRITTEN : fail(e, name, errno);
}

static bool fill(int fd, struct str bytes)
{
	return fd_write_all(fd, bytes) && fsync(fd) == 0;
}

/* -- without a name until it is whole ------------------------------------------------------- */

/* Of a process that is killed nothing is left.  0 or an errno; ENOTSUP where there is no such
 * file, or no way to name it. */
static int name_it(int folder, int fd, const char *name)
{
	char self[40];

	snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
	if (linkat(AT_FDCWD, self, folder, name, AT_SYMLINK_FOLLOW) == 0)
		return 0;
	return errno == EEXIST ? EEXIST : ENOTSUP;
}

static int write_nameless(int folder, const char *name, struct str bytes)
{
	int fd = openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600), why;

	if (fd < 0)
		return ENOTSUP;
	/* A strange umask may have taken the owner's own rights. */
	why = fchmod(fd, 0600) == 0 && fill(fd, bytes) ? 0 : errno;
	if (!why)
		why = name_it(folder, fd, name);
	close(fd);
	return why;
}

/* -- under a name of its own ----------------------------------------------------------------- */

static int write_named(int folder, const char *begin, const char *name, struct str bytes)
{
	char draft[DRAFT_NAME];
	int fd = draft_make(folder, begin, draft), why;

	if (fd < 0)
		return errno;
	why = fill(fd, bytes) ? draft_name(folder, draft, name) : errno;
	if (!why)
		draft_finish(fd);
	unlinkat(folder, draft, 0);
	close(fd);
	return why;
}

static enum file_end write_in(int folder, const char *name, struct str bytes, struct err *e)
{
	char begin[DRAFT_NAME];
	int why;

	if (snprintf(begin, sizeof begin, ".%s.", name) >= (int)sizeof begin)
		return fail(e, name, ENAMETOOLONG);
	draft_sweep(folder, begin, NULL, NULL);
	why = write_nameless(folder, name, bytes);
	if (why == ENOTSUP)
		why = write_named(folder, begin, name, bytes);
	if (why)
		return why == EEXIST ? compare(folder, name, bytes, e) : fail(e, name, why);
	return settle(folder, name, e);
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

/* -- read back -------------------------------------------------------------------------------- */

/* Somebody may hand in anything under an export's name: a pipe would be waited for, a device
 * never ends. */
static bool is_plain(int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return false;
	errno = S_ISDIR(st.st_mode)                                      ? EISDIR
	        : !S_ISREG(st.st_mode)                                   ? EINVAL
	        : st.st_size > (off_t)FILE_MOST_MIB * 1024 * 1024 ? EFBIG
	                                                                 : 0;
	return !errno;
}

static bool read_all(int fd, struct buf *b)
{
	ssize_t n;

	do {
		char *to = buf_room(b, 65536);

		n = read(fd, to, 65536);
		if (n > 0)
			buf_filled(b, (size_t)n);
	} while (n > 0);
	return n == 0;
}

bool file_read_back(const char *folder, const char *name, struct buf *b, struct err *e)
{
	int in = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int fd = in < 0 ? -1 : openat(in, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	bool read = fd >= 0 && is_plain(fd) && read_all(fd, b);

	if (!read) {
		err_set(e, ERR_IO, _("%s can’t be read: %s."), name, strerror(errno));
		err_add(e, _("The record is safe: an export changes nothing in it."),
		        _("Look at the disk, then export again to another folder."));
	}
	if (fd >= 0)
		close(fd);
	if (in >= 0)
		close(in);
	return read;
}

void file_remove(const char *folder, const char *name)
{
	int in = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (in < 0)
		return;
	unlinkat(in, name, 0);
	close(in);
}
