/* codes: see codes.h.  The file is replaced whole at each change; its lock is the lock of the
 * file that bears the name, so who waited for one that was replaced begins again. */
#include "store/codes.h"

#include <assert.h>
#include <crypt.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/draft.h"
#include "base/fd.h"
#include "base/words.h"
#include "store/fault.h"
#include "store/site.h"

#define HEADER    "clepsydre-codes 1 "
#define LAST_LINE "end"
/* yescrypt at its default cost.  No other is accepted: a file from elsewhere must not decide how
 * much time and memory a try takes. */
#define SETTING "$y$j9T$"

enum { COST = 5, SALT_BYTES = 16, HASH_MOST = 120, FILE_MOST = 256 * 1024 };
enum { LOCK_TRIES = 500, LOCK_PAUSE_MS = 10 };

struct code {
	int32_t person;
	int64_t wrong;  /* charged since: */
	int64_t opened; /* the event that last opened the place */
	char hash[HASH_MOST + 1];
};

struct codes {
	const char *path; /* as the user wrote it, for sentences */
	struct str mark;
	int folder;
	char name[NAME_MAX + 1];
	int fd; /* the file as it was read; -1: there is none */
	struct arena arena;
	struct code *v;
	size_t n, room;
};

/* -- the file ------------------------------------------------------------------------------- */

static bool tell(const struct codes *c, int why, struct err *e)
{
	char shown[SITE_SHOWN];

	return err_set(e, ERR_IO, _("The codes of %s are out of reach: %s."),
	               site_shown(shown, c->path), fault_reason(why));
}

static bool tell_damage(const struct codes *c, struct err *e)
{
	char shown[SITE_SHOWN];

	err_set(e, ERR_DATA, _("The codes of %s are damaged: nobody enters by a code."),
	        site_shown(shown, c->path));
	return err_add(e, _("The record itself is not concerned."),
	               _("Move its file .codes away, then make all the codes anew."));
}

static void codes_done(struct codes *c)
{
	if (c->fd >= 0)
		close(c->fd);
	if (c->folder >= 0)
		close(c->folder);
	arena_done(&c->arena);
}

/* Beside the record itself, whatever link led to it. */
static bool find(struct codes *c, const char *record, struct str mark, struct err *e)
{
	char *real = realpath(record, NULL), *slash = real ? strrchr(real, '/') : NULL;

	*c = (struct codes){.path = record, .mark = mark, .folder = -1, .fd = -1};
	if (!slash)
		return tell(c, errno, e);
	if (snprintf(c->name, sizeof c->name, "%s.codes", slash + 1) >= (int)sizeof c->name)
		errno = ENAMETOOLONG;
	else {
		slash[slash == real] = '\0';
		c->folder = open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	}
	free(real);
	return c->folder >= 0 || tell(c, errno, e);
}

static bool bears_the_name(const struct codes *c, int fd)
{
	struct stat st, named;

	return fstat(fd, &st) == 0 &&
	       fstatat(c->folder, c->name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	       st.st_dev == named.st_dev && st.st_ino == named.st_ino;
}

static bool check_file(const struct codes *c, struct err *e)
{
	char shown[SITE_SHOWN];
	struct stat st;

	if (fstat(c->fd, &st) != 0)
		return tell(c, errno, e);
	if (!S_ISREG(st.st_mode) || st.st_size > FILE_MOST)
		return tell_damage(c, e);
	if ((st.st_mode & 077) == 0)
		return true;
	err_set(e, ERR_DATA, _("Others than its owner may use the codes of %s."),
	        site_shown(shown, c->path));
	return err_add(e, NULL,
	               _("Type: chmod 600 on its file .codes; if in doubt, make the codes anew."));
}

/* Opens the file if there is one: c->fd. */
static bool open_file(struct codes *c, struct err *e)
{
	c->fd = openat(c->folder, c->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (c->fd < 0)
		return errno == ENOENT || tell(c, errno, e);
	return check_file(c, e);
}

/* The same, locked against all who would write it. */
static bool open_locked(struct codes *c, struct err *e)
{
	static const struct timespec pause = {.tv_nsec = LOCK_PAUSE_MS * 1000000L};
	char shown[SITE_SHOWN];

	for (int i = 0; i < LOCK_TRIES; i++) {
		if (!open_file(c, e) || c->fd < 0)
			return c->fd < 0 && e->kind == ERR_NONE;
		if (flock(c->fd, LOCK_EX | LOCK_NB) == 0) {
			if (bears_the_name(c, c->fd))
				return true;
		} else if (errno != EWOULDBLOCK && errno != EINTR)
			return tell(c, errno, e);
		else
			nanosleep(&pause, NULL);
		close(c->fd);
		c->fd = -1;
	}
	return err_set(e, ERR_IO, _("The codes of %s are held by another program."),
	               site_shown(shown, c->path));
}

/* -- its lines ------------------------------------------------------------------------------ */

static bool is_hash(struct str text)
{
	static const char signs[] = "./$0123456789"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	if (text.n > HASH_MOST || !str_starts(text, SETTING))
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (!memchr(signs, text.s[i], sizeof signs - 1))
			return false;
	return true;
}

static struct code *find_code(const struct codes *c, int32_t person)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].person == person)
			return &c->v[i];
	return NULL;
}

