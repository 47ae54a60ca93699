/* pdf_library: pango and cairo, looked for when a PDF is made and not before.
 *
 * Linked into the program they would double the start of each live screen and treble its memory.
 * Their calls stand in a table, with the types of their headers. */
#ifndef EXPORT_PDF_LIBRARY_H
#define EXPORT_PDF_LIBRARY_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/err.h"

/* clang-format off */
#define PDF_CAIRO(CALL) \
	CALL(cairo_create) CALL(cairo_destroy) CALL(cairo_status) CALL(cairo_status_to_string) \
	CALL(cairo_save) CALL(cairo_restore) CALL(cairo_translate) CALL(cairo_rotate) \
	CALL(cairo_move_to) CALL(cairo_line_to) CALL(cairo_rectangle) CALL(cairo_stroke) \
	CALL(cairo_set_line_width) CALL(cairo_set_source_rgb) CALL(cairo_show_page) \
	CALL(cairo_tag_begin) CALL(cairo_tag_end) \
	CALL(cairo_surface_destroy) CALL(cairo_surface_finish) CALL(cairo_surface_status) \
	CALL(cairo_pdf_surface_create_for_stream) CALL(cairo_pdf_surface_set_metadata) \
	CALL(cairo_font_options_create) CALL(cairo_font_options_destroy) \
	CALL(cairo_font_options_set_hint_style) CALL(cairo_font_options_set_hint_metrics) \
	CALL(cairo_font_options_set_antialias)
#define PDF_PANGO(CALL) \
	CALL(pango_font_description_from_string) CALL(pango_font_description_free) \
	CALL(pango_font_description_set_size) CALL(pango_font_description_set_weight) \
	CALL(pango_language_from_string) CALL(pango_context_set_language) \
	CALL(pango_layout_new) CALL(pango_layout_set_text) CALL(pango_layout_set_width) \
	CALL(pango_layout_set_wrap) CALL(pango_layout_set_alignment) \
	CALL(pango_layout_set_font_description) CALL(pango_layout_set_spacing) \
	CALL(pango_layout_get_size) CALL(pango_layout_get_iter) \
	CALL(pango_layout_iter_free) CALL(pango_layout_iter_next_line) \
	CALL(pango_layout_iter_get_line_yrange) CALL(pango_layout_iter_get_index)
#define PDF_PANGOCAIRO(CALL) \
	CALL(pango_cairo_create_context) CALL(pango_cairo_context_set_font_options) \
	CALL(pango_cairo_context_set_resolution) CALL(pango_cairo_show_layout) \
	CALL(pango_cairo_font_map_set_default)
#define PDF_GOBJECT(CALL) CALL(g_object_unref)
/* clang-format on */

struct pdf_library {
#define CALL(name) __typeof__(name) *name;
	PDF_CAIRO(CALL) PDF_PANGO(CALL) PDF_PANGOCAIRO(CALL) PDF_GOBJECT(CALL)
#undef CALL
};

/* Loaded once, kept to the end of the program; NULL (told, with the package to install) where a
 * library is missing or too old. */
const struct pdf_library *pdf_library(struct err *);

#endif
