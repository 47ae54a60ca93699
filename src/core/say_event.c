/* say_event: each kind of event as a sentence.  See say.h. */
#include "base/text.h"
#include "base/words.h"
#include "core/say_private.h"
#include "core/sheets.h"

/* -- what may be said ---------------------------------------------------------------------- */

bool say_may_read(const struct telling *t)
{
	const struct state *s = t->state;

	if (kind_part(t->fact->kind) != PART_SHEET)
		return !state_is_kept_from(s, t->fact);
	if (t->author == s->viewer && s->viewer)
		return true;
	return t->fact->kind != KIND_noted && state_is_revealed(s, t->fact->candidate) &&
	       !state_is_recused(s, s->viewer, t->fact->candidate);
}

/* -- sentences that depend on more than the kind ------------------------------------------- */

static const char *record_opened(const struct telling *t)
{
	return t->fact->code == CODE_rehearsal ? N_("record of a rehearsal opened{quoted}")
	                                       : N_("record opened{quoted}");
}

static const char *source_kept(const struct telling *t)
{
	switch (t->fact->code) {
	case CODE_grid: return N_("source text of the grid kept");
	case CODE_cohort: return N_("source text of the cohort kept");
	default: return N_("source list of candidates kept");
	}
}

/* Told whole, as state_whole does, it says whose place it is. */
static const char *role_given(const struct telling *t)
{
	return t->fact->candidate ? N_("{person} in the place of {candidate}{because}")
	                          : N_("{person} is now {role}{because}");
}

static const char *member_present(const struct telling *t)
{
	return t->fact->code == CODE_out ? N_("{person} is absent")
	                                 : N_("{person} is in the room");
}

static const char *jury_opened(const struct telling *t)
{
	return t->fact->code == CODE_carence
	           ? N_("the jury could not be constituted, and this is recorded{because}")
	           : N_("the jury is regularly constituted");
}

static const char *declared(const struct telling *t)
{
	switch (t->fact->code) {
	case CODE_no_link: return N_("{person}: no link");
	case CODE_unknown: return N_("{person}: declaration withdrawn");
	default: return N_("{person}: link declared{reason_aside}");
	}
}

static const char *author_known(const struct telling *t)
{
	switch (t->fact->code) {
	case CODE_key: return N_("known by their key from now on");
	case CODE_card: return N_("known by the code of their card from now on");
	default: return N_("known by the keyboard of the machine from now on");
	}
}

static const char *phase_ended(const struct telling *t)
{
	return t->fact->code == CODE_overridden
	           ? N_("phase closed under the minimum of questions: {phase}, "
	                "after {spent}{overrun}{reason_aside}")
	           : N_("phase closed: {phase}, after {spent}{overrun}{reason_aside}");
}

static const char *time_corrected(const struct telling *t)
{
	return t->fact->ms ? N_("elapsed time corrected by {signed_span}{which_clock}{because}")
	                   : N_("elapsed time confirmed{which_clock}{because}");
}

static const char *time_given(const struct telling *t)
{
	if (t->fact->candidate)
		return t->fact->ms < 0
		           ? N_("extra time taken off, {candidate}: {span}{which_clock}")
		           : N_("extra time, {candidate}: {span} more{which_clock}");
	return t->fact->ms < 0 ? N_("time taken off, {span}{which_clock}{because}")
	                       : N_("time added, {span}{which_clock}{because}");
}

static const char *speaker_changed(const struct telling *t)
{
	return t->fact->candidate ? N_("floor to {candidate}")
	                          : N_("nobody has the floor any more");
}

static const char *speech_moved(const struct telling *t)
{
	return t->fact->candidate ? N_("{span} of speech to {candidate} rather than {speaker}")
	                          : N_("{span} less for {speaker}: nobody spoke");
}

static const char *incident(const struct telling *t)
{
	const struct entry *about = state_entry(t->state, t->fact->ref);

	if (about && about->fact.kind == KIND_phase_paused)
		return N_("reason of the pause: {reason}");
	if (about && about->fact.kind == KIND_incident)
		return N_("about the incident: {reason}");
	if (t->fact->ref)
		return N_("reason: {reason}");
	return t->fact->candidate ? N_("incident, {candidate}: {reason}")
	                          : N_("incident: {reason}");
}

