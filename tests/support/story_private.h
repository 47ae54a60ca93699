/* story_private: what the files of story share, and nobody else. */
#ifndef SUPPORT_STORY_PRIVATE_H
#define SUPPORT_STORY_PRIVATE_H

#include "memory_ledger.h"
#include "store/ledger.h"
#include "story.h"

enum { STORY_WORDS = 24 };

struct story_view;

struct story_label {
	struct str name;
	int64_t event;
};

struct story {
	struct arena arena;
	struct memory_ledger events; /* all, from wherever they were read back */
	struct ledger *ledger;       /* NULL: the events in memory are all there is */
	struct story_view *views;    /* one state for each viewer asked for */
	struct story_clock clock;
	int64_t now_ms; /* since midnight */
	size_t opening; /* events that the record opens with */
	int boots;
	int32_t passage; /* of which the phrases speak */
	struct story_label *labels;
	size_t n_labels, room_labels;
	struct verdict verdict; /* of the last wish */
	const char *name;       /* of the text that runs, for failures */
	size_t line, failed;
	struct buf *failures;
};

/* One more failure of the line that runs. */
void story_fail(struct story *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The words of a line, in order; what stands in quotes is one, last, and apart. */
struct story_line {
	struct str word[STORY_WORDS];
	size_t n;
	struct str quoted;
	bool has_quoted;
};

/* Reads "0:05", "1:02:03", "-0:30" and "+0:30" into milliseconds. */
bool story_read_time(struct str, int64_t *ms);
/* Reads "2026-11-24" into days since 1970. */
bool story_read_day(struct str, int64_t *day);
/* Reads words[from..n) as a pattern says, names into the fact's columns; false,
 * leaving in *reached the first word that doesn't fit. */
bool story_match(struct story *, const char *pattern, const struct str *words, size_t n,
                 struct fact *, size_t *reached);
/* Reads "key=value", a column of a fact; false when it is none or names nothing. */
bool story_read_column(struct story *, struct str word, struct fact *);
/* Reads a wish of this author; false when it can't (told). */
bool story_read_wish(struct story *, int32_t author, const struct story_line *, struct fact *);
/* Reads and checks a question about the state; what is wrong is told. */
void story_ask(struct story *, const struct story_line *);

/* The run that phrases speak of: the one that is open in the passage, else the
 * last that counts; NULL if none. */
const struct run *story_run_spoken_of(const struct story *, const struct state *);
/* Reads a level of the scale: its points where it has some, else its rank. */
bool story_read_level(struct story *, struct str, int64_t *rank);
int32_t story_person_named(struct story *, struct str);
int64_t story_label_find(const struct story *, struct str name);

#endif
