/* access_cards: a code for each seat, on cards to cut and hand out.
 *
 * Printed once: nothing keeps a code but its card.  A card has a fixed height, so that no page
 * ends within one. */
#include "app/access.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/print.h"
#include "app/record.h"
#include "app/seat.h"
#include "base/text.h"
#include "base/when.h"
#include "base/words.h"
#include "core/say.h"
#include "store/codes.h"
#include "ui/list.h"
#include "ui/seats.h"

enum { CARD_ROWS = 20, CARDS_A_PAGE = 3, COLS = 80, MARGIN = 2 };

struct cards {
	const struct access *access;
	const struct state *state;
	char server[256];
	struct host_key host_key;
	int32_t *persons;
	char (*codes)[CODE_DIGITS + 1];
	size_t n;
	struct buf page;
	int rows; /* of the card being written */
};

/* -- one card ------------------------------------------------------------------------------- */

/* What stands at the left and at the right of a row; the left one is cut if need be. */
static void add_row(struct cards *c, const char *left, const char *right)
{
	size_t room = COLS - 2 * MARGIN - text_width(str_of(right));

	if (*left || *right)
		buf_addf(&c->page, "%*s", MARGIN, "");
	if (*right) {
		text_pad(&c->page, str_of(left), room - MARGIN, TEXT_LEFT);
		buf_addf(&c->page, "%*s%s", MARGIN, "", right);
	} else {
		text_cut(&c->page, str_of(left), COLS - 2 * MARGIN);
	}
	buf_add_char(&c->page, '\n');
	c->rows++;
}

/* What is typed, whole however long. */
static void add_typed(struct cards *c, const char *before, const char *text)
{
	buf_addf(&c->page, "%*s%s%s\n", 4 * MARGIN, "", before, text);
	c->rows++;
}

static void add_head(struct cards *c)
{
	const struct plan *plan = &c->state->plan;
	struct buf b = {0};
	int32_t day;

	buf_add(&b, plan->number);
	if (plan->session.number.n)
		buf_addf(&b, " · %.*s", STR_ARG(plan->session.number));
	if (when_parse_date(plan->session.date, &day)) {
		buf_add(&b, STR(" · "));
		when_date(&b, day);
	}
	add_row(c, buf_text(&b), plan->rehearsal ? _("REHEARSAL") : "");
	buf_done(&b);
}

static void add_person(struct cards *c, int32_t number)
{
	const struct person *p = plan_person(&c->state->plan, number);
	struct buf name = {0}, place = {0};

	say_person(&name, c->state, number);
	buf_addf(&name, ", %s", say_role_title(p->role));
	if (p->substitute)
		buf_addf(&name, ", %s", _("substitute"));
	buf_addf(&place, _("seat %.*s"), STR_ARG(p->id));
	add_row(c, buf_text(&name), buf_text(&place));
	buf_done(&name);
	buf_done(&place);
}

static void add_code(struct cards *c, const char *code)
{
	struct buf b = {0};

	buf_addf(&b, _("Your code: %.3s %.3s"), code, code + 3);
	add_row(c, buf_text(&b), _("for you alone"));
	buf_done(&b);
}

/* By the digit that the list of the places has; beyond nine of them it has none. */
static void add_choice(struct cards *c, int32_t person)
{
	int32_t numbers[ROWS_MAX];
	size_t n = seats_list(c->state, numbers), i = 0;
	struct buf b = {0};

	while (i < n && numbers[i] != person)
		i++;
	if (i < 9)
		buf_addf(&b, _("4. Your seat: %d, Enter, o. Your code: its 6 digits, Enter."),
		         (int)i + 1);
	else
		buf_addf(&b, "%s", _("4. Your seat: ↓ to your name, Enter, o. Your code: its 6 "
		                     "digits, Enter."));
	add_row(c, buf_text(&b), "");
	buf_done(&b);
}

static void add_way(struct cards *c, int32_t person)
{
	struct buf b = {0};

	add_row(c, _("1. In a terminal, type the first line; in PuTTY, the second (Host Name):"),
	        "");
	buf_addf(&b, "%s@%s", c->access->account, c->server);
	add_typed(c, "ssh ", buf_text(&b));
	add_typed(c, "    ", buf_text(&b));
	add_row(c, _("2. The first time, your computer shows the server's key. It must be:"), "");
	buf_clear(&b);
	buf_addf(&b, "%s   (%s)", c->host_key.fingerprint, c->host_key.type);
	add_typed(c, "", buf_text(&b));
	add_row(c, _("   The same: yes (PuTTY: Accept). Another one: no, and call the secretary."),
	        "");
	add_row(c, _("3. Password of the day, which the secretary tells you: nothing shows."),
	        "");
	add_choice(c, person);
	buf_done(&b);
}

static void add_card(struct cards *c, size_t i)
{
	struct buf b = {0};

	c->rows = 0;
	add_row(c, "", "");
	add_head(c);
	add_row(c, "", "");
	add_person(c, c->persons[i]);
	add_row(c, "", "");
	add_code(c, c->codes[i]);
	add_row(c, "", "");
	add_way(c, c->persons[i]);
	add_row(c, "", "");
	buf_addf(&b, _("%d wrong codes close the seat; the secretary or the president opens it."),
	         CODE_TRIES);
	add_row(c, buf_text(&b), "");
	add_row(c, _("Card lost or seen by somebody: tell the secretary, who makes another."), "");
	buf_done(&b);
	while (c->rows < CARD_ROWS - 1)
		add_row(c, "", "");
	for (size_t col = 0; col < COLS / 2; col++)
		buf_add(&c->page, STR("- "));
	c->page.n--; /* its last blank */
	buf_add_char(&c->page, '\n');
}

