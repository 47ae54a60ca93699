/* candidates: see candidates.h. */
#include "intake/candidates.h"

#include <stdio.h>
#include <string.h>

#include "base/ratio.h"
#include "base/text.h"
#include "base/words.h"
#include "intake/csv.h"
#include "intake/earlier.h"

enum { CANDIDATES_MAX = 5000, COLUMNS_MAX = 200, WORDS_MAX = 100, EARLIERS_BYTES = 2000 };

/* One candidate being read. */
struct entry {
	struct people *people;
	struct reading *reader; /* of the file that has it */
	int32_t number;
	struct place place;
	int32_t passage;    /* of its group */
	int64_t planned_ms; /* its own, when candidates come one by one */
	bool has_group, has_hour;
};

static bool one_by_one(const struct entry *e)
{
	return e->people->reader.plan->passage_form == PASSAGE_SINGLE;
}

/* A grid that was refused says nothing of what a cohort may have. */
static bool grid_is_known(const struct entry *e)
{
	return e->people->reader.plan->n_phases > 0;
}

/* -- extra time ---------------------------------------------------------------------------- */

static bool refuse_extra_time(struct entry *e, struct place place, struct str text,
                              const char *predicate)
{
	value_refuse(
	    e->reader, place, text, predicate,
	    _("Write “oui” for the grid's coefficient, or a coefficient from 1 to 2, such as "
	      "4/3; in a spreadsheet, as text, or it makes a date of it."));
	return false;
}

static bool read_extra_time(struct entry *e, struct place place, struct str text)
{
	struct person *person = people_person(e->people, e->number);
	int64_t usual = e->reader->plan->extra_time, ratio;
	struct str matched = text_match(e->reader->arena, text);

	if (str_is(matched, "non"))
		return true;
	if (str_is(matched, "oui")) {
		person->extra_time = usual;
		return usual || !grid_is_known(e) ||
		       value_refuse(
			   e->reader, place, text,
			   _("stands for the grid's coefficient, and the grid gives none."),
			   _("Write the coefficient, such as 4/3."));
	}
	if (ratio_parse(text, e->reader->is_spreadsheet, &ratio) != RATIO_OK)
		return refuse_extra_time(e, place, text, _("is not a coefficient."));
	if (ratio < RATIO_ONE || ratio > 2 * RATIO_ONE)
		return refuse_extra_time(e, place, text, _("is no coefficient from 1 to 2."));
	person->extra_time = ratio;
	return true;
}

/* -- earlier validations ------------------------------------------------------------------- */

/* The competency's item; 0, told with those possible, if there is none. */
static int32_t find_competency(struct entry *e, struct place place, struct str text)
{
	const struct plan *plan = e->reader->plan;
	struct str matched = text_match(e->reader->arena, text), words[WORDS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < plan->n_competencies && n < WORDS_MAX; i++) {
		words[n] = plan->competencies[i].id;
		if (str_equal(matched, text_match(e->reader->arena, words[n])))
			return plan->competencies[i].item;
		n++;
	}
	if (n)
		value_refuse_word(e->reader, place, text, words, n);
	return 0;
}

/* The session may be left out. */
static void read_earlier(struct entry *e, struct place place, struct str code, struct str session)
{
	int32_t item = find_competency(e, place, code);
	struct earlier *earlier;

	if (!item)
		return;
	for (size_t i = 0; i < e->reader->plan->n_earliers; i++)
		if (e->reader->plan->earliers[i].candidate == e->number &&
		    e->reader->plan->earliers[i].competency == item) {
			value_refuse(e->reader, place, code, _("is given twice."),
			             _("Keep one of the two."));
			return;
		}
	earlier = plan_add_earlier(e->reader->plan);
	earlier->candidate = e->number;
	earlier->competency = item;
	earlier->session = value_keep(e->reader, session);
}

static void read_earliers(struct entry *e, struct place place, struct str text)
{
	struct str code, session;

	if (text.n > EARLIERS_BYTES) {
		value_refuse(e->reader, place, text, _("is too long."),
		             _("Name each competency once, with its session."));
		return;
	}
	while (earlier_next(&text, &code, &session))
		read_earlier(e, place, code, session);
}

/* -- what grid.def does not describe ------------------------------------------------------- */

static void read_group(struct entry *e, struct place place, struct str text)
{
	e->has_group = true;
	e->passage = people_find_group(e->people, e->reader, place, text);
	if (e->passage || e->people->n_groups || one_by_one(e))
		return;
	value_refuse(e->reader, place, text, _("is no group: the cohort has none."),
	             _("Add “groupes” to the cohort's file."));
}

static void read_extra(struct entry *e, const struct shape *shape, struct place place,
                       struct str text)
{
	if (value_is_to_confirm(text))
		value_confirm_later(e->reader, shape->key);
	else if (strcmp(shape->key, "groupe") == 0)
		read_group(e, place, text);
	else if (strcmp(shape->key, "passage") == 0)
		e->has_hour = value_hour(e->reader, place, text, &e->planned_ms);
	else if (strcmp(shape->key, "temps majoré") == 0)
		read_extra_time(e, place, text);
	else
		read_earliers(e, place, text);
}