static struct code *add_code(struct codes *c, int32_t person)
{
	c->v = arena_grow(&c->arena, c->v, c->n, &c->room, sizeof *c->v);
	c->v[c->n] = (struct code){.person = person};
	return &c->v[c->n++];
}

static bool read_line(struct codes *c, struct str line)
{
	int64_t person, wrong, opened;
	struct code *one;

	if (!str_to_int(str_cut(&line, ' '), &person) || !str_to_int(str_cut(&line, ' '), &wrong) ||
	    !str_to_int(str_cut(&line, ' '), &opened) || !is_hash(line))
		return false;
	if (person < 1 || person > INT32_MAX || wrong < 0 || wrong > CODE_TRIES || opened < 0 ||
	    find_code(c, (int32_t)person))
		return false;
	one = add_code(c, (int32_t)person);
	one->wrong = wrong;
	one->opened = opened;
	memcpy(one->hash, line.s, line.n);
	return true;
}

static bool read_lines(struct codes *c, struct str text, struct err *e)
{
	struct str line = str_cut(&text, '\n');
	char shown[SITE_SHOWN];

	if (!text.s || !str_starts(line, HEADER))
		return tell_damage(c, e);
	line = (struct str){line.s + strlen(HEADER), line.n - strlen(HEADER)};
	if (!str_equal(line, c->mark)) {
		err_set(e, ERR_DATA, _("The codes beside %s are those of another record."),
		        site_shown(shown, c->path));
		return err_add(e, NULL,
		               _("Move its file .codes away, then make all the codes anew."));
	}
	for (line = str_cut(&text, '\n'); text.s; line = str_cut(&text, '\n')) {
		if (str_is(line, LAST_LINE))
			return text.n == 0 || tell_damage(c, e);
		if (!read_line(c, line))
			return tell_damage(c, e);
	}
	return tell_damage(c, e); /* cut short */
}

/* Whether a file that was opened says codes of this record; true if none was. */
static bool read_codes(struct codes *c, struct err *e)
{
	struct str text = {NULL, 0};
	char *bytes;
	ssize_t n = 1;

	if (c->fd < 0)
		return true;
	bytes = arena_new(&c->arena, char, FILE_MOST);
	for (; n > 0; text = (struct str){bytes, text.n + (n > 0 ? (size_t)n : 0)})
		n = read(c->fd, bytes + text.n, FILE_MOST - text.n);
	return n < 0 ? tell(c, errno, e) : read_lines(c, text, e);
}

static void write_lines(const struct codes *c, struct buf *b)
{
	buf_addf(b, "%s%.*s\n", HEADER, STR_ARG(c->mark));
	for (size_t i = 0; i < c->n; i++)
		buf_addf(b, "%d %lld %lld %s\n", c->v[i].person, (long long)c->v[i].wrong,
		         (long long)c->v[i].opened, c->v[i].hash);
	buf_addf(b, "%s\n", LAST_LINE);
}

/* Root makes them for the account whose record it is. */
static bool give_to_owner(const struct codes *c, int fd)
{
	struct stat st;

	return geteuid() != 0 || (stat(c->path, &st) == 0 && fchown(fd, st.st_uid, st.st_gid) == 0);
}

