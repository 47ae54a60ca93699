/* syntax: see syntax.h. */
#include "intake/syntax.h"

#include <string.h>
#include <yaml.h>

#include "base/text.h"
#include "base/words.h"
#include "intake/tree.h"

/* -- indentation --------------------------------------------------------------------------- */

static void refuse_indentation(struct complaints *cs, struct place place, uint32_t cp)
{
	if (cp == '\t') {
		complaint_fault(cs, place, _("A tab stands in the indentation."));
	} else {
		complaint_fault(cs, place,
		                _("A no-break space (U+%04X) stands in the indentation."), cp);
		complaint_expected(
		    cs, _("It looks like a space, and would silently change the structure."));
	}
	complaint_todo(cs, _("Replace it with spaces."));
}

/* The first blank of the line's start that is no space, where a value follows; a line of
 * blanks alone, or a comment, means nothing. */
static void check_indentation(const struct paper *s, size_t at, size_t end, struct complaints *cs)
{
	struct str text = {s->text.s, end};
	size_t n, bad_at = 0;
	uint32_t cp, bad = 0;

	while (at < end && (n = text_blank((struct str){text.s + at, end - at})) > 0) {
		text_step((struct str){text.s + at, end - at}, &cp);
		if (cp != ' ' && !bad) {
			bad = cp;
			bad_at = at;
		}
		at += n;
	}
	if (bad && at < end && text.s[at] != '#')
		refuse_indentation(cs, (struct place){.paper = s, .at = bad_at}, bad);
}

static bool check_lines(const struct paper *s, struct complaints *cs)
{
	size_t before = cs->n_faults, start = 0;

	for (size_t i = 0; i <= s->text.n && cs->n_faults - before < COMPLAINTS_MAX; i++) {
		if (i < s->text.n && s->text.s[i] != '\n' && s->text.s[i] != '\r')
			continue;
		check_indentation(s, start, i, cs);
		start = i + 1;
	}
	return cs->n_faults == before;
}

/* -- libyaml's complaints ------------------------------------------------------------------ */

struct trouble {
	size_t at, context_at; /* bytes */
	const char *problem;
	bool too_deep;
};

/* What libyaml says, where it is best shown, and what to say instead. */
struct remedy {
	const char *problem;
	bool at_context; /* show where it began rather than where it was noticed */
	const char *what, *todo;
};

static const struct remedy remedies[] = {
    {"found unexpected end of stream", true, N_("The quote opened here is never closed."),
     N_("Close it at the end of the text.")},
    {"found unexpected document indicator", true, N_("The quote opened here is never closed."),
     N_("Close it at the end of the text.")},
    {"found unknown escape character", false, N_("“\\” has a meaning between these quotes."),
     N_("Write it twice, or use single quotes.")},
    {"did not find expected hex", false, N_("“\\” has a meaning between these quotes."),
     N_("Write it twice, or use single quotes.")},
    {"did not find expected ',' or ']'", true,
     N_("The list opened here lacks a comma, or its “]”."),
     N_("Separate the values by “, ” and close it with “]”; put any text that has “:”, “[”, “{” or "
        "“,” between quotes.")},
    {"did not find expected ',' or '}'", true,
     N_("The group opened here lacks a comma, or its “}”."),
     N_("Separate the values by “, ” and close it with “}”; put any text that has “:”, “[”, “{” or "
        "“,” between quotes.")},
    {"found character that cannot start any token", false,
     N_("A text cannot begin with this character."), N_("Put the text between quotes.")},
    {"did not find expected alphabetic or numeric character", false,
     N_("A text cannot begin with “*” or “&”."), N_("Put the text between quotes.")},
    {"could not find expected ':'", true, N_("This line is not “key: value”."),
     N_("Write the key, “:” and a space; put a text on several lines between quotes.")},
    {"did not find expected key", false, N_("A key was expected here."),
     N_("Align it with the keys above; put a text that goes on after a quote between other "
        "quotes.")},
    {"did not find expected '-' indicator", false,
     N_("The next “- ” of the list was expected here."), N_("Align it with the “-” above.")},
    {"block sequence entries are not allowed", false, N_("A “- ” cannot stand here."),
     N_("Begin a line with it, or put the text between quotes.")},
    {"", false, N_("The structure cannot be understood from here on."),
     N_("Check the alignment, the quotes, and the “:” of this line and the one before.")},
};

