/* value: see value.h. */
#include "intake/value.h"

#include <inttypes.h>

#include "base/ratio.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "intake/tree.h"

enum { ID_MAX_COLS = 24, TEXT_MAX_COLS = 4000, WORDS_MAX = 40, WORDS_SHOWN = 20 };

static const char *quote(struct reading *r, struct str text)
{
	return complaint_quote(r->complaints, text);
}

struct str value_keep(struct reading *r, struct str text)
{
	return arena_str(r->plan->arena, text);
}

/* -- to be confirmed ----------------------------------------------------------------------- */

bool value_is_to_confirm(struct str text)
{
	struct arena scratch = {0};
	bool is = text.n < 64 && str_equal(text_fold(&scratch, text_trim(text)),
	                                   text_fold(&scratch, STR("à confirmer")));

	arena_done(&scratch);
	return is;
}

/* "certification.fin_enregistrement" and "fin_enregistrement" are one point. */
static bool is_same_point(struct str a, struct str b)
{
	if (a.n < b.n)
		return is_same_point(b, a);
	return str_equal((struct str){a.s + (a.n - b.n), b.n}, b) &&
	       (a.n == b.n || a.s[a.n - b.n - 1] == '.');
}

static void confirm(struct reading *r, struct str point)
{
	struct texts *list = &r->plan->to_confirm;
	for (size_t i = 0; i < list->n; i++)
		if (is_same_point(list->v[i], point))
			return;
	texts_add(r->plan->arena, list, value_keep(r, point));
}

void value_confirm_later(struct reading *r, const char *key)
{
	struct buf b = {0};

	buf_addf(&b, "%.*s%s%s", STR_ARG(r->path), r->path.n && key[0] ? "." : "", key);
	confirm(r, buf_str(&b));
	buf_done(&b);
}

/* -- words --------------------------------------------------------------------------------- */

static bool contains(struct str text, struct str word)
{
	return word.n >= 3 && text_find_fold(text, word);
}

struct str value_nearest(struct str text, const struct str *words, size_t n)
{
	struct str best = {NULL, 0};
	size_t cols = text_width(text);
	size_t best_distance = cols < 3 ? 0 : 1 + cols / 4;

	for (size_t i = 0; i < n; i++) {
		size_t distance = text_distance(text, words[i]);

		if (distance <= best_distance && (!best.n || distance < best_distance)) {
			best = words[i];
			best_distance = distance;
		}
	}
	for (size_t i = 0; !best.n && i < n; i++)
		if (contains(words[i], text) || contains(text, words[i]))
			best = words[i];
	return best;
}

void value_refuse_word(struct reading *r, struct place place, struct str text,
                       const struct str *words, size_t n)
{
	struct str nearest;
	struct buf b = {0};

	if (complaints_full(r->complaints))
		return;
	nearest = value_nearest(text, words, n);
	for (size_t i = 0; i < n && i < WORDS_SHOWN; i++)
		buf_addf(&b, "%s%.*s", i ? ", " : "", STR_ARG(words[i]));
	if (n > WORDS_SHOWN)
		buf_add(&b, STR("…"));
	complaint_fault(r->complaints, place, _("“%s” is not a word known here."), quote(r, text));
	complaint_expected(r->complaints, _("Possible words: %s."), buf_text(&b));
	if (nearest.n)
		complaint_todo(r->complaints, _("Write “%.*s”."), STR_ARG(nearest));
	else
		complaint_todo(r->complaints, _("Choose one of them."));
	buf_done(&b);
}

int64_t value_word(struct reading *r, struct place place, struct str text, const struct str *words,
                   size_t n)
{
	struct str matched = text_match(r->arena, text);

	for (size_t i = 0; i < n; i++)
		if (str_equal(matched, text_match(r->arena, words[i])))
			return (int64_t)i + 1;
	value_refuse_word(r, place, text, words, n);
	return 0;
}

