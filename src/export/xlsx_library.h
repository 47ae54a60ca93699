/* xlsx_library: the calls of libxlsxwriter, loaded when a workbook is first made.
 *
 * Linked into every screen it would cost each start.  The types are those of its header. */
#ifndef EXPORT_XLSX_LIBRARY_H
#define EXPORT_XLSX_LIBRARY_H

#include <xlsxwriter.h>

#include "base/err.h"

#define XLSX_CALLS(CALL)                                                                           \
	CALL(workbook_new)                                                                         \
	CALL(workbook_set_properties)                                                              \
	CALL(workbook_add_format)                                                                  \
	CALL(workbook_add_worksheet)                                                               \
	CALL(workbook_close)                                                                       \
	CALL(format_set_bold)                                                                      \
	CALL(format_set_num_format)                                                                \
	CALL(format_set_text_wrap)                                                                 \
	CALL(format_set_align)                                                                     \
	CALL(format_set_indent)                                                                    \
	CALL(format_set_bottom)                                                                    \
	CALL(format_set_bg_color)                                                                  \
	CALL(worksheet_write_string)                                                               \
	CALL(worksheet_write_number)                                                               \
	CALL(worksheet_set_column)                                                                 \
	CALL(worksheet_freeze_panes)                                                               \
	CALL(worksheet_repeat_rows)                                                                \
	CALL(worksheet_set_landscape)                                                              \
	CALL(worksheet_set_paper)                                                                  \
	CALL(worksheet_fit_to_pages)                                                               \
	CALL(worksheet_set_header)                                                                 \
	CALL(worksheet_set_footer)                                                                 \
	CALL(lxw_strerror)

struct xlsx_library {
#define CALL(name) __typeof__(&name) name;
	XLSX_CALLS(CALL)
#undef CALL
};

/* The same each time; NULL when the library or one of its calls is missing (told, with the
 * package to install). */
const struct xlsx_library *xlsx_library(struct err *);

#endif
