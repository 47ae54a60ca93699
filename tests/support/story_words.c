/* story_words: the phrases of stories, and the names in them.
 *
 * In a pattern a capital stands for a name, and says which column it fills: C a
 * candidate, D another one (into value), N a person of the jury, I an item by
 * its id, H a phase, P a passage, V a level of the scale, K a code, T a time, R
 * a label, W anybody, B a criterion of a refusal, Y a day, S (in questions) who
 * looks.  What a phrase leaves out is found by who plays it: the passage, the
 * run, the turn. */
#include <string.h>

#include "base/ratio.h"
#include "base/when.h"
#include "story_private.h"

struct phrase {
	const char *pattern;
	enum kind kind;
	enum code code;
	int64_t value;
	bool self; /* the author is the person */
};

static const struct phrase phrases[] = {
    {"opens the jury", KIND_jury_opened, CODE_regular, 0, false},
    {"finds the jury lacking", KIND_jury_opened, CODE_carence, 0, false},
    {"declares no link", KIND_declared, CODE_no_link, 0, true},
    {"withdraws for C", KIND_recused, CODE_other, 0, true},
    {"tells N has no link", KIND_declared, CODE_no_link, 0, false},
    {"tells N is K", KIND_member_present, CODE_none, 0, false},
    {"gives N the role K", KIND_role_given, CODE_none, 0, false},
    {"takes the session", KIND_keeper_taken, CODE_none, 0, true},

    {"is known by K", KIND_author_known, CODE_none, 0, true},
    {"opens the place of N", KIND_seat_opened, CODE_none, 0, false},

    {"signs in C", KIND_attendance, CODE_present, 1, false},
    {"signs in C without papers", KIND_attendance, CODE_present, 0, false},
    {"tells C is K", KIND_attendance, CODE_none, 0, false},
    {"seats C at V", KIND_candidate_placed, CODE_none, 0, false},

    {"starts H", KIND_phase_started, CODE_none, 0, false},
    {"pauses", KIND_phase_paused, CODE_none, 0, false},
    {"pauses for K", KIND_phase_paused, CODE_none, 0, false},
    {"resumes", KIND_phase_resumed, CODE_none, 0, false},
    {"corrects the time by T", KIND_time_corrected, CODE_none, 0, false},
    {"confirms the time", KIND_time_corrected, CODE_none, 0, false},
    {"gives T", KIND_time_given, CODE_none, 0, false},
    {"ends", KIND_phase_ended, CODE_none, 0, false},
    {"ends all the same", KIND_phase_ended, CODE_overridden, 0, false},
    {"begins again", KIND_phase_restarted, CODE_none, 0, false},
    {"reopens H", KIND_phase_reopened, CODE_none, 0, false},

    {"gives the floor to C", KIND_speaker_changed, CODE_none, 0, false},
    {"gives the floor to nobody", KIND_speaker_changed, CODE_none, 0, false},
    {"credits C with T", KIND_speech_moved, CODE_none, 0, false},
    {"credits nobody with T", KIND_speech_moved, CODE_none, 0, false},
    {"asks I to C", KIND_question_asked, CODE_none, 0, false},
    {"asks C", KIND_question_asked, CODE_none, 0, false},
    {"asks I to the group", KIND_question_asked, CODE_none, 0, false},
    {"asks the group", KIND_question_asked, CODE_none, 0, false},
    {"logs I of N to C", KIND_question_asked, CODE_none, 0, false},
    {"logs that of N to C", KIND_question_asked, CODE_none, 0, false},
    {"reports K", KIND_incident, CODE_none, 0, false},
    {"reports K of C", KIND_incident, CODE_none, 0, false},

    {"marks C I V", KIND_scored, CODE_none, 0, false},
    {"marks C I not observed", KIND_scored, CODE_not_observed, 0, false},
    {"clears C I", KIND_scored, CODE_cleared, 0, false},
    {"comments C I", KIND_commented, CODE_none, 0, false},
    {"notes C", KIND_noted, CODE_none, 0, false},
    {"hands in C", KIND_sheet_handed_in, CODE_none, 0, false},
    {"takes back C", KIND_sheet_reopened, CODE_none, 0, false},
    {"moves C to D", KIND_sheet_moved, CODE_none, 0, false},
    {"opens the deliberation", KIND_deliberation_opened, CODE_none, 0, false},
    {"opens the deliberation of P", KIND_deliberation_opened, CODE_none, 0, false},

    {"validates C I before", KIND_validated_before, CODE_none, 0, false},
    {"clears the written C I", KIND_written_entered, CODE_cleared, 0, false},
    {"decides C I K", KIND_decided, CODE_none, 0, false},
    {"decides C I K for B", KIND_decided, CODE_none, 0, false},
    {"decides C I K for B B", KIND_decided, CODE_none, 0, false},
    {"decides C I K for B B B", KIND_decided, CODE_none, 0, false},
    {"confirms what is agreed", KIND_decided, CODE_validated, 0, false},
    {"writes for C I", KIND_joint_appreciation, CODE_none, 0, false},
    {"sets C to K", KIND_outcome_set, CODE_none, 0, false},
    {"lets C follow the rule", KIND_outcome_set, CODE_cleared, 0, false},
    {"seals", KIND_sealed, CODE_none, 0, false},
    {"deliberates again", KIND_deliberation_reopened, CODE_none, 0, false},
    {"signs", KIND_member_signed, CODE_signed, 0, true},
    {"tells that N is K", KIND_member_signed, CODE_none, 0, false},
    {"rectifies the K of W", KIND_rectified, CODE_none, 0, false},
    {"rectifies the K", KIND_rectified, CODE_none, 0, false},
    {"rectifies R", KIND_rectified, CODE_remark, 0, false},
    {"confirms R", KIND_entry_confirmed, CODE_none, 0, false},
    {"issues on Y", KIND_issued, CODE_none, 0, false},
    {"receives an appeal of C", KIND_appeal, CODE_received, 0, false},
    {"closes the appeal of C", KIND_appeal, CODE_closed, 0, false},

    {"undoes", KIND_taken_back, CODE_none, 0, false},
    {"undoes R", KIND_taken_back, CODE_none, 0, false},
    {"redoes", KIND_taken_back, CODE_none, 1, false},
};

