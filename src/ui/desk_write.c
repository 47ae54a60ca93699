/* desk_write: the editor's place, and what becomes of a text.
 *
 * Two texts can't be taken for one another: the private one and the one that
 * others will read differ by title, sentence, margin and pen.  Esc keeps and
 * closes; undo then takes it back like any act. */
#include <string.h>

#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "core/sheets.h"
#include "ui/corrections.h"
#include "ui/desk_private.h"
#include "ui/paragraph.h"

enum { LONG_BYTES = 16 * 1024, LINE_BYTES = 400 };

struct look { /* of one sort of text */
	const char *title, *sentence, *writing_for;
	uint32_t margin;
	enum pen pen;
	bool one_line;
};

static const struct look looks[] = {
    [WRITE_NOTES] = {N_("PRIVATE NOTES"),
                     N_("Neither the jury nor the candidate reads them.\t Erased "
                        "at the seal.\t"),
                     N_("You write for yourself."), 0xB7, PEN_BOLD, false},
    [WRITE_APPRECIATION] = {N_("KEPT APPRECIATION"),
                            N_("\tThe jury will read it when it deliberates,|The jury reads it;\t "
                               "the candidate may ask for it."),
                            N_("You write for the record."), 0x2588, PEN_ACCENT, false},
    [WRITE_WORDS] = {N_("WORDS FOR THE RECORD"),
                     N_("\tA few words; the minutes may quote them.|For the "
                        "minutes to quote.\t No health, no opinion."),
                     N_("You write for the record."), 0x2588, PEN_ACCENT, true},
    [WRITE_REASON] = {N_("REASON"),
                      N_("\tOne line, which may stand in the minutes: no word of health.|May "
                         "stand in the minutes: no health.\t"),
                      N_("You write for the minutes; left empty, nothing is done."), 0x2588,
                      PEN_ACCENT, true},
    [WRITE_JOINT] = {N_("APPRECIATION OF THE JURY"),
                     N_("\tOne text, which the whole jury adopts: the|The\t candidate will read "
                        "it."),
                     N_("You write for the candidate."), 0x2588, PEN_ACCENT, false},
    [WRITE_REFUSAL] = {N_("REASON OF THE REFUSAL"),
                       N_("The candidate will read it.\t Say what was lacking, not who found "
                          "so.\t"),
                       N_("You write for the candidate."), 0x2588, PEN_ACCENT, false},
    [WRITE_GAP] = {N_("AGAINST THE PROPOSAL"),
                   N_("One line: why.\t It stays in the record: the candidate reads none of "
                      "it.\t"),
                   N_("You write for the record."), 0x2588, PEN_ACCENT, true},
    [WRITE_RESERVED] = {N_("DECISION RESERVED"),
                        N_("One line: what the jury waits for.\t It stays in the record.\t"),
                        N_("You write for the record."), 0x2588, PEN_ACCENT, true},
    [WRITE_ASSESSOR] = {N_("WRITTEN TEST: ASSESSED BY"),
                        N_("Name, then the date after a comma.\t Kept for the next results.\t"),
                        N_("You write for the record."), 0x2588, PEN_ACCENT, true},
    [WRITE_CORRECTION] = {N_("CORRECTION OF FORM"),
                          N_("As it should stand. A second person confirms it\t, then there is a "
                             "new version\t."),
                          N_("You write for the minutes."), 0x2588, PEN_ACCENT, false},
    [WRITE_SEAL] = {N_("SEAL"),
                    N_("Type SEAL then Enter.\t Nothing else changes any more; private notes are "
                       "erased.\t"),
                    N_("Esc seals nothing."), 0x2588, PEN_ACCENT, true},
    [WRITE_OBSERVATIONS] = {N_("OBSERVATIONS"),
                            N_("One line: it stands in the minutes\t, under the signatures\t. No "
                               "health."),
                            N_("You write for the minutes."), 0x2588, PEN_ACCENT, true},
};

