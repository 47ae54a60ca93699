/* view_documents: what the jury and the office take away, what each is for, and what became of it.
 *
 * Enter writes the chosen one into a folder beside the record, which is told; the session does it,
 * and reads it back.  Before the seal they are drafts.  After it: signatures, corrections of form,
 * a new deliberation. */
#include "base/when.h"
#include "base/words.h"
#include "core/rules.h"
#include "core/say.h"
#include "paper/documents.h"
#include "ui/day_lines.h"
#include "ui/dialog.h"
#include "ui/list.h"
#include "ui/view.h"

/* The documents of paper/documents.h, with the tables before the annex; then what is done with the
 * minutes once they are sealed. */
enum line { LINE_SIGNATURES = ROOM_DOCUMENTS, LINE_CORRECTIONS, LINE_AGAIN, LINES };

static const int order[ROOM_DOCUMENTS] = {DOCUMENT_MINUTES, DOCUMENT_SIGN_IN, DOCUMENT_CONDITIONS,
                                          DOCUMENT_RESULT,  ROOM_TABLES,      DOCUMENT_ANNEX};

static size_t count_lines(const struct state *s)
{
	return s->last_seal_id ? LINES : ROOM_DOCUMENTS;
}

static bool may_write(const struct scene *scene)
{
	const struct plan *p = &scene->state->plan;

	return scene_presides(scene) || scene_may(scene, ROLE_SECRETARY | p->may_seal);
}

/* Of the results, once one is due. */
static bool is_due(const struct state *s, int document)
{
	if (document == ROOM_TABLES)
		return s->deliberation_id != 0;
	if (document != DOCUMENT_RESULT)
		return document_is_due(s, (enum document)document, 0);
	for (int32_t c = 1; (size_t)c <= s->plan.n_persons; c++)
		if (plan_person(&s->plan, c)->role == ROLE_CANDIDATE &&
		    document_is_due(s, DOCUMENT_RESULT, c))
			return true;
	return false;
}

/* What happened since then changes nothing of the document: signatures stand in the minutes
 * alone. */
static bool is_current(const struct state *s, int document, int64_t last_id)
{
	for (size_t i = s->n_entries; i-- > 0 && s->entries[i].id > last_id;) {
		enum kind kind = s->entries[i].fact.kind;

		if (kind == KIND_keeper_taken || kind == KIND_seat_opened ||
		    (kind == KIND_member_signed && document != DOCUMENT_MINUTES))
			continue;
		return false;
	}
	return true;
}

/* -- words --------------------------------------------------------------------------------- */

static const char *name_of(size_t line)
{
	switch (line) {
	case LINE_SIGNATURES: return _("Signatures");
	case LINE_CORRECTIONS: return _("Corrections of form");
	case LINE_AGAIN: return _("New deliberation");
	default: break;
	}
	return order[line] == ROOM_TABLES ? _("Table of results")
	                                  : document_name((enum document)order[line]);
}

static const char *purpose_of(size_t line)
{
	switch (line) {
	case LINE_SIGNATURES: return _("say who signed");
	case LINE_CORRECTIONS: return _("name, date, word");
	case LINE_AGAIN: return _("change a decision");
	default: break;
	}
	switch (order[line]) {
	case DOCUMENT_MINUTES:
	case DOCUMENT_SIGN_IN: return _("be signed, be kept");
	case DOCUMENT_CONDITIONS: return _("answer an appeal");
	case DOCUMENT_RESULT: return _("be given to each");
	case DOCUMENT_ANNEX: return _("an appeal, on request");
	default: return _("Excel, LibreOffice");
	}
}

static void write_signed(struct buf *b, const struct state *s)
{
	if (!day_write_signed(b, s))
		buf_add(b, str_of(_("\tnone so far|none\t")));
}

static void write_corrections(struct buf *b, const struct state *s)
{
	size_t proposed = 0, done = 0;

	for (size_t i = 0; i < s->n_rectifications; i++) {
		const struct rectification *r = &s->rectifications[i];

		proposed += !r->taken_back && !r->confirmed_id;
		done += !r->taken_back && r->confirmed_id;
	}
	if (proposed)
		buf_addf(b, words_n("%zu to confirm", "%zu to confirm", (int64_t)proposed),
		         proposed);
	else if (done)
		buf_addf(b, words_n("%zu in effect", "%zu in effect", (int64_t)done), done);
	else
		buf_add(b, str_of(_("\tnone so far|none\t")));
}

