/* decision: see decision.h.  In order: sheets, opinions, points, the proposal, the outcome. */
#include "core/decision.h"

#include "base/ratio.h"
#include "core/rules.h"

/* Who sat as it was decided; who sits, while nothing is. */
static bool counts_for(const struct state *s, int32_t member, int32_t candidate,
                       int32_t competency)
{
	const struct ruling *r = state_ruling(s, candidate, competency);

	return r && r->code ? state_has_sat(s, member, candidate)
	                    : state_sits(s, member, candidate);
}

/* -- one member's marks -------------------------------------------------------------------- */

static int64_t weight_of(int64_t weight)
{
	return weight > 0 ? weight : 1;
}

static int64_t item_weight(const struct plan *p, int32_t item)
{
	const struct criterion *k = plan_criterion(p, item);

	return weight_of(k ? k->weight : 1);
}

static bool is_of(const struct state *s, int32_t item, int32_t competency)
{
	return plan_competency_of(&s->plan, item) == competency;
}

/* The marks of a competency that are at this rank; of rank 0: those not observed, or missing. */
static int64_t times_at(const struct state *s, int32_t member, int32_t candidate,
                        int32_t competency, int64_t rank)
{
	int64_t n = 0;

	for (size_t i = 0; i < s->n_sheet_items; i++) {
		const struct mark *m;

		if (!is_of(s, s->sheet_items[i], competency))
			continue;
		m = state_mark(s, member, candidate, s->sheet_items[i]);
		n += (m ? m->rank : 0) == rank;
	}
	return n;
}

static int64_t items_of(const struct state *s, int32_t competency)
{
	int64_t n = 0;

	for (size_t i = 0; i < s->n_sheet_items; i++)
		n += is_of(s, s->sheet_items[i], competency);
	return n;
}

/* -- opinions ------------------------------------------------------------------------------ */

static bool has_limits(const struct plan *p, int32_t competency)
{
	for (size_t i = 0; i < p->n_limits; i++)
		if (p->limits[i].competency == competency)
			return true;
	return false;
}

/* How many may be at this rank; without any limits, none at the lowest. */
static int64_t most_at(const struct plan *p, int32_t competency, int64_t rank)
{
	for (size_t i = 0; i < p->n_limits; i++)
		if (p->limits[i].competency == competency && p->limits[i].rank == rank)
			return p->limits[i].at_most;
	if (rank == 0 || (!has_limits(p, competency) && p->n_levels && rank == p->levels[0].rank))
		return 0;
	return INT64_MAX;
}

static bool has_points(const struct plan *p)
{
	return p->n_levels && p->levels[p->n_levels - 1].points > 0;
}

static struct share pass_mark(const struct plan *p)
{
	return p->certified_if.number > 0 ? share_make(p->certified_if.number, RATIO_ONE)
	                                  : share_make(1, 2);
}

static bool is_by_mean(const struct plan *p)
{
	return p->proposal == PROPOSAL_MEAN && has_points(p);
}

enum opinion decision_opinion(const struct state *s, int32_t member, int32_t candidate,
                              int32_t competency)
{
	const struct plan *p = &s->plan;

	if (!items_of(s, competency))
		return OPINION_NONE;
	if (is_by_mean(p)) {
		struct share share = decision_share_of(s, member, candidate, competency);

		if (!share_is_known(share))
			return OPINION_NONE;
		return share_compare(share, pass_mark(p)) >= 0 ? OPINION_FAVOURABLE
		                                               : OPINION_UNFAVOURABLE;
	}
	if (times_at(s, member, candidate, competency, 0) > most_at(p, competency, 0) ||
	    times_at(s, member, candidate, competency, 0) == items_of(s, competency))
		return OPINION_NONE;
	for (size_t i = 0; i < p->n_levels; i++)
		if (times_at(s, member, candidate, competency, p->levels[i].rank) >
		    most_at(p, competency, p->levels[i].rank))
			return OPINION_UNFAVOURABLE;
	return OPINION_FAVOURABLE;
}

/* -- points -------------------------------------------------------------------------------- */

static int64_t most_points(const struct plan *p)
{
	return p->n_levels ? p->levels[p->n_levels - 1].points : 0;
}

struct share decision_share_of(const struct state *s, int32_t member, int32_t candidate,
                               int32_t competency)
{
	struct share sum = share_make(0, 1);
	int64_t weights = 0;

	if (!has_points(&s->plan))
		return share_make(0, 0);
	for (size_t i = 0; i < s->n_sheet_items; i++) {
		int32_t item = s->sheet_items[i];
		const struct mark *m = state_mark(s, member, candidate, item);
		const struct level *level = m ? plan_level(&s->plan, m->rank) : NULL;
		int64_t weight = item_weight(&s->plan, item);

		if (!is_of(s, item, competency))
			continue;
		if (!level)
			return share_make(0, 0);
		sum = share_sum(
		    sum, share_times(share_make(level->points, most_points(&s->plan)), weight));
		weights += weight;
	}
	return share_over(sum, weights);
}

