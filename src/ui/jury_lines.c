/* jury_lines: see jury_lines.h. */
#include "ui/jury_lines.h"

#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"

static bool is_substitute(const struct state *s, int32_t person)
{
	const struct person *p = plan_person(&s->plan, person);

	return p && p->substitute;
}

static bool scores(const struct state *s, int32_t person)
{
	const struct standing *m = state_person(s, person);

	return m && m->role != ROLE_CANDIDATE && (m->role & s->plan.may_score);
}

size_t jury_members(const struct state *s, int32_t *numbers, size_t room)
{
	size_t n = 0;

	for (int32_t p = 1; (size_t)p <= s->plan.n_persons && n < room; p++)
		if (scores(s, p))
			numbers[n++] = p;
	return n;
}

size_t jury_count_seats(const struct state *s)
{
	size_t n = 0;

	for (int32_t p = 1; (size_t)p <= s->plan.n_persons; p++)
		n += scores(s, p) && !is_substitute(s, p);
	return n;
}

size_t jury_count_present(const struct state *s)
{
	size_t n = 0;

	for (int32_t p = 1; (size_t)p <= s->plan.n_persons; p++)
		n += scores(s, p) && s->people[p - 1].sits && !s->people[p - 1].out;
	return n;
}

bool jury_withdraws(const struct state *s, int32_t person)
{
	for (size_t i = 0; i < s->plan.n_recusals; i++)
		if (s->plan.recusals[i].person == person && !s->plan.recusals[i].taken_back)
			return true;
	return false;
}

int32_t jury_undeclared(const struct state *s)
{
	for (int32_t p = 1; (size_t)p <= s->plan.n_persons; p++)
		if (scores(s, p) && s->people[p - 1].sits && !s->people[p - 1].out &&
		    !s->people[p - 1].declared && !jury_withdraws(s, p))
			return p;
	return 0;
}

/* Who was given the place of this member, in the act that sent them out; 0 if nobody. */
static int32_t substitute_of(const struct state *s, int32_t member)
{
	for (size_t i = s->n_entries; i-- > 0;) {
		const struct entry *left = &s->entries[i], *given;

		if (!left->with || left->undone_by || left->fact.kind != KIND_member_present ||
		    left->fact.person != member || left->fact.code != CODE_out)
			continue;
		given = state_entry(s, left->with);
		if (given && given->fact.kind == KIND_role_given)
			return given->fact.person;
	}
	return 0;
}

static void write_withdrawals(struct buf *b, const struct state *s, int32_t person)
{
	const char *before = " ";
	int32_t first[1];

	buf_addf(b, "2  %s", _("recused:"));
	for (size_t i = 0; i < s->plan.n_recusals; i++) {
		const struct recusal *r = &s->plan.recusals[i];

		if (r->person != person || r->taken_back)
			continue;
		buf_addf(b, "%s", before);
		if (r->candidate)
			say_family(b, s, r->candidate);
		else if (s->plan.passage_form == PASSAGE_SINGLE &&
		         state_candidates(s, r->passage, first, 1))
			say_family(b, s, first[0]);
		else
			say_passage(b, s, r->passage);
		before = ", ";
	}
}

void jury_write_declared(struct buf *b, const struct state *s, int32_t person)
{
	const struct standing *m = state_person(s, person);
	int32_t substitute = m->out ? substitute_of(s, person) : 0;

	if (!m->sits) {
		buf_addf(b, "%s", _("substitute"));
	} else if (substitute) {
		struct buf name = {0};

		say_family(&name, s, substitute);
		buf_addf(b, "4  ");
		buf_addf(b, rules_presides(s, substitute) ? _("%s presides") : _("%s instead"),
		         buf_text(&name));
		buf_done(&name);
	} else if (m->out) {
		buf_addf(b, "3  %s", _("absent"));
	} else if (jury_withdraws(s, person)) {
		write_withdrawals(b, s, person);
	} else if (m->declared == CODE_no_link) {
		buf_addf(b, "1  %s", _("no link"));
	} else {
		buf_add(b, STR("·"));
	}
}

void jury_write_rules(struct buf *b, const struct state *s)
{
	const struct plan *plan = &s->plan;

	if (plan->proposal == PROPOSAL_MEAN) {
		buf_addf(b, "%s", _("weighted mean"));
		if (plan->certified_if.words.n)
			buf_addf(b, _("\t; certified if %.*s\t"),
			         STR_ARG(plan->certified_if.words));
		return;
	}
	buf_addf(b, "%s", _("majority of favourable sheets"));
	if (plan->tie == TIE_FAVOURABLE)
		buf_addf(b, "%s", _("\t, a tie being favourable\t"));
	else if (plan->tie == TIE_UNFAVOURABLE)
		buf_addf(b, "%s", _("\t, a tie being unfavourable\t"));
	else
		buf_addf(b, "%s", _("\t, else to be debated\t"));
}

