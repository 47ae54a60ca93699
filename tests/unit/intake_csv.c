/* What spreadsheets save, and what is told of it. */
#include "office.h"

#include "intake/csv.h"

static const char header[] = "numéro;groupe;nom de naissance;prénom\n";

/* A cohort whose session names list.csv, and has no withdrawal. */
static struct str cohort(struct office *o)
{
	struct str text = office_file(o, "config/cohort-rs6731.yaml");

	return office_change(
	    o, text, "déports:\n  - membre: M2\n    candidat: EX-07\n    motif: même employeur\n",
	    "");
}

static void read_list(struct office *o, const char *csv)
{
	office_init(o);
	office_read_cohort(o, "rs6731", cohort(o), str_of(csv));
}

static const struct person *candidate(const struct office *o, size_t n)
{
	assert_true(n + 5 < o->plan.n_persons);
	return &o->plan.persons[n + 5];
}

static void separators_are_found(void **fixture)
{
	static const char *const lists[] = {
	    "numéro;groupe;nom de naissance;prénom\nA1;G1;SAPIN;Léo\n",
	    "numéro,groupe,nom de naissance,prénom\r\nA1,G1,SAPIN,Léo\r\n",
	    "numéro\tgroupe\tnom de naissance\tprénom\nA1\tG1\tSAPIN\tLéo",
	    "sep=|\nnuméro|groupe|nom de naissance|prénom\nA1|G1|SAPIN|Léo\n",
	    "\xEF\xBB\xBFnuméro;groupe;nom de naissance;prénom\rA1;G1;SAPIN;Léo\r",
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct office o;

		read_list(&o, lists[i]);
		assert_int_equal(o.complaints.n_faults, 0);
		assert_true(str_is(candidate(&o, 0)->id, "A1"));
		assert_true(str_is(candidate(&o, 0)->given, "Léo"));
		office_done(&o);
	}
}

static void headers_are_free_in_case_accents_and_order(void **fixture)
{
	static const char *const names[] = {"Nom d'usage", "NOM D’USAGE", "nom_d_usage",
	                                    "nom d usage"};

	(void)fixture;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct buf list = {0};
		struct office o;

		buf_addf(&list, "Prénom ;NOM DE NAISSANCE;%s;groupe;NUMERO\n", names[i]);
		buf_add(&list, STR("Léo;SAPIN;ÉPICÉA;G2;A1\n"));
		read_list(&o, buf_text(&list));
		assert_int_equal(o.complaints.n_faults, 0);
		assert_true(str_is(candidate(&o, 0)->usual_family, "ÉPICÉA"));
		assert_int_equal(candidate(&o, 0)->passage, 2);
		office_done(&o);
		buf_done(&list);
	}
}

static void quoted_cells_hold_anything(void **fixture)
{
	struct office o;

	(void)fixture;
	read_list(
	    &o,
	    "numéro;groupe;nom de naissance;prénom;autre mesure\n"
	    "A1;G1;\"SAPIN; dit \"\"LE GRAND\"\"\";\"Léo\";\"salle calme,\nau rez-de-chaussée\"\n"
	    "A2;G1;\"HOUX\" ; Zoé ;\n");
	assert_int_equal(o.complaints.n_faults, 0);
	assert_true(str_is(candidate(&o, 0)->family, "SAPIN; dit \"LE GRAND\""));
	assert_true(str_is(candidate(&o, 0)->other_measure, "salle calme, au rez-de-chaussée"));
	assert_true(str_is(candidate(&o, 1)->family, "HOUX"));
	assert_true(str_is(candidate(&o, 1)->given, "Zoé"));
	office_done(&o);
}

/* Rows are numbered as a spreadsheet does, whatever lines a cell takes; the line shown is
 * the file's. */
static void rows_bear_the_spreadsheets_number(void **fixture)
{
	struct office o;

	(void)fixture;
	read_list(&o, "numéro;groupe;nom de naissance;prénom\n"
	              "A1;G1;\"SAPIN\n\n\";Léo\n"
	              "\n;;;\n"
	              "A2;G7;HOUX;Zoé\n");
	office_said(&o, "list.csv:5:4: ", "“G7”", "G1");
	assert_non_null(strstr(buf_text(&o.said), "    A2;G7;HOUX;Zoé\n       ^\n"));
	office_done(&o);
}

