/* seats: see seats.h.  The lock and the memory are two files: a memory is
 * replaced whole by a rename, which would take the lock away with the old one. */
#include "store/seats.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fd.h"
#include "base/words.h"
#include "store/fault.h"

struct seats {
	int folder;
	int lock;       /* -1: no seat is held */
	int32_t person; /* whose */
	char memory[32], draft[32]; /* the names of its memory, and of one being written */
	int64_t since_ms;
	bool told; /* since_ms stands in the file of the lock */
};

/* Drafts of jurors: nobody else's to read, whoever made the folder. */
static bool is_private(int folder)
{
	struct stat st;

	if (fstat(folder, &st) != 0)
		return false;
	errno = EPERM;
	return st.st_uid == geteuid() && ((st.st_mode & 077) == 0 || fchmod(folder, 0700) == 0);
}

struct seats *seats_open(const char *record, struct err *e)
{
	struct buf path = {0};
	struct seats *s;
	int fd = -1;

	buf_addf(&path, "%s.d", record);
	if (mkdir(buf_text(&path), 0700) == 0 || errno == EEXIST)
		fd = open(buf_text(&path), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 || !is_private(fd)) {
		err_set(e, ERR_IO, _("Seats can't be told: %s."), fault_reason(errno));
		buf_done(&path);
		if (fd >= 0)
			close(fd);
		return NULL;
	}
	buf_done(&path);
	s = arena_alone(1, sizeof *s);
	s->folder = fd;
	s->lock = -1;
	return s;
}

static void name_of(char name[static 32], int32_t person, const char *end)
{
	snprintf(name, 32, "seat-%d%s", person, end);
}

static int open_lock(struct seats *s, int32_t person, int flags)
{
	char name[32];

	name_of(name, person, ".lock");
	return openat(s->folder, name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
}

void seats_leave(struct seats *s)
{
	if (s->lock >= 0)
		close(s->lock);
	s->lock = -1;
	s->person = 0;
}

void seats_close(struct seats *s)
{
	if (!s)
		return;
	seats_leave(s);
	close(s->folder);
	free(s);
}

/* Open file description locks: they belong to this open, not to the process,
 * so no other open and close of the file drops them. */
static bool set_lock(int fd)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	return fcntl(fd, F_OFD_SETLK, &whole) == 0;
}

static bool is_locked(int fd)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	return fcntl(fd, F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK;
}

bool seats_take(struct seats *s, int32_t person, int64_t now_ms)
{
	int fd = open_lock(s, person, O_RDWR | O_CREAT);

	if (fd < 0 || !set_lock(fd)) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	seats_leave(s);
	s->lock = fd;
	s->person = person;
	name_of(s->memory, person, "");
	name_of(s->draft, person, ".new");
	s->since_ms = now_ms;
	s->told = false;
	return true;
}

void seats_tell(struct seats *s)
{
	char since[32];
	int n = snprintf(since, sizeof since, "%lld\n", (long long)s->since_ms);

	if (s->lock >= 0 && !s->told && pwrite(s->lock, since, (size_t)n, 0) == n)
		s->told = ftruncate(s->lock, n) == 0;
}

static int64_t read_since(int fd)
{
	char text[32];
	int64_t since = 0;
	ssize_t n = pread(fd, text, sizeof text, 0);

	if (n > 0)
		str_to_int(str_trim((struct str){text, (size_t)n}), &since);
	return since > 0 ? since : 0;
}

bool seats_held(struct seats *s, int32_t person, int64_t *since_ms)
{
	bool held = s->lock >= 0 && s->person == person;
	int fd;

	*since_ms = held ? s->since_ms : 0;
	if (held)
		return true;
	fd = open_lock(s, person, O_RDWR);
	if (fd < 0)
		return false;
	held = is_locked(fd);
	if (held)
		*since_ms = read_since(fd);
	close(fd);
	return held;
}

/* Also at the last moment, from a signal's handler: system calls alone. */
bool seats_save(struct seats *s, struct str memory)
{
	bool written;
	int fd;

	if (s->lock < 0 || memory.n > SEAT_MEMORY_BYTES)
		return false;
	fd = openat(s->folder, s->draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return false;
	/* No sync: a kill loses nothing of it, a power cut the last seconds. */
	written = fd_write_all(fd, memory);
	if (close(fd) != 0 || !written || renameat(s->folder, s->draft, s->folder, s->memory) != 0) {
		unlinkat(s->folder, s->draft, 0);
		return false;
	}
	return true;
}

struct str seats_load(struct seats *s, int32_t person, struct arena *arena)
{
	struct str none = {NULL, 0};
	struct stat st;
	char name[32], *text;
	size_t n = 0, room;
	int fd;

	name_of(name, person, "");
	fd = openat(s->folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return none;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > SEAT_MEMORY_BYTES) {
		close(fd);
		return none;
	}
	room = (size_t)st.st_size;
	text = arena_new(arena, char, room + 1);
	for (ssize_t got = 1; got > 0 && n < room; n += got > 0 ? (size_t)got : 0)
		got = read(fd, text + n, room - n);
	close(fd);
	return (struct str){text, n};
}