static bool read_choice(struct reading *r, const struct property *p, struct place place,
                        struct str text, int64_t *number)
{
	struct str words[WORDS_MAX];
	size_t n = 0;

	while (n < WORDS_MAX && (words[n] = property_word(p, (int64_t)n + 1)).n)
		n++;
	*number = value_word(r, place, text, words, n);
	return *number > 0;
}

static bool read_yes_no(struct reading *r, struct place place, struct str text, int64_t *yes)
{
	static const struct str words[] = {STR("oui"), STR("non")};
	struct str matched = text_match(r->arena, text);
	bool is_foreign = str_is(matched, "yes") || str_is(matched, "true") ||
	                  str_is(matched, "on") || str_is(matched, "y") || str_is(matched, "vrai");
	int64_t number;

	if (is_foreign || str_is(matched, "no") || str_is(matched, "false") ||
	    str_is(matched, "off") || str_is(matched, "n") || str_is(matched, "faux")) {
		complaint_fault(r->complaints, place, _("“%s” is not a word known here."),
		                quote(r, text));
		complaint_expected(r->complaints, _("Possible words: %s."), "oui, non");
		complaint_todo(r->complaints, _("Write “%s”."), is_foreign ? "oui" : "non");
		return false;
	}
	number = value_word(r, place, text, words, 2);
	*yes = number == 1;
	return number > 0;
}

const struct str value_roles[VALUE_ROLES] = {STR("présidence"), STR("membre"), STR("secrétariat"),
                                             STR("observateur")};

bool value_role(struct reading *r, struct place place, struct str text, enum role *role)
{
	static const enum role roles[] = {ROLE_NONE, ROLE_PRESIDENT, ROLE_MEMBER, ROLE_SECRETARY,
	                                  ROLE_OBSERVER};

	*role = roles[value_word(r, place, text, value_roles, VALUE_ROLES)];
	return *role != ROLE_NONE;
}

static bool read_role_too(struct reading *r, struct place place, struct str text, int64_t *mask)
{
	enum role role;

	if (!value_role(r, place, text, &role))
		return false;
	*mask |= role;
	return true;
}

/* -- numbers ------------------------------------------------------------------------------- */

bool value_refuse(struct reading *r, struct place place, struct str text, const char *predicate,
                  const char *todo)
{
	complaint_fault(r->complaints, place, _("“%s” %s"), quote(r, text), predicate);
	complaint_todo(r->complaints, "%s", todo);
	return false;
}

static bool refuse_no_unit(struct reading *r, struct place place, struct str text)
{
	const char *number = quote(r, text);

	complaint_fault(r->complaints, place, _("“%s” has no unit."), number);
	complaint_todo(r->complaints, _("Write “%s min” or “%s s”."), number, number);
	return false;
}

static bool read_duration(struct reading *r, struct place place, struct str text, int64_t *ms)
{
	switch (when_parse_duration(text, ms)) {
	case WHEN_OK: return true;
	case WHEN_NO_UNIT: return refuse_no_unit(r, place, text);
	case WHEN_ZERO:
		return value_refuse(r, place, text, _("is no duration: it is zero."),
		                    _("Write a duration, or remove the line."));
	case WHEN_NEGATIVE:
		return value_refuse(r, place, text, _("is less than zero."), _("Remove the sign."));
	case WHEN_TOO_LONG:
		return value_refuse(r, place, text, _("is over 24 hours."),
		                    _("Check the unit: h, min or s."));
	case WHEN_NOT_A_DURATION: break;
	}
	return value_refuse(r, place, text, _("is not a duration."),
	                    _("Write it as “45 s”, “10 min”, “1 h 30” or “10:00” (min:s)."));
}

bool value_hour(struct reading *r, struct place place, struct str text, int64_t *ms)
{
	int32_t minute;

	if (!when_parse_hour(text, &minute))
		return value_refuse(r, place, text, _("is not a time of day."),
		                    _("Write it as “9 h 00”."));
	*ms = minute * WHEN_MINUTE_MS;
	return true;
}

