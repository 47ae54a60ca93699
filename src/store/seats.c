/* seats: see seats.h.  The lock and the memory are two files: a memory is
 * replaced whole by a rename, which would take the lock away with the old one. */
#include "store/seats.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fd.h"
#include "base/words.h"
#include "store/fault.h"
#include "store/stamp.h"

struct seats {
	char *record; /* its path */
	int folder;
	int lock;       /* -1: no seat is held */
	int32_t person; /* whose */
	pid_t asked;    /* the process that was last asked for its seat */
	char memory[32], draft[32]; /* the names of its memory, and of one being written */
	int64_t since_ms;
	struct stamp moves;
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
	char *real = realpath(record, NULL);
	struct buf path = {0};
	struct seats *s;
	int fd = -1;

	buf_addf(&path, "%s.d", real ? real : record);
	free(real);
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
	s->record = memcpy(arena_alone(strlen(record) + 1, 1), record, strlen(record) + 1);
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

/* Byte 0 says that the seat is held.  An open file description lock: it belongs to this open,
 * not to the process, so no other open and close of the file drops it.  Byte 1 says by whom: a
 * lock of the process, which is why a process opens the file of its own seat once only. */
static struct flock byte_of(off_t at)
{
	return (struct flock){
	    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = at, .l_len = 1};
}

static bool set_lock(int fd)
{
	struct flock held = byte_of(0), holder = byte_of(1);

	if (fcntl(fd, F_OFD_SETLK, &held) != 0)
		return false;
	fcntl(fd, F_SETLK, &holder); /* without it the seat is held, and can't be asked for */
	return true;
}

static bool is_locked(int fd)
{
	struct flock held = byte_of(0);

	return fcntl(fd, F_OFD_GETLK, &held) == 0 && held.l_type != F_UNLCK;
}

static pid_t holder_of(int fd)
{
	struct flock holder = byte_of(1);

	if (fcntl(fd, F_GETLK, &holder) != 0 || holder.l_type == F_UNLCK)
		return 0;
	return holder.l_pid > 0 ? holder.l_pid : 0;
}

static bool holds(const struct seats *s, int32_t person)
{
	return s->lock >= 0 && s->person == person;
}

bool seats_take(struct seats *s, int32_t person, int64_t now_ms)
{
	int fd;

	if (holds(s, person))
		return true;
	fd = open_lock(s, person, O_RDWR | O_CREAT);
	if (fd < 0 || !set_lock(fd)) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	seats_leave(s, now_ms);
	s->lock = fd;
	s->person = person;
	name_of(s->memory, person, "");
	name_of(s->draft, person, ".new");
	s->since_ms = now_ms;
	s->told = false;
	return true;
}

/* The file that tells others to look at the seats; touched, never written. */
static const char moves[] = "moves";

/* As a writer does after its commit: whoever watches the record looks. */
static void touch(const struct seats *s)
{
	int fd = openat(s->folder, moves,
	                O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);

	if (fd >= 0) {
		futimens(fd, NULL);
		close(fd);
	}
	utimensat(AT_FDCWD, s->record, NULL, 0);
}

bool seats_have_moved(struct seats *s)
{
	struct stat st;
	bool there = fstatat(s->folder, moves, &st, AT_SYMLINK_NOFOLLOW) == 0;
	const struct stat *now = there ? &st : NULL;
	bool moved = stamp_has_moved(&s->moves, now);

	stamp_take(&s->moves, now);
	return moved;
}

/* What the file of the lock says: since when the seat is held, or 0 and when it was left. */
static bool write_hours(const struct seats *s, int64_t since_ms, int64_t left_ms)
{
	char hours[64];
	int n = snprintf(hours, sizeof hours, "%lld\n", (long long)since_ms);

	if (left_ms)
		n += snprintf(hours + n, sizeof hours - (size_t)n, "%lld\n", (long long)left_ms);
	return pwrite(s->lock, hours, (size_t)n, 0) == n && ftruncate(s->lock, n) == 0;
}

void seats_tell(struct seats *s)
{
	if (s->lock < 0 || s->told || !write_hours(s, s->since_ms, 0))
		return;
	s->told = true;
	touch(s);
}

void seats_leave(struct seats *s, int64_t now_ms)
{
	if (s->lock < 0)
		return;
	if (now_ms)
		write_hours(s, s->since_ms, now_ms);
	close(s->lock);
	s->lock = -1;
	s->person = 0;
	touch(s);
}

void seats_close(struct seats *s)
{
	if (!s)
		return;
	seats_leave(s, 0);
	close(s->folder);
	free(s->record);
	free(s);
}

static int64_t read_hour(struct str *text)
{
	int64_t hour = 0;

	str_to_int(str_trim(str_cut(text, '\n')), &hour);
	return hour > 0 ? hour : 0;
}

struct seat_seen seats_look(struct seats *s, int32_t person)
{
	struct seat_seen seen = {SEAT_HELD, s->since_ms};
	char text[64];
	struct str hours = {text, 0};
	int64_t since, left;
	ssize_t n;
	int fd;

