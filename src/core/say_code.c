/* say_code: codes and roles as words.  See say.h. */
#include "base/words.h"
#include "core/say.h"

/* What a person can meet, as it is said in the middle of a sentence.  A code
 * that means different things to different kinds has its commonest word here. */
static const char *const said[CODE_COUNT] = {
    [CODE_real] = N_("real session"),
    [CODE_rehearsal] = N_("rehearsal"),
    [CODE_grid] = N_("grid"),
    [CODE_cohort] = N_("cohort"),
    [CODE_candidates] = N_("list of candidates"),

    [CODE_session] = N_("session"),
    [CODE_phase] = N_("phase"),
    [CODE_question_level] = N_("level of questions"),
    [CODE_level] = N_("level"),
    [CODE_test] = N_("test"),
    [CODE_competency] = N_("competency"),
    [CODE_criterion] = N_("criterion"),
    [CODE_limit] = N_("limit"),

    [CODE_president] = N_("president"),
    [CODE_member] = N_("member of the jury"),
    [CODE_secretary] = N_("secretary"),
    [CODE_observer] = N_("observer"),
    [CODE_candidate] = N_("candidate"),

    [CODE_no_link] = N_("no link"),
    [CODE_link] = N_("link declared"),
    [CODE_kin] = N_("family link"),
    [CODE_own_trainee] = N_("own trainee"),
    [CODE_own_employer] = N_("same employer"),
    [CODE_other] = N_("other reason"),
    [CODE_in] = N_("present"),
    [CODE_out] = N_("out of the room"),
    [CODE_regular] = N_("regular jury"),
    [CODE_carence] = N_("jury not constituted"),

    [CODE_key] = N_("key"),
    [CODE_card] = N_("card"),
    [CODE_keyboard] = N_("keyboard of the machine"),

    [CODE_present] = N_("here"),
    [CODE_late] = N_("late"),
    [CODE_absent] = N_("absent"),
    [CODE_excused] = N_("excused"),
    [CODE_unwell] = N_("unwell"),
    [CODE_gave_up] = N_("gave up"),
    [CODE_excluded] = N_("exclusion"),
    [CODE_admitted] = N_("admitted meanwhile"),
    [CODE_heard_last] = N_("heard at the end of the session"),
    [CODE_postponed] = N_("postponed"),
    [CODE_unknown] = N_("not known"),

    [CODE_normal] = N_("normal end"),
    [CODE_overridden] = N_("under the minimum"),
    [CODE_alarm] = N_("fire alarm"),
    [CODE_noise] = N_("noise"),
    [CODE_breakdown] = N_("technical failure"),
    [CODE_irregularity] = N_("irregularity"),
    [CODE_out_of_time] = N_("no time left"),
    [CODE_departure] = N_("departure"),
    [CODE_no_answer] = N_("refusal to answer"),
    [CODE_by_mistake] = N_("begun by mistake"),
    [CODE_question] = N_("question"),
    [CODE_follow_up] = N_("follow-up"),
    [CODE_late_arrival] = N_("late arrival"),
    [CODE_remark] = N_("remark"),

    [CODE_not_observed] = N_("not observed"),
    [CODE_cleared] = N_("cleared"),

    [CODE_validated] = N_("validated"),
    [CODE_not_validated] = N_("not validated"),
    [CODE_reserved] = N_("decision reserved"),
    [CODE_certified] = N_("certified"),
    [CODE_not_certified] = N_("not certified"),
    [CODE_cancelled] = N_("cancelled for irregularity"),
    [CODE_signed] = N_("signed"),
    [CODE_refused] = N_("refused to sign"),
    [CODE_received] = N_("received"),
    [CODE_closed] = N_("closed"),
    [CODE_private] = N_("private notes"),
    [CODE_person] = N_("one person’s texts"),
    [CODE_all] = N_("all texts"),
};

const char *say_code(enum code code)
{
	if (code == CODE_none)
		return "";
	if (code >= CODE_COUNT)
		return _("a word of a newer version");
	if (said[code])
		return _(said[code]);
	for (size_t i = 0; i < plan_properties_n; i++)
		if (plan_properties[i].code == code)
			return plan_properties[i].key;
	return code_name(code);
}

const char *say_attendance(enum code code, bool identity_seen)
{
	switch (code) {
	case CODE_present:
		return identity_seen ? _("here, identity seen") : _("here, identity to be seen");
	case CODE_none:
	case CODE_unknown: return _("not yet signed in");
	case CODE_unwell: return _("left: unwell");
	case CODE_gave_up: return _("left: gave up");
	case CODE_excluded: return _("left: excluded");
	default: return say_code(code);
	}
}

const char *say_role(enum role role)
{
	switch (role) {
	case ROLE_PRESIDENT: return words_p("role, in a column", "president");
	case ROLE_MEMBER: return words_p("role, in a column", "jury");
	case ROLE_SECRETARY: return words_p("role, in a column", "secretary");
	case ROLE_OBSERVER: return words_p("role, in a column", "observer");
	case ROLE_CANDIDATE: return words_p("role, in a column", "candidate");
	case ROLE_NONE: break;
	}
	return words_p("role, in a column", "none");
}

const char *say_role_title(enum role role)
{
	switch (role) {
	case ROLE_PRESIDENT: return _("president of the jury");
	case ROLE_MEMBER: return _("member of the jury");
	case ROLE_SECRETARY: return _("secretary");
	case ROLE_OBSERVER: return _("observer");
	case ROLE_CANDIDATE: return _("candidate");
	case ROLE_NONE: break;
	}
	return say_role(role);
}

void say_roles(struct buf *b, int64_t roles)
{
	bool some = false;

	for (int64_t role = ROLE_PRESIDENT; role <= ROLE_CANDIDATE; role *= 2) {
		if (!(roles & role))
			continue;
		if (some)
			buf_add(b, STR(", "));
		buf_add(b, str_of(say_role((enum role)role)));
		some = true;
	}
	if (!some)
		buf_add(b, str_of(say_role(ROLE_NONE)));
}