static void write_file_state(struct buf *b, const struct scene *scene, int document)
{
	const struct room_document *d = &scene->room->documents[document];

	if (d->failed)
		buf_add(b, str_of(_("! not written")));
	else if (d->at_ms && !is_current(scene->state, document, d->last_id))
		buf_add(b, str_of(is_current(scene->state, DOCUMENT_RESULT, d->last_id)
		                      ? _("\tsignatures to add|again\t")
		                      : _("\tto write again|again\t")));
	else if (d->at_ms)
		when_hour(b, d->at_ms, d->zone_min);
	else if (!is_due(scene->state, document))
		buf_add(b, str_of(_("\tafter the deliberation|later\t")));
	else
		buf_add(b, str_of(_("to write")));
}

static void write_state(struct buf *b, const struct scene *scene, size_t line)
{
	const struct state *s = scene->state;
	const struct room_document *d;

	if (line == LINE_SIGNATURES)
		write_signed(b, s);
	else if (line == LINE_CORRECTIONS)
		write_corrections(b, s);
	else if (line == LINE_AGAIN)
		buf_add(b, str_of(s->seal_id ? _("asks for a reason") : _("is open")));
	if (line >= ROOM_DOCUMENTS)
		return;
	d = &scene->room->documents[order[line]];
	if (d->at_ms && !d->failed && is_current(s, order[line], d->last_id))
		buf_addf(b, "%s ", s->seal_id ? _("reread") : words_p("a document", "draft"));
	write_file_state(b, scene, order[line]);
}

/* -- lines 1 to 3 -------------------------------------------------------------------------- */

static void where(struct buf *b, const struct scene *scene)
{
	(void)scene;
	buf_addf(b, "%s", _("Documents"));
}

void view_moment_of_minutes(struct canvas *c, int row, const struct scene *scene)
{
	const struct state *s = scene->state;

	canvas_text(c, row, STOP_MARGIN, PEN_BOLD, str_of(_("DOCUMENTS")));
	if (s->version)
		canvas_rightf(c, row, canvas_edge(c), PEN_PLAIN, _("minutes, version %lld"),
		              (long long)s->version);
	else
		canvas_right(c, row, canvas_edge(c), PEN_PLAIN, str_of(_("drafts only")));
}

static void advice(struct buf *b, const struct scene *scene)
{
	size_t line = scene_line(scene->focus, count_lines(scene->state));

	if (line >= ROOM_DOCUMENTS)
		buf_add(b, str_of(line == LINE_SIGNATURES
		                      ? _("Enter: who signed, was absent, refused.")
		                  : line == LINE_CORRECTIONS
		                      ? _("Enter: what may still be corrected, by two people.")
		                  : !scene->state->seal_id
		                      ? _("The jury deliberates again: Enter leads there.")
		                  : scene_presides(scene)
		                      ? _("Enter: the jury deliberates again, for a reason.")
		                      : _("The president opens a new deliberation, for a "
		                          "reason.")));
	else if (!may_write(scene))
		buf_add(b, str_of(_("The president and the secretary write them\t; q goes "
		                    "back\t.")));
	else if (scene->state->seal_id)
		buf_add(b, str_of(_("\tPrint the minutes, have them signed. |\tEnter writes the "
		                    "chosen document.")));
	else if (scene->state->jury == CODE_carence)
		buf_add(b, str_of(_("\tThe jury could not sit: |\tEnter writes the minutes that "
		                    "say so.")));
	else
		buf_add(b, str_of(_("Before the seal, drafts: Enter writes\t the chosen one\t.")));
}

/* -- drawing ------------------------------------------------------------------------------- */

struct columns {
	int purpose, state; /* purpose 0: no room for it */
};

static struct columns columns_of(const struct canvas *c)
{
	return c->cols < 80 ? (struct columns){0, 39} : (struct columns){38, 62};
}

static void draw_line(struct canvas *c, int row, const struct scene *scene, size_t line,
                      bool selected)
{
	enum pen pen = list_row(c, row, (int)line, selected);
	struct columns at = columns_of(c);
	struct buf b = {0};
	int end = at.purpose ? at.purpose : at.state;

	canvas_cut(c, row, STOP_TEXT, end - STOP_TEXT - 1, pen, str_of(name_of(line)));
	if (at.purpose)
		canvas_cut(c, row, at.purpose, at.state - at.purpose - 1, PEN_PLAIN,
		           str_of(purpose_of(line)));
	write_state(&b, scene, line);
	canvas_fit(c, row, at.state, canvas_edge(c) - at.state, PEN_PLAIN, buf_str(&b));
	buf_done(&b);
}

/* Where files go, or what went wrong. */
static void write_below(struct buf *b, const struct scene *scene)
{
	for (int i = 0; i < ROOM_DOCUMENTS; i++)
		if (scene->room->documents[i].failed) {
			buf_addf(b, "%s\n%s", scene->room->document_fault.what,
			         scene->room->document_fault.todo);
			return;
		}
	buf_addf(b, "%s",
	         _("Reread: opened again once written, counted, compared with the "
	           "record."));
	if (scene->room->documents_folder[0])
		buf_addf(b, "\n%s%s", _("In the folder: "), scene->room->documents_folder);
}

