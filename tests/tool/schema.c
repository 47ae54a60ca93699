/* schema grid|cohort: the JSON schema of one of the office's files, from the reader's tables.
 *
 * Strict where the reader is lenient: editors are to propose the accents, the lower case and
 * the apostrophes that `check` can do without.  Draft 07, which all editors know. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/ratio.h"
#include "format.h"

#define TO_CONFIRM "à confirmer"

/* -- writing JSON -------------------------------------------------------------------------- */

static int depth;
static bool is_first;

static void put_text(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	putchar('"');
}

/* What comes before a value: a comma, a new line, its key; NULL: it is one of a list. */
static void put_key(const char *key)
{
	if (depth)
		printf("%s\n%*s", is_first ? "" : ",", 2 * depth, "");
	is_first = false;
	if (!key)
		return;
	put_text(key);
	printf(": ");
}

static void open_value(const char *key, char bracket)
{
	put_key(key);
	putchar(bracket);
	depth++;
	is_first = true;
}

static void close_value(char bracket)
{
	depth--;
	printf("\n%*s%c", 2 * depth, "", bracket);
	is_first = false;
}

static void add_text(const char *key, const char *text)
{
	put_key(key);
	put_text(text);
}

/* JSON as it is. */
static void add_raw(const char *key, const char *json)
{
	put_key(key);
	printf("%s", json);
}

static void add_number(const char *key, int64_t number)
{
	put_key(key);
	printf("%" PRId64, number);
}

static void add_ratio(const char *key, int64_t value)
{
	struct buf b = {0};

	ratio_write(&b, value, '.');
	add_raw(key, buf_text(&b));
	buf_done(&b);
}

static void add_ref(const char *key, const char *name)
{
	put_key(key);
	printf("{\"$ref\": \"#/definitions/%s\"}", name);
}

static void add_confirm(void)
{
	add_ref(NULL, "a_confirmer");
}

static void put_word(struct str word)
{
	struct buf one = {0};

	buf_add(&one, word);
	put_text(buf_text(&one));
	buf_done(&one);
}

/* -- the kinds of values ------------------------------------------------------------------- */

/* Any number of what the reader takes for a blank. */
#define B "[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u3000]*"
/* What follows a larger unit is under 60. */
#define N60     "0*[0-5]?[0-9]"
#define CLOCK   "[0-9]+:[0-5][0-9](:[0-5][0-9])?"
#define HOURS   "[0-9]+" B "h(" B N60 "(" B "min(" B N60 "(" B "s)?)?|" B "s)?)?"
#define MINUTES "[0-9]+" B "min(" B N60 "(" B "s)?)?"
#define SECONDS "[0-9]+" B "s"
#define YEAR    "(19[7-9][0-9]|[2-9][0-9]{3})"

struct value_kind {
	const char *name, *says, *type, *pattern;
	int most_cols;
};

static const struct value_kind kinds[] = {
    {"texte", "un texte", "[\"string\", \"number\"]", "\\S", 4000},
    {"code", "un code de 24 caractères au plus, qui ne peut rester à confirmer",
     "[\"string\", \"number\"]", "\\S", 24},
    {"duree", "une durée avec son unité : 45 s, 10 min, 1 h 30, ou 10:00 (minutes et secondes)",
     "\"string\"", "^" B "(?=.*[1-9])(" CLOCK "|" HOURS "|" MINUTES "|" SECONDS ")" B "$", 0},
    {"heure", "une heure du jour : 9 h 00", "\"string\"",
     "^" B "([01]?[0-9]|2[0-3])(:[0-5][0-9]|" B "h(" B "[0-5][0-9])?)" B "$", 0},
    {"date", "un jour : 24/11/2026", "\"string\"",
     "^" B "((0?[1-9]|[12][0-9]|3[01])/(0?[1-9]|1[0-2])/" YEAR "|" YEAR
     "-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))" B "$",
     0},
    {"nombre", "un nombre exact entre guillemets : \"2.5\", \"4/3\"", "\"string\"",
     "^" B "[0-9]+(/0*[1-9][0-9]*|\\.[0-9]{1,4}0*)?" B "$", 0},
    {"entier", "un nombre entier entre guillemets", "\"string\"", "^" B "[0-9]+" B "$", 0},
};

static void add_kinds(void)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct value_kind *k = &kinds[i];

		open_value(k->name, '{');
		add_text("description", k->says);
		add_raw("type", k->type);
		add_text("pattern", k->pattern);
		if (k->most_cols)
			add_number("maxLength", k->most_cols);
		if (strcmp(k->name, "code") == 0)
			add_raw("not", "{\"const\": \"" TO_CONFIRM "\"}");
		close_value('}');
	}
	open_value("a_confirmer", '{');
	add_text("description", "ce que le certificateur doit encore confirmer");
	add_text("const", TO_CONFIRM);
	close_value('}');
}

