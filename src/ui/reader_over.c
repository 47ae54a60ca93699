/* reader_over: a text being written, and a dialog, for who hears them. */
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "ui/dialog.h"
#include "ui/reader_private.h"

/* -- the editor ---------------------------------------------------------------------------- */

static void open_text(const struct reading *g)
{
	struct buf title = {0}, sentence = {0};

	desk_write_title(&title, g->d, g->s);
	reader_say(g, buf_str(&title));
	desk_write_sentence(&sentence, g->d, SIZE_MAX);
	reader_say(g, buf_str(&sentence));
	reader_say_messages(g);
	reader_say(g, str_of(g->d->writing == WRITE_SEAL
	                         ? _("Type the whole word, then Enter; Esc seals nothing.")
	                         : _("Esc keeps the text and closes; Ctrl-Z undoes here. "
	                             "All letters are text.")));
	buf_add(g->out, editor_text(g->d->editor));
	g->r->is_open = true;
	buf_done(&title);
	buf_done(&sentence);
}

/* The line, between newlines, in which this byte is. */
static struct str line_of(struct str text, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && text.s[from - 1] != '\n')
		from--;
	while (to < text.n && text.s[to] != '\n')
		to++;
	return (struct str){text.s + from, to - from};
}

/* After a move within the text: the line, if it is another, else the character. */
static void say_where(const struct reading *g, struct str text, size_t from, size_t to)
{
	struct str line = line_of(text, to);
	struct str rest = {text.s + to, text.n - to};
	struct str one = {rest.s, text_next_grapheme(rest, 0)};

	if (line_of(text, from).s != line.s)
		reader_say(g, line.n ? line : str_of(_("empty line")));
	else if (!rest.n || *rest.s == '\n')
		reader_say(g, str_of(_("end of the line")));
	else if (text_blank(one))
		reader_say(g, str_of(_("blank")));
	else
		reader_say_as_it_is(g, one);
}

static size_t shared_start(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.n && n < b.n && a.s[n] == b.s[n])
		n++;
	while (n > 0 && n < a.n && ((unsigned char)a.s[n] & 0xC0) == 0x80)
		n--; /* never within a character */
	return n;
}

/* What is typed stands on the line as it comes; what is erased at its end leaves it, as on
 * any line of a terminal. */
static void echo(const struct reading *g, struct str before, struct str after)
{
	size_t start = shared_start(before, after), end = 0;
	struct str gone, came;

	while (end < before.n - start && end < after.n - start &&
	       before.s[before.n - 1 - end] == after.s[after.n - 1 - end])
		end++;
	gone = (struct str){before.s + start, before.n - start - end};
	came = (struct str){after.s + start, after.n - start - end};
	if (!g->r->is_open && came.n && !gone.n)
		g->r->is_open = true; /* after something else was said: a line of its own */
	if (came.n && !gone.n) {
		buf_add(g->out, came);
	} else if (gone.n && !came.n && !end && g->r->is_open && !memchr(gone.s, '\n', gone.n)) {
		for (size_t i = 0; i < text_width(gone); i++)
			buf_add(g->out, STR("\b \b"));
	} else {
		struct str line = line_of(after, start + came.n);

		reader_say(g, line.n ? line : str_of(_("empty line")));
	}
}

void reader_read_editor(const struct reading *g)
{
	struct reader *r = g->r;
	struct str text = editor_text(g->d->editor);
	size_t at = editor_at(g->d->editor);

	if (r->editor != g->d->editor || r->all) {
		open_text(g);
	} else if (!str_equal(buf_str(&r->text), text)) {
		struct buf before = {0};

		buf_add(&before, buf_str(&r->text));
		echo(g, buf_str(&before), text);
		buf_done(&before);
	} else if (at != r->at) {
		say_where(g, text, r->at, at);
	}
	r->editor = g->d->editor;
	reader_is_new(&r->text, text);
	r->at = at;
}

/* -- a dialog ------------------------------------------------------------------------------ */

static void write_choice(struct buf *b, const struct choice *choice, bool is_last, bool writes)
{
	if (is_last && writes)
		buf_addf(b, "%s", _("Esc"));
	else if (is_last)
		buf_addf(b, "%s", _("Enter or Esc"));
	else if (choice->key == KEY_ARROWS)
		buf_addf(b, "%s", _("Left and right arrows"));
	else
		key_to_text(b, key_char((unsigned char)choice->key));
	buf_addf(b, "%s ", words_p("before a state", ":"));
	text_shorten(b, str_of(choice->text), SIZE_MAX);
	told_stop(b);
	buf_add_char(b, '\n');
}

static void write_dialog(struct buf *b, const struct reading *g)
{
	struct choice choices[CHOICES_MAX];
	const struct dialog *d = g->d->dialog;
	size_t n = d->choices(&g->scene, &g->d->asked, choices);
	struct area all = {0, 0, PAPER_ROWS, PAPER_COLS};
	struct canvas paper;
	struct buf title = {0};

	d->title(&title, &g->scene, &g->d->asked);
	text_shorten(b, buf_str(&title), SIZE_MAX);
	buf_done(&title);
	told_stop(b);
	buf_add_char(b, '\n');
	if (d->tell) {
		d->tell(b, &g->scene, &g->d->asked);
	} else if (d->facts) {
		canvas_init(&paper, PAPER_ROWS, PAPER_COLS);
		d->facts(&paper, all, &g->scene, &g->d->asked);
		told_text(b, &paper, all);
		canvas_done(&paper);
	}
	for (size_t i = 0; i < n; i++)
		write_choice(b, &choices[i], i + 1 == n, dialog_writes(d, &g->scene, &g->d->asked));
}

/* A key that answers nothing changes a fact or a choice: those lines alone are said. */
static void say_changed_lines(const struct reading *g, struct str before, struct str after)
{
	while (after.n) {
		struct str was = str_cut(&before, '\n'), is = str_cut(&after, '\n');

		if (!str_equal(was, is))
			reader_say(g, is);
	}
}

void reader_read_dialog(const struct reading *g)
{
	struct reader *r = g->r;
	bool is_other = r->dialog != g->d->dialog || r->asked_at_ms != g->d->asked_at_ms;
	struct buf b = {0};

	write_dialog(&b, g);
	if (is_other || r->all)
		reader_say(g, buf_str(&b));
	else if (g->answers || g->d->dialog->tell) /* a place may open meanwhile */
		say_changed_lines(g, buf_str(&r->asked), buf_str(&b));
	reader_is_new(&r->asked, buf_str(&b));
	r->dialog = g->d->dialog;
	r->asked_at_ms = g->d->asked_at_ms;
	buf_done(&b);
}