/* "DURAND Paul, 12/11/2026": of the result that is being corrected. */
static void write_assessor(struct buf *b, const struct state *s, const struct fact *wish)
{
	const struct written *w = state_written(s, wish->candidate, wish->item);

	if (!w)
		return;
	buf_add(b, w->assessor);
	if (!w->day_ms)
		return;
	buf_add(b, STR(", "));
	when_date(b, (int32_t)(w->day_ms / WHEN_DAY_MS));
}

/* The date after the last comma, if it is one, goes into the wish, what stands before is the name.
 */
static void read_assessor(struct fact *wish)
{
	size_t comma = wish->words.n;
	int32_t day;

	while (comma > 0 && wish->words.s[comma - 1] != ',')
		comma--;
	wish->ms = 0;
	if (!when_parse_date(text_trim((struct str){wish->words.s + comma, wish->words.n - comma}),
	                     &day))
		return;
	wish->ms = day * WHEN_DAY_MS;
	wish->words = text_trim((struct str){wish->words.s, comma ? comma - 1 : 0});
}

/* The record has dates as files have them. */
static void read_date(struct desk *d)
{
	int32_t day;

	if (!when_parse_date(text_trim(d->wish.words), &day))
		return; /* the rules refuse it */
	buf_clear(&d->wish_words);
	when_iso_date(&d->wish_words, day);
	d->wish.words = buf_str(&d->wish_words);
}

/* What a correction of form would correct. */
static void write_to_correct(struct buf *b, const struct state *s, const struct fact *wish)
{
	struct corrections all = corrections_list(s);

	for (size_t i = 0; i < all.n; i++) {
		const struct fact *f = &all.v[i].wish;

		if (f->kind == wish->kind && f->code == wish->code && f->ref == wish->ref &&
		    f->person == wish->person)
			buf_add(b, all.v[i].value);
	}
	arena_done(&all.arena);
}

/* The text that this one would replace. */
static struct str text_so_far(const struct desk *d, const struct state *s, const struct fact *wish)
{
	const struct sheet *sheet = state_sheet(s, d->me, wish->candidate);
	const struct ruling *ruling = state_ruling(s, wish->candidate, wish->item);

	if (wish->kind == KIND_joint_appreciation)
		return ruling ? ruling->text : (struct str){NULL, 0};
	if (wish->kind == KIND_decided)
		return ruling && ruling->code == wish->code ? ruling->words : (struct str){NULL, 0};
	if (wish->kind == KIND_noted)
		return sheet ? sheet->notes.words : (struct str){NULL, 0};
	for (size_t i = 0;
	     wish->kind == KIND_commented && sheet && sheet->kept && i < s->plan.n_competencies;
	     i++)
		if (s->plan.competencies[i].item == wish->item)
			return sheet->kept[i].words;
	return wish->words;
}

static bool is_draft_of(const struct desk *d, enum writing writing, const struct fact *wish)
{
	const struct fact *f = &d->draft_about;

	return d->has_draft && d->draft_writing == writing && f->kind == wish->kind &&
	       f->candidate == wish->candidate && f->item == wish->item && f->ref == wish->ref &&
	       (f->kind != KIND_member_signed || f->person == wish->person);
}

void desk_open_editor(struct desk *d, const struct state *s, enum writing writing,
                      const struct fact *wish)
{
	struct editor_setup setup = {.one_line = looks[writing].one_line};
	struct buf before = {0};

	if (wish->kind == KIND_written_entered)
		write_assessor(&before, s, wish);
	else if (wish->kind == KIND_rectified)
		write_to_correct(&before, s, wish);
	else
		buf_add(&before, text_so_far(d, s, wish));
	buf_done(&d->before);
	d->before = before;
	setup.text = buf_str(&d->before);
	setup.max_bytes = setup.one_line ? LINE_BYTES : LONG_BYTES;
	if (is_draft_of(d, writing, wish)) {
		setup.text = buf_str(&d->draft);
		d->has_draft = false;
	}
	d->editor = editor_new(&setup);
	d->writing = writing;
	d->about = *wish;
	d->about.words = (struct str){NULL, 0};
	buf_clear(&d->message);
	buf_add(&d->message, str_of(_(looks[writing].writing_for)));
}

