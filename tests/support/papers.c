/* papers: see papers.h. */
#include "papers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"

static void play(struct papers *p, const char *path)
{
	struct buf failures = {0};

	if (!story_run_file(p->story, path, &failures))
		return;
	fprintf(stderr, "%s", buf_text(&failures));
	abort();
}

/* The state of the shell, with all revealed that was opened. */
void papers_fold(struct papers *p)
{
	const struct event *events = story_events(p->story, &p->n);

	p->events = arena_new(&p->arena, struct event, p->n);
	memcpy(p->events, events, p->n * sizeof *events);
	p->head = (struct head){.count = (int64_t)p->n,
	                        .hash = "7f3a09c251de88b47f3a09c251de88b4"
	                                "7f3a09c251de88b47f3a09c251de88b4"};
	state_init(&p->state, 0, NULL);
	for (size_t i = 0; i < p->n; i++)
		state_apply(&p->state, &p->events[i]);
	if (p->state.refold) {
		state_reset(&p->state);
		for (size_t i = 0; i < p->n; i++)
			state_apply(&p->state, &p->events[i]);
	}
}

void papers_tell(struct papers *p, int32_t author, struct fact fact)
{
	struct event *more = arena_new(&p->arena, struct event, p->n + 1);

	memcpy(more, p->events, p->n * sizeof *more);
	more[p->n] = more[p->n - 1];
	more[p->n].id++;
	more[p->n].when.at_ms += 30000;
	more[p->n].when.boot_ms += 30000;
	more[p->n].author = author;
	more[p->n].fact = fact;
	more[p->n].emptied = false;
	p->events = more;
	p->n++;
	p->head.count = (int64_t)p->n;
	state_apply(&p->state, &p->events[p->n - 1]);
}

int32_t papers_person(const struct papers *p, const char *name)
{
	return story_person(p->story, name);
}

int32_t papers_item(const struct papers *p, const char *id)
{
	return story_item(p->story, id);
}

static void decide(struct papers *p, const char *name, const char *id, enum code code,
                   int64_t unmet, const char *words)
{
	papers_tell(p, papers_person(p, "GRÈBE"),
	            (struct fact){.kind = KIND_decided,
	                          .candidate = papers_person(p, name),
	                          .item = papers_item(p, id),
	                          .code = code,
	                          .value = unmet,
	                          .words = str_of(words)});
}

static void decide_all(struct papers *p)
{
	static const char *const names[] = {"ACACIA", "CÈDRE",     "DATTIER",  "ÉRABLE", "FRÊNE",
	                                    "HÊTRE",  "GENÉVRIER", "JUJUBIER", "SAULE",  "MÛRIER"};
	static const char *const ids[] = {"C1", "C2", "C3", "C4"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (int k = 0; k < 4; k++)
			if (strcmp(names[i], "ÉRABLE") == 0 && k == 1)
				decide(p, names[i], ids[k], CODE_not_validated, 2 + 4,
				       "Parle pour les locataires ; n’a pas su dire ce qu’ils ont "
				       "décidé, ni où s’arrêtait son propre rôle.");
			else if (strcmp(names[i], "MÛRIER") == 0 && k == 3)
				decide(p, names[i], ids[k], CODE_reserved, 0,
				       "Part prise au dossier commun à vérifier par le "
				       "certificateur.");
			else
				decide(p, names[i], ids[k], CODE_validated, 0, "");
	papers_tell(p, papers_person(p, "MERLE"),
	            (struct fact){.kind = KIND_outcome_set,
	                          .candidate = papers_person(p, "IF"),
	                          .code = CODE_postponed,
	                          .words = STR("Malaise à l’échange.")});
	papers_tell(
	    p, papers_person(p, "GRÈBE"),
	    (struct fact){.kind = KIND_joint_appreciation,
	                  .candidate = papers_person(p, "ACACIA"),
	                  .item = papers_item(p, "C2"),
	                  .words = STR("Laisse les locataires décider, et sait le montrer.")});
}

static void seal(struct papers *p)
{
	int32_t president = papers_person(p, "MERLE");

	papers_tell(p, president, (struct fact){.kind = KIND_sealed, .value = p->state.last_id});
	papers_tell(
	    p, president,
	    (struct fact){.kind = KIND_member_signed, .person = president, .code = CODE_signed});
	papers_tell(p, papers_person(p, "PINSON"),
	            (struct fact){.kind = KIND_member_signed,
	                          .person = papers_person(p, "PINSON"),
	                          .code = CODE_signed,
	                          .words = STR("L’alarme de 10 h 41 a été entendue de tous.")});
	papers_tell(p, president,
	            (struct fact){.kind = KIND_member_signed,
	                          .person = papers_person(p, "SITTELLE"),
	                          .code = CODE_absent});
}

void papers_open(struct papers *p, enum papers_until until)
{
	struct buf complaints = {0};
	*p = (struct papers){0};
	p->story = story_open("config/rs6731.yaml", "config/cohort-rs6731.yaml", &complaints);
	if (!p->story)
		abort();
	buf_done(&complaints);
	if (until >= PAPERS_MIDDAY)
		play(p, "tests/stories/mid-day.story");
	if (until >= PAPERS_REVEALED)
		play(p, "tests/paper/rest-of-day.story");
	papers_fold(p);
	if (until >= PAPERS_DECIDED)
		decide_all(p);
	if (until >= PAPERS_SEALED)
		seal(p);
}

void papers_close(struct papers *p)
{
	state_done(&p->state);
	arena_done(&p->arena);
	story_close(p->story);
}