/* In a group, or alone; the id must have been read. */
static void seat(struct entry *e)
{
	struct plan *plan = e->reader->plan;
	struct str id = people_person(e->people, e->number)->id;

	if (one_by_one(e)) {
		e->passage = people_add_passage(e->people, id);
		plan->passages[e->passage - 1].planned_ms = e->planned_ms;
	} else if (e->has_hour && grid_is_known(e)) {
		complaint_fault(e->reader->complaints, e->place, _("Candidates come in groups."));
		complaint_expected(e->reader->complaints, _("The hour is that of the group."));
		complaint_todo(e->reader->complaints, _("Write it under “groupes”, as “passage”."));
	} else if (!e->has_group && grid_is_known(e)) {
		complaint_fault(e->reader->complaints, e->place, _("This candidate has no group."));
		complaint_todo(e->reader->complaints, _("Write the code of one: “groupe”."));
	}
	if (e->passage)
		people_seat(e->people, e->number, e->passage);
}

static struct entry begin(struct people *p, struct reading *r, struct place place)
{
	struct entry e = {.people = p, .reader = r, .place = place};

	e.number = people_add(p, ROLE_CANDIDATE, place);
	return e;
}

/* -- a list -------------------------------------------------------------------------------- */

static void read_extra_node(struct entry *e, const struct shape *shape, const struct node *node)
{
	struct reading *r = e->reader;

	if (node->kind == NODE_LIST && strcmp(shape->key, "déjà validées") == 0) {
		for (const struct node *one = node->first; one; one = one->next)
			if (fill_is(r, one, NODE_TEXT))
				read_extra(e, shape, fill_place(r, one->at), text_trim(one->text));
	} else if (fill_is(r, node, NODE_TEXT)) {
		read_extra(e, shape, fill_place(r, node->at), text_trim(node->text));
	}
}

static void read_candidate_node(struct people *p, const struct node *map)
{
	struct reading *r = &p->reader;
	struct entry e = begin(p, r, fill_place(r, map->at));
	const struct node *id = tree_get(map, "numéro");
	struct str path = fill_enter(r, id && id->kind == NODE_TEXT ? id->text : STR("?"));

	fill_section(r, MAPPING_CANDIDATE, "", map, CODE_none, map->at, people_person(p, e.number));
	if (id)
		people_know(p, e.number, fill_place(r, id->at));
	for (const struct node *value = map->first; value; value = value->next) {
		struct known_key known = fill_find(r, MAPPING_CANDIDATE, "", value->matched);

		if (known.shape)
			read_extra_node(&e, known.shape, value);
	}
	seat(&e);
	fill_leave(r, path);
}

void candidates_read_list(struct people *p, const struct node *list)
{
	struct str path = fill_enter(&p->reader, STR("candidats"));
	size_t n = 0;

	for (const struct node *e = list->first; e; e = e->next) {
		if (!fill_has_room(&p->reader, e->at, n++, CANDIDATES_MAX))
			break;
		if (fill_is(&p->reader, e, NODE_MAP))
			read_candidate_node(p, e);
	}
	fill_leave(&p->reader, path);
}

/* -- a spreadsheet ------------------------------------------------------------------------- */

struct columns {
	struct known_key keys[COLUMNS_MAX]; /* none: a column that is not read */
	struct str names[COLUMNS_MAX];
	size_t n;
};

static struct place cell_place(const struct reading *r, const struct csv_row *row, size_t column)
{
	size_t at = column < row->n ? row->cells[column].at : row->cells[row->n - 1].at;

	return (struct place){.paper = &r->paper, .at = at, .row = row->number};
}

/* As a spreadsheet names it: A … Z, AA … */
static const char *letters(struct reading *r, size_t column)
{
	char *name = arena_new(r->arena, char, 4);

	if (column < 26)
		snprintf(name, 4, "%c", (char)('A' + column));
	else
		snprintf(name, 4, "%c%c", (char)('A' + (column / 26 - 1) % 26),
		         (char)('A' + column % 26));
	return name;
}

static void refuse_column(struct reading *r, const struct csv_row *header, size_t i)
{
	struct str keys[COLUMNS_MAX];
	size_t n = fill_keys(MAPPING_CANDIDATE, "", CODE_none, keys, COLUMNS_MAX);
	struct str nearest = value_nearest(header->cells[i].text, keys, n);
	struct buf b = {0};

	for (size_t k = 0; k < n; k++)
		buf_addf(&b, "%s%.*s", k ? ", " : "", STR_ARG(keys[k]));
	complaint_fault(r->complaints, cell_place(r, header, i), _("Column %s, “%s”, is unknown."),
	                letters(r, i), complaint_quote(r->complaints, header->cells[i].text));
	complaint_expected(r->complaints, _("Possible columns: %s."), buf_text(&b));
	if (nearest.n)
		complaint_todo(r->complaints, _("Write “%.*s”."), STR_ARG(nearest));
	else
		complaint_todo(r->complaints, _("Rename the column, or delete it."));
	buf_done(&b);
}