void desk_forget_notes(struct desk *d, const struct state *s)
{
	if (!s->seal_id)
		return;
	if (d->has_draft && d->draft_about.kind == KIND_noted) {
		d->has_draft = false;
		buf_done(&d->draft);
	}
	if (d->editor && d->about.kind == KIND_noted) {
		desk_close_editor(d);
		buf_done(&d->before);
		desk_say(d, _("The minutes are sealed: private notes are erased."));
	}
}

bool desk_writes_a_line(const struct desk *d)
{
	return looks[d->writing].one_line;
}

void desk_close_editor(struct desk *d)
{
	editor_free(d->editor);
	d->editor = NULL;
}

/* What is done is the decision, the text goes with it: it is done whatever the text. */
static bool is_part_of_an_act(const struct desk *d)
{
	return d->writing == WRITE_REASON || d->writing == WRITE_ASSESSOR ||
	       d->about.kind == KIND_decided;
}

/* The word, whole; as it is typed, in capitals or not. */
static enum desk_want seal(struct desk *d)
{
	struct buf typed = {0};
	bool is_word;

	text_upper(&typed, text_trim(editor_text(d->editor)));
	is_word = str_is(buf_str(&typed), words_p("typed to seal", "SEAL"));
	buf_done(&typed);
	d->wish = d->about;
	desk_close_editor(d);
	if (is_word)
		return DESK_WISH;
	desk_say(d, _("Nothing is sealed: the word was not typed whole."));
	return DESK_NOTHING;
}

/* No text was added to a decision: the decision is what was done. */
static void tell_decided(struct desk *d, const struct state *s)
{
	const struct ruling *r = state_ruling(s, d->about.candidate, d->about.item);
	struct fact decided = {.kind = KIND_decided,
	                       .candidate = d->about.candidate,
	                       .item = d->about.item,
	                       .code = r ? r->code : CODE_none};

	desk_say(d, _("No text. "));
	say_done(&d->message, s, d->me, &decided);
}

static enum desk_want finish(struct desk *d, const struct state *s)
{
	struct str text = editor_text(d->editor);
	bool same = str_equal(text, buf_str(&d->before));

	buf_clear(&d->message);
	if (d->writing == WRITE_SEAL)
		return seal(d);
	if ((d->writing == WRITE_REASON || d->writing == WRITE_ASSESSOR) && !str_trim(text).n) {
		desk_close_editor(d);
		desk_say(d, _("No reason was given: nothing is done."));
		return DESK_NOTHING;
	}
	if (same && !is_part_of_an_act(d)) {
		desk_close_editor(d);
		if (d->leads_on)
			tell_decided(d, s);
		else
			desk_say(d, _("The text is as it was."));
		desk_lead_on(d, s);
		return DESK_NOTHING;
	}
	buf_clear(&d->wish_words);
	buf_add(&d->wish_words, text);
	d->wish = d->about;
	d->wrote = true;
	d->wish.words = buf_str(&d->wish_words);
	if (d->writing == WRITE_ASSESSOR)
		read_assessor(&d->wish);
	if (d->wish.kind == KIND_rectified && d->wish.code == CODE_date)
		read_date(d);
	desk_close_editor(d);
	if (d->wish.kind != KIND_deliberation_opened)
		return DESK_WISH;
	desk_ask(d, &dialog_deliberation, d->wish); /* it reveals all: the reason is not the yes */
	return DESK_NOTHING;
}

