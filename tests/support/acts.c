#include "acts.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* -- a digit ------------------------------------------------------------------------------- */

const char *key_of_digit(int digit)
{
	static const char *const plain[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
	static const char *const french[] = {"à", "&", "é", "\"", "'", "(", "-", "è", "_", "ç"};
	static bool was_plain;

	was_plain = !was_plain;
	return was_plain ? plain[digit] : french[digit];
}

/* -- the room ------------------------------------------------------------------------------ */

void signs_in(struct keyboard *k, int digit, const struct named *who, const char *as)
{
	struct buf says = {0};

	buf_addf(&says, "%s : %s", who->whole, as);
	does(k, key_of_digit(digit), "attendance", who->family, buf_text(&says));
	buf_done(&says);
}

void starts(struct keyboard *k, const char *phase)
{
	struct buf says = {0};

	buf_addf(&says, "Phase démarrée : %s", phase);
	is_asked(k, " ", "Démarrer ");
	does(k, "o", "phase_started", NULL, buf_text(&says));
	buf_done(&says);
}

void ends(struct keyboard *k, const char *phase, bool somebody_speaks)
{
	struct buf says = {0};
	int64_t typed_ms;

	buf_addf(&says, "Phase close : %s", phase);
	is_asked(k, "f", "Finir ");
	typed_ms = exam_clock_ms();
	does(k, "o", "phase_ended", NULL, buf_text(&says));
	if (somebody_speaks) {
		exam_gave_floor(k->exam, "", typed_ms);
		exam_counts(k->exam, "speaker_changed", k->who, NULL);
	}
	buf_done(&says);
}

void gives_floor(struct keyboard *k, int digit, const struct named *whom)
{
	int64_t typed_ms = exam_clock_ms();
	struct buf says = {0};

	if (whom)
		buf_addf(&says, "Parole à %s.", whom->whole);
	else
		buf_add(&says, STR("Plus personne n’a la parole."));
	does(k, key_of_digit(digit), "speaker_changed", whom ? whom->family : NULL,
	     buf_text(&says));
	exam_gave_floor(k->exam, whom ? whom->family : "", typed_ms);
	buf_done(&says);
}

void is_paused(struct keyboard *k)
{
	does(k, " ", "phase_paused", NULL, "Chronomètre arrêté après");
	is_asked(k, "", "Motif de la pause ?");
}

void asks(struct keyboard *k, int line, const struct named *whom, const char *level)
{
	struct buf says = {0};

	types(k, key_of_digit(line));
	sees_row(k, "►", whom->whole);
	buf_addf(&says, "Question (%s) à %s.", level, whom->whole);
	does(k, level, "question_asked", whom->family, buf_text(&says));
	exam_asked(k->exam, k->who, whom->family, level);
	buf_done(&says);
}

/* -- the sheet ----------------------------------------------------------------------------- */

/* Of a level such as "3" or "x" one key; of points "2,5" those keys, and Enter. */
static void write_keys(struct buf *b, const struct sheet_of *sheet, const char *level)
{
	if (sheet->is_typed)
		buf_addf(b, "%s" PTY_ENTER, level);
	else if (*level >= '0' && *level <= '9')
		buf_addf(b, "%s", key_of_digit(*level - '0'));
	else
		buf_addf(b, "%s", level);
}

static void marks(struct keyboard *k, const struct sheet_of *sheet, const struct named *whom,
                  const char *criterion, const char *level)
{
	struct buf keys = {0}, says = {0}, level_says = {0};

	write_keys(&keys, sheet, level);
	sheet->says(&level_says, level);
	buf_addf(&says, "%s · %s : %s", whom->family, criterion, buf_text(&level_says));
	does(k, buf_text(&keys), "scored", whom->family, buf_text(&says));
	exam_marked(k->exam, k->who, whom->family, criterion, level);
	buf_done(&keys);
	buf_done(&says);
	buf_done(&level_says);
}

void fills(struct keyboard *k, const struct sheet_of *sheet, const struct named *whom,
           const char *levels)
{
	struct str rest = str_of(levels);

	sees(k, whom->whole);
	for (size_t i = 0; i < sheet->n && rest.n; i++) {
		struct str level = str_cut(&rest, ' ');
		char text[16];

		snprintf(text, sizeof text, "%.*s", STR_ARG(level));
		if (strcmp(text, ".") != 0)
			marks(k, sheet, whom, sheet->criteria[i], text);
	}
}

void writes_notes(struct keyboard *k, const struct named *whom, const char *text)
{
	struct buf says = {0};

	types(k, "n");
	sees(k, "NOTES PRIVÉES");
	types(k, text);
	buf_addf(&says, "%s · notes privées gardées", whom->family);
	does(k, PTY_ESC, "noted", whom->family, buf_text(&says));
	buf_done(&says);
}

void writes_appreciation(struct keyboard *k, const struct named *whom, const char *competency,
                         const char *text)
{
	struct buf says = {0};

	types(k, "r");
	sees(k, "APPRÉCIATION CONSERVÉE");
	types(k, text);
	buf_addf(&says, "%s · appréciation de %s conservée", whom->family, competency);
	does(k, PTY_ESC, "commented", whom->family, buf_text(&says));
	buf_done(&says);
}

void hands_in(struct keyboard *k, const struct named *whom)
{
	struct buf says = {0};

	is_asked(k, "f", "remettre la fiche ?");
	buf_addf(&says, "Fiche remise : %s", whom->whole);
	does(k, "o", "sheet_handed_in", whom->family, buf_text(&says));
	buf_done(&says);
}

/* -- cards --------------------------------------------------------------------------------- */

const char *card_code(struct exam *x, int person)
{
	const char *tools = getenv("TOOLS");
	static char code[32];
	struct buf b = {0};

	if (exam_runs(&b, "test -e %s.cards || %s/codes %s >%s.cards; grep '^%d ' %s.cards",
	              x->record, tools ? tools : "build/tests/tool", x->record, x->record, person,
	              x->record) != 0)
		fail_msg("no code for %d", person);
	snprintf(code, sizeof code, "%.6s", strchr(buf_text(&b), ' ') + 1);
	buf_done(&b);
	return code;
}

void is_asked_the_code(struct keyboard *k, const char *digit, const char *who)
{
	sees_at(k, LINE_IDENTITY, "Places du jury");
	types(k, digit);
	sees_row(k, "►", who);
	is_asked(k, PTY_ENTER, who);
	types(k, "o");
	sees(k, "Code de votre carton : ······");
}

void gives_code(struct keyboard *k, const char *code)
{
	types(k, code);
	sees(k, "Code de votre carton : ●●●●●●");
	types(k, PTY_ENTER);
}

void enters_by_code(struct keyboard *k, const char *digit, int person, const char *who)
{
	is_asked_the_code(k, digit, who);
	gives_code(k, card_code(k->exam, person));
	sees_at(k, LINE_IDENTITY, "postes");
	sees_at(k, LINE_IDENTITY, who);
	k->who = who;
}

/* -- the deliberation ----------------------------------------------------------------------- */

void opens_agenda(struct keyboard *k, int line)
{
	goes_to_day(k);
	types(k, key_of_digit(line));
	sees_row(k, "►", "Délibération");
	types(k, PTY_ENTER);
	sees_at(k, LINE_PHASE, "DÉLIBÉRATION  ouverte");
}

static void is_asked_to_decide(struct keyboard *k, const struct named *whom, const char *competency)
{
	struct buf title = {0};

	sees(k, whom->whole);
	buf_addf(&title, "%s, %s : décision du jury ?", whom->whole, competency);
	is_asked(k, "f", buf_text(&title));
	buf_done(&title);
}

void validates(struct keyboard *k, const struct named *whom, const char *competency,
               const char *gap, const char *text)
{
	struct buf says = {0};

	is_asked_to_decide(k, whom, competency);
	buf_addf(&says, "%s · %s : validée", whom->family, competency);
	if (gap) {
		types(k, "1");
		sees(k, "CONTRE LA PROPOSITION");
		types(k, gap);
	}
	does(k, gap ? PTY_ENTER : "1", "decided", whom->family, buf_text(&says));
	sees(k, "APPRÉCIATION DU JURY");
	buf_clear(&says);
	if (text) {
		types(k, text);
		buf_addf(&says, "%s · appréciation du jury sur %s gardée", whom->family,
		         competency);
		does(k, PTY_ESC, "joint_appreciation", whom->family, buf_text(&says));
	} else {
		buf_addf(&says, "Sans texte. %s · %s : validée", whom->family, competency);
		hears(k, PTY_ESC, buf_text(&says));
	}
	buf_done(&says);
}

void refuses(struct keyboard *k, const struct named *whom, const char *competency,
             const char *criteria, const char *reason)
{
	struct buf says = {0};

	is_asked_to_decide(k, whom, competency);
	buf_addf(&says, "%s, %s non validée : quels critères", whom->whole, competency);
	is_asked(k, "2", buf_text(&says));
	types(k, criteria);
	sees(k, "× ");
	types(k, "o");
	sees(k, "MOTIF DU REFUS");
	types(k, reason);
	buf_clear(&says);
	buf_addf(&says, "%s · %s : non validée", whom->family, competency);
	does(k, PTY_ESC, "decided", whom->family, buf_text(&says));
	buf_done(&says);
}

void adopts_and_seals(struct keyboard *k, int line)
{
	goes_to_day(k);
	types(k, key_of_digit(line));
	sees_row(k, "►", "Relecture du procès-verbal");
	types(k, PTY_ENTER);
	sees_at(k, LINE_PHASE, "PROJET");
	types(k, PTY_END);
	sees_at(k, LINE_ADVICE, "C’est la fin : f, le jury l’adopte");
	is_asked(k, "f", "Adopter le procès-verbal et le sceller ?");
	types(k, "o");
	sees(k, "Tapez SCELLER");
	types(k, "sceller");
	sees(k, "█ sceller");
	does(k, PTY_ENTER, "sealed", NULL, "Procès-verbal scellé");
	exam_counts(k->exam, "words_emptied", k->who, NULL);
	sees_at(k, LINE_PHASE, "SCELLÉ, version 1");
}

void writes_document(struct keyboard *k, int line, const char *document)
{
	types(k, key_of_digit(line));
	sees_row(k, "►", document);
	types(k, PTY_ENTER);
	sees_at(k, LINE_MESSAGE, "relus.");
	sees_row(k, document, "relu ");
}