static void print_cards(struct cards *c)
{
	for (size_t i = 0; i < c->n; i++) {
		add_card(c, i);
		print_text(buf_str(&c->page));
		buf_clear(&c->page);
		if ((i + 1) % CARDS_A_PAGE == 0 && i + 1 < c->n)
			print_page_end();
	}
}

/* -- all of them ---------------------------------------------------------------------------- */

static bool find_server(struct cards *c, struct err *e)
{
	if (c->access->server)
		snprintf(c->server, sizeof c->server, "%s", c->access->server);
	else if (gethostname(c->server, sizeof c->server - 1) != 0 || !c->server[0] ||
	         strcmp(c->server, "localhost") == 0) {
		err_set(e, ERR_USAGE, "%s", _("This machine has no name to print on the cards."));
		return err_add(e, NULL, _("Give it: --server NAME"));
	}
	return true;
}

static bool choose_persons(struct cards *c, struct arena *arena, struct err *e)
{
	const struct plan *plan = &c->state->plan;

	c->persons = arena_new(arena, int32_t, plan->n_persons + 1);
	if (c->access->seat) {
		c->n = 1;
		return seat_find(plan, c->access->seat, &c->persons[0], e);
	}
	for (size_t i = 0; i < plan->n_persons; i++)
		if (plan_has_seat(&plan->persons[i]))
			c->persons[c->n++] = (int32_t)i + 1;
	return true;
}

static void advise_replacing(const struct cards *c, struct err *e)
{
	struct buf b = {0};

	buf_addf(&b,
	         _("A lost card: --cards --seat SEAT. All anew: take the former cards back, "
	           "remove %s.codes, and ask again."),
	         c->access->record);
	err_add(e, _("The cards handed out stay good."), buf_text(&b));
	buf_done(&b);
}

static bool make_codes(struct cards *c, struct str mark, struct err *e)
{
	bool is_first = !c->access->seat && !codes_are_there(c->access->record);

	if (codes_make(c->access->record, mark, c->persons, c->n, c->access->seat != NULL, c->codes,
	               e))
		return true;
	if (!c->access->seat && !is_first && e->kind == ERR_DATA)
		advise_replacing(c, e);
	return false;
}

/* Nobody has seen the codes, and nobody can any more. */
static int tell_lost(const struct cards *c)
{
	struct buf todo = {0};
	struct err e;

	err_set(&e, ERR_IO, "%s", _("The codes are made, but their cards could not be printed."));
	if (c->access->seat)
		buf_addf(&todo, _("Ask for the card again, with --seat %s."), c->access->seat);
	else
		buf_addf(&todo, _("Remove %s.codes, and ask for all the cards again."),
		         c->access->record);
	err_add(&e, _("Throw away what was printed of them."), buf_text(&todo));
	buf_done(&todo);
	return print_err(&e);
}

static void tell_made(const struct cards *c)
{
	struct buf b = {0};

	buf_addf(&b,
	         words_n("%zu card: hand it to its person alone.\n",
	                 "%zu cards: cut along the dashes, hand each to its person alone.\n",
	                 (int64_t)c->n),
	         c->n);
	buf_addf(&b, "%s\n",
	         _("No code is kept anywhere else: a lost card is made anew, with --seat."));
	buf_addf(&b, "%s\n", _("A file that holds them is to be removed once it is printed."));
	buf_addf(&b, _("The cards say “ssh %s@%s”.\n"), c->access->account, c->server);
	if (!c->access->server)
		buf_addf(&b, "%s\n",
		         _("If the jury reaches this machine by another name: --server NAME."));
	print_aside(buf_str(&b));
	buf_done(&b);
}

static int run_cards(struct cards *c, struct arena *arena, struct str mark)
{
	struct err e;
	bool made;

	if (!choose_persons(c, arena, &e))
		return print_err(&e);
	c->codes = (void *)arena_alloc(arena, c->n, sizeof *c->codes);
	made = make_codes(c, mark, &e);
	if (made)
		print_cards(c);
	explicit_bzero(c->codes, c->n * sizeof *c->codes);
	if (!made)
		return print_err(&e);
	if (!print_arrived())
		return tell_lost(c);
	tell_made(c);
	return ERR_NONE;
}

int access_cards(const struct access *x)
{
	struct cards c = {.access = x};
	struct arena arena = {0};
	struct record record;
	struct err e;
	int code;

	if (!find_server(&c, &e) || !access_host_key(&c.host_key, x->host_key, &e) ||
	    !record_open(&record, x->record, LEDGER_READ, 0, &e))
		return print_err(&e);
	c.state = &record.state;
	code = run_cards(&c, &arena, str_of(ledger_mark(record.ledger)));
	buf_done(&c.page);
	arena_done(&arena);
	record_close(&record);
	return code;
}
