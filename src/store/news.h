/* news: being told that somebody committed to a record.
 *
 * Each writer touches the record after its commit; a watch on its attributes
 * sees that at once.  The writes of SQLite itself are no news: they come before
 * the commit.  Where no watch can be had (128 a user by default) there is no
 * descriptor, and whoever waits looks now and then instead.  The truth is
 * always what the ledger answers. */
#ifndef STORE_NEWS_H
#define STORE_NEWS_H

struct news;

/* Never NULL; without a watch news_fd is -1. */
struct news *news_open(const char *record);
/* To be polled for reading; -1: there is none. */
int news_fd(const struct news *);
/* Takes what has come, so that the descriptor is still again; NULL is allowed. */
void news_drain(struct news *);
void news_close(struct news *); /* NULL is allowed */

#endif