static bool blank_before(struct str text, size_t at)
{
	if (at == 0)
		return false;
	for (at--; at && ((unsigned char)text.s[at] & 0xC0) == 0x80;)
		at--;
	return text_blank((struct str){text.s + at, text.n - at}) > 0;
}

/* Whether an earlier colon of the same line already gave this one's text to a key. */
static bool is_second_colon(struct str text, size_t at)
{
	for (size_t i = at; i && text.s[i - 1] != '\n' && text.s[i - 1] != '\r'; i--)
		if (text.s[i - 1] == ':' && i < at &&
		    text_blank((struct str){text.s + i, text.n - i}))
			return true;
	return false;
}

/* The “ : ” of French, in a text without quotes. */
static bool is_french_colon(struct str text, const struct trouble *t)
{
	bool is_colon = t->at < text.n && text.s[t->at] == ':';

	if (!is_colon || !t->problem)
		return false;
	if (strstr(t->problem, "mapping values are not allowed"))
		return is_second_colon(text, t->at);
	return strstr(t->problem, "did not find expected ','") && blank_before(text, t->at);
}

static void tell_french_colon(const struct paper *s, struct complaints *cs, size_t at)
{
	complaint_fault(cs, (struct place){.paper = s, .at = at},
	                _("“:” stands in a text without quotes."));
	complaint_expected(cs, _("It would begin a new key."));
	complaint_todo(cs, _("Put the text between quotes: \"…\"."));
}

static void tell_trouble(const struct paper *s, struct complaints *cs, const struct trouble *t)
{
	const struct remedy *r = remedies;

	if (t->too_deep) {
		complaint_fault(cs, (struct place){.paper = s, .at = t->at},
		                _("Lists and groups stand one in another more than %d deep."),
		                TREE_MAX_DEPTH);
		complaint_todo(cs,
		               _("Check the “[”, the “{” and the indentation before this place."));
		return;
	}
	if (strstr(t->problem, "mapping values are not allowed")) {
		complaint_fault(cs, (struct place){.paper = s, .at = t->at},
		                _("A key stands where the line before already gave a value."));
		complaint_todo(cs,
		               _("Align it with the other keys, or put the text between quotes."));
		return;
	}
	while (!strstr(t->problem, r->problem))
		r++;
	complaint_fault(cs, (struct place){.paper = s, .at = r->at_context ? t->context_at : t->at},
	                "%s", _(r->what));
	complaint_todo(cs, "%s", _(r->todo));
}

/* Runs through all events.  True if they come to an end; else what stopped them. */
static bool run_through(struct str text, struct trouble *t)
{
	yaml_parser_t p;
	bool ended = false;
	int depth = 0;

	*t = (struct trouble){.problem = ""};
	if (!yaml_parser_initialize(&p))
		arena_exhausted();
	yaml_parser_set_encoding(&p, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&p, (const unsigned char *)text.s, text.n);
	while (!ended && !t->too_deep) {
		yaml_event_t e;

		if (!yaml_parser_parse(&p, &e))
			break;
		depth += e.type == YAML_SEQUENCE_START_EVENT || e.type == YAML_MAPPING_START_EVENT;
		depth -= e.type == YAML_SEQUENCE_END_EVENT || e.type == YAML_MAPPING_END_EVENT;
		ended = e.type == YAML_STREAM_END_EVENT;
		t->too_deep = depth > TREE_MAX_DEPTH;
		if (t->too_deep)
			t->at = paper_byte(text, e.start_mark.index);
		yaml_event_delete(&e);
	}
	if (!ended && !t->too_deep) {
		t->problem = p.problem ? p.problem : "";
		t->at = paper_byte(text, p.problem_mark.index);
		t->context_at = p.context ? paper_byte(text, p.context_mark.index) : t->at;
	}
	yaml_parser_delete(&p);
	return ended;
}

bool syntax_check(const struct paper *s, struct arena *arena, struct complaints *cs,
                  struct str *text)
{
	size_t before = cs->n_faults;
	struct trouble t;
	char *copy;

	if (!check_lines(s, cs))
		return false;
	copy = arena_new(arena, char, s->text.n + 1);
	memcpy(copy, s->text.s, s->text.n);
	*text = (struct str){copy, s->text.n};
	while (!run_through(*text, &t)) {
		if (!is_french_colon(*text, &t)) {
			tell_trouble(s, cs, &t);
			return false;
		}
		tell_french_colon(s, cs, t.at);
		if (cs->n_faults - before >= COMPLAINTS_MAX)
			return false;
		copy[t.at] = '.'; /* the text is then one value, and the rest is read */
	}
	return true;
}
