#include "sample.h"

#include <stdio.h>

enum { TALK_S = 600, SHARE_S = 120, SCALE_S = 170, TABLE_ROW = 12, SPEAKER = 3 };

static void draw_head(struct canvas *c, const char *left, int left_s)
{
	canvas_text(c, 0, STOP_MARGIN, PEN_PLAIN, STR("RS6731 · 24/11/2026"));
	canvas_text(c, 0, STOP_BAR, PEN_BOLD, STR("Groupe 2/3 Cour Carrée"));
	canvas_right(c, 0, canvas_edge(c), PEN_PLAIN, STR("GRÈBE · tenue · postes 3/3"));
	canvas_text(c, 1, STOP_MARGIN, PEN_BOLD, STR("PRÉSENTATION"));
	canvas_textf(c, 1, 16, PEN_PLAIN, "reste %s", left);
	canvas_bar(c, 1, STOP_BAR, 24, PEN_PLAIN, 24 - canvas_bar_cells(24, left_s, TALK_S), -1);
	canvas_text(c, 1, 55, PEN_PLAIN, STR("sur 10:00"));
	canvas_right(c, 1, canvas_edge(c), PEN_PLAIN, STR("fin 10 h 30"));
	canvas_text(c, 2, STOP_MARGIN, PEN_PLAIN,
	            STR("→ FRÊNE n’a pas parlé (5). À parts égales il faut 4:53, il reste 4:10."));
	canvas_hairline(c, 3, PEN_PLAIN, STR(""), STR(""));
}

static void draw_facts(struct canvas *c)
{
	static const struct {
		int row;
		const char *head, *text;
	} facts[] = {{5, "Parle", "4 ACACIA Alice"},
	             {7, "Part juste", "2:00 par personne"},
	             {8, "Personne", "0:12 en tout"},
	             {9, "À venir", "1 sur 5"}};

	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
		canvas_text(c, facts[i].row, STOP_FACTS, PEN_DIM, str_of(facts[i].head));
		canvas_text(c, facts[i].row, 56, PEN_PLAIN, str_of(facts[i].text));
	}
}

static void draw_table(struct canvas *c)
{
	static const struct {
		const char *name, *mark;
		int spoken_s;
	} persons[] = {{"ÉRABLE Chloé", "▲ long", 151},
	               {"CÈDRE Bruno", "", 65},
	               {"HÊTRE Gina", "", 74},
	               {"ACACIA Alice", "parle", 48},
	               {"FRÊNE Emma", "à venir", 0}};

	canvas_text(c, 11, STOP_TEXT, PEN_DIM, STR("À la table"));
	canvas_right(c, 11, 41, PEN_DIM, STR("Temps"));
	canvas_text(c, 11, STOP_FACTS, PEN_DIM, STR("0:00"));
	canvas_text(c, 11, 66, PEN_DIM, STR("2:00"));
	for (int i = 0; i < 5; i++) {
		int row = TABLE_ROW + i, spoken_s = persons[i].spoken_s;

		canvas_textf(c, row, STOP_MARGIN, PEN_BOLD, "%d", i + 1);
		canvas_cut(c, row, STOP_TEXT, 22, i == SPEAKER ? PEN_ACCENT : PEN_PLAIN,
		           str_of(persons[i].name));
		canvas_text(c, row, STOP_BAR, PEN_PLAIN, str_of(persons[i].mark));
		canvas_rightf(c, row, 41, PEN_PLAIN, "%d:%02d", spoken_s / 60, spoken_s % 60);
		canvas_bar(c, row, STOP_FACTS, 34, PEN_PLAIN,
		           canvas_bar_cells(34, spoken_s, SCALE_S),
		           canvas_bar_cells(34, SHARE_S, SCALE_S));
	}
	canvas_sign(c, TABLE_ROW + SPEAKER, STOP_POINTER, PEN_BOLD, 0x25BA);
}

static void draw_foot(struct canvas *c)
{
	int col;

	canvas_hairline(c, 20, PEN_PLAIN, STR(""), STR("enregistré 10:25:02"));
	canvas_text(c, 21, STOP_MARGIN, PEN_PLAIN,
	            STR("10:24:12  PINSON    incident : bruit dans le couloir"));
	col = canvas_text(c, 22, STOP_MARGIN, PEN_BOLD, STR("Parole à ACACIA Alice."));
	col = canvas_text(c, 22, col + 2, PEN_BOLD, STR("<"));
	canvas_text(c, 22, col + 1, PEN_PLAIN, STR("ce tour a commencé plus tôt (5 s)"));
	canvas_text(
	    c, 23, STOP_MARGIN, PEN_PLAIN,
	    STR("1-5 parole  0 personne  Espace pause  f fin  u annuler  ? aide  q retour"));
}

void sample_presentation(struct canvas *c, int seconds_left, int scale)
{
	char left[16];

	snprintf(left, sizeof left, "%d:%02d", seconds_left / 60, seconds_left % 60);
	canvas_erase(c);
	draw_head(c, left, seconds_left);
	if (scale >= 0)
		canvas_big_time(c, 5, STOP_MARGIN, scale, PEN_PLAIN, str_of(left));
	draw_facts(c);
	draw_table(c);
	draw_foot(c);
	canvas_cursor(c, TABLE_ROW + SPEAKER, STOP_MARGIN);
}

void sample_day(struct canvas *c)
{
	static const char *const lines[] = {
	    "1 Ouverture du jury         8 h 45    8 h 52    constitué",
	    "2 Groupe 1 Les Terrasses    9 h 00    9 h 04    terminé                  4/4",
	    "3 Groupe 2 Cour Carrée     10 h 20              à suivre                 0/5",
	    "4 Groupe 3 Parc Sud        11 h 40                                       0/3",
	    "",
	    "5 Délibération             14 h 00              attend les fiches       4/12",
	    "6 Relecture du procès-verbal                    puis scellement",
	    "7 Documents                                     brouillons seulement",
	    "8 S’entraîner une minute                        rien n’en est gardé",
	};

	canvas_erase(c);
	canvas_text(c, 0, STOP_MARGIN, PEN_PLAIN, STR("RS6731 · 24/11/2026"));
	canvas_text(c, 0, STOP_BAR, PEN_BOLD, STR("Journée"));
	canvas_right(c, 0, canvas_edge(c), PEN_PLAIN, STR("MERLE · postes 3/3"));
	canvas_text(c, 2, STOP_MARGIN, PEN_PLAIN,
	            STR("→ Prochain passage à 10 h 20 : Entrée ouvre l’émargement du groupe 2."));
	canvas_hairline(c, 3, PEN_PLAIN, STR(""), STR(""));
	canvas_text(
	    c, 4, STOP_TEXT, PEN_DIM,
	    STR("Étape                      Prévu      Réel    État              Mes fiches"));
	for (int i = 0; i < 9; i++)
		canvas_text(c, 5 + i, STOP_MARGIN, i == 2 ? PEN_BOLD : PEN_PLAIN, str_of(lines[i]));
	canvas_sign(c, 7, STOP_POINTER, PEN_BOLD, 0x25BA);
	canvas_hairline(c, 20, PEN_PLAIN, STR(""), STR("enregistré 10:02:11"));
	canvas_text(c, 21, STOP_MARGIN, PEN_PLAIN,
	            STR("10:02:40  PINSON    fiche de FRÊNE Emma remise"));
	canvas_text(c, 23, STOP_MARGIN, PEN_PLAIN,
	            STR("1-8 choisir  Entrée ouvrir  j journal  u annuler  ? aide  q quitter"));
	canvas_cursor(c, 7, STOP_MARGIN);
}
