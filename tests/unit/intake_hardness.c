/* Any bytes are read or refused, soon, and what is said can be shown. */
#include "office.h"

#include <stdlib.h>

#include "base/text.h"

/* Always the same sequence: a failure can be played again. */
static uint64_t random_next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

static size_t random_below(uint64_t *seed, size_t n)
{
	return n ? (size_t)(random_next(seed) % n) : 0;
}

/* One byte changed, taken out or put in, or a piece of the text written elsewhere. */
static void mutate(struct buf *b, uint64_t *seed)
{
	static const char liked[] = ":-[]{},\"'\n\t #&*!|>\\\0\xC3\xA9\xE2;()0";
	size_t at = random_below(seed, b->n), from = random_below(seed, b->n), n;

	switch (random_below(seed, 5)) {
	case 0: b->s[at] = (char)random_next(seed); break;
	case 1: b->s[at] = liked[random_below(seed, sizeof liked)]; break;
	case 2:
		memmove(b->s + at, b->s + at + 1, b->n - at - 1);
		b->n--;
		break;
	case 3:
		buf_add_char(b, ' ');
		memmove(b->s + at + 1, b->s + at, b->n - at - 1);
		b->s[at] = liked[random_below(seed, sizeof liked)];
		break;
	default:
		n = random_below(seed, 30);
		if (at + n <= b->n && from + n <= b->n)
			memmove(b->s + at, b->s + from, n);
	}
}

static void nothing_said_can_hurt(struct office *o)
{
	struct str rest = buf_str(&o->said);

	assert_true(text_is_utf8(rest, NULL));
	while (rest.n) {
		uint32_t cp;
		size_t n = text_step(rest, &cp);

		assert_true(cp == '\n' || !text_is_forbidden(cp));
		rest = (struct str){rest.s + n, rest.n - n};
	}
}

static void read_mutant(struct office *o, int which, struct str mutant)
{
	static const char small_cohort[] =
	    "session: {numéro: X, date: 24/11/2026, candidats: l}\n"
	    "jury: [{place: P, nom: MERLE, rôle: présidence}]\n"
	    "groupes: {G1: {nom: Un}, G2: {nom: Deux}, G3: {nom: Trois}}\n";

	if (which == 0)
		intake_grid_bytes(STR("g"), mutant, &o->plan, &o->complaints);
	else if (which == 1)
		intake_cohort_bytes(STR("c"), mutant, STR(""), STR(""), &o->plan, &o->complaints);
	else
		intake_cohort_bytes(STR("c"), str_of(small_cohort), STR("l"), mutant, &o->plan,
		                    &o->complaints);
	complaints_write(&o->complaints, &o->said);
}

static void twenty_thousand_mutants_are_read_or_refused(void **fixture)
{
	static const char *const names[] = {"config/ex0001.yaml", "config/cohort-ex0001.yaml",
	                                    "config/candidats.csv"};
	int runs = getenv("SHORT") ? 2000 : 20000, accepted = 0;
	uint64_t seed = 0x9E3779B97F4A7C15u;
	struct office files;
	struct str samples[3];

	(void)fixture;
	office_init(&files);
	for (size_t i = 0; i < 3; i++)
		samples[i] = office_file(&files, names[i]);
	for (int run = 0; run < runs; run++) {
		int which = run % 3;
		struct buf mutant = {0};
		struct office o;

		office_init(&o);
		buf_add(&mutant, samples[which]);
		for (size_t n = 1 + random_below(&seed, 6); n; n--)
			mutate(&mutant, &seed);
		read_mutant(&o, which, buf_str(&mutant));
		nothing_said_can_hurt(&o);
		accepted += o.complaints.n_faults == 0;
		buf_done(&mutant);
		office_done(&o);
	}
	/* Some changes do no harm: the test reaches what lies behind the first refusal. */
	assert_true(accepted > runs / 20 && accepted < runs);
	office_done(&files);
}