/* A key of the file as words: its blanks are "_", and some keys need more than that.  French,
 * as the files are. */
static void write_key(struct buf *b, struct str key)
{
	static const struct {
		const char *key, *words;
	} spelt[] = {
	    {"fin_enregistrement", "fin de l’enregistrement"},
	    {"certifié_si", "condition de certification"},
	    {"favorable_si", "seuils de l’avis favorable"},
	    {"motif_si_écart", "motif en cas d’écart"},
	    {"membres_minimum", "nombre minimum de membres"},
	    {"questions_minimum", "nombre minimum de questions"},
	    {"part_extérieure_minimum", "part minimum de membres extérieurs"},
	    {"procès_verbal", "procès-verbal"},
	    {"suspendre_si_recours", "suspension en cas de recours"},
	};

	for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++)
		if (str_is(key, spelt[i].key)) {
			buf_add(b, str_of(spelt[i].words));
			return;
		}
	for (size_t i = 0; i < key.n; i++)
		buf_add_char(b, key.s[i] == '_' ? ' ' : key.s[i]);
}

/* Where the last key of a path begins ("décision.acquis_conservés"); 0 if it is no path:
 * some words of the office's, or a code ("C1.2"). */
static size_t last_key(struct str point)
{
	size_t at = 0;

	for (size_t i = 0; i < point.n; i++) {
		if (point.s[i] == ' ')
			return 0;
		if (point.s[i] == '.')
			at = i + 1;
	}
	return at < point.n && (point.s[at] < '0' || point.s[at] > '9') ? at : 0;
}

/* "acquis conservés (décision)". */
static void write_point(struct buf *b, struct str point)
{
	size_t at = last_key(point);

	write_key(b, (struct str){point.s + at, point.n - at});
	if (at) {
		buf_add(b, STR(" ("));
		write_key(b, (struct str){point.s, at - 1});
		buf_add_char(b, ')');
	}
}

void jury_write_points(struct buf *b, const struct texts *points, size_t shown)
{
	size_t others = points->n - shown;

	for (size_t i = 0; i < shown; i++) {
		buf_addf(b, "%s", i ? ", " : "");
		write_point(b, points->v[i]);
	}
	if (others)
		buf_addf(b,
		         words_n(" and %zu other point", " and %zu other points", (int64_t)others),
		         others);
}

/* Adds a candidate to the set of those for whom so many sit. */
static size_t add_quorum(struct jury_quorum *sets, size_t n, const struct jury_quorum *one)
{
	for (size_t i = 0; i < n; i++)
		if (sets[i].sitting == one->sitting && sets[i].external == one->external) {
			sets[i].candidates++;
			return n;
		}
	if (n < JURY_QUORUMS) {
		sets[n] = *one;
		return n + 1;
	}
	if (!one->regular)
		sets[n - 1] = *one;
	return n;
}

size_t jury_quorums(const struct state *s, struct jury_quorum *sets)
{
	size_t n = 0, largest = 0;

	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++) {
		struct jury_quorum one = {.candidates = 1, .first = c};
		struct quorum q;

		if (plan_person(&s->plan, c)->role != ROLE_CANDIDATE || state_is_away(s, c))
			continue;
		one.regular = rules_quorum(s, c, &q);
		one.sitting = q.sitting;
		one.external = q.external;
		n = add_quorum(sets, n, &one);
	}
	for (size_t i = 1; i < n; i++)
		if (sets[i].candidates > sets[largest].candidates)
			largest = i;
	if (largest) {
		struct jury_quorum first = sets[largest];

		for (size_t i = largest; i > 0; i--)
			sets[i] = sets[i - 1];
		sets[0] = first;
	}
	return n;
}

int32_t jury_without_quorum(const struct state *s)
{
	struct jury_quorum sets[JURY_QUORUMS];
	size_t n = jury_quorums(s, sets), regular = 0;
	int32_t first = 0;

	for (size_t i = n; i-- > 0;) {
		regular += sets[i].regular;
		if (!sets[i].regular)
			first = sets[i].first;
	}
	return first && !regular ? JURY_ALL : first;
}
