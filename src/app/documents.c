/* documents: see documents.h. */
#include "app/documents.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "app/exporting.h"
#include "base/words.h"
#include "export/document.h"

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

/* -- the tables ---------------------------------------------------------------------------- */

static void count_file(void *context, const struct output *o, const struct tally *found,
                       enum file_end end)
{
	size_t *files = context;

	(void)o;
	(void)found;
	(void)end;
	++*files;
}

static bool write_tables(struct record *r, const char *folder, size_t *files, struct err *e)
{
	static const char *const names[] = {"xlsx", "json"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!exporting_write(r, format_find(names[i]), CSV_EXCEL_FR, folder, count_file,
		                     files, e))
			return false;
	return true;
}

/* -- documents ----------------------------------------------------------------------------- */

/* What the disk gives back is what was handed to it. */
static bool read_back(const char *folder, const char *name, struct str bytes, enum file_end end,
                      struct err *e)
{
	struct buf back = {0};
	bool good = file_read_back(folder, name, &back, e);

	if (good && !str_equal(buf_str(&back), bytes)) {
		err_set(e, ERR_IO, _("%s was read back, and is not what it must be."), name);
		err_add(e,
		        _("It was removed again. The record is safe: an export changes nothing in "
		          "it."),
		        _("Verify the record, then write it again."));
		if (end == FILE_WRITTEN)
			file_remove(folder, name);
		good = false;
	}
	buf_done(&back);
	return good;
}

static bool write_one(const struct record *r, const struct head *head, const char *folder,
                      enum document document, int32_t candidate, enum document_format format,
                      struct err *e)
{
	struct buf name = {0}, bytes = {0};
	enum file_end end = FILE_FAILED;

	document_file_name(&name, &r->state, document, candidate, format);
	if (document_write(&r->state, head, document, candidate, format, &bytes, e))
		end = file_write(folder, buf_text(&name), buf_str(&bytes), e);
	if (end != FILE_FAILED && !read_back(folder, buf_text(&name), buf_str(&bytes), end, e))
		end = FILE_FAILED;
	buf_done(&name);
	buf_done(&bytes);
	return end != FILE_FAILED;
}

/* To print and to read: the page first, which needs no library. */
static bool write_both(const struct record *r, const struct head *head, const char *folder,
                       enum document document, int32_t candidate, size_t *files, struct err *e)
{
	static const enum document_format all[] = {FORMAT_HTML, FORMAT_PDF};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		if (!write_one(r, head, folder, document, candidate, all[i], e))
			return false;
		++*files;
	}
	return true;
}

static bool write_document(struct record *r, const char *folder, enum document document,
                           size_t *files, struct err *e)
{
	struct head head;

	if (!ledger_head_at(r->ledger, r->state.last_id, &head, e))
		return false;
	if (!record_is_revealed(r)) /* it follows from every mark */
		head.hash[0] = '\0';
	if (document != DOCUMENT_RESULT)
		return write_both(r, &head, folder, document, 0, files, e);
	for (int32_t c = 1; (size_t)c <= r->state.plan.n_persons; c++)
		if (plan_person(&r->state.plan, c)->role == ROLE_CANDIDATE &&
		    document_is_due(&r->state, document, c) &&
		    !write_both(r, &head, folder, document, c, files, e))
			return false;
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
		good = document == DOCUMENTS ? write_tables(&r, buf_text(&folder), files, e)
		                             : write_document(&r, buf_text(&folder),
		                                              (enum document)document, files, e);
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