	if (holds(s, person))
		return seen;
	fd = open_lock(s, person, O_RDWR);
	if (fd < 0)
		return (struct seat_seen){SEAT_NEVER_HELD, 0};
	n = pread(fd, text, sizeof text, 0);
	hours.n = n > 0 ? (size_t)n : 0;
	since = read_hour(&hours);
	left = read_hour(&hours);
	seen = is_locked(fd) ? (struct seat_seen){SEAT_HELD, since}
	       : left        ? (struct seat_seen){SEAT_LEFT, left}
	                     : (struct seat_seen){SEAT_CUT, 0};
	close(fd);
	return seen;
}

/* -- asked for from elsewhere -------------------------------------------------------------- */

/* A stray signal of the same number bears no person, and asks for nothing. */
static bool send(int process, int32_t person, int number)
{
	siginfo_t info;

	memset(&info, 0, sizeof info);
	info.si_signo = number;
	info.si_code = SI_QUEUE;
	info.si_pid = getpid();
	info.si_uid = getuid();
	info.si_value.sival_int = person;
	return pidfd_send_signal(process, number, &info, 0) == 0;
}

bool seats_ask(struct seats *s, int32_t person, enum seats_ask how)
{
	int fd = holds(s, person) ? -1 : open_lock(s, person, O_RDWR);
	pid_t holder = fd >= 0 ? holder_of(fd) : 0;
	int process = holder ? pidfd_open(holder, 0) : -1;
	bool asked = false;

	/* The number may have become another's, but not while it holds the lock. */
	if (process >= 0 && holder_of(fd) == holder) {
		asked = send(process, person,
		             how == SEATS_ASK_FOR_GOOD && s->asked == holder ? SEATS_LAST_SIGNAL
		                                                             : SEATS_SIGNAL);
		s->asked = holder;
		send(process, person, SIGCONT); /* one that was stopped hears it too */
	}
	if (process >= 0)
		close(process);
	if (fd >= 0)
		close(fd);
	return asked;
}

/* Also at the last moment, from a signal's handler: system calls alone. */
bool seats_save(struct seats *s, struct str memory)
{
	bool written;
	int fd;

	if (s->lock < 0 || memory.n > SEAT_MEMORY_BYTES)
		return false;
	/* What a killed process left, or what somebody else put there: never written through. */
	unlinkat(s->folder, s->draft, 0);
	fd = openat(s->folder, s->draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
	            0600);
	if (fd < 0)
		return false;
	/* No sync: a kill loses nothing of it, a power cut the last seconds. */
	written = fd_write_all(fd, memory);
	if (close(fd) != 0 || !written ||
	    renameat(s->folder, s->draft, s->folder, s->memory) != 0) {
		unlinkat(s->folder, s->draft, 0);
		return false;
	}
	return true;
}

void seats_forget(struct seats *s, int32_t person)
{
	char name[32];

	name_of(name, person, "");
	if (seats_look(s, person).how != SEAT_HELD)
		unlinkat(s->folder, name, 0);
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