static const char *scored(const struct telling *t)
{
	if (!say_may_read(t))
		return N_("an entry on a sheet");
	switch (t->fact->code) {
	case CODE_not_observed: return N_("{item} not observed for {candidate}{because}");
	case CODE_cleared: return N_("{item} cleared for {candidate}{because}");
	default: return N_("{item} at {rank} for {candidate}{because}");
	}
}

static const char *commented(const struct telling *t)
{
	if (!say_may_read(t))
		return N_("an appreciation written");
	return t->fact->words.n ? N_("appreciation of {item} for {candidate}{quoted}")
	                        : N_("appreciation of {item} emptied for {candidate}");
}

/* Private notes are quoted nowhere. */
static const char *noted(const struct telling *t)
{
	return say_may_read(t) ? N_("private notes on {candidate}") : N_("private notes written");
}

static const char *sheet_moved(const struct telling *t)
{
	return say_may_read(t) ? N_("sheets exchanged: {candidate} and {other}{reason_aside}")
	                       : N_("two sheets exchanged");
}

static const char *deliberation_opened(const struct telling *t)
{
	return t->fact->passage ? N_("deliberation opened, {passage}{because}")
	                        : N_("deliberation opened{because}");
}

/* Told whole, as state_whole does, several that were agreed on are told at once. */
static const char *decided(const struct telling *t)
{
	if (!t->fact->candidate)
		return N_("{value} decisions confirmed together: validated");
	switch (t->fact->code) {
	case CODE_cleared: return N_("{candidate}, {item}: to be decided again");
	case CODE_not_validated:
		return t->fact->words.n ? N_("{candidate}, {item}: {code}{unmet} ({words_quoted})")
		                        : N_("{candidate}, {item}: {code}{unmet}");
	default: return N_("{candidate}, {item}: {code}{reason_aside}");
	}
}

static const char *outcome_set(const struct telling *t)
{
	return t->fact->code == CODE_cleared ? N_("{candidate}: the outcome follows the rule again")
	                                     : N_("{candidate}: {outcome}{reason_aside}");
}

static const char *joint_appreciation(const struct telling *t)
{
	return t->fact->words.n ? N_("appreciation of the jury, {candidate}, {item}{quoted}")
	                        : N_("appreciation of the jury taken away, {candidate}, {item}");
}

static const char *written_entered(const struct telling *t)
{
	return t->fact->code == CODE_cleared
	           ? N_("written test, {candidate}, {item}: result taken away")
	           : N_("written test, {candidate}, {item}: {mark}{words_aside}");
}

static const char *entry_confirmed(const struct telling *t)
{
	return state_rectification(t->state, t->fact->ref)
	           ? N_("correction of form confirmed: {correction}")
	           : N_("entry from a paper sheet confirmed");
}

static const char *member_signed(const struct telling *t)
{
	switch (t->fact->code) {
	case CODE_absent: return N_("{person}: absent at the signing{reason_aside}");
	case CODE_refused: return N_("{person}: refused to sign{reason_aside}");
	case CODE_cleared: return N_("{person}: nothing said of the signing any more");
	default: return N_("{person}: signed{reason_aside}");
	}
}

static const char *appeal(const struct telling *t)
{
	if (!t->fact->candidate)
		return t->fact->code == CODE_closed ? N_("appeal closed{because}")
		                                    : N_("appeal received{because}");
	return t->fact->code == CODE_closed ? N_("appeal closed, {candidate}{because}")
	                                    : N_("appeal received, {candidate}{because}");
}

static const char *words_emptied(const struct telling *t)
{
	switch (t->fact->code) {
	case CODE_private: return N_("private notes emptied{because}");
	case CODE_all: return N_("all texts emptied{because}");
	default: return N_("texts about {person} emptied{because}");
	}
}

/* -- the table ----------------------------------------------------------------------------- */

