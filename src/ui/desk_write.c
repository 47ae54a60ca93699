/* desk_write: the editor's place, and what becomes of a text.
 *
 * Two texts can't be taken for one another: the private one and the one that
 * others will read differ by title, sentence, margin and pen.  Esc keeps and
 * closes; undo then takes it back like any act. */
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "core/say.h"
#include "ui/desk_private.h"

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
                      N_("One line\t, kept in the record\t. Left empty, nothing is "
                         "done."),
                      N_("You write for the record."), 0x2588, PEN_ACCENT, true},
};

/* The text that this one would replace. */
static struct str text_so_far(const struct desk *d, const struct state *s, const struct fact *wish)
{
	const struct sheet *sheet = state_sheet(s, d->me, wish->candidate);

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
	       f->candidate == wish->candidate && f->item == wish->item && f->ref == wish->ref;
}

void desk_open_editor(struct desk *d, const struct state *s, enum writing writing,
                      const struct fact *wish)
{
	struct editor_setup setup = {.one_line = looks[writing].one_line};
	struct buf before = {0};

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

void desk_close_editor(struct desk *d)
{
	editor_free(d->editor);
	d->editor = NULL;
}

static enum desk_want finish(struct desk *d)
{
	struct str text = editor_text(d->editor);
	bool same = str_equal(text, buf_str(&d->before));

	buf_clear(&d->message);
	if (d->writing == WRITE_REASON && !str_trim(text).n) {
		desk_close_editor(d);
		desk_say(d, _("No reason was given: nothing is done."));
		return DESK_NOTHING;
	}
	if (same && d->writing != WRITE_REASON) {
		desk_close_editor(d);
		desk_say(d, _("The text is as it was."));
		return DESK_NOTHING;
	}
	buf_clear(&d->wish_words);
	buf_add(&d->wish_words, text);
	d->wish = d->about;
	d->wrote = true;
	d->wish.words = buf_str(&d->wish_words);
	desk_close_editor(d);
	if (d->wish.kind != KIND_deliberation_opened)
		return DESK_WISH;
	desk_ask(d, &dialog_deliberation, d->wish); /* it reveals all: the reason is not the yes */
	return DESK_NOTHING;
}

enum desk_want desk_key_in_editor(struct desk *d, const struct state *s, struct key key,
                                  struct str pasted)
{
	(void)s;
	switch (editor_key(d->editor, key, pasted)) {
	case EDITOR_CLOSED:
	case EDITOR_ENTERED: return finish(d);
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
	if (d->about.item && d->about.kind == KIND_commented) {
		buf_addf(b, " · ");
		say_item_id(b, s, d->about.item);
	}
	if (d->about.candidate) {
		buf_addf(b, " · ");
		say_person(b, s, d->about.candidate);
	}
}

void desk_write_sentence(struct buf *b, const struct desk *d, size_t cols)
{
	text_shorten(b, str_of(_(looks[d->writing].sentence)), cols);
}

void desk_draw_editor(struct desk *d, struct canvas *c, struct area work, const struct state *s)
{
	const struct look *look = &looks[d->writing];
	struct buf title = {0}, tail = {0}, sentence = {0};
	struct area text = {work.row + 3, STOP_MARGIN, work.rows - 3, canvas_edge(c) - STOP_MARGIN};
	int64_t lines;

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
