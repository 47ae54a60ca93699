/* verify_file: see verify_file.h. */
#include "app/verify_file.h"

#include <string.h>

#include "app/exporting.h"
#include "app/print.h"
#include "base/words.h"

struct search {
	struct str folder, name; /* NUL-terminated */
	struct buf bytes;        /* of the file */
	bool is_named, is_same;  /* the record makes a file of this name; with these bytes */
	struct buf other;        /* what it makes instead */
};

/* "…-evt1204.pdf": 1204; 0 where the name doesn't say. */
static int64_t event_of(struct str name)
{
	static const struct str before = {"-evt", 4};
	int64_t event = 0;

	for (size_t i = 0; i + before.n < name.n; i++) {
		struct str rest = {name.s + i + before.n, name.n - i - before.n};

		if (memcmp(name.s + i, before.s, before.n) == 0)
			str_to_int(str_cut(&rest, '.'), &event);
	}
	return event > 0 ? event : 0;
}

static const struct format *format_of(struct str name)
{
	for (const struct format *f = formats; f->name; f++) {
		size_t n = strlen(f->name);

		if (name.n > n && name.s[name.n - n - 1] == '.' &&
		    memcmp(name.s + name.n - n, f->name, n) == 0)
			return f;
	}
	return NULL;
}

static bool look_among(struct search *s, struct record *r, const struct export_wish *wish,
                       struct err *e)
{
	struct outputs all;

	if (!exporting_make(r, wish, &all, e))
		return false;
	for (size_t i = 0; i < all.n && !s->is_same; i++) {
		if (!str_equal(all.v[i].name, s->name))
			continue;
		s->is_named = true;
		s->is_same = str_equal(buf_str(&all.v[i].bytes), buf_str(&s->bytes));
		buf_clear(&s->other);
		buf_add(&s->other, buf_str(&all.v[i].bytes));
	}
	outputs_done(&all);
	return true;
}

/* In either dialect, the annex included. */
static bool look(struct search *s, struct record *r, const struct format *format, struct err *e)
{
	struct export_wish wish = {.format = format, .documents = (1 << DOCUMENTS) - 1};

	for (int d = CSV_RFC4180; d >= CSV_EXCEL_FR && !s->is_same; d--) {
		wish.dialect = (enum csv_dialect)d;
		if (!look_among(s, r, &wish, e))
			return false;
	}
	return true;
}

/* From 1. */
static int64_t first_difference(const struct buf *a, const struct buf *b)
{
	size_t i = 0;

	while (i < a->n && i < b->n && a->s[i] == b->s[i])
		i++;
	return (int64_t)i + 1;
}

static int tell(const struct search *s, const struct record *r)
{
	struct err e;

	if (s->is_same) {
		print_line(_("%s is what the record gives at event %lld, byte for byte."),
		           s->name.s, (long long)r->state.last_id);
		return ERR_NONE;
	}
	if (!s->is_named) {
		err_set(&e, ERR_DATA, _("At event %lld this record gives no file called %s."),
		        (long long)r->state.last_id, s->name.s);
		err_add(&e, NULL,
		        _("Give it its first name back, or the head of when it was made: --head."));
		return print_err(&e);
	}
	err_set(&e, ERR_TAMPER,
	        _("%s is not what the record gives at event %lld: another byte stands at %lld."),
	        s->name.s, (long long)r->state.last_id,
	        (long long)first_difference(&s->bytes, &s->other));
	err_add(&e, _("The record itself is whole."),
	        _("Export it again and compare; another machine's fonts or libraries, or another "
	          "language (--lang), give other bytes."));
	return print_err(&e);
}

static int search(struct search *s, const char *path, int64_t event)
{
	const struct format *format = format_of(s->name);
	struct record r;
	struct err e;
	int code;

	if (!format) {
		err_set(&e, ERR_DATA, _("%s is called as no export is."), s->name.s);
		err_add(&e, NULL, _("Give it its first name back."));
		return print_err(&e);
	}
	if (!record_open_at(&r, path, event, &e))
		return print_err(&e);
	if (r.state.last_id < event) {
		err_set(&e, ERR_CUT, _("%s was made at event %lld, and the record has but %lld."),
		        s->name.s, (long long)event, (long long)r.state.last_id);
		err_add(&e, NULL,
		        _("Its end is missing, or it is another record: look for its copies."));
		code = print_err(&e);
	} else {
		code = look(s, &r, format, &e) ? tell(s, &r) : print_err(&e);
	}
	record_close(&r);
	return code;
}

int verify_file(const char *record, const char *file, int64_t event)
{
	const char *slash = strrchr(file, '/');
	struct buf folder = {0};
	struct search s = {.name = str_of(slash ? slash + 1 : file)};
	struct err e;
	int code;

	buf_addf(&folder, "%.*s", slash ? (int)(slash - file) + 1 : 1, slash ? file : ".");
	if (file_read_back(buf_text(&folder), s.name.s, &s.bytes, &e))
		code = search(&s, record, event ? event : event_of(s.name));
	else
		code = print_err(&e);
	buf_done(&folder);
	buf_done(&s.bytes);
	buf_done(&s.other);
	return code;
}