static const struct sentence {
	const char *says; /* NULL: chosen */
	chooser *choose;
} sentences[KIND_COUNT] = {
    [KIND_unknown] = {N_("an event of a newer version"), NULL},
    [KIND_record_opened] = {NULL, record_opened},
    [KIND_source_kept] = {NULL, source_kept},
    [KIND_item_listed] = {N_("in the grid: {code}{words_aside}"), NULL},
    [KIND_item_set] = {N_("{thing}, {property}: {property_value}"), NULL},
    [KIND_person_listed] = {N_("on the list: {person}, {role}"), NULL},
    [KIND_person_fact] = {N_("{person}, {property}: {property_value}"), NULL},
    [KIND_passage_listed] = {N_("on the day: {passage}{planned_at}"), NULL},
    [KIND_candidate_placed] = {N_("{candidate}: {passage}, chair {value}"), NULL},
    [KIND_extra_time_granted] = {N_("{candidate}: extra time, {ratio}"), NULL},
    [KIND_amended] = {N_("amendment{because}"), NULL},
    [KIND_written_entered] = {NULL, written_entered},
    [KIND_validated_before] = {N_("{candidate}: {item} validated before{words_aside}"), NULL},
    [KIND_role_given] = {NULL, role_given},
    [KIND_recused] = {N_("withdrawal: {person} for {whom}{reason_aside}"), NULL},
    [KIND_member_present] = {NULL, member_present},
    [KIND_jury_opened] = {NULL, jury_opened},
    [KIND_declared] = {NULL, declared},
    [KIND_keeper_taken] = {N_("{person} keeps the session"), NULL},
    [KIND_author_known] = {NULL, author_known},
    [KIND_seat_opened] = {N_("place open again: {person}"), NULL},
    [KIND_attendance] = {N_("{candidate}: {attendance}{reason_aside}"), NULL},
    [KIND_phase_started] = {N_("phase started: {phase}, {passage}, for {spent}"), NULL},
    [KIND_phase_paused] = {N_("clock stopped after {spent}{which_clock}{because}"), NULL},
    [KIND_phase_resumed] = {N_("clock started again{which_clock} after a pause of {span}"), NULL},
    [KIND_time_corrected] = {NULL, time_corrected},
    [KIND_time_given] = {NULL, time_given},
    [KIND_phase_ended] = {NULL, phase_ended},
    [KIND_phase_restarted] = {N_("attempt set aside: {phase}, after {spent}{reason_aside}"), NULL},
    [KIND_phase_reopened] = {N_("phase reopened: {phase}"), NULL},
    [KIND_speaker_changed] = {NULL, speaker_changed},
    [KIND_speech_moved] = {NULL, speech_moved},
    [KIND_question_asked] = {N_("{question} {to_whom}{asked_by}{quoted}"), NULL},
    [KIND_question_changed] = {N_("made precise: {question} {to_whom}{asked_by}{quoted}"), NULL},
    [KIND_incident] = {NULL, incident},
    [KIND_taken_back] = {N_("an act taken back"), NULL},
    [KIND_scored] = {NULL, scored},
    [KIND_commented] = {NULL, commented},
    [KIND_noted] = {NULL, noted},
    [KIND_sheet_handed_in] = {N_("sheet handed in: {candidate}"), NULL},
    [KIND_sheet_reopened] = {N_("sheet taken back: {candidate}{reason_aside}"), NULL},
    [KIND_sheet_moved] = {NULL, sheet_moved},
    [KIND_entry_confirmed] = {NULL, entry_confirmed},
    [KIND_deliberation_opened] = {NULL, deliberation_opened},
    /* A vote is its author's: minutes, logs and journals tell that there was one. */
    [KIND_voted] = {N_("vote on {item} for {candidate}"), NULL},
    [KIND_decided] = {NULL, decided},
    [KIND_outcome_set] = {NULL, outcome_set},
    [KIND_joint_appreciation] = {NULL, joint_appreciation},
    [KIND_deliberation_reopened] = {N_("deliberation reopened{because}"), NULL},
    [KIND_minutes_printed] = {N_("minutes printed, version {value}"), NULL},
    [KIND_sealed] = {N_("minutes sealed after event {value}"), NULL},
    [KIND_member_signed] = {NULL, member_signed},
    [KIND_rectified] = {N_("correction of form proposed: {rectified}{quoted}"), NULL},
    [KIND_issued] = {N_("certificates issued on {date}"), NULL},
    [KIND_appeal] = {NULL, appeal},
    [KIND_words_emptied] = {NULL, words_emptied},
};

