/* results: see results.h. */
#include "intake/results.h"

#include <string.h>

#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "intake/csv.h"
#include "intake/earlier.h"
#include "intake/file.h"
#include "intake/value.h"

enum { COLUMNS_MAX = 200, LEVELS_MAX = 100, TEXT_BYTES = 2000 };

enum meaning { PASSED_OVER, NUMBER, COMPETENCY, ASSESSOR, DAY, EARLIER, BIRTH_NAME };

static const struct {
	enum meaning meaning;
	const char *key;
} known[] = {
    {NUMBER, "numéro"},
    {ASSESSOR, "évaluateur"},
    {DAY, "date"},
    {EARLIER, "déjà validées"},
    {BIRTH_NAME, "nom de naissance"},
};
enum { KNOWN = sizeof known / sizeof *known };

struct column {
	enum meaning meaning;
	int32_t item; /* of a competency */
};

struct reader {
	struct reading r; /* what value.h asks for */
	const struct plan *plan;
	struct results *results;
	struct column columns[COLUMNS_MAX];
	size_t n_columns;
	bool *seen; /* by person: a row is theirs already */
};

/* What a row says of all its results. */
struct entry {
	int32_t candidate;
	struct str assessor;
	int64_t day_ms;
};

static bool same(struct reader *d, struct str a, struct str b)
{
	return str_equal(text_fold(d->r.arena, a), text_fold(d->r.arena, b));
}

static struct place cell_place(const struct reader *d, const struct csv_row *row, size_t i)
{
	size_t at = i < row->n ? row->cells[i].at : row->cells[row->n - 1].at;

	return (struct place){.paper = &d->results->paper, .at = at, .row = row->number};
}

static void add(struct reader *d, struct place place, struct fact fact)
{
	struct results *all = d->results;

	all->v = arena_grow(d->r.arena, all->v, all->n, &all->room, sizeof *all->v);
	all->v[all->n++] = (struct result){.fact = fact, .place = place};
}

/* -- the first row ---------------------------------------------------------------------------- */

static int32_t find_competency(struct reader *d, struct str text)
{
	for (size_t i = 0; i < d->plan->n_competencies; i++)
		if (same(d, d->plan->competencies[i].id, text))
			return d->plan->competencies[i].item;
	return 0;
}

static struct column column_of(struct reader *d, struct str name)
{
	for (size_t i = 0; i < KNOWN; i++)
		if (same(d, str_of(known[i].key), name))
			return (struct column){.meaning = known[i].meaning};
	return (struct column){COMPETENCY, find_competency(d, name)};
}

/* All that a first row may have. */
static size_t possible(const struct reader *d, struct str *words)
{
	size_t n = 0;

	for (size_t i = 0; i < KNOWN; i++)
		words[n++] = str_of(known[i].key);
	for (size_t i = 0; i < d->plan->n_competencies && n < COLUMNS_MAX; i++)
		words[n++] = d->plan->competencies[i].id;
	return n;
}

static bool is_twice(const struct reader *d, struct column c)
{
	for (size_t i = 0; i < d->n_columns; i++)
		if (d->columns[i].meaning == c.meaning && d->columns[i].item == c.item)
			return true;
	return false;
}

static void read_head(struct reader *d, const struct csv_row *row)
{
	bool has_number = false;

	for (size_t i = 0; i < row->n && i < COLUMNS_MAX; i++) {
		struct str name = row->cells[i].text, words[COLUMNS_MAX];
		struct column c = name.n ? column_of(d, name) : (struct column){PASSED_OVER, 0};

		if (c.meaning == COMPETENCY && !c.item) {
			value_refuse_word(&d->r, cell_place(d, row, i), name, words,
			                  possible(d, words));
			c.meaning = PASSED_OVER;
		} else if (c.meaning != PASSED_OVER && is_twice(d, c)) {
			value_refuse(&d->r, cell_place(d, row, i), name, _("is given twice."),
			             _("Keep one of the two."));
		}
		has_number |= c.meaning == NUMBER;
		d->columns[d->n_columns++] = c;
	}
	if (has_number)
		return;
	complaint_fault(d->r.complaints, cell_place(d, row, 0), _("The column “%s” is missing."),
	                "numéro");
	complaint_todo(d->r.complaints, _("Add it to the first row."));
}