/* -- the values of properties -------------------------------------------------------------- */

static void add_within(const char *type, void (*add)(const char *, int64_t),
                       const struct property *p)
{
	open_value(NULL, '{');
	add_text("type", type);
	add("minimum", p->low);
	add("maximum", p->high);
	close_value('}');
}

static void add_roles(const char *key)
{
	open_value(key, '[');
	for (size_t i = 0; i < VALUE_ROLES; i++) {
		put_key(NULL);
		put_word(value_roles[i]);
	}
	add_text(NULL, TO_CONFIRM);
	close_value(']');
}

static void add_enum(const char *key, const char *words)
{
	struct str rest = str_of(words);

	open_value(key, '[');
	while (rest.n) {
		put_key(NULL);
		put_word(str_cut(&rest, '|'));
	}
	add_text(NULL, TO_CONFIRM);
	close_value(']');
}

/* A form of a SAID property as a pattern: blanks are free, and "≥" may be ">=". */
static void write_form(struct buf *b, struct str form)
{
	struct str rest = form;
	struct str before = str_cut(&rest, '{');
	struct str what = str_cut(&rest, '}');

	for (size_t i = 0; i < before.n; i++)
		if (before.s[i] == ' ')
			buf_addf(b, "%s", B);
		else
			buf_add_char(b, before.s[i]);
	buf_addf(b, "%s",
	         str_is(what, "n/m")      ? "[0-9]+/[0-9]+"
	         : str_is(what, "points") ? "[0-9]+([./][0-9]+)?"
	         : str_is(what, "phase")  ? "\\S.*"
	         : what.n                 ? "[0-9]+"
	                                  : "");
	for (size_t i = 0; i < rest.n; i++)
		if (rest.s[i] == ' ')
			buf_addf(b, "%s", B);
		else
			buf_add_char(b, rest.s[i]);
}

static void add_said(const struct property *p)
{
	static const char sign[] = "≥";
	struct str forms = str_of(p->words);
	struct buf b = {0}, pattern = {0};

	buf_addf(&pattern, "%s", "^" B "(");

	while (forms.n) {
		buf_addf(&b, "%s", b.n ? "|" : "");
		write_form(&b, str_cut(&forms, '|'));
	}
	for (const char *s = buf_text(&b); *s; s++) {
		bool is_sign = strncmp(s, sign, sizeof sign - 1) == 0;

		buf_addf(&pattern, "%.*s", is_sign ? 8 : 1, is_sign ? "(≥|>=)" : s);
		s += is_sign ? sizeof sign - 2 : 0;
	}
	open_value(NULL, '{');
	add_text("type", "string");
	buf_addf(&pattern, "%s", ")" B "$");
	add_text("pattern", buf_text(&pattern));
	close_value('}');
	buf_done(&b);
	buf_done(&pattern);
}

/* What one value may be, as elements of an anyOf. */
static void add_forms(const struct property *p)
{
	switch (p->type) {
	case TYPE_DURATION:
	case TYPE_DURATIONS: add_ref(NULL, "duree"); break;
	case TYPE_HOUR: add_ref(NULL, "heure"); break;
	case TYPE_DATE: add_ref(NULL, "date"); break;
	case TYPE_SAID: add_said(p); break;
	case TYPE_COUNT:
		add_within("integer", add_number, p);
		add_ref(NULL, "entier");
		break;
	case TYPE_RATIO:
	case TYPE_POINTS:
		add_within("number", add_ratio, p);
		add_ref(NULL, "nombre");
		break;
	case TYPE_ROLES:
		open_value(NULL, '{');
		add_roles("enum");
		close_value('}');
		break;
	default: add_ref(NULL, "texte"); break;
	}
	add_confirm();
}

static bool is_list(const struct property *p)
{
	return p->type == TYPE_TEXTS || p->type == TYPE_DURATIONS || p->type == TYPE_ROLES ||
	       p->type == TYPE_ITEMS;
}

static void add_short_text(const struct property *p)
{
	open_value(NULL, '{');
	add_raw("type", "[\"string\", \"number\"]");
	add_text("pattern", "\\S");
	add_number("maxLength", p->high);
	close_value('}');
}

