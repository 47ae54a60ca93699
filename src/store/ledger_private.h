/* ledger_private: what the files of the ledger share; of no other floor's business. */
#ifndef STORE_LEDGER_PRIVATE_H
#define STORE_LEDGER_PRIVATE_H

#include <sqlite3.h>

#include "store/guard.h"
#include "store/ledger.h"
#include "store/site.h"

enum statement {
	S_TOLD,   /* events from one id on, without what proves them */
	S_WORDS,  /* and the words, from the same id on */
	S_HEAD,   /* id and hash of the last event */
	S_SCHEMA, /* its version; only for who appends */
	S_TAIL,   /* events from one id to another, with their words and what proves them */
	S_BEGIN,  /* from here on only for who appends */
	S_COMMIT,
	S_ROLLBACK,
	S_PUT,
	S_PUT_TEXT,
	S_COUNT,
};

enum { BATCH_ROWS = 64, BATCH_BYTES = 1 << 20, FEW_ROWS = 16, CHECKED_AT_ONCE = 4096 };

struct kept {
	struct row row;   /* texts in the batch's arena */
	struct str words; /* the same */
};

struct ledger {
	struct guard guard; /* guard.db is NULL when reopening failed */
	sqlite3_stmt *statement[S_COUNT];
	struct site site;
	enum ledger_mode mode;
	char notice[256];

	/* Reading.  What was read from the disk runs ahead of what was handed out. */
	bool check_chain;
	struct arena arena; /* of the batch */
	struct kept *batch;
	int batch_n, batch_next;
	struct row told;     /* the last row handed out, when it was read without proof */
	bool telling;        /* S_TOLD and S_WORDS are under way */
	int64_t words_event; /* the event of the words on which S_WORDS stands, or none to come */
	bool ends_there;    /* the disk held no more than the batch */
	int64_t read_id;    /* the last event read, 0 at first */
	char read_hash[65]; /* and its hash */
	char mark[65];      /* the hash of event 1 */
	int64_t seen;       /* the last event handed out */
	struct names_met met;

	/* Read without computing the hashes: from the event after owed_from to owed_to. */
	int64_t owed_from, owed_to;
	char owed_hash[65]; /* of owed_from */
	int64_t emptied;    /* of those checked, the last without its words that no event emptied */

	/* Appending. */
	int64_t schema;  /* the version of the schema that was found right, -1 none */
	bool writing;    /* between begin and commit or cancel */
	bool emptying;   /* and words may go with it */
	bool put_failed; /* the transaction can't be committed any more, because of: */
	struct err put_fault;
	struct head base; /* the head when the lock was taken */
	struct head tip;  /* with what was put since */
	bool stopped;     /* nothing may be appended any more, because of: */
	struct err stop_reason;
	struct buf line; /* scratch */
};

/* Opens the connection and prepares what the mode asks for; ledger_part undoes it. */
bool ledger_connect(struct ledger *, struct err *);
void ledger_part(struct ledger *);
/* Makes a ledger out of a connection just opened (its guard filled in): prepares what a first
 * reading takes, up to S_TAIL; the second call prepares the rest, and later ones do nothing. */
bool ledger_prepare(struct ledger *, struct err *);
bool ledger_prepare_rest(struct ledger *, struct err *);
/* Tells what SQLite answered, and stops appending for good if it must.  False. */
bool ledger_fail(struct ledger *, int code, struct err *);
/* Stops appending for good because of *why, which is also given to *e.  False. */
bool ledger_stop(struct ledger *, const struct err *why, struct err *e);
/* Hands out the next event as ledger_next does, read without proof; all that is there in one go. */
bool ledger_next_told(struct ledger *, struct arena *, struct event *, struct err *);
/* Ends such a reading before its end; nothing if none is under way. */
void ledger_stop_telling(struct ledger *);
/* The event of a row, its texts copied into the arena: it is handed out. */
struct event ledger_hand_out(struct ledger *, struct arena *, const struct row *, struct str words);
/* Tells that this event is not what was written, and stops appending for good.  False. */
bool ledger_tell_tampering(struct ledger *, int64_t event, struct err *);
/* The connection, made again if it was lost, to the file that was opened. */
bool ledger_is_connected(struct ledger *, struct err *);
/* Checks all that is owed. */
bool ledger_settle_owed(struct ledger *, struct err *);
/* The journal is kept again as for what is only added; nothing if it was all along. */
void ledger_end_emptying(struct ledger *);
/* Runs a statement without rows; SQLITE_DONE, or an error. */
int ledger_step(struct ledger *, enum statement);

#endif
