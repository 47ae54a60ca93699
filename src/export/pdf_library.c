/* pdf_library: see pdf_library.h. */
#include "export/pdf_library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#include "base/words.h"

/* A call of a library: its name and its place in the table. */
struct call {
	const char *name;
	size_t offset;
};
#define CALL(name) {#name, offsetof(struct pdf_library, name)},
static const struct call cairo_calls[] = {PDF_CAIRO(CALL){NULL, 0}};
static const struct call pango_calls[] = {PDF_PANGO(CALL){NULL, 0}};
static const struct call pangocairo_calls[] = {PDF_PANGOCAIRO(CALL){NULL, 0}};
static const struct call gobject_calls[] = {PDF_GOBJECT(CALL){NULL, 0}};
#undef CALL

static const struct {
	const char *file;
	const struct call *calls;
} libraries[] = {
    {"libcairo.so.2", cairo_calls},
    {"libpango-1.0.so.0", pango_calls},
    {"libpangocairo-1.0.so.0", pangocairo_calls},
    {"libgobject-2.0.so.0", gobject_calls},
};

static bool load(struct pdf_library *l, size_t which, struct err *e)
{
	void *handle = dlopen(libraries[which].file, RTLD_NOW | RTLD_LOCAL);
	const struct call *c = libraries[which].calls;

	for (; handle && c->name; c++) {
		void *at = dlsym(handle, c->name);

		if (!at)
			break;
		memcpy((char *)l + c->offset, &at, sizeof at);
	}
	if (handle && !c->name)
		return true;
	err_set(e, ERR_IO,
	        handle ? _("%s is too old to make a PDF.")
	               : _("%s is missing on this machine: without it no PDF is made."),
	        libraries[which].file);
	return err_add(e, _("The record is safe: an export changes nothing in it."),
	               _("Install the packages libpangocairo-1.0-0 and fonts-liberation, or choose "
	                 "--format html and print that page."));
}

const struct pdf_library *pdf_library(struct err *e)
{
	static struct pdf_library library;
	static bool loaded;

	for (size_t i = 0; !loaded && i < sizeof libraries / sizeof *libraries; i++)
		if (!load(&library, i, e))
			return NULL;
	loaded = true;
	return &library;
}

#ifdef __SANITIZE_ADDRESS__
/* Some hundred bytes that fontconfig never gives back. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libfontconfig\n";
}
#endif