static void add_list(const struct property *p)
{
	open_value(NULL, '{');
	add_text("type", "array");
	add_number("minItems", 1);
	if (p->type == TYPE_TEXTS && p->low)
		add_number("maxItems", p->low);
	open_value("items", '{');
	open_value("anyOf", '[');
	if (p->high && p->type == TYPE_TEXTS)
		add_short_text(p);
	else
		add_forms(p);
	close_value(']');
	close_value('}');
	close_value('}');
}

/* The members of the value's schema, in an object that is open. */
static void fill_value(const struct property *p)
{
	if (p->type == TYPE_CHOICE || p->type == TYPE_YESNO) {
		add_enum("enum", p->type == TYPE_CHOICE ? p->words : "oui|non");
		return;
	}
	open_value("anyOf", '[');
	if (p->code == CODE_id)
		add_ref(NULL, "code");
	else if ((p->type == TYPE_TEXT || p->type == TYPE_TEXTS) && p->high)
		add_short_text(p);
	else
		add_forms(p);
	if (is_list(p))
		add_list(p);
	close_value(']');
}

/* -- the values of shapes ------------------------------------------------------------------ */

/* An object with names of its own: those that match a pattern, and what each holds. */
static void open_names(const char *pattern)
{
	open_value(NULL, '{');
	add_text("type", "object");
	add_number("minProperties", 1);
	add_raw("additionalProperties", "false");
	open_value("patternProperties", '{');
	open_value(pattern, '{');
}

static void close_names(void)
{
	close_value('}');
	close_value('}');
	close_value('}');
}

static void add_names(const char *pattern, const struct property *p)
{
	open_names(pattern);
	fill_value(p);
	close_names();
}

static void add_mappings(const struct shape *s)
{
	bool is_named = s->of == MAPPING_TEST || s->of == MAPPING_COMPETENCY;

	open_value(NULL, '{');
	add_text("type", s->form == FORM_LIST ? "array" : "object");
	add_number(s->form == FORM_LIST ? "minItems" : "minProperties", 1);
	if (is_named)
		add_ref("propertyNames", "code");
	add_ref(s->form == FORM_LIST ? "items" : "additionalProperties", format_name(s->of));
	close_value('}');
}

/* A president is needed, and a role for each but substitutes. */
static void add_jury(void)
{
	open_value(NULL, '{');
	add_text("type", "array");
	add_number("minItems", 1);
	add_raw("items",
	        "{\"allOf\": [{\"$ref\": \"#/definitions/membre\"}, {\"required\": [\"rôle\"]}]}");
	add_raw("contains", "{\"properties\": {\"rôle\": {\"enum\": [\"présidence\", \"" TO_CONFIRM
	                    "\"]}}, \"required\": [\"rôle\"]}");
	close_value('}');
}

static void add_earlier(void)
{
	add_ref(NULL, "texte");
	open_value(NULL, '{');
	add_text("type", "array");
	add_number("minItems", 1);
	add_ref("items", "texte");
	close_value('}');
}

static void add_extra_time(void)
{
	add_raw(NULL, "{\"enum\": [\"oui\", \"non\"]}");
	add_raw(NULL, "{\"type\": \"number\", \"minimum\": 1, \"maximum\": 2}");
	add_ref(NULL, "nombre");
}

static void add_shape_forms(const struct shape *s)
{
	switch (s->form) {
	case FORM_GROUP: add_ref(NULL, format_name(s->of)); break;
	case FORM_LIST:
	case FORM_BY_CODE:
		if (strcmp(s->key, "jury") == 0)
			add_jury();
		else
			add_mappings(s);
		break;
	case FORM_LETTERS:
		add_names("^[a-e]$", plan_property(OWNER_QUESTION_LEVEL, CODE_name));
		break;
	case FORM_LANDMARKS:
		add_names("^[0-9]+([./][0-9]+)?$", plan_property(OWNER_LEVEL, CODE_name));
		break;
	case FORM_LIMITS:
		add_names("^(niveau_[1-9][0-9]*|non_observé)$",
		          plan_property(OWNER_LIMIT, CODE_at_most));
		break;
	case FORM_VERSION: add_raw(NULL, "{\"enum\": [1, \"1\"]}"); break;
	case FORM_NUMBER:
		add_raw(NULL, "{\"type\": \"number\", \"minimum\": 0}");
		add_ref(NULL, "nombre");
		break;
	case FORM_HOUR: add_ref(NULL, "heure"); break;
	case FORM_EXTRA_TIME: add_extra_time(); break;
	case FORM_EARLIER: add_earlier(); break;
	default: add_ref(NULL, "texte"); break;
	}
}

