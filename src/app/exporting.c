/* exporting: see exporting.h. */
#include "app/exporting.h"

#include <errno.h>
#include <string.h>

#include "base/words.h"

bool exporting_make(struct record *r, const struct export_wish *wish, struct outputs *all,
                    struct err *e)
{
	struct subject subject = {
	    .state = &r->state, .dialect = wish->dialect, .documents = wish->documents};

	*all = (struct outputs){0};
	if (!ledger_head_at(r->ledger, r->state.last_id, &subject.head, e))
		return false;
	if (!record_is_revealed(r)) /* it follows from every mark */
		subject.head.hash[0] = '\0';
	if (wish->format->make(&subject, all, e))
		return true;
	outputs_done(all);
	return false;
}

/* -- read back -------------------------------------------------------------------------------- */

/* How many rows of this table the record calls for; -1 where only the state can tell. */
static int64_t called_for(const struct record *r, const struct ledger_counts *c,
                          const struct table *t)
{
	const struct {
		const char *key;
		int64_t rows;
	} known[] = {
	    {"results", c->candidates},
	    {"attendance", c->candidates},
	    {"decisions", c->candidates * c->competencies},
	    {"questions", c->questions},
	    {"speaking", c->speakers},
	    {"timeline", record_is_revealed(r) ? c->told : -1},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].key, t->key) == 0)
			return known[i].rows;
	return -1;
}

static bool refuse(struct err *e, const struct output *o, const char *why)
{
	err_set(e, ERR_IO, _("%.*s was read back, and is not what it must be: %s."),
	        STR_ARG(o->name), why);
	err_add(e, _("It was removed again. The record is safe: an export changes nothing in it."),
	        _("Verify the record, then export it again to another folder."));
	return false;
}

/* Of what is laid out for readers, only a page of HTML tells its rows again. */
static bool compare_document(const struct ledger_counts *counts, const struct output *o,
                             const struct tally *found, struct err *e)
{
	bool is_there = !o->lists_candidates || found->pages || !counts->candidates;

	for (size_t i = 0; i < found->n; i++)
		is_there |= found->rows[i] == counts->candidates;
	return is_there || refuse(e, o, _("candidates are missing"));
}

static bool compare(const struct record *r, const struct ledger_counts *counts,
                    const struct export_wish *wish, const struct output *o,
                    const struct tally *found, struct err *e)
{
	if (wish->format->is_document)
		return compare_document(counts, o, found, e);
	if (found->n != o->n_tables)
		return refuse(e, o, _("tables are missing"));
	for (size_t i = 0; i < o->n_tables; i++) {
		int64_t wanted = called_for(r, counts, &o->tables[i]);
		struct buf why = {0};

		if (found->rows[i] == (int64_t)o->tables[i].n_rows &&
		    (wanted < 0 || wanted == found->rows[i]))
			continue;
		buf_addf(&why, _("%s has %lld rows, the record %lld"), _(o->tables[i].title),
		         (long long)found->rows[i],
		         (long long)(wanted < 0 ? (int64_t)o->tables[i].n_rows : wanted));
		refuse(e, o, buf_text(&why));
		buf_done(&why);
		return false;
	}
	return true;
}

static bool read_back(const struct record *r, const struct ledger_counts *counts,
                      const struct export_wish *wish, const char *folder, const struct output *o,
                      struct tally *found, struct err *e)
{
	struct buf bytes = {0};
	bool good = file_read_back(folder, o->name.s, &bytes, e);

	if (good && !str_equal(buf_str(&bytes), buf_str(&o->bytes)))
		good = refuse(e, o, _("the disk gave other bytes back"));
	else if (good && wish->format->count(buf_str(&bytes), found) != CHECK_GOOD)
		good = refuse(e, o, _("it is not whole"));
	else if (good)
		good = compare(r, counts, wish, o, found, e);
	buf_done(&bytes);
	return good;
}

/* -- written ---------------------------------------------------------------------------------- */

static bool write_all(const struct record *r, const struct ledger_counts *counts,
                      const struct export_wish *wish, const char *folder, const struct outputs *all,
                      exporting_told *told, void *context, struct err *e)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct output *o = &all->v[i];
		enum file_end end = file_write(folder, o->name.s, buf_str(&o->bytes), e);
		struct tally found = {0};

		if (end == FILE_FAILED)
			return false;
		if (!read_back(r, counts, wish, folder, o, &found, e)) {
			if (end == FILE_WRITTEN)
				file_remove(folder, o->name.s);
			return false;
		}
		told(context, o, &found, end);
	}
	return true;
}

bool exporting_write(struct record *r, const struct export_wish *wish, const char *folder,
                     exporting_told *told, void *context, struct err *e)
{
	struct ledger_counts counts;
	struct outputs all;
	bool good;

	if (!ledger_count(r->ledger, &counts, e))
		return false;
	/* Others may have gone on meanwhile. */
	if (counts.head.count != r->state.last_id && !record_turn_back(r, counts.head.count, e))
		return false;
	if (!exporting_make(r, wish, &all, e))
		return false;
	good = write_all(r, &counts, wish, folder, &all, told, context, e);
	outputs_done(&all);
	return good;
}
