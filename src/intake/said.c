/* said: what the office says in one of a few forms, and the number it means.  See value.h.
 *
 * The forms stand in grid.def: "moyenne ≥ {n/m}", "{n} ans", "va à la {phase}".
 * Read as words are, without regard to accents, capitals or apostrophes. */
#include "base/ratio.h"
#include "base/text.h"
#include "base/words.h"
#include "intake/tree.h"
#include "intake/value.h"

enum { PHASES_NAMED = 20 };

/* A form: what stands before and after its one number, and what that number is. */
struct form {
	struct str before, what, after;
};

static struct form form_of(struct arena *arena, struct str text)
{
	struct form f;
	struct str rest = text;

	f.before = text_match(arena, str_cut(&rest, '{'));
	f.what = str_cut(&rest, '}');
	f.after = text_match(arena, rest);
	return f;
}

/* The next of "form|form|…"; false after the last. */
static bool next_form(struct reading *r, struct str *forms, struct form *f)
{
	if (!forms->n)
		return false;
	*f = form_of(r->arena, str_cut(forms, '|'));
	return true;
}

static bool ends_word(struct str text)
{
	return text.n && text.s[text.n - 1] >= 'a' && text.s[text.n - 1] <= 'z';
}

/* What stands where the form has its number; false if the text has another form. */
static bool fits(const struct form *f, struct str text, struct str *number)
{
	struct str rest = {text.s + f->before.n, text.n - f->before.n};

	if (text.n < f->before.n + f->after.n ||
	    !str_equal((struct str){text.s, f->before.n}, f->before) ||
	    !str_equal((struct str){text.s + text.n - f->after.n, f->after.n}, f->after))
		return false;
	if (f->what.n && ends_word(f->before) && (!rest.n || rest.s[0] != ' '))
		return false;
	rest.n -= f->after.n;
	*number = text_trim(rest);
	return f->what.n ? number->n > 0 : number->n == 0;
}

/* ">=" is what a keyboard has for "≥". */
static struct str with_sign(struct arena *arena, struct str text)
{
	struct buf b = {0};
	struct str changed;

	for (size_t i = 0; i < text.n; i++) {
		bool is_sign = text.s[i] == '>' && i + 1 < text.n && text.s[i + 1] == '=';

		if (is_sign)
			buf_add(&b, STR("≥"));
		else
			buf_add_char(&b, text.s[i]);
		i += is_sign;
	}
	changed = arena_str(arena, buf_str(&b));
	buf_done(&b);
	return changed;
}

/* -- the numbers --------------------------------------------------------------------------- */

static bool read_part(struct reading *r, struct place place, struct str text, int64_t *number)
{
	bool has_whole = false;

	for (size_t i = 0; i < text.n; i++)
		has_whole |= text.s[i] == '/';
	if (!has_whole)
		return value_refuse(r, place, text, _("does not say out of how much."),
		                    _("Write it as 10/20."));
	if (!value_ratio(r, place, text, number))
		return false;
	if (*number > 0 && *number <= RATIO_ONE)
		return true;
	return value_refuse(r, place, text, _("is nothing, or more than the whole."),
	                    _("Check the number."));
}

static bool read_phase(struct reading *r, struct place place, struct str text, int64_t *number)
{
	const struct plan *plan = r->plan;
	struct str ids[PHASES_NAMED];
	size_t n = 0;
	int64_t which;

	for (size_t i = r->phases_from; i < plan->n_phases && n < PHASES_NAMED; i++)
		ids[n++] = plan->phases[i].id;
	if (!n)
		return value_refuse(r, place, text, _("is no later phase: this one is the last."),
		                    _("Remove the line."));
	which = value_word(r, place, text, ids, n);
	if (which)
		*number = plan->phases[r->phases_from + (size_t)which - 1].item;
	return which > 0;
}

static bool read_number(struct reading *r, struct place place, const struct form *f,
                        struct str text, int64_t *number)
{
	if (str_is(f->what, "n/m"))
		return read_part(r, place, text, number);
	if (str_is(f->what, "phase"))
		return read_phase(r, place, text, number);
	if (str_is(f->what, "points"))
		return value_ratio(r, place, text, number);
	return str_to_int(text, number) || value_refuse(r, place, text, _("is not a whole number."),
	                                                _("Write it in digits: 3."));
}

/* -- the whole ----------------------------------------------------------------------------- */

/* The forms as one would write them, with numbers for example. */
static void write_forms(struct buf *b, struct str forms)
{
	while (forms.n) {
		struct str rest = str_cut(&forms, '|');
		struct str before = str_cut(&rest, '{');
		struct str what = str_cut(&rest, '}');
		const char *example = str_is(what, "n/m")     ? "10/20"
		                      : str_is(what, "phase") ? "…"
		                      : what.n                ? "5"
		                                              : "";

		buf_addf(b, "%s“%.*s%s%.*s”", b->n ? ", " : "", STR_ARG(before), example,
		         STR_ARG(rest));
	}
}

static bool refuse_form(struct reading *r, const struct property *p, struct place place,
                        struct str text)
{
	struct buf b = {0};

	write_forms(&b, str_of(p->words));
	complaint_fault(r->complaints, place, _("“%s” cannot be understood here."),
	                complaint_quote(r->complaints, text));
	complaint_expected(r->complaints, _("It is written as %s."), buf_text(&b));
	complaint_todo(r->complaints, _("Write it in one of these forms, or “à confirmer”."));
	buf_done(&b);
	return false;
}

static bool is_in_bounds(struct reading *r, const struct property *p, struct place place,
                         struct str text, int64_t number)
{
	if (number >= p->low && number <= p->high)
		return true;
	return value_refuse(r, place, text, _("is out of range."), _("Check the number."));
}

bool value_said(struct reading *r, const struct property *p, struct place place, struct str text,
                struct said *said)
{
	struct str matched = text_match(r->arena, with_sign(r->arena, text));
	struct str forms = str_of(p->words), number;
	struct form f;
	int64_t n = SAID_FIXED;

	while (next_form(r, &forms, &f)) {
		if (!fits(&f, matched, &number))
			continue;
		if (str_is(f.what, "phase") && !r->phases_from)
			return true;
		if (f.what.n && (!read_number(r, place, &f, number, &n) ||
		                 !is_in_bounds(r, p, place, text, n)))
			return false;
		said->words = value_keep(r, text);
		said->number = n;
		return true;
	}
	return str_is(f.what, "phase") && !r->phases_from ? true : refuse_form(r, p, place, text);
}
