/* format_page: see format_page.h. */
#include "format_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/ratio.h"
#include "base/when.h"
#include "base/words.h"
#include "format.h"
#include "mdoc.h"

/* French or English, where no catalogue has the words. */
static const char *in(const char *french, const char *english)
{
	return words_are_french() ? french : english;
}

static void write_bound(struct buf *b, const struct property *p, int64_t number)
{
	if (p->type == TYPE_DURATION || p->type == TYPE_DURATIONS)
		when_span(b, number);
	else if (p->type == TYPE_RATIO || p->type == TYPE_POINTS)
		ratio_write(b, number, words_are_french() ? ',' : '.');
	else
		buf_addf(b, "%lld", (long long)number);
}

static void write_words(struct buf *b, struct str words)
{
	buf_addf(b, "%s", in("un de ces mots\u00a0: ", "one of "));
	while (words.n) {
		buf_add(b, str_cut(&words, '|'));
		buf_addf(b, "%s", words.n ? ", " : "");
	}
}

/* "toutes les compétences", ou "moyenne ≥ N/M": with the letters that the page explains. */
static void write_said(struct buf *b, struct str forms)
{
	while (forms.n) {
		struct str rest = str_cut(&forms, '|');
		struct str before = str_cut(&rest, '{');
		struct str what = str_cut(&rest, '}');
		const char *letters = str_is(what, "n/m")     ? "N/M"
		                      : str_is(what, "phase") ? "PHASE"
		                      : what.n                ? "N"
		                                              : "";

		buf_addf(b, "“%.*s%s%.*s”%s", STR_ARG(before), letters, STR_ARG(rest),
		         forms.n ? in(" ou ", " or ") : "");
	}
}

static void write_roles(struct buf *b)
{
	for (size_t i = 0; i < VALUE_ROLES; i++)
		buf_addf(b, "%s%.*s", i ? ", " : "", STR_ARG(value_roles[i]));
}

static const char *type_name(const struct property *p)
{
	switch (p->type) {
	case TYPE_TEXTS: return in("textes", "texts");
	case TYPE_DURATION: return in("durée", "duration");
	case TYPE_DURATIONS: return in("durées", "durations");
	case TYPE_YESNO: return in("oui ou non", "oui or non");
	case TYPE_COUNT: return in("nombre entier", "whole number");
	case TYPE_RATIO: return in("fraction", "fraction");
	case TYPE_POINTS: return in("nombre", "number");
	case TYPE_ITEMS:
		return strcmp(p->words, "phase") == 0 ? in("codes de phases", "codes of phases")
		                                      : in("codes d’épreuves", "codes of tests");
	case TYPE_HOUR: return in("heure du jour", "time of day");
	case TYPE_DATE: return in("date", "date");
	default: return p->code == CODE_id ? in("code", "code") : in("texte", "text");
	}
}

static void write_type(struct buf *b, const struct property *p)
{
	if (p->type == TYPE_CHOICE) {
		write_words(b, str_of(p->words));
	} else if (p->type == TYPE_ROLES) {
		buf_addf(b, "%s", in("rôles parmi ", "roles among "));
		write_roles(b);
	} else if (p->type == TYPE_SAID) {
		write_said(b, str_of(p->words));
	} else if (p->type == TYPE_TEXTS && p->high) {
		buf_addf(b, "%d %s %d %s", (int)p->low,
		         in("textes au plus, de", "texts at most, of"), (int)p->high,
		         in("colonnes au plus", "columns at most"));
	} else if (p->type == TYPE_TEXT && p->high) {
		buf_addf(b, "%s%d%s", in("texte de ", "text of "), (int)p->high,
		         in(" colonnes au plus", " columns at most"));
	} else {
		buf_addf(b, "%s", type_name(p));
		if (p->type == TYPE_HOUR || (!p->low && !p->high))
			return;
		buf_addf(b, "%s", in(", de ", ", from "));
		write_bound(b, p, p->low);
		buf_addf(b, "%s", in(" à ", " to "));
		write_bound(b, p, p->high);
	}
}