static bool refuse_comma(struct reading *r, struct place place, struct str text)
{
	struct buf with_point = {0};

	for (size_t i = 0; i < text.n; i++)
		buf_add_char(&with_point, text.s[i] == ',' ? '.' : text.s[i]);
	complaint_fault(r->complaints, place, _("“%s” has a decimal comma."), quote(r, text));
	complaint_todo(r->complaints, _("Write “%s”."), quote(r, buf_str(&with_point)));
	buf_done(&with_point);
	return false;
}

bool value_ratio(struct reading *r, struct place place, struct str text, int64_t *ratio)
{
	switch (ratio_parse(text, r->is_spreadsheet, ratio)) {
	case RATIO_OK: return true;
	case RATIO_COMMA: return refuse_comma(r, place, text);
	case RATIO_NOT_EXACT:
		return value_refuse(
		    r, place, text, _("cannot be counted exactly."),
		    _("Write a fraction, such as \"4/3\", or one decimal at most."));
	case RATIO_OUT_OF_RANGE:
		return value_refuse(r, place, text, _("is too large."), _("Check the number."));
	case RATIO_NOT_A_NUMBER: break;
	}
	return value_refuse(r, place, text, _("is not a number."),
	                    _("Write it as 2, 2.5, or a fraction, such as \"4/3\"."));
}

static bool read_count(struct reading *r, struct place place, struct str text, int64_t *count)
{
	return str_to_int(text, count) || value_refuse(r, place, text, _("is not a whole number."),
	                                               _("Write it in digits: 3."));
}

static void write_number(struct buf *b, const struct property *p, int64_t number)
{
	switch (p->type) {
	case TYPE_DURATION:
	case TYPE_DURATIONS: when_span(b, number); break;
	case TYPE_HOUR: when_minute_short(b, (int32_t)(number / WHEN_MINUTE_MS)); break;
	case TYPE_RATIO:
	case TYPE_POINTS: ratio_write(b, number, '.'); break;
	default: buf_addf(b, "%" PRId64, number); break;
	}
}

static bool check_range(struct reading *r, const struct property *p, struct place place,
                        struct str text, int64_t number)
{
	struct buf low = {0}, high = {0};

	if ((p->low == 0 && p->high == 0) || (number >= p->low && number <= p->high))
		return true;
	write_number(&low, p, p->low);
	write_number(&high, p, p->high);
	complaint_fault(r->complaints, place, _("“%s” is out of range."), quote(r, text));
	complaint_expected(r->complaints, _("From %s to %s."), buf_text(&low), buf_text(&high));
	complaint_todo(r->complaints, _("Check the number."));
	buf_done(&low);
	buf_done(&high);
	return false;
}

/* -- texts --------------------------------------------------------------------------------- */

/* Cells of a spreadsheet may have several lines; a name has one. */
static struct str one_line(struct reading *r, struct str text)
{
	struct buf b = {0};
	struct str line;

	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] != '\r' && text.s[i] != '\n')
			buf_add_char(&b, text.s[i]);
		else if (i && text.s[i - 1] != '\r' && text.s[i - 1] != '\n')
			buf_add_char(&b, ' ');
	line = value_keep(r, buf_str(&b));
	buf_done(&b);
	return line;
}

static bool read_text(struct reading *r, const struct property *p, struct place place,
                      struct str text, struct str *kept)
{
	size_t cols = text_width(text);
	size_t most = p->high ? (size_t)p->high : p->code == CODE_id ? ID_MAX_COLS : TEXT_MAX_COLS;

	if (cols > most) {
		complaint_fault(r->complaints, place, _("“%s” is %zu columns wide."),
		                quote(r, text), cols);
		complaint_expected(r->complaints, _("At most %zu fit there."), most);
		complaint_todo(r->complaints, _("Shorten it by %zu."), cols - most);
		return false;
	}
	*kept = r->is_spreadsheet ? one_line(r, text) : value_keep(r, text);
	return true;
}

