/* help: see help.h. */
#include "app/help.h"

#include "base/text.h"
#include "base/words.h"

enum { MARGIN = 2, GAP = 2 };

/* "  left    right", left filled to so many columns. */
static void add_row(struct buf *b, struct str left, size_t cols, const char *right)
{
	buf_addf(b, "%*s", MARGIN, "");
	text_pad(b, left, cols, TEXT_LEFT);
	buf_addf(b, "%*s%s\n", GAP, "", right);
}

static void add_heading(struct buf *b, const char *text)
{
	buf_addf(b, "\n%s\n", text);
}

void help_program(struct buf *b)
{
	size_t cols = 0;

	buf_addf(b, "clepsydre — %s\n", _("time, questions and marks of an oral exam's jury"));
	add_heading(b, _("Commands:"));
	for (size_t i = 0; command_list[i]; i++) {
		size_t n = text_width(str_of(command_list[i]->name));

		cols = n > cols ? n : cols;
	}
	for (size_t i = 0; command_list[i]; i++)
		add_row(b, str_of(command_list[i]->name), cols, _(command_list[i]->summary));
	buf_addf(b, "\n%s\n", _("“clepsydre COMMAND --help” shows examples and options."));
}

/* "--grid FILE" */
static void add_option_name(struct buf *b, const struct option_row *o)
{
	buf_addf(b, "--%s", o->name);
	if (o->value)
		buf_addf(b, " %s", _(o->value));
}

static size_t option_cols(const struct option_row *o)
{
	struct buf b = {0};
	size_t n;

	add_option_name(&b, o);
	n = text_width(buf_str(&b));
	buf_done(&b);
	return n;
}

static void add_options(struct buf *b, const struct option_row *o, size_t cols)
{
	struct buf name = {0};

	for (; o && o->name; o++) {
		buf_clear(&name);
		add_option_name(&name, o);
		add_row(b, buf_str(&name), cols, _(o->help));
	}
	buf_done(&name);
}

static size_t widest_option(const struct option_row *o, size_t cols)
{
	for (; o && o->name; o++)
		if (option_cols(o) > cols)
			cols = option_cols(o);
	return cols;
}

static void add_usage(struct buf *b, const struct command *c)
{
	add_heading(b, _("Usage:"));
	buf_addf(b, "%*sclepsydre %s", MARGIN, "", c->name);
	if (c->usage[0])
		buf_addf(b, " %s", _(c->usage));
	for (const struct option_row *o = c->options; o && o->name; o++) {
		buf_addf(b, o->must ? " " : " [");
		add_option_name(b, o);
		buf_addf(b, o->must ? "" : "]");
	}
	buf_add_char(b, '\n');
}

const char *const help_exit_codes[] = {
    N_("done"),
    N_("the command line is off"),
    N_("a grid, a cohort or a record is refused"),
    N_("the disk, the terminal or the system failed"),
    N_("the record was changed"),
    N_("the end of the record is missing"),
    NULL,
};

static void add_exit_codes(struct buf *b)
{
	add_heading(b, _("Exit codes:"));
	for (int code = 0; help_exit_codes[code]; code++)
		buf_addf(b, "%*s%d%*s%s\n", MARGIN, "", code, GAP, "", _(help_exit_codes[code]));
}

void help_command(struct buf *b, const struct command *c)
{
	size_t cols = widest_option(options_common, widest_option(c->options, 0));

	buf_addf(b, "clepsydre %s — %s\n", c->name, _(c->summary));
	add_heading(b, _("Examples:"));
	for (const struct example *x = c->examples; x->line; x++)
		buf_addf(b, "%*sclepsydre %s\n%*s%s\n", MARGIN, "", x->line, 3 * MARGIN, "",
		         _(x->says));
	add_usage(b, c);
	add_heading(b, _("Options:"));
	add_options(b, c->options, cols);
	add_options(b, options_common, cols);
	add_exit_codes(b);
}

void help_version(struct buf *b)
{
	buf_addf(b, "clepsydre %s\n", VERSION);
	buf_addf(b, "%s\n", _("Free software under the ISC licence; no warranty."));
}
