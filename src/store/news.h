/* news: being told that somebody committed to a record.
 *
 * Each writer touches the record after its commit; a watch on its attributes
 * sees that at once.  The writes of SQLite itself are no news: they come before
 * the commit.  Where no watch can be had (128 a user by default) there is no
 * descriptor, and whoever waits asks every NEWS_ASK_EVERY_MS instead.  The truth is
 * always what the ledger answers. */
#ifndef STORE_NEWS_H
#define STORE_NEWS_H

#include <stdbool.h>

struct news;

enum { NEWS_ASK_EVERY_MS = 100 };

/* Never NULL; without a watch news_fd is -1. */
struct news *news_open(const char *record);
/* To be polled for reading; -1: there is none. */
int news_fd(const struct news *);
/* Without a watch: whether the record was touched since the last news_drain, or may have been. */
bool news_came(const struct news *);
/* Takes what has come: to be called before the record is read, so that what is told after it asks
 * for one more look; NULL is allowed. */
void news_drain(struct news *);
void news_close(struct news *); /* NULL is allowed */

#endif