static void write_form(struct buf *b, const struct shape *s)
{
	const struct property *limit = plan_property(OWNER_LIMIT, CODE_at_most);

	switch (s->form) {
	case FORM_GROUP: buf_addf(b, "%s", in("groupe de clés", "group of keys")); break;
	case FORM_LIST:
		buf_addf(b, "%s", in("liste de groupes de clés", "list of groups of keys"));
		break;
	case FORM_BY_CODE:
		buf_addf(b, "%s",
		         in("groupes de clés, chacun sous son code",
		            "groups of keys, each under its code"));
		break;
	case FORM_LETTERS:
		buf_addf(b, "%s",
		         in("textes, chacun sous sa lettre", "texts, each under its letter"));
		break;
	case FORM_LANDMARKS:
		buf_addf(b, "%s",
		         in("textes, chacun sous ses points", "texts, each under its points"));
		break;
	case FORM_LIMITS: write_type(b, limit); break;
	case FORM_VERSION: buf_addf(b, "%s", in("le nombre 1", "the number 1")); break;
	case FORM_FILE: buf_addf(b, "%s", in("nom de fichier", "name of a file")); break;
	case FORM_NUMBER: buf_addf(b, "%s", in("nombre", "number")); break;
	case FORM_HOUR: buf_addf(b, "%s", in("heure du jour", "time of day")); break;
	case FORM_ROLE:
		buf_addf(b, "%s", in("un de ces mots\u00a0: ", "one of "));
		write_roles(b);
		break;
	case FORM_EXTRA_TIME:
		buf_addf(b, "%s",
		         in("oui, non, ou une fraction de 1 à 2",
		            "oui, non, or a fraction from 1 to 2"));
		break;
	case FORM_EARLIER: buf_addf(b, "%s", in("textes", "texts")); break;
	default: buf_addf(b, "%s", in("texte", "text")); break;
	}
}

/* The helps of the tables are French, as the files are: an English page does without. */
static void put_key(const struct format_key *k)
{
	const char *help = k->property ? k->property->help : k->shape ? k->shape->help : NULL;
	struct buf b = {0};

	printf(".It Sy ");
	mdoc_text(str_of(k->key));
	putchar('\n');
	if (help && words_are_french())
		mdoc_sentence(help);
	if (k->property)
		write_type(&b, k->property);
	else if (k->shape)
		write_form(&b, k->shape);
	else
		buf_addf(&b, "%s",
		         in("groupe de clés, décrit plus bas", "group of keys, told below"));
	if (k->must)
		buf_addf(&b, "%s", in("\u00a0; obligatoire", "; it must be there"));
	mdoc_sentence(buf_text(&b));
	buf_done(&b);
}

static void fill_mapping(struct format *f, enum mapping m, const char *section)
{
	struct format_key keys[FORMAT_KEYS];
	size_t n = format_keys(f, m, section, keys);

	printf(".Bl -tag -width Ds -compact\n");
	for (size_t i = 0; i < n; i++)
		put_key(&keys[i]);
	printf(".El\n");
}

/* -- which parts a page has ---------------------------------------------------------------- */

enum { TOLD_MAX = 64 };

struct format_page {
	struct format format;
	char told[TOLD_MAX][64]; /* "grille", "grille certification": those that it had */
	size_t n_told;
};

static bool is_told(const struct format_page *p, const char *name)
{
	for (size_t i = 0; i < p->n_told; i++)
		if (strcmp(p->told[i], name) == 0)
			return true;
	return false;
}

bool format_page_mapping(struct format_page *p, const char *name)
{
	const char *section = strchr(name, ' ');
	size_t n = section ? (size_t)(section - name) : strlen(name);
	enum mapping m = 0;

	while (m < MAPPING_COUNT &&
	       (strncmp(format_name(m), name, n) != 0 || format_name(m)[n]))
		m++;
	if (m == MAPPING_COUNT || p->n_told == TOLD_MAX ||
	    !format_has(&p->format, m, section ? section + 1 : ""))
		return false;
	snprintf(p->told[p->n_told++], sizeof *p->told, "%s", name);
	fill_mapping(&p->format, m, section ? section + 1 : "");
	return true;
}

static size_t tell_untold(struct format_page *p, enum mapping top, enum mapping last, FILE *to)
{
	struct format_key keys[FORMAT_KEYS];
	size_t n = format_keys(&p->format, top, "", keys), untold = 0;
	char name[64];

	for (size_t i = 0; i < n; i++) {
		snprintf(name, sizeof name, "%s %s", format_name(top), keys[i].key);
		if (!keys[i].property && !keys[i].shape && !is_told(p, name))
			untold += fprintf(to, "the page does not tell: %s\n", name) > 0;
	}
	for (enum mapping m = top; m <= last; m++)
		if (!is_told(p, format_name(m)))
			untold += fprintf(to, "the page does not tell: %s\n", format_name(m)) > 0;
	return untold;
}

struct format_page *format_page_new(void)
{
	struct format_page *p = arena_alone(1, sizeof *p);

	format_open(&p->format);
	return p;
}

bool format_page_free(struct format_page *p, FILE *to)
{
	size_t untold = 0;

	if (is_told(p, format_name(MAPPING_GRID)))
		untold += tell_untold(p, MAPPING_GRID, MAPPING_CRITERION, to);
	if (is_told(p, format_name(MAPPING_COHORT)))
		untold += tell_untold(p, MAPPING_COHORT, MAPPING_RECUSAL, to);
	format_close(&p->format);
	free(p);
	return untold == 0;
}
