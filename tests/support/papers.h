/* papers: the day whose documents the tests read.
 *
 * The sample's session, told by mid-day.story and rest-of-day.story: twelve enrolled, one absent,
 * one who left, one recused member, one earlier validation, one refusal with its reason; sealed,
 * then signed. */
#ifndef SUPPORT_PAPERS_H
#define SUPPORT_PAPERS_H

#include "core/state.h"
#include "paper/documents.h"
#include "story.h"

enum papers_until {
	PAPERS_BEGUN,    /* the office's files, nothing more */
	PAPERS_MIDDAY,   /* in the second exchange */
	PAPERS_REVEALED, /* the deliberation has opened */
	PAPERS_DECIDED,  /* each outcome follows */
	PAPERS_SEALED,   /* and signed by all but one */
};

struct papers {
	struct story *story;
	struct event *events; /* all of them */
	size_t n;
	struct state state; /* as the shell knows it */
	struct head head;
	struct arena arena;
};

/* Fails the test, or ends the program where there is none, when the story has a fault. */
void papers_open(struct papers *, enum papers_until);
/* The story's events so far, and the state and head that follow; of a story of one's own. */
void papers_fold(struct papers *);
void papers_close(struct papers *);
/* One more event at the last one's moment, asking no rule. */
void papers_tell(struct papers *, int32_t author, struct fact);
int32_t papers_person(const struct papers *, const char *name);
int32_t papers_item(const struct papers *, const char *id);

#endif
