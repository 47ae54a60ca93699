/* xlsx_library: see xlsx_library.h. */
#include "export/xlsx_library.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"

#define LIBRARY "libxlsxwriter.so." LXW_SOVERSION

static const struct {
	const char *name;
	size_t at;
} calls[] = {
#define CALL(call) {#call, offsetof(struct xlsx_library, call)},
    XLSX_CALLS(CALL)
#undef CALL
};

static const struct xlsx_library *tell_missing(struct err *e)
{
	char todo[200];

	snprintf(todo, sizeof todo, _("Install it (Debian: apt install %s), or use --format csv."),
	         "libxlsxwriter" LXW_SOVERSION);
	err_set(e, ERR_IO, _("A workbook takes %s, which this machine lacks."), LIBRARY);
	err_add(e, _("The record is safe, and the other formats need nothing more."), todo);
	return NULL;
}

const struct xlsx_library *xlsx_library(struct err *e)
{
	static struct xlsx_library library;
	static bool is_loaded;
	void *handle = is_loaded ? NULL : dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);

	if (is_loaded)
		return &library;
	if (!handle)
		return tell_missing(e);
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		void *call = dlsym(handle, calls[i].name);

		if (!call)
			return tell_missing(e);
		memcpy((char *)&library + calls[i].at, &call, sizeof call);
	}
	is_loaded = true;
	return &library;
}
