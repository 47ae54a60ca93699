#!/bin/sh
# why: all that led to one candidate's outcome, in order; and nothing of what a member alone thought.
. tests/support/tap.sh
needs sqlite3
clepsydre=$CLEPSYDRE record=$tmp/record

# why CODE CANDIDATE: what it says, in $tmp/out and $tmp/err.
why() {
	wanted=$1
	shift
	"$clepsydre" why "$record" "$@" >"$tmp/out" 2>"$tmp/err"
	[ $? -eq "$wanted" ]
}
nbsp=$(printf '\302\240')
plain() { sed "s/$nbsp/ /g" | tr -s ' '; }
says() { plain <"$tmp/out" | grep -qF -- "$1"; }
# The first stands before the second.
in_order() {
	plain <"$tmp/out" | awk -v a="$1" -v b="$2" \
		'index($0, a) && !at { at = NR } index($0, b) && at && NR > at { found = 1 } END { exit !found }'
}

"$TOOLS/story" "$record" config/rs6731.yaml config/cohort-rs6731.yaml tests/stories/sealed-day.story ||
	not_ok 'the story is told on a record'
motif='Aucune décision des locataires n’a pu être racontée'

check 'it tells of a candidate by the office’s id' why 0 EX-03
cp "$tmp/out" "$tmp/by-id"
check 'by name' why 0 érable
check 'which is the same' cmp -s "$tmp/out" "$tmp/by-id"
check 'by the whole name' why 0 'Érable Chloé'
check 'the outcome' says 'Issue : Non certifié(e)'
check 'the rule that it follows from' says 'par la règle de certification de la grille : « toutes les compétences »'
check 'the decision of each competency' says 'décision validée'
check 'a refusal with its criteria and its reason' says "décision non validée (C2.2, C2.3) : « $motif"
check 'the jury’s own appreciation' says 'appréciation Connaît le cadre du bailleur'
check 'the written test' says 'épreuve écrite 2 En voie d’acquisition'
check 'who sat' says 'Ont siégé MERLE Odile, PINSON Karim, SITTELLE Jeanne'
check 'the times' says 'Présentation collective 9:52, pour 10:00 accordées ; parole 2:18, pour une part de 2:30'
check 'the questions' says 'Questions reçues 2 · (a) 1, (b) 0, (c) 1 ; il en faut 2 au moins'
check 'the presence, with its hour' says '08:57:00 ÉRABLE Chloé : là, pièce vue'
check 'a phase, with its hour' says '09:04:00 phase démarrée : présentation'
check 'a question, but not who asked it' says '09:28:15 question (c) à ÉRABLE Chloé : « Que feriez-vous'
check 'the deliberation before the decision' in_order '12:04:00 délibération ouverte' "12:12:00 ÉRABLE Chloé, C2 : non validée, C2.2, C2.3 (« $motif"
check 'the decision before the seal' in_order '12:12:00 ÉRABLE Chloé, C2' '12:34:00 procès-verbal scellé'
check 'the version of the minutes' says 'Procès-verbal version 1'
check 'the head' says "Empreinte du registre : $(sqlite3 "$record" "SELECT id || ' événements · ' || upper(substr(hash, 1, 4))
	FROM event ORDER BY id DESC LIMIT 1")"
check 'others’ phases are not in it' [ -z "$(grep -F 'groupe 2' "$tmp/out")" ]

check 'who withdrew' why 0 HÊTRE
check 'is named as that' says 'En déport SITTELLE Jeanne'
check 'and did not sit' says 'Ont siégé MERLE Odile, PINSON Karim'
check 'an earlier validation' why 0 IF
check 'with its session' says 'validée à une session antérieure : « EX-2025-02 »'
check 'a pause and its reason' says '09:59:12 chronomètre arrêté après 4:12 : bruit, « travaux dans le couloir »'
check 'who came late' in_order '09:51:00 IF Hugo : retard' '09:52:00 IF Hugo : admis(e) en cours'
check 'extra time' why 0 SAULE
check 'which was granted' says 'temps majoré'
check 'an incident' why 0 MÛRIER
check 'about this candidate' says 'micro, remplacé en une minute'
check 'a phase closed under the minimum, and why' says 'phase close sous le minimum de questions : échange, après 26:50'
check 'who was absent' why 0 NOYER
check 'has the outcome of it' says 'Issue : Absent'
check 'which follows from that' says 'suit de la présence'

