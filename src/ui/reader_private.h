/* reader_private: what the files of reader share, and nobody else. */
#ifndef UI_READER_PRIVATE_H
#define UI_READER_PRIVATE_H

#include "ui/desk_private.h"
#include "ui/reader.h"

enum {
	RUNS_MAX = 16,
	VIEWS_MAX = 16,
	OTHERS_MAX = 8, /* acts of others told at once; the journal has them all */
	ROWS_AT_ONCE = 40,
	PAPER_ROWS = 160, /* a canvas that nobody sees: views draw all they have */
	PAPER_COLS = 110,
};

struct heard { /* how many thresholds of a run were passed, when last looked at */
	int64_t run;
	int passed;
};

struct reader {
	const struct desk *desk; /* whose place was told: the practice has its own */
	int32_t me;
	bool all;     /* to be told as if nothing had been */
	bool greeted; /* how this goes was told */

	const struct view *view;
	int32_t passage;
	struct told told;
	struct buf about, section; /* told last */
	size_t selected;
	int64_t run; /* of the passage, when its clock was told last, */
	enum run_status status;
	struct buf advice, advice_before; /* without their figures */
	struct buf message, hint, above, fault;
	size_t n_failed;                     /* entries to type again */
	const struct view *known[VIEWS_MAX]; /* whose legend was told */
	size_t n_known;

	const struct dialog *dialog;
	int64_t asked_at_ms;
	struct buf asked;
	const struct editor *editor;
	struct buf text; /* being written, */
	size_t at;       /* and where in it */
	bool is_open;    /* the line of that text: nothing follows it on the same line */

	int64_t seen_id;
	struct heard runs[RUNS_MAX];
	size_t n_runs;
};

/* One call of reader_read. */
struct reading {
	struct desk *d;
	struct reader *r;
	const struct state *s;
	const struct moment *now;
	bool answers;
	struct buf *out;
	struct scene scene;
};

/* Sentences, as whole lines; and a text just as it is. */
void reader_say(const struct reading *, struct str text);
void reader_say_as_it_is(const struct reading *, struct str text);
/* The message line, and the one above it, where they are new. */
void reader_say_messages(const struct reading *);
/* Keeps a text as the one told last; true if it is another. */
bool reader_is_new(struct buf *last, struct str text);

/* What has the keyboard: the view (reader_view.c), to which one may have come back from what lay
 * over it; or that (reader_over.c). */
void reader_read_view(const struct reading *, bool came_back);
void reader_read_editor(const struct reading *);
void reader_read_dialog(const struct reading *);

#endif
