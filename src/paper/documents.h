/* documents: what the jury and the office take away, each from one walk of the state.
 *
 * Depends on the state alone, and on the record's head, which is given: same record, same paper.
 * What the state's viewer may not know is in none of them.  All but the annex hold joint decisions
 * only: no member's mark, opinion or note, and no word of anybody's health. */
#ifndef PAPER_DOCUMENTS_H
#define PAPER_DOCUMENTS_H

#include "core/head.h"
#include "core/state.h"
#include "paper/paper.h"

enum document {
	DOCUMENT_MINUTES,    /* procès-verbal de jury; de carence where the jury wasn't opened */
	DOCUMENT_SIGN_IN,    /* feuille d'émargement, to be signed by hand */
	DOCUMENT_CONDITIONS, /* relevé des conditions de passage, a page a passage */
	DOCUMENT_RESULT,     /* fiche individuelle de résultat, of one candidate */
	DOCUMENT_ANNEX,      /* annexe confidentielle: individual sheets, made on request alone */
	DOCUMENTS
};

/* Fills an empty paper; candidate: of a DOCUMENT_RESULT, else 0. */
void document_make(struct paper *, struct arena *, const struct state *, const struct head *,
                   enum document, int32_t candidate);

/* Its name, for a list; its stem in file names, ASCII. */
const char *document_name(enum document);
const char *document_stem(enum document);
/* Whether there is something to say on it by now: a result once its candidate has an outcome, the
 * annex once the deliberation has opened, the others always. */
bool document_is_due(const struct state *, enum document, int32_t candidate);
/* Sealed, and no rehearsal: what is made before is a draft, and marked so. */
bool document_is_draft(const struct state *, enum document);

#endif