# What a member wrote, and how they marked, is in no candidate's.
: >"$tmp/all"
for id in $(sqlite3 "$record" "SELECT identifier FROM person WHERE role = 'candidate'"); do
	"$clepsydre" why "$record" "$id" >>"$tmp/all" || not_ok "why $id"
done
sqlite3 "$record" "SELECT t.words FROM text AS t JOIN event AS e ON e.id = t.event
	WHERE e.kind IN ('commented', 'noted', 'scored', 'sheet_reopened', 'voted', 'member_signed') AND t.words <> ''" >"$tmp/own"
check 'members wrote much' [ "$(wc -l <"$tmp/own")" -gt 3 ]
check_empty 'and none of it is told' "$(while read -r words; do grep -F -- "$words" "$tmp/all"; done <"$tmp/own")"
check_empty 'nor a mark' "$(grep -E 'C[1-4]\.[1-3] à [0-9]|non observé pour|fiche' "$tmp/all")"
members='MERLE|PINSON|SITTELLE|LORIOT|GRÈBE|Milan|Courlis'
check_empty 'nor a name beside a judgement, a question or a written test' \
	"$(grep -E "$members" "$tmp/all" | grep -vE 'Ont siégé|En déport|déport|retrait')"
check_empty 'nor how many were for and against' "$(grep -iE 'favorable' "$tmp/all")"

check 'nobody of that name is a fault of usage' why 1 PERSONNE
check 'which tells who there is' grep -qF 'EX-01, EX-02' "$tmp/err"
check 'nor is a member a candidate' why 1 PINSON
check 'without a candidate nothing is told' [ "$("$clepsydre" why "$record" >/dev/null 2>&1; echo $?)" = 1 ]

# Months later: a given name corrected by two, and a new deliberation on an appeal.
{
	cat tests/stories/sealed-day.story
	echo '@name 15:00 MERLE rectified person=ÉRABLE code=given "Chloë"'
	echo '15:05 GRÈBE entry_confirmed ref=@name'
	echo '16:00 MERLE deliberation_reopened "recours de Chloë ÉRABLE"'
	echo '16:10 MERLE decides ÉRABLE C2 validated "les décisions des locataires figuraient au dossier"'
	echo '16:20 MERLE seals'
} >"$tmp/later.story"
record=$tmp/later
"$TOOLS/story" "$record" config/rs6731.yaml config/cohort-rs6731.yaml "$tmp/later.story" ||
	not_ok 'the story goes on'
check 'after a new deliberation' why 0 EX-03
check 'the outcome is the last' says 'Issue : Certifié(e)'
check 'and so is the version' says 'Procès-verbal version 3'
check 'what was decided first is still told' says "12:12:00 ÉRABLE Chloé, C2 : non validée, C2.2, C2.3 (« $motif"
check 'before the correction of form' in_order '12:34:00 procès-verbal scellé' '15:00:00'
check 'which the second person confirmed' in_order '15:00:00' '15:05:00'
check 'then why the jury met again' says 'recours de Chloë ÉRABLE'
check 'then the other decision, with its reason' in_order '16:00:00' '16:10:00 ÉRABLE Chloë, C2 : validée (« les décisions'
check 'under its seal' in_order '16:10:00' '16:20:00 procès-verbal scellé'
check 'of others the correction of a name is not told' why 0 CÈDRE
check_empty 'nor the decision' "$(grep -F 'Chloë, C2' "$tmp/out")"
check_empty 'nor the name' "$(grep -F '15:00:00' "$tmp/out")"

# In mid-day nothing is decided, and no head betrays a mark.
"$TOOLS/story" "$tmp/day" config/rs6731.yaml config/cohort-rs6731.yaml tests/stories/mid-day.story ||
	not_ok 'the story is told on a record'
record=$tmp/day
check 'in mid-day' why 0 ACACIA
check 'the outcome is not yet' says 'Issue : pas encore'
check 'the minutes are a draft' says 'projet : il n’est pas scellé'
check 'and there is no head' says 'pas encore d’empreinte'
done_testing