/* In the place of the one that was read; where there was none, never over another's. */
static bool store(const struct codes *c, struct err *e)
{
	char begin[DRAFT_NAME], draft[DRAFT_NAME];
	struct buf text = {0};
	int fd, why = 0;

	snprintf(begin, sizeof begin, ".%s.", c->name);
	draft_sweep(c->folder, begin, NULL, NULL);
	fd = draft_make(c->folder, begin, draft);
	if (fd < 0)
		return tell(c, errno, e);
	write_lines(c, &text);
	if (!fd_write_all(fd, buf_str(&text)) || !give_to_owner(c, fd) || fsync(fd) != 0)
		why = errno;
	else if (c->fd < 0)
		why = draft_name(c->folder, draft, c->name);
	else if (renameat(c->folder, draft, c->folder, c->name) != 0)
		why = errno;
	buf_done(&text);
	if (!why)
		draft_finish(fd);
	else
		unlinkat(c->folder, draft, 0);
	if (!why && fsync(c->folder) != 0)
		why = errno;
	close(fd);
	return !why || tell(c, why, e);
}

/* -- hashes --------------------------------------------------------------------------------- */

/* What yescrypt makes of the digits under the setting, or the salt of a former hash. */
static bool hash(const char *digits, const char *setting, char to[static HASH_MOST + 1])
{
	struct crypt_data *room = arena_alone(1, sizeof *room);
	const char *made = crypt_rn(digits, setting, room, sizeof *room);
	bool good = made && strlen(made) <= HASH_MOST;

	if (good)
		snprintf(to, HASH_MOST + 1, "%s", made);
	explicit_bzero(room, sizeof *room);
	free(room);
	return good;
}

static bool hash_anew(const char *digits, char to[static HASH_MOST + 1])
{
	char salt[SALT_BYTES], setting[CRYPT_GENSALT_OUTPUT_SIZE];

	return getrandom(salt, sizeof salt, 0) == (ssize_t)sizeof salt &&
	       crypt_gensalt_rn("$y$", COST, salt, sizeof salt, setting, sizeof setting) &&
	       hash(digits, setting, to);
}

/* All bytes are looked at, whichever differs. */
static bool same_hash(const char *a, const char *b)
{
	size_t n = strlen(a);
	int differ = 0;

	if (n != strlen(b))
		return false;
	for (size_t i = 0; i < n; i++)
		differ |= a[i] ^ b[i];
	return !differ;
}

static bool draw(char digits[static CODE_DIGITS + 1])
{
	/* What lies beyond the last whole million would make some codes likelier. */
	enum { CODES = 1000000 };
	static const uint32_t beyond = UINT32_MAX / CODES * CODES;
	uint32_t dice;

	do
		if (getrandom(&dice, sizeof dice, 0) != (ssize_t)sizeof dice)
			return false;
	while (dice >= beyond);
	snprintf(digits, CODE_DIGITS + 1, "%06u", (unsigned)(dice % CODES));
	return true;
}

/* -- what others call ----------------------------------------------------------------------- */

static bool is_mark(struct str mark)
{
	for (size_t i = 0; i < mark.n; i++)
		if (mark.s[i] <= ' ' || mark.s[i] > '~')
			return false;
	return mark.n && mark.n <= 100;
}

bool codes_are_there(const char *record)
{
	struct codes c;
	struct stat st;
	bool there = !find(&c, record, STR("?"), NULL) ||
	             fstatat(c.folder, c.name, &st, AT_SYMLINK_NOFOLLOW) == 0 || errno != ENOENT;

	codes_done(&c);
	return there;
}