static void refuse_column_twice(struct reading *r, const struct csv_row *header, size_t i)
{
	complaint_fault(r->complaints, cell_place(r, header, i),
	                _("Column %s, “%s”, is there twice."), letters(r, i),
	                complaint_quote(r->complaints, header->cells[i].text));
	complaint_todo(r->complaints, _("Keep one of the two."));
}

static bool is_there(const struct columns *c, struct known_key key)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->keys[i].property == key.property && c->keys[i].shape == key.shape)
			return true;
	return false;
}

static void find_missing_columns(struct reading *r, const struct csv_row *header,
                                 const struct columns *c)
{
	for (size_t i = 0; i < plan_properties_n; i++) {
		const struct property *p = &plan_properties[i];

		if (p->owner != OWNER_CANDIDATE || !p->must ||
		    is_there(c, (struct known_key){.property = p}))
			continue;
		complaint_fault(r->complaints, cell_place(r, header, 0),
		                _("The column “%s” is missing."), p->key);
		complaint_expected(r->complaints, _("It gives: %s."), p->help);
		complaint_todo(r->complaints, _("Add it to the first row."));
	}
}

static void read_header(struct reading *r, const struct csv_row *header, struct columns *c)
{
	for (; c->n < header->n && c->n < COLUMNS_MAX; c->n++) {
		struct str name = header->cells[c->n].text;
		struct known_key key =
		    fill_find(r, MAPPING_CANDIDATE, "", text_match(r->arena, name));

		c->names[c->n] = name;
		if (!name.n)
			continue;
		if (!key.property && !key.shape)
			refuse_column(r, header, c->n);
		else if (is_there(c, key))
			refuse_column_twice(r, header, c->n);
		else
			c->keys[c->n] = key;
	}
	find_missing_columns(r, header, c);
}

static void read_cell(struct entry *e, const struct csv_row *row, const struct columns *c, size_t i)
{
	struct reading *r = e->reader;
	struct place place = cell_place(r, row, i);
	struct str text = row->cells[i].text;
	const struct property *p = i < c->n ? c->keys[i].property : NULL;

	if (i >= c->n || !c->names[i].n) {
		complaint_fault(r->complaints, place,
		                _("Column %s has no name, and this cell a text."), letters(r, i));
		complaint_todo(r->complaints,
		               _("Name the column in the first row, or empty the cell."));
	} else if (p) {
		value_read(r, p, place, text, people_person(e->people, e->number));
		if (p->code == CODE_id)
			people_know(e->people, e->number, place);
	} else if (c->keys[i].shape) {
		read_extra(e, c->keys[i].shape, place, text);
	}
}

/* The cell of a column that must have something. */
static void find_empty_cells(struct reading *r, const struct csv_row *row, const struct columns *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct property *p = c->keys[i].property;

		if (!p || !p->must || (i < row->n && row->cells[i].text.n))
			continue;
		complaint_fault(r->complaints, cell_place(r, row, i),
		                _("Cell %s%d, “%s”, is empty."), letters(r, i), row->number,
		                p->key);
		complaint_todo(r->complaints, _("Fill it in, or delete the row."));
	}
}

static struct str row_id(const struct csv_row *row, const struct columns *c)
{
	for (size_t i = 0; i < c->n && i < row->n; i++)
		if (c->keys[i].property && c->keys[i].property->code == CODE_id)
			return row->cells[i].text;
	return STR("?");
}

static void read_row(struct people *p, struct reading *r, const struct csv_row *row,
                     const struct columns *c)
{
	struct entry e = begin(p, r, cell_place(r, row, 0));
	struct str path = fill_enter(r, row_id(row, c));

	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].text.n)
			read_cell(&e, row, c, i);
	find_empty_cells(r, row, c);
	seat(&e);
	fill_leave(r, path);
}

void candidates_read_csv(struct people *p, const struct paper *csv)
{
	struct reading *r = arena_new(p->reader.arena, struct reading, 1);
	struct columns *c = arena_new(p->reader.arena, struct columns, 1);
	struct csv_table table;

	*r = p->reader;
	r->paper = *csv;
	r->is_spreadsheet = true;
	r->path = STR("candidats");
	if (!csv_read(&r->paper, r->arena, r->complaints, &table))
		return;
	read_header(r, &table.rows[0], c);
	for (size_t i = 1; i < table.n; i++) {
		if (!fill_has_room(r, table.rows[i].cells[0].at, i - 1, CANDIDATES_MAX))
			break;
		read_row(p, r, &table.rows[i], c);
	}
}
