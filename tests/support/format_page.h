/* format_page: the keys of a format as the lists of a manual page.
 *
 * A page that tells one mapping of a format must tell them all: which it told is kept. */
#ifndef SUPPORT_FORMAT_PAGE_H
#define SUPPORT_FORMAT_PAGE_H

#include <stdbool.h>
#include <stdio.h>

struct format_page;

struct format_page *format_page_new(void);
/* Says which mappings of the formats that it told were left out; false if any was. */
bool format_page_free(struct format_page *, FILE *);
/* Prints the keys of a mapping by its name and perhaps a section ("grille certification"), in
 * the language of words.h; false if there is none such. */
bool format_page_mapping(struct format_page *, const char *name);

#endif