static void windows_files_are_converted_and_told(void **fixture)
{
	struct office o;

	(void)fixture;
	read_list(&o, "num\xE9ro;groupe;nom de naissance;pr\xE9nom\nA1;G1;CH\xCANE;L\xE9o\x92\n");
	assert_int_equal(o.complaints.n_faults, 0);
	office_said(&o, "list.csv:1:4: warning: ", "Windows-1252", "CSV UTF-8");
	assert_true(str_is(candidate(&o, 0)->family, "CHÊNE"));
	assert_true(str_is(candidate(&o, 0)->given, "Léo’"));
	office_done(&o);
}

static void unknown_columns_are_told(void **fixture)
{
	(void)fixture;
	list_says("employeur", "¦employer", "Column F, “employer”, is unknown",
	          "Write “employeur”");
	list_says("nom de naissance", "¦couleur", "Column C, “couleur”, is unknown", "Rename");
	list_says("nom de naissance", "nom", "The column “nom de naissance” is missing",
	          "first row");
	list_says("employeur", "¦prénom", "Column F, “prénom”, is there twice", "Keep one");
	list_says("EX-03;G1;ÉRABLE;;Chloé;Bailleur Gamma;;;;",
	          "EX-03;G1;ÉRABLE;;Chloé;Bailleur Gamma;;;;;¦x", "Column K has no name",
	          "empty the cell");
}

static void empty_cells_are_told(void **fixture)
{
	(void)fixture;
	list_says("EX-03;G1;ÉRABLE;;Chloé", "EX-03;G1;ÉRABLE;;", "Cell E4, “prénom”, is empty",
	          "Fill it in");
	list_says("EX-03;G1;ÉRABLE;;Chloé", ";G1;ÉRABLE;;Chloé", "Cell A4, “numéro”, is empty",
	          "delete the row");
}

static void quotes_are_closed(void **fixture)
{
	(void)fixture;
	list_says(";ÉRABLE;", ";¦\"ÉRABLE;", "The quote opened here is never closed", "remove it");
	list_says(";ÉRABLE;", ";\"ÉR\"¦ABLE;", "A text goes on after the quote",
	          "Double each quote");
}

static void what_is_no_list_is_told(void **fixture)
{
	struct office o;

	(void)fixture;
	read_list(&o, "\n\n");
	office_said(&o, "list.csv: ", "is empty", "");
	office_done(&o);
	read_list(&o, header);
	assert_int_equal(o.complaints.n_faults, 0);
	office_done(&o);
	read_list(&o, "PK\x03\x04\n");
	office_said(&o, "list.csv:1:3: ", "U+0003", "");
	office_done(&o);
}

static void a_cell_may_be_to_confirm(void **fixture)
{
	struct office o;

	(void)fixture;
	read_list(&o,
	          "numéro;groupe;nom de naissance;prénom;employeur\nA1;G1;SAPIN;Léo;à confirmer\n");
	assert_int_equal(o.complaints.n_faults, 0);
	assert_int_equal(candidate(&o, 0)->employer.n, 0);
	office_said(&o, "cohort.yaml:", "To be confirmed: candidats.A1.employeur", "");
	office_done(&o);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(separators_are_found),
	    cmocka_unit_test(headers_are_free_in_case_accents_and_order),
	    cmocka_unit_test(quoted_cells_hold_anything),
	    cmocka_unit_test(rows_bear_the_spreadsheets_number),
	    cmocka_unit_test(windows_files_are_converted_and_told),
	    cmocka_unit_test(unknown_columns_are_told),
	    cmocka_unit_test(empty_cells_are_told),
	    cmocka_unit_test(quotes_are_closed),
	    cmocka_unit_test(what_is_no_list_is_told),
	    cmocka_unit_test(a_cell_may_be_to_confirm),
	};

	return cmocka_run_group_tests_name("intake/csv", tests, NULL, NULL);
}