/* Of those who sit: one whose sheet is not complete leaves the mean unknown. */
static struct share share_of_members(const struct state *s, int32_t candidate, int32_t competency)
{
	struct share sum = share_make(0, 1);
	int64_t n = 0;

	for (int32_t m = 1; (size_t)m <= s->n_people; m++)
		if (counts_for(s, m, candidate, competency)) {
			sum = share_sum(sum, decision_share_of(s, m, candidate, competency));
			n++;
		}
	return share_over(sum, n);
}

/* The test that somebody enters for the whole of a competency, and the one that members mark. */
static const struct test *test_of(const struct plan *p, bool entered)
{
	for (size_t i = 0; i < p->n_tests; i++)
		if ((p->tests[i].entered_by != 0) == entered)
			return &p->tests[i];
	return NULL;
}

static struct share share_of_written(const struct state *s, int32_t candidate, int32_t competency)
{
	const struct written *w = state_written(s, candidate, competency);
	const struct level *level = w && !w->code ? plan_level(&s->plan, w->rank) : NULL;

	return level ? share_make(level->points, most_points(&s->plan)) : share_make(0, 0);
}

/* The written test counts where the grid weighs the tests, and stands beside the oral elsewhere. */
static struct share share_of_competency(const struct state *s, int32_t candidate,
                                        int32_t competency)
{
	const struct test *written = test_of(&s->plan, true), *oral = test_of(&s->plan, false);
	struct share other = share_of_written(s, candidate, competency);
	struct share share = share_of_members(s, candidate, competency);

	if (!items_of(s, competency))
		return other;
	if (!written || !written->weight || !share_is_known(other))
		return share;
	return share_over(share_sum(share_times(other, written->weight),
	                            share_times(share, weight_of(oral ? oral->weight : 1))),
	                  written->weight + weight_of(oral ? oral->weight : 1));
}

struct share decision_mean(const struct state *s, int32_t candidate)
{
	struct share sum = share_make(0, 1);
	int64_t weights = 0;

	for (size_t i = 0; i < s->plan.n_competencies; i++) {
		const struct competency *c = &s->plan.competencies[i];

		if (state_validated_before(s, candidate, c->item))
			continue;
		sum = share_sum(sum, share_times(share_of_competency(s, candidate, c->item),
		                                 weight_of(c->weight)));
		weights += weight_of(c->weight);
	}
	return share_over(sum, weights);
}

/* "moyenne ≥ 10/20": what stands behind the bar. */
int64_t decision_whole(const struct plan *p)
{
	struct str words = p->certified_if.words, whole = {NULL, 0};
	int64_t n;

	for (size_t i = 0; i < words.n; i++)
		if (words.s[i] == '/')
			whole = str_trim((struct str){words.s + i + 1, words.n - i - 1});
	if (str_to_int(whole, &n) && n > 0 && n <= 1000)
		return n;
	n = most_points(p) / RATIO_ONE;
	return n > 0 ? n : 1;
}

void decision_write_points(struct buf *b, const struct plan *p, struct share share, char comma)
{
	share_write(b, share, decision_whole(p), comma);
}

/* -- how far apart ------------------------------------------------------------------------- */

static int64_t spread_of_ranks(const struct state *s, int32_t candidate, int32_t item)
{
	int64_t low = 0, high = 0;

	for (int32_t m = 1; (size_t)m <= s->n_people; m++) {
		const struct mark *mark =
		    state_sits(s, m, candidate) ? state_mark(s, m, candidate, item) : NULL;

		if (!mark || !plan_level(&s->plan, mark->rank)) /* a record may hold any number */
			continue;
		low = !low || mark->rank < low ? mark->rank : low;
		high = mark->rank > high ? mark->rank : high;
	}
	return high - low;
}

static int64_t spread_of_points(const struct state *s, int32_t candidate, int32_t competency)
{
	struct share low = {0, 0}, high = {0, 0}, apart;

	for (int32_t m = 1; (size_t)m <= s->n_people; m++) {
		struct share share = decision_share_of(s, m, candidate, competency);

		if (!state_sits(s, m, candidate) || !share_is_known(share))
			continue;
		low = !share_is_known(low) || share_compare(share, low) < 0 ? share : low;
		high = !share_is_known(high) || share_compare(share, high) > 0 ? share : high;
	}
	apart = share_sum(high, share_times(low, -1));
	apart = share_times(apart, decision_whole(&s->plan) * RATIO_ONE);
	return share_is_known(apart) ? apart.num / apart.den : 0;
}

