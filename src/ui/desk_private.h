/* desk_private: what the files of desk share, and nobody else. */
#ifndef UI_DESK_PRIVATE_H
#define UI_DESK_PRIVATE_H

#include "ui/desk.h"
#include "ui/editor.h"
#include "ui/practice.h"

enum { STACK_MAX = 8 };

struct place_in { /* one view of the stack */
	const struct view *view;
	struct focus focus;
	bool follows; /* turns with the passage's phase */
};

struct desk {
	int32_t me;
	struct room room;
	struct place_in stack[STACK_MAX];
	size_t depth;

	const struct dialog *dialog; /* NULL: none is open */
	struct fact asked;           /* what it is about */
	struct buf asked_words;
	int64_t asked_at_ms; /* boot_ms */

	struct editor *editor; /* NULL: nobody writes */
	enum writing writing;
	struct fact about; /* the wish that the text will complete */
	struct buf before; /* the text as it was when the editor opened */

	bool has_draft; /* left by a line that dropped */
	enum writing draft_writing;
	struct fact draft_about;
	struct buf draft;

	struct desk *exercise; /* NULL: nobody practises; else the desk of the practice */
	struct practice *practice;
	int64_t practised_from; /* the record's last event then */

	struct fact wish;
	struct buf wish_words;
	bool wrote; /* the wish is the text of the editor that has just closed */
	struct focus read_to; /* in the minutes, when last left */
	bool leads_on; /* a decision was taken: the next one comes once nothing more is written */
	struct pending pending[PENDING_MAX];
	size_t n_pending;
	struct buf message, above;
	int rows, cols; /* of the window, when last drawn */
	struct key last_key;
	int64_t key_at_ms;  /* boot_ms of the last key */
	int64_t thresholds; /* passed, at the last look */
};

struct place_in *desk_top(struct desk *);
struct scene desk_scene(struct desk *, const struct state *, const struct moment *);
void desk_follow(struct desk *, const struct state *);
void desk_ask(struct desk *, const struct dialog *, struct fact wish);

/* one's last act: `u`, `y`, `m` */
struct step desk_undo(const struct scene *, const struct view *);
struct step desk_redo(const struct scene *);
struct step desk_refine(const struct scene *);

/* the editor's place */
void desk_open_editor(struct desk *, const struct state *, enum writing, const struct fact *wish);
void desk_close_editor(struct desk *);
/* What is being written is one line, which Enter ends. */
bool desk_writes_a_line(const struct desk *);
enum desk_want desk_key_in_editor(struct desk *, const struct state *, struct key,
                                  struct str pasted);
void desk_draw_editor(struct desk *, struct canvas *, struct area work, const struct state *);
/* "NOTES PRIVÉES · ACACIA Alice", and the sentence below it, in so many columns if it can. */
void desk_write_title(struct buf *, const struct desk *, const struct state *);
void desk_write_sentence(struct buf *, const struct desk *, size_t cols);

/* The seal empties private notes: what was being written of them goes too. */
void desk_forget_notes(struct desk *, const struct state *);
/* After a decision, once its text is written: to the next that is left, or back to the agenda. */
void desk_lead_on(struct desk *, const struct state *);

/* a minute of practice */
void desk_begin_practice(struct desk *, const struct state *, const struct moment *);
void desk_end_practice(struct desk *);
void desk_stop_practice_if_called(struct desk *, const struct state *);
enum desk_want desk_key_in_practice(struct desk *, const struct moment *, struct key,
                                    struct str pasted);
/* What the disk does is no practice: told there as well. */
void desk_share_fault(struct desk *);
void desk_draw_practice(struct desk *, struct canvas *, const struct moment *);

#endif