static enum kind known(enum kind kind)
{
	return kind < KIND_COUNT ? kind : KIND_unknown;
}

void say_plainly(struct buf *b, const struct telling *t)
{
	const struct sentence *it = &sentences[known(t->fact->kind)];

	if (state_is_kept_from(t->state, t->fact)) {
		buf_add(b, str_of(_("a decision of the jury")));
		return;
	}
	say_fill(b, t, words_get(it->says ? it->says : it->choose(t)));
}

/* Of the act that was taken back once, as a whole; or of itself, where it says it anew. */
static void say_put_back(struct buf *b, const struct telling *t, const struct entry *undo)
{
	const struct entry *act =
	    t->fact->kind == KIND_taken_back ? state_entry(t->state, undo->fact.ref) : NULL;
	struct fact whole;

	if (!act) {
		say_fill(b, t, _("put back: {act}"));
		return;
	}
	whole = state_whole(t->state, act);
	say_fill(b, &(struct telling){t->state, undo->author, &whole}, _("put back: {act}"));
}

/* An act that takes another back tells of that one; one that puts an act back, of itself. */
static void say(struct buf *b, const struct telling *t)
{
	const struct entry *target = kind_takes_back(known(t->fact->kind)) && say_may_read(t)
	                                 ? state_entry(t->state, t->fact->ref)
	                                 : NULL;
	struct fact whole;

	if (!target) {
		say_plainly(b, t);
	} else if (target->is_undo) {
		say_put_back(b, t, target);
	} else {
		whole = state_whole(t->state, target);
		say_fill(b, &(struct telling){t->state, target->author, &whole},
		         _("taken back: {act}"));
	}
}

void say_event(struct buf *b, const struct state *s, int32_t author, const struct fact *f)
{
	say(b, &(struct telling){s, author, f});
}

/* -- within a width ------------------------------------------------------------------------ */

/* The nth sentence to try when the whole one is too wide; NULL after the last. */
static const char *narrower(const struct telling *t, size_t nth)
{
	static const char *const started[] = {N_("phase started: {phase}, {passage}"),
	                                      N_("phase started: {phase}, {whose}"),
	                                      N_("phase started: {phase}"), NULL};
	static const char *const ended[] = {N_("phase closed: {phase}{reason_aside}"), NULL};
	static const char *const overridden[] = {
	    N_("phase closed under the minimum: {phase}{reason_aside}"), NULL};
	static const char *const paused[] = {N_("clock stopped{whose_clock}{because}"), NULL};
	static const char *const resumed[] = {N_("clock started again{whose_clock}"), NULL};

	switch (t->fact->kind) {
	case KIND_phase_started: return started[nth];
	case KIND_phase_ended:
		return t->fact->code == CODE_overridden ? overridden[nth] : ended[nth];
	case KIND_phase_paused: return paused[nth];
	case KIND_phase_resumed: return resumed[nth];
	default: return NULL;
	}
}

void say_event_within(struct buf *b, const struct state *s, int32_t author, const struct fact *f,
                      size_t cols)
{
	struct telling t = {s, author, f};
	const char *template;
	struct buf text = {0};

	say(&text, &t);
	for (size_t i = 0; text_width(buf_str(&text)) > cols && (template = narrower(&t, i)); i++) {
		buf_clear(&text);
		say_fill(&text, &t, words_get(template));
	}
	buf_add(b, buf_str(&text));
	buf_done(&text);
}

/* -- shorter, and as an acknowledgement ---------------------------------------------------- */

static const char *scored_briefly(const struct telling *t)
{
	switch (t->fact->code) {
	case CODE_not_observed: return N_("{item} not observed");
	case CODE_cleared: return N_("{item} cleared");
	default: return N_("{item} at {rank}");
	}
}

