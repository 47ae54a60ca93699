/* documents: see documents.h. */
#include "app/documents.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "app/exporting.h"
#include "base/words.h"

void documents_folder(struct buf *b, const char *record)
{
	buf_addf(b, "%s.documents", record);
}

static bool make_folder(const char *folder, struct err *e)
{
	if (mkdir(folder, 0700) == 0 || errno == EEXIST)
		return true;
	err_set(e, ERR_IO, _("The folder %s can't be made: %s."), folder, strerror(errno));
	err_add(e, _("The record is safe: an export changes nothing in it."),
	        _("Free some space, or write them with clepsydre export."));
	return false;
}

static void count_file(void *context, const struct output *o, const struct tally *found,
                       enum file_end end)
{
	size_t *files = context;

	(void)o;
	(void)found;
	(void)end;
	++*files;
}

/* To read and to print: the page first, which needs no library. */
static bool write_all(struct record *r, int64_t document, const char *folder, size_t *files,
                      struct err *e)
{
	static const char *const tables[] = {"xlsx", "json"}, *const documents[] = {"html", "pdf"};
	bool are_tables = document == DOCUMENTS;

	for (int i = 0; i < 2; i++) {
		struct export_wish wish = {
		    .format = format_find(are_tables ? tables[i] : documents[i]),
		    .documents = are_tables ? 0 : 1u << document,
		};

		if (!exporting_write(r, &wish, folder, count_file, files, e))
			return false;
	}
	return true;
}

bool documents_write(const char *record, int64_t document, size_t *files, int64_t *last_id,
                     struct err *e)
{
	struct record r;
	struct buf folder = {0};
	bool good;

	*files = 0;
	documents_folder(&folder, record);
	good = make_folder(buf_text(&folder), e);
	if (good && record_open(&r, record, LEDGER_READ, 0, e)) {
		good = write_all(&r, document, buf_text(&folder), files, e);
		*last_id = r.state.last_id;
		record_close(&r);
	} else {
		good = false;
	}
	buf_done(&folder);
	return good;
}

/* -- for a desk ---------------------------------------------------------------------------- */

/* Whole, or not at all. */
void documents_tell_folder(struct room *room, const char *record)
{
	struct buf folder = {0};

	documents_folder(&folder, record);
	if (folder.n < sizeof room->documents_folder)
		memcpy(room->documents_folder, buf_text(&folder), folder.n + 1);
	buf_done(&folder);
}

void documents_answer(struct desk *desk, const char *record, const struct world *world)
{
	struct room *room = desk_room(desk);
	int64_t document = desk_wish(desk)->value;
	struct room_document *told = &room->documents[document];
	struct buf says = {0};
	struct moment now;
	size_t files;
	struct err e;

	told->failed = !documents_write(record, document, &files, &told->last_id, &e);
	now = world->now(world);
	told->at_ms = now.at_ms;
	told->zone_min = now.zone_min;
	if (told->failed) {
		room->document_fault = e;
		buf_add(&says, str_of(e.what));
	} else {
		buf_addf(&says,
		         words_n("%zu file written and read back.",
		                 "%zu files written and read back.", (int64_t)files),
		         files);
	}
	desk_say(desk, buf_text(&says));
	buf_done(&says);
}