static void draw(struct canvas *c, struct area area, const struct scene *scene)
{
	size_t n = count_lines(scene->state), line = scene_line(scene->focus, n);
	struct columns at = columns_of(c);
	size_t page = list_page(area), from = scene_scroll(0, line, n, page);
	int row = area.row + 1;
	struct buf b = {0};

	canvas_text(c, area.row, STOP_TEXT, PEN_DIM, str_of(_("Document")));
	if (at.purpose)
		canvas_text(c, area.row, at.purpose, PEN_DIM, str_of(_("Serves to")));
	canvas_text(c, area.row, at.state, PEN_DIM, str_of(_("State")));
	for (size_t i = from; i < n && i < from + page; i++) {
		row += i == ROOM_DOCUMENTS && area.rows > (int)n + 4;
		draw_line(c, row++, scene, i, i == line);
	}
	write_below(&b, scene);
	if (row + 1 < area.row + area.rows)
		dialog_fact(c,
		            (struct area){row + (area.rows > 12), area.col,
		                          area.row + area.rows - row - (area.rows > 12), area.cols},
		            0, buf_str(&b));
	buf_done(&b);
}

static void tell(struct told *t, const struct scene *scene)
{
	size_t n = count_lines(scene->state), line = scene_line(scene->focus, n);
	struct buf b = {0};

	for (size_t i = 0; i < n; i++) {
		told_row(t, i < 9 ? (int)i + 1 : 0, i == line, str_of(name_of(i)));
		told_part(t, NULL, str_of(purpose_of(i)));
		write_state(&b, scene, i);
		told_whole(&b);
		told_part_of(t, NULL, &b);
	}
	write_below(&b, scene);
	told_fact_of(t, NULL, &b);
	buf_done(&b);
}

/* -- keys ---------------------------------------------------------------------------------- */

static struct step write_document(const struct scene *scene, int document)
{
	struct step step = {.kind = STEP_DOCUMENT, .wish = {.value = document}};

	if (scene->room->practice)
		return step_say("%s", _("A practice writes nothing."));
	if (!may_write(scene))
		return step_say("%s", _("Refused: documents are written by the president and the "
		                        "secretary."));
	if (!is_due(scene->state, document))
		return step_say("%s", _("Not yet: there is nothing to say on it before the jury "
		                        "has deliberated."));
	if (document == DOCUMENT_ANNEX)
		return step_ask(&dialog_annex, step.wish);
	return step;
}

static struct step open_line(const struct scene *scene, size_t line)
{
	switch (line) {
	case LINE_SIGNATURES: return step_go(&view_signatures, (struct focus){0});
	case LINE_CORRECTIONS: return step_go(&view_corrections, (struct focus){0});
	case LINE_AGAIN:
		return scene->state->seal_id
		           ? step_ask(&dialog_again,
		                      (struct fact){.kind = KIND_deliberation_reopened})
		           : step_go(&view_agenda, (struct focus){0});
	default: return write_document(scene, order[line]);
	}
}

static struct step key(const struct scene *scene, struct keymap_act act, struct focus *focus)
{
	size_t n = count_lines(scene->state), line = scene_line(focus, n);

	if (act.action == ACT_DIGIT && act.value >= 1 && (size_t)act.value <= n)
		focus->line = act.value - 1;
	else if (scene_is_move(act.action))
		focus->line = (int32_t)scene_move(act.action, line, n, list_page(scene->work));
	else if (act.action == ACT_OPEN)
		return open_line(scene, line);
	else
		return step_unknown();
	return step_stay();
}

static size_t hints(const struct scene *scene, struct hint *v, size_t room)
{
	size_t n = count_lines(scene->state), line = scene_line(scene->focus, n);

	if (room < 2)
		return 0;
	v[0] = (struct hint){.action = ACT_DIGIT, .count = (int)n};
	if (line < ROOM_DOCUMENTS && !may_write(scene))
		return 1;
	if (line == LINE_AGAIN && scene->state->seal_id && !scene_presides(scene))
		return 1;
	v[1] = (struct hint){.action = ACT_OPEN, .word = line < ROOM_DOCUMENTS ? _("write") : NULL};
	return 2;
}

const struct view view_documents = {
    .name = "documents",
    .place = PLACE_DOCUMENTS,
    .where = where,
    .moment = view_moment_of_minutes,
    .advice = advice,
    .draw = draw,
    .tell = tell,
    .key = key,
    .hints = hints,
};