enum desk_want desk_key_in_editor(struct desk *d, const struct state *s, struct key key,
                                  struct str pasted)
{
	switch (editor_key(d->editor, key, pasted)) {
	case EDITOR_CLOSED:
		if (d->writing != WRITE_SEAL)
			return finish(d, s);
		desk_close_editor(d);
		desk_say(d, _("Nothing is sealed."));
		return DESK_NOTHING;
	case EDITOR_ENTERED: return finish(d, s);
	case EDITOR_FULL:
		desk_say(d, _("The text is full: nothing was added."));
		return DESK_NOTHING;
	case EDITOR_IGNORED:
		if (key.kind == K_FUNCTION && key.cp == 1)
			desk_say(d, _("Esc keeps the text and closes; Ctrl-Z undoes here. "
			              "All letters are text."));
		return DESK_NOTHING;
	case EDITOR_MOVED:
	case EDITOR_CHANGED:
		buf_clear(&d->message);
		buf_add(&d->message, str_of(_(looks[d->writing].writing_for)));
		return DESK_NOTHING;
	}
	return DESK_NOTHING;
}

void desk_write_title(struct buf *b, const struct desk *d, const struct state *s)
{
	buf_addf(b, "%s", _(looks[d->writing].title));
	if (d->about.item && d->about.candidate) {
		buf_addf(b, " · ");
		say_item_id(b, s, d->about.item);
	}
	if (d->about.candidate || d->about.kind == KIND_member_signed) {
		buf_addf(b, " · ");
		say_person(b, s, d->about.candidate ? d->about.candidate : d->about.person);
	}
}

void desk_write_sentence(struct buf *b, const struct desk *d, size_t cols)
{
	text_shorten(b, str_of(_(looks[d->writing].sentence)), cols);
}

/* What members wrote of it, below what the jury writes of it: words at hand, none imposed.  Returns
 * the rows that are left for the text. */
static int draw_at_hand(const struct desk *d, struct canvas *c, struct area text,
                        const struct state *s)
{
	int rows = text.rows / 2, row = text.row + text.rows - rows, edge = canvas_edge(c);
	struct buf said = {0};

	if ((d->writing != WRITE_JOINT && d->writing != WRITE_REFUSAL) || rows < 3 ||
	    !state_is_revealed(s, d->about.candidate))
		return text.rows;
	for (int32_t m = 1; (size_t)m <= s->n_people; m++) {
		struct str kept = sheets_kept(s, m, d->about.candidate, d->about.item);

		if (!kept.n)
			continue;
		buf_add(&said, said.n ? STR("\n") : STR(""));
		say_family(&said, s, m);
		buf_addf(&said, "%s%.*s", words_p("before a list", ": "), STR_ARG(kept));
	}
	if (!said.n)
		rows = 0;
	else
		canvas_textf(c, row, STOP_TEXT, PEN_DIM, "%s", _("What members wrote:"));
	if (rows)
		paragraph_draw(c, (struct area){row + 1, STOP_TEXT, rows - 1, edge - STOP_TEXT},
		               PEN_DIM, buf_str(&said));
	buf_done(&said);
	return text.rows - rows;
}

void desk_draw_editor(struct desk *d, struct canvas *c, struct area work, const struct state *s)
{
	const struct look *look = &looks[d->writing];
	struct buf title = {0}, tail = {0}, sentence = {0};
	struct area text = {work.row + 3, STOP_MARGIN, work.rows - 3, canvas_edge(c) - STOP_MARGIN};
	int64_t lines;

	text.rows = draw_at_hand(d, c, text, s);
	editor_draw(d->editor, c, text, look->margin);
	lines = (int64_t)editor_lines(d->editor);
	desk_write_title(&title, d, s);
	buf_add_char(&title, ' ');
	buf_addf(&tail, words_n("%lld line", "%lld lines", lines), (long long)lines);
	canvas_hairline(c, work.row, look->pen, buf_str(&title), buf_str(&tail));
	desk_write_sentence(&sentence, d, (size_t)(canvas_edge(c) - STOP_TEXT));
	canvas_cut(c, work.row + 1, STOP_TEXT, canvas_edge(c) - STOP_TEXT, PEN_PLAIN,
	           buf_str(&sentence));
	buf_done(&sentence);
	buf_done(&title);
	buf_done(&tail);
}