static struct str cell_of(const struct reader *d, const struct csv_row *row, enum meaning meaning,
                          size_t *column)
{
	for (*column = 0; *column < row->n && *column < d->n_columns; (*column)++)
		if (d->columns[*column].meaning == meaning)
			return row->cells[*column].text;
	*column = 0;
	return (struct str){NULL, 0};
}

/* -- whose row it is -------------------------------------------------------------------------- */

static void check_name(struct reader *d, const struct csv_row *row, const struct person *p)
{
	size_t i;
	struct str name = cell_of(d, row, BIRTH_NAME, &i);

	if (!name.n || same(d, name, p->family))
		return;
	value_refuse(&d->r, cell_place(d, row, i), name,
	             _("is not the birth name that the record has under this number."),
	             _("Check which of the two is wrong: the name or the number."));
}

/* The candidate's number; 0 (told) if none is meant. */
static int32_t find_candidate(struct reader *d, const struct csv_row *row)
{
	size_t i;
	struct str id = cell_of(d, row, NUMBER, &i);

	if (!id.n) {
		complaint_fault(d->r.complaints, cell_place(d, row, i),
		                _("This row names no candidate."));
		complaint_todo(d->r.complaints, _("Fill in “numéro”, or delete the row."));
		return 0;
	}
	for (int32_t n = 1; (size_t)n <= d->plan->n_persons; n++) {
		const struct person *p = &d->plan->persons[n - 1];

		if (p->role != ROLE_CANDIDATE || !same(d, p->id, id))
			continue;
		if (d->seen[n - 1])
			value_refuse(&d->r, cell_place(d, row, i), id, _("is given twice."),
			             _("Keep one of the two."));
		d->seen[n - 1] = true;
		check_name(d, row, p);
		return n;
	}
	value_refuse(&d->r, cell_place(d, row, i), id, _("is no candidate of this record."),
	             _("Write the number that the cohort gave."));
	return 0;
}

/* -- values ----------------------------------------------------------------------------------- */

static int64_t read_day(struct reader *d, const struct csv_row *row)
{
	size_t i;
	struct str text = cell_of(d, row, DAY, &i);
	int32_t day = 0;

	if (text.n && !when_parse_date(text, &day))
		value_refuse(&d->r, cell_place(d, row, i), text, _("is no date."),
		             _("Write it as 24/11/2026."));
	return day * WHEN_DAY_MS;
}

static bool is_level(struct reader *d, const struct level *level, struct str text)
{
	int64_t n;

	if (level->name.n && same(d, level->name, text))
		return true;
	if (d->plan->levels[d->plan->n_levels - 1].points)
		return ratio_parse(text, true, &n) == RATIO_OK && n == level->points;
	return str_to_int(text, &n) && n == level->rank;
}

static void refuse_level(struct reader *d, struct place place, struct str text)
{
	struct str words[LEVELS_MAX + 1];
	size_t n = 0;

	for (size_t i = 0; i < d->plan->n_levels && n < LEVELS_MAX; i++) {
		const struct level *level = &d->plan->levels[i];
		struct buf b = {0};

		if (d->plan->levels[d->plan->n_levels - 1].points)
			ratio_write(&b, level->points, ',');
		else
			buf_addf(&b, "%lld", (long long)level->rank);
		words[n++] = arena_str(d->r.arena, buf_str(&b));
		buf_done(&b);
	}
	if (d->plan->not_observed_meaning.n)
		words[n++] = STR("non observé");
	value_refuse_word(&d->r, place, text, words, n);
}

static void read_result(struct reader *d, const struct entry *e, struct place place, int32_t item,
                        struct str text)
{
	struct fact fact = {.kind = KIND_written_entered, .candidate = e->candidate, .item = item,
	                    .ms = e->day_ms, .words = e->assessor};

	if (d->plan->not_observed_meaning.n && same(d, STR("non observé"), text)) {
		fact.code = CODE_not_observed;
		add(d, place, fact);
		return;
	}
	for (size_t i = 0; i < d->plan->n_levels; i++)
		if (is_level(d, &d->plan->levels[i], text)) {
			fact.value = d->plan->levels[i].rank;
			add(d, place, fact);
			return;
		}
	refuse_level(d, place, text);
}

static void read_earliers(struct reader *d, const struct entry *e, struct place place,
                          struct str text)
{
	struct str code, session, words[COLUMNS_MAX];