bool codes_changed(const char *record, struct codes_seen *seen)
{
	struct codes_seen now = {0};
	struct codes c;
	struct stat st;
	bool changed;

	if (find(&c, record, STR("?"), NULL) &&
	    fstatat(c.folder, c.name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		now = (struct codes_seen){st.st_ino, st.st_ctim.tv_sec * INT64_C(1000000000) +
		                                         st.st_ctim.tv_nsec};
	codes_done(&c);
	changed = now.file != seen->file || now.changed_ns != seen->changed_ns;
	*seen = now;
	return changed;
}

static bool refuse_former(const struct codes *c, struct err *e)
{
	char shown[SITE_SHOWN];

	return err_set(e, ERR_DATA, _("Codes were made for %s already."),
	               site_shown(shown, c->path));
}

static bool make_in(struct codes *c, const int32_t *persons, size_t n, bool replace,
                    const struct code *made, struct err *e)
{
	if (!open_locked(c, e))
		return false;
	if (c->fd >= 0 && !replace)
		return refuse_former(c, e);
	if (!read_codes(c, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct code *one = find_code(c, persons[i]);

		*(one ? one : add_code(c, persons[i])) = made[i];
	}
	return store(c, e);
}

bool codes_make(const char *record, struct str mark, const int32_t *persons, size_t n, bool replace,
                char (*codes)[CODE_DIGITS + 1], struct err *e)
{
	struct err mine = {0};
	struct codes c;
	struct code *made;
	bool good;

	assert(is_mark(mark));
	good = find(&c, record, mark, &mine);
	made = arena_new(&c.arena, struct code, n);
	for (size_t i = 0; good && i < n; i++) {
		made[i].person = persons[i];
		good =
		    (draw(codes[i]) && hash_anew(codes[i], made[i].hash)) || tell(&c, errno, &mine);
	}
	good = good && make_in(&c, persons, n, replace, made, &mine);
	if (!good) {
		explicit_bzero(codes, n * sizeof *codes);
		if (e)
			*e = mine;
	}
	codes_done(&c);
	return good;
}

static int tries_left(const struct code *one, int64_t opened_id)
{
	return opened_id > one->opened ? CODE_TRIES : CODE_TRIES - (int)one->wrong;
}

/* Counts one error more and gives the hash to compare with.  CODE_IS_WRONG: so far. */
static enum code_answer charge(struct codes *c, int32_t person, int64_t opened_id,
                               struct code *charged, int *left, struct err *e)
{
	struct code *one;

	if (!open_locked(c, e) || !read_codes(c, e))
		return CODE_FAILED;
	one = find_code(c, person);
	if (!one)
		return CODE_IS_NONE;
	if (opened_id > one->opened) {
		one->opened = opened_id;
		one->wrong = 0;
	}
	if (one->wrong >= CODE_TRIES)
		return CODE_IS_CLOSED;
	one->wrong++;
	*left = tries_left(one, opened_id);
	*charged = *one;
	return store(c, e) ? CODE_IS_WRONG : CODE_FAILED;
}

/* The code was right: its errors are forgotten.  False if it is no longer the person's code.
 * Where the disk takes no more it stays charged, which lets nobody in. */
static bool acquit(struct codes *c, const struct code *charged)
{
	struct err none = {0};
	struct code *one;

	if (!open_locked(c, &none) || !read_codes(c, &none))
		return false;
	one = find_code(c, charged->person);
	if (!one || !same_hash(one->hash, charged->hash))
		return false;
	one->wrong = 0;
	(void)store(c, &none);
	return true;
}

static bool as_typed(struct str digits, char text[static CODE_DIGITS + 1])
{
	bool good = digits.n == CODE_DIGITS && !memchr(digits.s, '\0', digits.n);

	snprintf(text, CODE_DIGITS + 1, "%.*s", good ? CODE_DIGITS : 0, good ? digits.s : "");
	return good;
}

enum code_answer codes_try(const char *record, struct str mark, int32_t person, int64_t opened_id,
                           struct str digits, int *left, struct err *e)
{
	/* Where there is nothing to compare with, the same work is done for nothing. */
	struct code charged = {.person = person, .hash = SETTING "abcdefghijklmnopqrstu."};
	char text[CODE_DIGITS + 1], made[HASH_MOST + 1] = "";
	bool could_be = as_typed(digits, text);
	struct err mine = {0};
	enum code_answer answer = CODE_FAILED;
	struct codes c;

	assert(is_mark(mark));
	*left = 0;
	if (find(&c, record, mark, &mine))
		answer = charge(&c, person, opened_id, &charged, left, &mine);
	codes_done(&c);
	if (answer != CODE_FAILED && !hash(text, charged.hash, made)) {
		tell(&c, errno, &mine);
		answer = CODE_FAILED;
	}
	explicit_bzero(text, sizeof text);
	if (answer == CODE_IS_WRONG && could_be && same_hash(made, charged.hash)) {
		if (find(&c, record, mark, &mine) && acquit(&c, &charged)) {
			answer = CODE_IS_RIGHT;
			*left = CODE_TRIES;
		}
		codes_done(&c);
	}
	if (e && answer == CODE_FAILED)
		*e = mine;
	return answer;
}

int codes_left(const char *record, struct str mark, int32_t person, int64_t opened_id)
{
	struct codes c;
	int left = -1;

	if (find(&c, record, mark, NULL) && open_file(&c, NULL) && read_codes(&c, NULL)) {
		const struct code *one = find_code(&c, person);

		left = one ? tries_left(one, opened_id) : -1;
	}
	codes_done(&c);
	return left;
}