static const char *scored_done(const struct telling *t)
{
	switch (t->fact->code) {
	case CODE_not_observed:
		return N_("{family} · {item}: not observed, which is not a {lowest}");
	case CODE_cleared: return N_("{family} · {item}: cleared");
	default: return N_("{family} · {item}: {mark}");
	}
}

/* Onto an empty sheet they pass; else both change places. */
static const char *moved_done(const struct telling *t)
{
	return sheets_is_blank(t->state, t->author, t->fact->candidate)
	           ? N_("{family}: what was on the sheet passed to {other}{reason_aside}")
	           : NULL;
}

static const char *decided_done(const struct telling *t)
{
	if (!t->fact->candidate || t->fact->code == CODE_cleared)
		return NULL;
	return N_("{family} · {item}: {code}{unmet}");
}

static const char *brief_template(const struct telling *t)
{
	if (!say_may_read(t))
		return NULL;
	switch (t->fact->kind) {
	case KIND_scored: return scored_briefly(t);
	case KIND_commented: return N_("appreciation of {item}");
	case KIND_noted: return N_("private notes");
	case KIND_question_asked: return N_("{question} {to_whom}");
	case KIND_decided:
		return t->fact->candidate && t->fact->code != CODE_cleared
		           ? N_("{item}: {code}")
		           : NULL;
	case KIND_joint_appreciation: return N_("appreciation of the jury, {item}");
	case KIND_outcome_set:
		return t->fact->code == CODE_cleared ? NULL : N_("{outcome}");
	default: return NULL;
	}
}

static const char *done_template(const struct telling *t)
{
	bool restores = kind_takes_back(known(t->fact->kind)) && t->fact->ref;

	if (restores || !say_may_read(t))
		return NULL;
	switch (t->fact->kind) {
	case KIND_scored: return scored_done(t);
	case KIND_commented:
		return t->fact->words.n ? N_("{family} · appreciation of {item} kept")
		                        : N_("{family} · appreciation of {item} emptied");
	case KIND_noted: return N_("{family} · private notes kept");
	case KIND_sheet_moved: return moved_done(t);
	case KIND_decided: return decided_done(t);
	case KIND_joint_appreciation:
		return t->fact->words.n
		           ? N_("{family} · the jury’s appreciation of {item} kept")
		           : N_("{family} · the jury’s appreciation of {item} emptied");
	case KIND_outcome_set:
		return t->fact->code == CODE_cleared ? NULL : N_("{family}: {outcome}");
	default: return NULL;
	}
}

void say_brief(struct buf *b, const struct state *s, int32_t author, const struct fact *f)
{
	struct telling t = {s, author, f};
	const char *template = brief_template(&t);

	if (template)
		say_fill(b, &t, words_get(template));
	else
		say(b, &t);
}

/* Latin-1's small letters stand 32 after their capitals; œ and ÿ do not. */
static uint32_t capital(uint32_t cp)
{
	if ((cp >= 'a' && cp <= 'z') || (cp >= 0xE0 && cp <= 0xFE && cp != 0xF7))
		return cp - 0x20;
	return cp == 0x153 ? 0x152 : cp;
}

static bool is_end(char c)
{
	return c == '.' || c == '!' || c == '?';
}

/* A capital first, a full stop last. */
static void put_sentence(struct buf *b, struct str text)
{
	uint32_t first;
	size_t n;

	if (!text.n)
		return;
	n = text_step(text, &first);
	text_add_cp(b, capital(first));
	buf_add(b, (struct str){text.s + n, text.n - n});
	if (!is_end(text.s[text.n - 1]))
		buf_add_char(b, '.');
}

void say_done(struct buf *b, const struct state *s, int32_t author, const struct fact *f)
{
	struct telling t = {s, author, f};
	const char *template = done_template(&t);
	struct buf text = {0};

	if (template)
		say_fill(&text, &t, words_get(template));
	else
		say(&text, &t);
	put_sentence(b, buf_str(&text));
	buf_done(&text);
}

void say_undone(struct buf *b, const struct state *s, int32_t author, const struct fact *f)
{
	struct telling t = {s, author, f};
	struct buf text = {0};

	say_fill(&text, &t, _("taken back: {act}"));
	put_sentence(b, buf_str(&text));
	buf_done(&text);
}