int64_t decision_spread(const struct state *s, int32_t candidate, int32_t competency)
{
	int64_t widest = 0;

	if (is_by_mean(&s->plan))
		return spread_of_points(s, candidate, competency);
	for (size_t i = 0; i < s->n_sheet_items; i++)
		if (is_of(s, s->sheet_items[i], competency)) {
			int64_t spread = spread_of_ranks(s, candidate, s->sheet_items[i]);

			widest = spread > widest ? spread : widest;
		}
	return widest;
}

enum { RANKS_TO_DEBATE = 2, TENTH = 10 };

bool decision_is_spread(const struct state *s, int32_t candidate, int32_t competency)
{
	const struct plan *p = &s->plan;
	int64_t most = p->spread_to_debate.number;

	if (is_by_mean(p)) {
		/* Not told by the grid: a tenth of the whole. */
		if (most <= 0)
			most = decision_whole(p) * RATIO_ONE / TENTH;
		return decision_spread(s, candidate, competency) >= most;
	}
	most = most > 0 ? most / RATIO_ONE : RANKS_TO_DEBATE;
	return decision_spread(s, candidate, competency) >= most;
}

/* -- the proposal -------------------------------------------------------------------------- */

static void count_opinions(const struct state *s, int32_t candidate, int32_t competency,
                           struct proposed *p)
{
	for (int32_t m = 1; (size_t)m <= s->n_people; m++) {
		if (!counts_for(s, m, candidate, competency))
			continue;
		p->sitting++;
		switch (decision_opinion(s, m, candidate, competency)) {
		case OPINION_FAVOURABLE: p->favourable++; break;
		case OPINION_UNFAVOURABLE: p->unfavourable++; break;
		case OPINION_NONE: p->none++; break;
		}
	}
}

static enum opinion president_opinion(const struct state *s, int32_t candidate, int32_t competency)
{
	for (int32_t m = 1; (size_t)m <= s->n_people; m++)
		if (rules_presides(s, m) && state_sits(s, m, candidate))
			return decision_opinion(s, m, candidate, competency);
	return OPINION_NONE;
}

static enum code code_of_opinion(enum opinion o)
{
	return o == OPINION_FAVOURABLE     ? CODE_validated
	       : o == OPINION_UNFAVOURABLE ? CODE_not_validated
	                                   : CODE_none;
}

/* Of those who sit more than half, or, of two halves, what the grid says. */
static void propose_by_majority(const struct state *s, int32_t candidate, int32_t competency,
                                struct proposed *p)
{
	if (p->favourable * 2 > p->sitting) {
		p->code = CODE_validated;
	} else if (p->unfavourable * 2 > p->sitting) {
		p->code = CODE_not_validated;
	} else if (p->favourable == p->unfavourable && p->favourable) {
		if (s->plan.casting_vote)
			p->code = code_of_opinion(president_opinion(s, candidate, competency));
		p->casting = p->code != CODE_none;
		if (!p->code && s->plan.tie == TIE_FAVOURABLE)
			p->code = CODE_validated;
		if (!p->code && s->plan.tie == TIE_UNFAVOURABLE)
			p->code = CODE_not_validated;
	}
}

static void propose_by_mean(const struct state *s, int32_t candidate, int32_t competency,
                            struct proposed *p)
{
	p->share = share_of_competency(s, candidate, competency);
	if (!share_is_known(p->share))
		return;
	p->code =
	    share_compare(p->share, pass_mark(&s->plan)) >= 0 ? CODE_validated : CODE_not_validated;
	p->eliminated =
	    s->plan.eliminating.number > 0 &&
	    share_compare(p->share, share_make(s->plan.eliminating.number, RATIO_ONE)) < 0;
}

struct proposed decision_propose(const struct state *s, int32_t candidate, int32_t competency)
{
	struct proposed p = {.code = CODE_none};

	count_opinions(s, candidate, competency, &p);
	if (is_by_mean(&s->plan))
		propose_by_mean(s, candidate, competency, &p);
	else
		propose_by_majority(s, candidate, competency, &p);
	return p;
}

/* -- what is owed -------------------------------------------------------------------------- */

bool decision_is_judged(const struct state *s, int32_t candidate)
{
	const struct person *c = plan_person(&s->plan, candidate);
	const struct standing *there = state_person(s, candidate);

	if (!c || c->role != ROLE_CANDIDATE || !there || !state_last_run(s, c->passage))
		return false;
	return state_is_here(s, candidate) || there->attendance == CODE_unwell;
}