	if (text.n > TEXT_BYTES) {
		value_refuse(&d->r, place, text, _("is too long."),
		             _("Name each competency once, with its session."));
		return;
	}
	while (earlier_next(&text, &code, &session)) {
		int32_t item = find_competency(d, code);
		size_t n = 0;

		for (size_t i = 0; i < d->plan->n_competencies && n < COLUMNS_MAX; i++)
			words[n++] = d->plan->competencies[i].id;
		if (!item)
			value_refuse_word(&d->r, place, code, words, n);
		else if (!session.n)
			value_refuse(&d->r, place, code, _("is given without its session."),
			             _("Write it between brackets: C4 (EX-2025-02)."));
		else
			add(d, place, (struct fact){.kind = KIND_validated_before,
			                            .candidate = e->candidate, .item = item,
			                            .words = arena_str(d->r.arena, session)});
	}
}

static void read_row(struct reader *d, const struct csv_row *row)
{
	struct entry e = {.candidate = find_candidate(d, row), .day_ms = read_day(d, row)};
	size_t at;

	e.assessor = cell_of(d, row, ASSESSOR, &at);
	if (e.assessor.n > TEXT_BYTES)
		value_refuse(&d->r, cell_place(d, row, at), e.assessor, _("is too long."),
		             _("Shorten it."));
	for (size_t i = 0; i < row->n; i++) {
		struct str text = row->cells[i].text;
		struct place place = cell_place(d, row, i);
		struct column c = i < d->n_columns ? d->columns[i] : (struct column){0};

		if (!text.n)
			continue;
		if (i >= d->n_columns) {
			complaint_fault(d->r.complaints, place,
			                _("This cell stands under no name of a column."));
			complaint_todo(d->r.complaints,
			               _("Name the column in the first row, or empty the cell."));
		} else if (c.meaning == COMPETENCY) {
			read_result(d, &e, place, c.item, text);
		} else if (c.meaning == EARLIER) {
			read_earliers(d, &e, place, text);
		}
	}
}

/* A result of what was validated before would be one too many. */
static void refuse_both(struct reader *d)
{
	for (size_t i = 0; i < d->results->n; i++)
		for (size_t k = 0; k < d->results->n; k++) {
			const struct fact *a = &d->results->v[i].fact, *b = &d->results->v[k].fact;

			if (i == k || b->kind != KIND_validated_before ||
			    a->candidate != b->candidate || a->item != b->item ||
			    (a->kind == b->kind && k > i))
				continue;
			complaint_fault(d->r.complaints, d->results->v[i].place,
			                a->kind == b->kind
			                    ? _("This competency is given twice.")
			                    : _("This competency was validated before, and has a "
			                        "result."));
			complaint_todo(d->r.complaints, _("Keep one of the two."));
		}
}

/* -- what others call ------------------------------------------------------------------------- */

static void read_table(struct reader *d)
{
	struct csv_table table;

	if (!csv_read(&d->results->paper, d->r.arena, d->r.complaints, &table) || !table.n)
		return;
	read_head(d, &table.rows[0]);
	for (size_t i = 1; i < table.n && !complaints_full(d->r.complaints); i++)
		read_row(d, &table.rows[i]);
	refuse_both(d);
	if (d->results->n || d->r.complaints->n_faults)
		return;
	complaint_file(d->r.complaints, d->results->paper.path,
	               _("No result stands in this file."));
	complaint_todo(d->r.complaints, _("Check that it is the right file."));
}

bool results_read_bytes(struct str path, struct str bytes, const struct plan *plan,
                        struct arena *arena, struct results *results, struct complaints *cs)
{
	struct reader *d = arena_new(arena, struct reader, 1);
	size_t before = cs->n_faults;

	*results = (struct results){0};
	*d = (struct reader){.r = {.complaints = cs, .arena = arena, .is_spreadsheet = true},
	                     .plan = plan, .results = results,
	                     .seen = arena_new(arena, bool, plan->n_persons)};
	if (file_decode(path, bytes, FILE_WINDOWS_TOO, arena, cs, &results->paper))
		read_table(d);
	return cs->n_faults == before;
}

bool results_read(const char *path, const struct plan *plan, struct arena *arena,
                  struct results *results, struct complaints *cs)
{
	struct str bytes;

	return file_read(str_of(path), arena, cs, &bytes) &&
	       results_read_bytes(str_of(path), bytes, plan, arena, results, cs);
}