static bool read_date(struct reading *r, struct place place, struct str text, struct str *date)
{
	struct buf b = {0};
	int32_t day;

	if (!when_parse_date(text, &day))
		return value_refuse(r, place, text, _("is not a date, or no such day exists."),
		                    _("Write it as 24/11/2026."));
	when_iso_date(&b, day);
	*date = value_keep(r, buf_str(&b));
	buf_done(&b);
	return true;
}

/* -- references to items ------------------------------------------------------------------- */

struct ids {
	struct str words[WORDS_MAX];
	int32_t items[WORDS_MAX];
	size_t n;
};

static void ids_add(struct ids *ids, int32_t item, struct str id)
{
	if (ids->n == WORDS_MAX || !id.n)
		return;
	ids->words[ids->n] = id;
	ids->items[ids->n++] = item;
}

static bool read_item(struct reading *r, const struct property *p, struct place place,
                      struct str text, struct numbers *list)
{
	struct ids ids = {.n = 0};
	bool is_phase = str_is(str_of(p->words), "phase");
	int64_t number;

	for (size_t i = 0; is_phase && i < r->plan->n_phases; i++)
		ids_add(&ids, r->plan->phases[i].item, r->plan->phases[i].id);
	for (size_t i = 0; !is_phase && i < r->plan->n_tests; i++)
		ids_add(&ids, r->plan->tests[i].item, r->plan->tests[i].id);
	if (!ids.n)
		return false; /* their own section was refused: it was told there */
	number = value_word(r, place, text, ids.words, ids.n);
	if (number)
		numbers_add(r->plan->arena, list, ids.items[number - 1]);
	return number > 0;
}

/* -- all of them --------------------------------------------------------------------------- */

static bool read_number(struct reading *r, const struct property *p, struct place place,
                        struct str text, int64_t *number)
{
	switch (p->type) {
	case TYPE_DURATION:
	case TYPE_DURATIONS: return read_duration(r, place, text, number);
	case TYPE_HOUR: return value_hour(r, place, text, number);
	case TYPE_RATIO:
	case TYPE_POINTS: return value_ratio(r, place, text, number);
	case TYPE_COUNT: return read_count(r, place, text, number);
	case TYPE_CHOICE: return read_choice(r, p, place, text, number);
	case TYPE_YESNO: return read_yes_no(r, place, text, number);
	default: return read_role_too(r, place, text, number);
	}
}

bool value_read(struct reading *r, const struct property *p, struct place place, struct str text,
                void *owner)
{
	void *member = (char *)owner + p->offset;
	int64_t number = 0;
	struct str kept;

	if (value_is_to_confirm(text)) {
		if (p->code == CODE_id)
			return value_refuse(r, place, text,
			                    _("cannot be said of what others refer to."),
			                    _("Give a code now, even a provisional one."));
		value_confirm_later(r, p->key);
		return true;
	}
	switch (p->type) {
	case TYPE_TEXT: return read_text(r, p, place, text, member);
	case TYPE_DATE: return read_date(r, place, text, member);
	case TYPE_SAID: return value_said(r, p, place, text, member);
	case TYPE_ITEMS: return read_item(r, p, place, text, member);
	case TYPE_TEXTS:
		if (!read_text(r, p, place, text, &kept))
			return false;
		if (p->code == CODE_to_confirm)
			confirm(r, kept);
		else
			texts_add(r->plan->arena, member, kept);
		return true;
	default: break;
	}
	if (p->type == TYPE_ROLES)
		number = *(int64_t *)member;
	if (!read_number(r, p, place, text, &number) || !check_range(r, p, place, text, number))
		return false;
	if (p->type == TYPE_DURATIONS)
		numbers_add(r->plan->arena, member, number);
	else
		*(int64_t *)member = number;
	return true;
}
