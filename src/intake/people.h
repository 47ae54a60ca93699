/* people: what the reading of a cohort knows beside its plan.
 *
 * Where each person and group stands in the files, so that what is found later is
 * told there, and the words by which others refer to them. */
#ifndef INTAKE_PEOPLE_H
#define INTAKE_PEOPLE_H

#include "intake/fill.h"
#include "intake/twins.h"

struct known_person {
	struct place place; /* of the id, or where the person begins */
	struct place body;  /* of a member's employer, if given */
	struct str matched; /* the id, as ids are compared */
};

struct known_group {
	struct place place;
	struct str code, matched;
	int32_t passage; /* its number */
};

struct people {
	struct reading reader;        /* of the cohort's file */
	struct known_person *persons; /* as plan->persons: number n is persons[n - 1] */
	size_t n_persons, room_persons;
	struct known_group *groups;
	size_t n_groups, room_groups;
	struct numbers seated;           /* by passage: how many candidates it has */
	struct twins members, candidates; /* their ids */
	bool roles_unsure;                /* one was refused: who presides is not known */
};

/* A new person of the plan, who begins at this place: their number. */
int32_t people_add(struct people *, enum role, struct place);
struct person *people_person(struct people *, int32_t number);
/* The id was read, here: others may now refer to it. */
void people_know(struct people *, int32_t number, struct place);

/* A new passage, and the group of this code that it is for, if any: its number. */
int32_t people_add_passage(struct people *, struct str name);
void people_add_group(struct people *, struct str code, struct place, int32_t passage);
/* Seats a candidate after those already in the passage. */
void people_seat(struct people *, int32_t candidate, int32_t passage);

/* Whom a text refers to: a number; 0, told with those possible, if nobody. */
int32_t people_find_member(struct people *, struct place, struct str text);
int32_t people_find_candidate(struct people *, struct place, struct str text);
/* A group's passage; the reader is that of the text. */
int32_t people_find_group(struct people *, struct reading *, struct place, struct str text);

#endif