/* -- names --------------------------------------------------------------------------------- */

static const struct plan *plan_of(struct story *s)
{
	return &story_state(s, 0)->plan;
}

int32_t story_person_named(struct story *s, struct str name)
{
	const struct plan *plan = plan_of(s);
	int64_t number;

	for (size_t i = 0; i < plan->n_persons; i++) {
		const struct person *p = &plan->persons[i];

		if (str_equal(person_family(p), name) || str_equal(p->family, name) ||
		    str_equal(p->id, name))
			return (int32_t)i + 1;
	}
	return str_to_int(name, &number) && plan_person(plan, (int32_t)number) ? (int32_t)number
	                                                                       : 0;
}

int32_t story_person(struct story *s, const char *name)
{
	return story_person_named(s, str_of(name));
}

static int32_t item_named(struct story *s, struct str id)
{
	const struct plan *p = plan_of(s);

#define LOOK_IN(list)                                                                              \
	for (size_t i = 0; i < p->n_##list; i++)                                                   \
		if (str_equal(p->list[i].id, id))                                                  \
	return p->list[i].item
	LOOK_IN(phases);
	LOOK_IN(question_levels);
	LOOK_IN(criteria);
	LOOK_IN(competencies);
	LOOK_IN(tests);
#undef LOOK_IN
	return 0;
}

int32_t story_item(struct story *s, const char *id)
{
	return item_named(s, str_of(id));
}

/* "2" or "G2". */
static int32_t passage_named(struct story *s, struct str word)
{
	int64_t n;

	if (str_starts(word, "G"))
		word = (struct str){word.s + 1, word.n - 1};
	return str_to_int(word, &n) && plan_passage(plan_of(s), (int32_t)n) ? (int32_t)n : 0;
}

bool story_read_level(struct story *s, struct str word, int64_t *rank)
{
	const struct plan *p = plan_of(s);
	int64_t points;

	if (p->n_levels && p->levels[p->n_levels - 1].points &&
	    ratio_parse(word, true, &points) == RATIO_OK)
		for (size_t i = 0; i < p->n_levels; i++)
			if (p->levels[i].points == points) {
				*rank = p->levels[i].rank;
				return true;
			}
	return str_to_int(word, rank);
}

int64_t story_label_find(const struct story *s, struct str name)
{
	for (size_t i = s->n_labels; i-- > 0;)
		if (str_equal(s->labels[i].name, name))
			return s->labels[i].event;
	return 0;
}

bool story_read_time(struct str text, int64_t *ms)
{
	bool minus = str_starts(text, "-");
	int64_t total = 0, part;

	if (minus || str_starts(text, "+"))
		text = (struct str){text.s + 1, text.n - 1};
	for (int parts = 1; text.s; parts++) {
		if (!str_to_int(str_cut(&text, ':'), &part) || part < 0 || parts > 3)
			return false;
		total = total * 60 + part;
		if (!text.s && parts < 2)
			return false; /* a bare number: of what? */
	}
	*ms = (minus ? -total : total) * WHEN_SECOND_MS;
	return true;
}

/* -- patterns ------------------------------------------------------------------------------ */

static bool is_role(struct story *s, int32_t person, bool candidate)
{
	const struct person *p = plan_person(plan_of(s), person);

	return p && (p->role == ROLE_CANDIDATE) == candidate;
}

/* A bit for the criterion's place in its competency. */
static bool read_criterion(struct story *s, struct str word, struct fact *f)
{
	const struct plan *p = plan_of(s);
	int64_t bit = 1;

	for (size_t i = 0; i < p->n_criteria; i++) {
		if (p->criteria[i].competency != f->item)
			continue;
		if (str_equal(p->criteria[i].id, word)) {
			f->value |= bit;
			return true;
		}
		bit *= 2;
	}
	return false;
}

bool story_read_day(struct str text, int64_t *day)
{
	int32_t read;

	if (!when_parse_date(text, &read))
		return false;
	*day = read;
	return true;
}

static bool read_name(struct story *s, char what, struct str word, struct fact *f)
{
	int32_t person = story_person_named(s, word);

	switch (what) {
	case 'C': f->candidate = person; return is_role(s, person, true);
	case 'D': f->value = person; return is_role(s, person, true);
	case 'S': f->value = person; return is_role(s, person, false);
	case 'N': f->person = person; return is_role(s, person, false);
	case 'I': return (f->item = item_named(s, word)) != 0;
	case 'W': return (f->person = person) != 0;
	case 'B': return read_criterion(s, word, f);
	case 'Y': return story_read_day(word, &f->value);
	case 'H': f->item = item_named(s, word); return plan_phase(plan_of(s), f->item) != NULL;
	case 'P': return (f->passage = passage_named(s, word)) != 0;
	case 'V': return story_read_level(s, word, &f->value);
	case 'K': f->code = code_of(word); return f->code != CODE_none && f->code != CODE_foreign;
	case 'T': return story_read_time(word, &f->ms);
	case 'R': return str_starts(word, "@") && (f->ref = story_label_find(s, word)) != 0;
	default: return false;
	}
}

bool story_match(struct story *s, const char *pattern, const struct str *words, size_t n,
                 struct fact *f, size_t *reached)
{
	struct str rest = str_of(pattern);

	for (*reached = 0; rest.s; ++*reached) {
		struct str want = str_cut(&rest, ' ');
		bool is_name = want.n == 1 && *want.s >= 'A' && *want.s <= 'Z';

		if (*reached == n)
			return false;
		if (is_name ? !read_name(s, *want.s, words[*reached], f)
		            : !str_equal(want, words[*reached]))
			return false;
	}
	return *reached == n;
}

bool story_read_column(struct story *s, struct str word, struct fact *f)
{
	struct str value = word;
	struct str key = str_cut(&value, '=');
	int64_t n = 0;
	bool is_int = str_to_int(value, &n);

	if (str_is(key, "passage"))
		return read_name(s, 'P', value, f);
	if (str_is(key, "candidate"))
		return (f->candidate = is_int ? (int32_t)n : story_person_named(s, value)) != 0;
	if (str_is(key, "person"))
		return (f->person = is_int ? (int32_t)n : story_person_named(s, value)) != 0;
	if (str_is(key, "item"))
		return (f->item = is_int ? (int32_t)n : item_named(s, value)) != 0;
	if (str_is(key, "value"))
		return (f->value = n, is_int);
	if (str_is(key, "ms"))
		return (f->ms = n, is_int) || story_read_time(value, &f->ms);
	if (str_is(key, "ref"))
		return (f->ref = n, is_int) || read_name(s, 'R', value, f);
	if (str_is(key, "code"))
		return read_name(s, 'K', value, f);
	return false;
}

/* -- wishes -------------------------------------------------------------------------------- */

const struct run *story_run_spoken_of(const struct story *s, const struct state *state)
{
	const struct run *r = state_open_run(state, s->passage);

	for (size_t i = state->n_runs; !r && i-- > 0;)
		if (state->runs[i].passage == s->passage && !state->runs[i].set_aside)
			r = &state->runs[i];
	return r;
}

/* Speech is credited from the last turn of somebody else, or from the time that was nobody's. */
static int64_t turn_before(const struct state *state, const struct run *run, int32_t candidate)
{
	for (size_t i = state->n_turns; i-- > 0;)
		if (state->turns[i].run == run->id && state->turns[i].candidate != candidate)
			return state->turns[i].id;
	return run->id;
}

static int64_t last_question_of(const struct state *state, int32_t passage)
{
	for (size_t i = state->n_questions; i-- > 0;)
		if (state->questions[i].passage == passage && !state->questions[i].taken_back)
			return state->questions[i].id;
	return 0;
}

static int64_t usual_ref(const struct story *s, const struct state *state, const struct fact *f)
{
	const struct run *run = story_run_spoken_of(s, state);

	switch (f->kind) {
	case KIND_phase_reopened: {
		const struct run *named = state_run(state, s->passage, f->item);

		return named ? named->id : 0;
	}
	case KIND_phase_paused:
	case KIND_phase_resumed:
	case KIND_phase_ended:
	case KIND_phase_restarted:
	case KIND_time_corrected:
	case KIND_time_given: return run ? run->id : 0;
	case KIND_speech_moved: return run ? turn_before(state, run, f->candidate) : 0;
	case KIND_question_changed: return last_question_of(state, s->passage);
	default: return 0;
	}
}

static void complete(struct story *s, int32_t author, struct fact *f)
{
	if (!f->ref)
		f->ref = usual_ref(s, story_state(s, author), f);
	if (f->kind == KIND_phase_reopened)
		f->item = 0; /* said which run, and is no column of it */
	if (!f->passage && (strchr(kind_columns(f->kind), 'P') || f->kind == KIND_incident))
		f->passage = s->passage;
	if (f->kind == KIND_candidate_placed && plan_person(plan_of(s), f->candidate))
		f->passage = plan_person(plan_of(s), f->candidate)->passage;
}

static bool read_phrase(struct story *s, int32_t author, const struct str *words, size_t n,
                        struct fact *f, size_t *furthest)
{
	size_t reached;

	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
		const struct phrase *p = &phrases[i];

		*f = (struct fact){.kind = p->kind,
		                   .code = p->code,
		                   .value = p->value,
		                   .person = p->self ? author : 0};
		if (story_match(s, p->pattern, words, n, f, &reached))
			return true;
		if (reached > *furthest)
			*furthest = reached;
	}
	return false;
}

static bool is_column(struct str word)
{
	return word.n && memchr(word.s, '=', word.n);
}

bool story_read_wish(struct story *s, int32_t author, const struct story_line *line, struct fact *f)
{
	size_t n = line->n, furthest = 0;
	enum kind kind = line->n ? kind_of(line->word[0]) : KIND_unknown;

	while (n > 0 && is_column(line->word[n - 1]))
		n--;
	*f = (struct fact){.kind = kind};
	if (!n || (kind && n > 1) ||
	    (!kind && !read_phrase(s, author, line->word, n, f, &furthest))) {
		story_fail(s, "“%.*s” is not understood here",
		           STR_ARG(line->word[furthest < line->n ? furthest : 0]));
		return false;
	}
	for (size_t i = n; i < line->n; i++)
		if (!story_read_column(s, line->word[i], f)) {
			story_fail(s, "“%.*s” is no column, or names nothing",
			           STR_ARG(line->word[i]));
			return false;
		}
	f->words = line->quoted;
	complete(s, author, f);
	return true;
}