/* A level is asked for by its rank, a file by its name, whatever else is still unknown. */
static bool may_wait(const struct shape *s)
{
	return s->form != FORM_FILE && !(s->form == FORM_GROUP && s->of == MAPPING_LEVEL);
}

static void fill_shape(const struct shape *s)
{
	if (s->form == FORM_ROLE) {
		add_roles("enum");
		return;
	}
	open_value("anyOf", '[');
	add_shape_forms(s);
	if (may_wait(s))
		add_confirm();
	close_value(']');
}

/* -- mappings ------------------------------------------------------------------------------ */

static bool is_number(const struct format_key *k)
{
	return strncmp(k->key, "1, 2", 4) == 0;
}

static void fill_mapping(struct format *, enum mapping, const char *section);

static void add_property(struct format *f, enum mapping m, const struct format_key *k)
{
	open_value(is_number(k) ? "^[1-9][0-9]*$" : k->key, '{');
	if (k->property || k->shape)
		add_text("description", k->property ? k->property->help : k->shape->help);
	if (k->property) {
		fill_value(k->property);
	} else if (k->shape) {
		fill_shape(k->shape);
	} else {
		open_value("anyOf", '[');
		open_value(NULL, '{');
		fill_mapping(f, m, k->key);
		close_value('}');
		add_confirm();
		close_value(']');
	}
	close_value('}');
}

/* What the tables don't say of a mapping: it holds one of two things, and not both. */
static void add_either(enum mapping m, const char *section)
{
	if (strcmp(section, "échelle") == 0)
		add_raw("oneOf", "[{\"required\": [\"1\"]}, {\"required\": [\"points\"]}]");
	else if (m == MAPPING_RECUSAL)
		add_raw("oneOf", "[{\"required\": [\"candidat\"]}, {\"required\": [\"groupe\"]}]");
	else if (m == MAPPING_COHORT && !section[0])
		add_raw("oneOf", "[{\"required\": [\"candidats\"]}, {\"properties\": {\"session\": "
		                 "{\"type\": \"object\", \"required\": [\"candidats\"]}}}]");
}

/* The members of a mapping's schema, in an object that is open. */
static void fill_mapping(struct format *f, enum mapping m, const char *section)
{
	struct format_key keys[FORMAT_KEYS];
	size_t n = format_keys(f, m, section, keys), numbers = 0;

	add_text("type", "object");
	add_number("minProperties", 1);
	open_value("required", '[');
	for (size_t i = 0; i < n; i++)
		if (keys[i].must)
			add_text(NULL, keys[i].key);
	close_value(']');
	add_either(m, section);
	add_raw("additionalProperties", "false");
	open_value("properties", '{');
	for (size_t i = 0; i < n; i++) {
		numbers += is_number(&keys[i]);
		if (!is_number(&keys[i]))
			add_property(f, m, &keys[i]);
	}
	close_value('}');
	if (!numbers)
		return;
	open_value("patternProperties", '{');
	for (size_t i = 0; i < n; i++)
		if (is_number(&keys[i]))
			add_property(f, m, &keys[i]);
	close_value('}');
}

static void add_schema(struct format *f, enum mapping top)
{
	bool is_grid = top == MAPPING_GRID;

	open_value(NULL, '{');
	add_text("$schema", "http://json-schema.org/draft-07/schema#");
	add_text("title", is_grid ? "Grille de Clepsydre" : "Promotion de Clepsydre");
	add_text("description", is_grid ? "La certification : phases, questions, échelle, "
	                                  "compétences, règles."
	                                : "La session : jury, groupes, candidats, déports.");
	add_text("$comment", "Made from the tables of the reader, never by hand. What depends on "
	                     "another key or another file is told by clepsydre check alone.");
	fill_mapping(f, top, "");
	open_value("definitions", '{');
	for (enum mapping m = top + 1; m != (is_grid ? MAPPING_COHORT : MAPPING_COUNT); m++) {
		open_value(format_name(m), '{');
		fill_mapping(f, m, "");
		close_value('}');
	}
	add_kinds();
	close_value('}');
	close_value('}');
	putchar('\n');
}

int main(int argc, char **argv)
{
	struct format f;
	bool is_grid = argc == 2 && strcmp(argv[1], "grid") == 0;

	if (!is_grid && (argc != 2 || strcmp(argv[1], "cohort") != 0)) {
		fprintf(stderr, "schema grid|cohort\n");
		return 1;
	}
	format_open(&f);
	add_schema(&f, is_grid ? MAPPING_GRID : MAPPING_COHORT);
	format_close(&f);
	return ferror(stdout) || fflush(stdout) ? 3 : 0;
}
