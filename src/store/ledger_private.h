/* ledger_private: what the files of the ledger share; of no other floor's business. */
#ifndef STORE_LEDGER_PRIVATE_H
#define STORE_LEDGER_PRIVATE_H

#include <sqlite3.h>

#include "store/guard.h"
#include "store/ledger.h"
#include "store/site.h"

enum statement {
	S_TAIL, /* events from one id to another, with their words */
	S_HEAD, /* id and hash of the last event */
	S_BEGIN,
	S_COMMIT,
	S_ROLLBACK,
	S_SCHEMA, /* from here on only for who appends: the schema's version */
	S_PUT,
	S_PUT_TEXT,
	S_COUNT,
};

enum { BATCH_ROWS = 256, BATCH_BYTES = 1 << 20, FEW_ROWS = 16, CHECKED_AT_ONCE = 4096 };

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
	bool ends_there;    /* the disk held no more than the batch */
	int64_t read_id;    /* the last event read, 0 at first */
	char read_hash[65]; /* and its hash */
	int64_t seen;       /* the last event handed out */

	/* Read without computing the hashes: from the event after owed_from to owed_to. */
	int64_t owed_from, owed_to;
	char owed_hash[65]; /* of owed_from */

	/* Appending. */
	int64_t schema;  /* the version of the schema that was found right, -1 none */
	bool writing;    /* between begin and commit or cancel */
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
/* Makes a ledger out of a connection just opened (its guard filled in). */
bool ledger_prepare(struct ledger *, struct err *);
/* Tells what SQLite answered, and stops appending for good if it must.  False. */
bool ledger_fail(struct ledger *, int code, struct err *);
/* Stops appending for good because of *why, which is also given to *e.  False. */
bool ledger_stop(struct ledger *, const struct err *why, struct err *e);
/* Checks all that is owed. */
bool ledger_settle_owed(struct ledger *, struct err *);
/* Runs a statement without rows; SQLITE_DONE, or an error. */
int ledger_step(struct ledger *, enum statement);

#endif
