/* event: what a ledger holds, one row at a time.
 *
 * A fact is what somebody did or wants to do, not yet dated; an event is a
 * fact with its number, moment and author.  Their words are apart: a row holds
 * a salted digest of them, so that they can be emptied without breaking the
 * chain.  The codec here writes the one JSON line that is hashed, printed and
 * replayed.  Knows no table, no file and no clock. */
#ifndef CORE_EVENT_H
#define CORE_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/str.h"

enum kind {
	KIND_unknown = 0, /* a newer version's: kept, counted, never fatal */
#define EVENT(kind, part, columns, help) KIND_##kind,
#include "core/event.def"
#undef EVENT
	KIND_COUNT
};

enum part { PART_OFFICE, PART_DAY, PART_SHEET, PART_DELIBERATION };

enum code {
	CODE_none = 0,
#define CODE(word) CODE_##word,
#include "core/code.def"
#undef CODE
	CODE_COUNT,
	CODE_foreign /* a newer version's word */
};

enum { ROW_NUMBERS = 7 };

struct fact {
	enum kind kind;
	int32_t passage;   /* 1… in order of listing; 0 none */
	int32_t candidate; /* a person's number; 0 none, the group, nobody */
	int32_t person;    /* 1…; 0 none */
	int32_t item;      /* of the grid, 1…; 0 none */
	int64_t value;     /* by kind: a rank, an order, 720720ths, a number */
	int64_t ms;        /* a duration in milliseconds */
	int64_t ref;       /* an earlier event's id; 0 none */
	enum code code;
	struct str words; /* empty when none, or emptied since */
};

struct moment {
	int64_t at_ms;      /* since the epoch, UTC: told to people, never trusted for order */
	int32_t zone_min;   /* the wall clock's offset from UTC when written */
	int64_t boot_ms;    /* CLOCK_BOOTTIME: durations come from it */
	struct str boot_id; /* one run of one machine; boot_ms compares within it only */
};

struct event {
	int64_t id; /* 1, 2, 3… without a hole: the order of things */
	struct moment when;
	int32_t author; /* a person's number; 0 the office */
	struct fact fact;
	bool emptied; /* had words, which were emptied since */
};

/* The stored name, a static text; "unknown" and "" for what has none. */
const char *kind_name(enum kind);
const char *code_name(enum code);
/* KIND_unknown, CODE_foreign for a name that this version doesn't know;
 * CODE_none for an empty one. */
enum kind kind_of(struct str name);
enum code code_of(struct str name);
enum part kind_part(enum kind);
/* The letters of event.def. */
const char *kind_columns(enum kind);
/* In English, for the manual. */
const char *kind_help(enum kind);

/* True for the kinds whose ref names an act that this one takes back, or puts
 * back: the same kind again with the former value, and taken_back itself. */
bool kind_takes_back(enum kind);

/* 0 if the fact fills just what its kind may fill, else the letter of the first
 * column that is empty and must not be (of P, C, N, I, R, D, W), or is filled
 * and is not this kind's. */
char fact_fault(const struct fact *);

/* A row as stored: the form that is hashed.  It keeps the names that this
 * version doesn't know, so a newer version's rows verify all the same. */
struct row {
	int64_t id;
	struct moment when;
	int32_t author;
	struct str kind;
	int64_t number[ROW_NUMBERS]; /* passage, candidate, person, item, value, ms, ref */
	bool filled[ROW_NUMBERS];    /* false: the column is null */
	struct str code;             /* empty: null */
	struct str words;            /* the digest, 64 hex digits; empty: null */
};

/* The row of an event; words_digest is the digest of its words, empty if none.
 * The row's texts live as long as the event's and the digest. */
struct row event_row(const struct event *, struct str words_digest);
/* Names of kinds and codes met in earlier rows, zeroed at first: a few hundred are asked for
 * again in each of thousands of rows. */
enum { NAMES_MET = 256 };
struct names_met {
	uint8_t kind[NAMES_MET], code[NAMES_MET];
};
/* The event of a row, with these words (empty: none or emptied).  Its texts
 * live as long as the row's and the words.  It is tame.  NULL: no name was met. */
struct event row_event(const struct row *, struct str words, struct names_met *);
/* Brings durations and instants within bounds that no exam reaches (some 30 years;
 * year 30000), so that sums of a million of them hold, whoever wrote the ledger. */
void event_tame(struct event *);
/* Appends the row's JSON line, without a newline: the keys id, at, zone, boot,
 * boot_id, author, kind, passage, candidate, person, item, value, ms, ref,
 * code, words, in this order, nulls left out.  The bytes are those of SQLite's
 * json_patch('{}', json_object(…)) over the same columns. */
void row_write_json(struct buf *, const struct row *);
/* The hash of a row: SHA-256 of prev, a newline and the JSON line. */
struct digest event_hash(const char *prev_hex, struct str json_line);
/* The digest that stands for words: SHA-256 of the salt's bytes, then the words'. */
struct digest event_words_digest(struct str salt, struct str words);
/* What stands before the first row: 64 zeros. */
extern const char EVENT_NO_HASH[65];

#endif