static enum code set_by_hand(const struct state *s, int32_t candidate)
{
	const struct standing *there = state_person(s, candidate);

	return there && there->outcome.code != CODE_cleared ? there->outcome.code : CODE_none;
}

bool decision_is_due(const struct state *s, int32_t candidate, int32_t competency)
{
	return plan_competency(&s->plan, competency) && decision_is_judged(s, candidate) &&
	       !set_by_hand(s, candidate) && !state_validated_before(s, candidate, competency);
}

int32_t decision_sheet_out(const struct state *s, int32_t candidate)
{
	for (int32_t m = 1; (size_t)m <= s->n_people; m++) {
		const struct sheet *sheet = state_sheet(s, m, candidate);

		if (sheet && sheet->is_out && state_sits(s, m, candidate))
			return m;
	}
	return 0;
}

static enum code decided(const struct state *s, int32_t candidate, int32_t competency)
{
	const struct ruling *r = state_ruling(s, candidate, competency);

	return r ? r->code : CODE_none;
}

bool decision_is_against(const struct state *s, int32_t candidate, int32_t competency)
{
	enum code code = decided(s, candidate, competency);
	enum code proposed = decision_propose(s, candidate, competency).code;

	return (code == CODE_validated || code == CODE_not_validated) && proposed &&
	       proposed != code;
}

bool decision_has(const struct state *s, int32_t candidate, int32_t competency)
{
	return decided(s, candidate, competency) == CODE_validated ||
	       state_validated_before(s, candidate, competency);
}

/* -- the outcome --------------------------------------------------------------------------- */

static enum code outcome_of_who_was_not_judged(const struct state *s, int32_t candidate)
{
	const struct standing *there = state_person(s, candidate);

	switch (there ? there->attendance : CODE_none) {
	case CODE_absent: return CODE_absent;
	case CODE_excused: return CODE_excused;
	case CODE_gave_up: return CODE_gave_up;
	case CODE_excluded: return CODE_cancelled;
	case CODE_postponed: return CODE_postponed;
	default: return CODE_none;
	}
}

/* A refusal that the mean of the others makes up for: above the eliminating threshold, and not one
 * that the jury decided against the rule. */
static bool is_made_up_for(const struct state *s, int32_t candidate, int32_t competency)
{
	return !decision_propose(s, candidate, competency).eliminated &&
	       !decision_is_against(s, candidate, competency);
}

static bool mean_suffices(const struct state *s, int32_t candidate)
{
	struct share mean = decision_mean(s, candidate);

	return share_is_known(mean) && share_compare(mean, pass_mark(&s->plan)) >= 0;
}

static enum code outcome_by_rule(const struct state *s, int32_t candidate)
{
	bool all = true, made_up = s->plan.compensation && s->plan.certified_if.number > 0;

	for (size_t i = 0; i < s->plan.n_competencies; i++) {
		int32_t competency = s->plan.competencies[i].item;
		enum code code = decided(s, candidate, competency);

		if (decision_is_due(s, candidate, competency) && !code)
			return CODE_none;
		if (decision_has(s, candidate, competency))
			continue;
		all = false;
		made_up = made_up && is_made_up_for(s, candidate, competency);
	}
	if (all || (made_up && mean_suffices(s, candidate)))
		return CODE_certified;
	return CODE_not_certified;
}

static bool any_reserved(const struct state *s, int32_t candidate)
{
	for (size_t i = 0; i < s->plan.n_competencies; i++)
		if (decided(s, candidate, s->plan.competencies[i].item) == CODE_reserved)
			return true;
	return false;
}

enum code decision_outcome(const struct state *s, int32_t candidate)
{
	enum code by_hand = set_by_hand(s, candidate);

	if (by_hand)
		return by_hand;
	if (!decision_is_judged(s, candidate))
		return outcome_of_who_was_not_judged(s, candidate);
	return any_reserved(s, candidate) ? CODE_reserved : outcome_by_rule(s, candidate);
}

struct str decision_outcome_label(const struct plan *p, enum code outcome)
{
	switch (outcome) {
	case CODE_certified: return p->label_certified;
	case CODE_not_certified: return p->label_not_certified;
	case CODE_excused: return p->label_excused.n ? p->label_excused : p->label_absent;
	case CODE_absent: return p->label_absent;
	case CODE_gave_up: return p->label_gave_up.n ? p->label_gave_up : p->label_absent;
	case CODE_postponed: return p->label_postponed;
	case CODE_reserved: return p->label_reserved;
	case CODE_cancelled: return p->label_cancelled;
	default: return (struct str){NULL, 0};
	}
}
