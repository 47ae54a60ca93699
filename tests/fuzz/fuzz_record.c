/* A record's file with any of its bytes changed, opened as `verify`, `log` and `join` open it:
 * verify and log change nothing, what verify calls good holds the head that was written, and
 * what is then appended to stays good. */
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/record.h"
#include "base/text.h"
#include "core/say.h"
#include "store/verify.h"
#include "story.h"
#include "ui/desk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PAGE = 4096, CHANGE_BYTES = 5 };

/* The file as it was written, and where the changed one lies. */
static struct {
	char folder[64], path[96];
	unsigned char *bytes;
	size_t n;
	struct head head;
	struct moment now;
} good;

static void remove_all(void)
{
	static const char *const ends[] = {"", "-journal", "-wal", "-shm"};
	char name[120];

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(name, sizeof name, "%s%s", good.path, ends[i]);
		unlink(name);
	}
}

static void remove_folder(void)
{
	remove_all();
	rmdir(good.folder);
}

static unsigned char *read_file(size_t *n)
{
	int fd = open(good.path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	unsigned char *bytes;

	assert(fd >= 0 && fstat(fd, &st) == 0);
	*n = (size_t)st.st_size;
	bytes = malloc(*n + 1);
	assert(bytes && read(fd, bytes, *n) == st.st_size);
	close(fd);
	return bytes;
}

static void write_file(const unsigned char *bytes, size_t n)
{
	int fd;

	remove_all();
	fd = open(good.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	assert(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
	close(fd);
}

/* A morning in memory, as a record. */
static void make_good(void)
{
	struct buf said = {0};
	struct story *s =
	    story_open("tests/fuzz/small/grid.yaml", "tests/fuzz/small/cohort.yaml", &said);
	const struct event *events;
	struct verification v;
	struct err e;
	size_t n;

	text_open();
	assert(s);
	story_run_file(s, "tests/fuzz/small/day.story", &said);
	buf_done(&said);
	snprintf(good.folder, sizeof good.folder, "%s/clepsydre-fuzz-XXXXXX",
	         access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	assert(mkdtemp(good.folder));
	atexit(remove_folder);
	snprintf(good.path, sizeof good.path, "%s/record", good.folder);
	events = story_events(s, &n);
	assert(ledger_create(good.path, events, n, &e));
	assert(verify_record(good.path, NULL, &v, &e) && v.finding == FINDING_GOOD);
	good.head = v.head;
	good.bytes = read_file(&good.n);
	good.now = story_now(s);
	good.now.boot_id = STR("0123456789abcdef0123456789abcdef");
	story_close(s);
}

/* Each five bytes are one change: how, which page, where in it, and what. */
static void change(unsigned char *bytes, size_t *n, const uint8_t *c)
{
	size_t page = c[1] % (*n / PAGE ? *n / PAGE : 1) * PAGE;
	size_t at = (page + ((size_t)c[2] << 8 | c[3]) % PAGE) % *n;

	switch (c[0] % 8) {
	case 0: bytes[at] ^= c[4]; break;
	case 1: /* in a page's header and its first cells' places */
		bytes[page + c[3] % 64] = c[4];
		break;
	case 2: bytes[c[3] % 100] = c[4]; break; /* in the file's header */
	case 3: /* another page there */
		memmove(bytes + page, bytes + c[4] % (*n / PAGE) * PAGE, PAGE);
		break;
	case 4:
		if (c[4] > 0xF0 && at > 2 * PAGE)
			*n = at;
		break;
	default: bytes[at] = c[4]; break;
	}
}

/* Whether it is still, but for its changes, what was written. */
static bool write_changed(const uint8_t *data, size_t size)
{
	unsigned char *bytes;
	size_t n = good.n;

	if (size >= 16 && memcmp(data, "SQLite format 3", 16) == 0) {
		write_file(data, size);
		return false;
	}
	bytes = malloc(n);
	assert(bytes);
	memcpy(bytes, good.bytes, n);
	for (; size >= CHANGE_BYTES; data += CHANGE_BYTES, size -= CHANGE_BYTES)
		change(bytes, &n, data);
	write_file(bytes, n);
	free(bytes);
	return true;
}

/* -- the verbs ------------------------------------------------------------------------------- */

static bool verify(struct head *head)
{
	struct verification v;
	struct err e;

	if (!verify_record(good.path, NULL, &v, &e) || v.finding != FINDING_GOOD)
		return false;
	*head = v.head;
	return true;
}

static void read_aloud(void)
{
	struct buf said = {0};
	struct record r;
	struct event event;
	struct err e;

	if (!record_open(&r, good.path, LEDGER_READ, 0, &e))
		return;
	record_rewind(&r);
	while (record_next(&r, &event, &e)) {
		buf_clear(&said);
		say_event(&said, &r.state, event.author, &event.fact);
		assert(text_is_utf8(buf_str(&said), NULL));
	}
	record_close(&r);
	buf_done(&said);
}

static void append(struct record *r)
{
	struct event event = {.when = good.now, .fact = {.kind = KIND_noted, .candidate = 1,
	                                                 .words = STR("des mots")}};
	struct err e;

	event.author = r->state.viewer;
	if (!ledger_begin(r->ledger, &e))
		return;
	if (record_catch_up(r, &e) && ledger_put(r->ledger, &event, &e))
		ledger_commit(r->ledger, &e);
	else
		ledger_cancel(r->ledger);
}

/* The screen comes first, from what is not checked yet. */
static void join(int32_t seat)
{
	struct record r;
	struct canvas canvas;
	struct desk *desk;
	struct err e;

	if (!record_open(&r, good.path, LEDGER_APPEND, seat, &e))
		return;
	canvas_init(&canvas, 24, 80);
	desk = desk_new(seat);
	desk_seated(desk, &r.state, seat);
	desk_draw(desk, &canvas, &r.state, &good.now);
	while (ledger_owes(r.ledger) && ledger_check_owed(r.ledger, &e))
		;
	append(&r);
	desk_free(desk);
	canvas_done(&canvas);
	record_close(&r);
}

/* Nor is anything put beside it. */
static void assert_unchanged(const unsigned char *bytes, size_t n)
{
	size_t n_now;
	unsigned char *now = read_file(&n_now);
	char journal[120];

	assert(n_now == n && memcmp(now, bytes, n) == 0);
	free(now);
	snprintf(journal, sizeof journal, "%s-journal", good.path);
	assert(access(journal, F_OK) != 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned char *bytes;
	struct head head;
	bool is_ours, is_good;
	size_t n;

	if (!good.bytes)
		make_good();
	is_ours = write_changed(data, size);
	bytes = read_file(&n);
	is_good = verify(&head);
	assert_unchanged(bytes, n);
	assert(!is_good || !is_ours || memcmp(&head, &good.head, sizeof head) == 0);
	read_aloud();
	assert_unchanged(bytes, n);
	free(bytes);
	join(size ? 1 + data[0] / 8 % 5 : 1);
	assert(!is_good || verify(&head));
	return 0;
}