/* Two thousand candidates, a hundred members, five hundred criteria. */
static void write_large_grid(struct buf *b, struct str sample)
{
	const char *from = memmem(sample.s, sample.n, "compétences:\n", strlen("compétences:\n"));
	const char *to =
	    memmem(sample.s, sample.n, "# Tout ce qui suit", strlen("# Tout ce qui suit"));

	buf_add(b, (struct str){sample.s, (size_t)(from - sample.s)});
	buf_add(b, STR("compétences:\n"));
	for (int c = 1; c <= 50; c++) {
		buf_addf(b, "  K%d:\n    nom: Compétence %d\n    critères:\n", c, c);
		for (int k = 1; k <= 10; k++)
			buf_addf(b, "      - {code: K%d.%d, nom: Critère, épreuves: [oral]}\n", c,
			         k);
	}
	buf_add(b, (struct str){to, sample.n - (size_t)(to - sample.s)});
}

static void a_large_session_is_read(void **fixture)
{
	struct office o;
	struct buf grid = {0}, cohort = {0}, list = {0};

	(void)fixture;
	office_init(&o);
	write_large_grid(&grid, office_file(&o, "config/rs6731.yaml"));
	assert_true(intake_grid_bytes(STR("g"), buf_str(&grid), &o.plan, &o.complaints));
	assert_int_equal(o.plan.n_criteria, 500);
	buf_add(&cohort, STR("session: {numéro: X, date: 24/11/2026, candidats: l.csv}\njury:\n"));
	for (int m = 0; m < 50; m++)
		buf_addf(&cohort, "  - {place: M%d, nom: N%d, rôle: %s, organisme: O%d}\n", m, m,
		         m ? "membre" : "présidence", m);
	buf_add(&cohort, STR("groupes:\n"));
	buf_add(&list, STR("numéro;groupe;nom de naissance;prénom;employeur;formateur\n"));
	for (int c = 0; c < 2000; c++) {
		if (c % 5 == 0)
			buf_addf(&cohort, "  G%d: {nom: Groupe}\n", c / 5);
		buf_addf(&list, "X%d;G%d;N%d;Léa;O%d;N%d\n", c, c / 5, c, c % 100, c % 70);
	}
	assert_true(intake_cohort_bytes(STR("c"), buf_str(&cohort), STR("l"), buf_str(&list),
	                                &o.plan, &o.complaints));
	assert_int_equal(o.plan.n_persons, 2050);
	assert_int_equal(o.plan.n_passages, 400);
	buf_done(&grid);
	buf_done(&cohort);
	buf_done(&list);
	office_done(&o);
}

/* Texts near the largest size, each made to cost as much as it can. */
static void no_text_is_worth_a_long_wait(void **fixture)
{
	static const char *const starts[] = {"phases: [",
	                                     "à_confirmer: [",
	                                     "",
	                                     "jury: [",
	                                     "session: {}\ndéports: [",
	                                     "",
	                                     "numéro;déjà validées\nA;",
	                                     "numéro\n"};
	static const char *const pieces[] = {"{code: a},",
	                                     "à confirmer,",
	                                     "a: 1\n",
	                                     "{place: a},",
	                                     "{membre: a, candidat: b, motif: c},",
	                                     "- x\n",
	                                     "C4,",
	                                     "\"a\nb\";c\n"};

	(void)fixture;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		struct office o;
		struct buf b = {0};

		office_init(&o);
		buf_add(&b, str_of(starts[i]));
		while (b.n < 900000)
			buf_add(&b, str_of(pieces[i]));
		if (strchr(starts[i], '['))
			buf_add(&b, STR("]\n"));
		read_mutant(&o, i > 5 ? 2 : i > 2 && i < 5 ? 1 : 0, buf_str(&b));
		assert_true(o.complaints.n_faults > 0);
		assert_true(o.complaints.n <= COMPLAINTS_MAX);
		buf_done(&b);
		office_done(&o);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(twenty_thousand_mutants_are_read_or_refused),
	    cmocka_unit_test(a_large_session_is_read),
	    cmocka_unit_test(no_text_is_worth_a_long_wait),
	};

	return cmocka_run_group_tests_name("intake/hardness", tests, NULL, NULL);
}
