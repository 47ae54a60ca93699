/* What is remembered of a seat, and what hostile memories do: nothing. */
#include "unit.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/seat.h"

static void a_memory_is_read_as_it_was_written(void **fixture)
{
	struct desk_memory m = {
	    .view = STR("sheet"),
	    .focus = {.passage = 2, .candidate = 9, .item = 31, .line = 4, .scroll = 1},
	    .has_draft = true,
	    .writing = WRITE_APPRECIATION,
	    .about = {.kind = KIND_commented, .candidate = 9, .item = 30, .code = CODE_none},
	    .draft = STR("Laisse décider.\nview other\n"),
	};
	struct desk_memory back;
	struct buf b = {0};

	(void)fixture;
	seat_write_memory(&b, &m);
	assert_true(seat_read_memory(buf_str(&b), &back));
	assert_true(str_is(back.view, "sheet"));
	assert_memory_equal(&back.focus, &m.focus, sizeof m.focus);
	assert_true(back.has_draft);
	assert_int_equal(back.writing, WRITE_APPRECIATION);
	assert_int_equal(back.about.kind, KIND_commented);
	assert_int_equal(back.about.item, 30);
	assert_true(str_equal(back.draft, m.draft));
	buf_done(&b);
}

static void what_is_no_memory_is_left_aside(void **fixture)
{
	static const char *const texts[] = {
	    "",
	    "\n\n",
	    "focus 1 2 3",
	    "viewsheet",
	    "\xff\xfe",
	    "draft only",
	    "about 9 scored 1 1 1 1 1 -\ndraft x",
	};
	struct desk_memory m;

	(void)fixture;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_false(seat_read_memory(str_of(texts[i]), &m));
}

static void hostile_numbers_and_drafts_are_dropped(void **fixture)
{
	struct desk_memory m;

	(void)fixture;
	assert_true(seat_read_memory(STR("view sheet\nfocus -1 99999999999999999999 x 3\nabout 77 "
	                                 "dance 1 1 1 1 1 -\ndraft\nhello"),
	                             &m));
	assert_int_equal(m.focus.passage, 0);
	assert_int_equal(m.focus.candidate, 0);
	assert_int_equal(m.focus.item, 0);
	assert_int_equal(m.focus.line, 3);
	assert_false(m.has_draft); /* of an act that this version doesn't know */
	assert_true(
	    seat_read_memory(STR("view sheet\nabout 0 noted 0 9 0 0 0 -\ndraft\n\xff"), &m));
	assert_false(m.has_draft);
}

static void save_draft(const char *path, int32_t person, enum kind about)
{
	struct desk_memory m = {.view = STR("sheet"), .has_draft = true, .writing = WRITE_NOTES,
	                        .about = {.kind = about, .candidate = 9}, .draft = STR("hésite")};
	struct seats *s = seats_open(path, NULL);
	struct buf b = {0};

	seat_write_memory(&b, &m);
	assert_true(seats_take(s, person, 1000));
	assert_true(seats_save(s, buf_str(&b)));
	seats_close(s); /* as a line that is cut */
	buf_done(&b);
}

static bool remembers(struct seat *s, int32_t person)
{
	struct arena arena = {0};
	bool is = seats_load(s->seats, person, &arena).n > 0;

	arena_done(&arena);
	return is;
}

/* What had not reached the record goes with what had. */
static int remove_one(const char *path, const struct stat *what, int flag, struct FTW *where)
{
	(void)what;
	(void)flag;
	(void)where;
	return remove(path);
}

static void private_notes_not_stored_are_forgotten_too(void **fixture)
{
	char folder[] = "/tmp/clepsydre-seat-XXXXXX", path[64];
	struct arena arena = {0};
	struct plan plan;
	struct seat s = {0};

	(void)fixture;
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/record", folder);
	plan_init(&plan, &arena);
	for (int i = 0; i < 3; i++)
		plan_add_person(&plan, ROLE_MEMBER);
	save_draft(path, 1, KIND_noted);
	save_draft(path, 2, KIND_commented);
	seat_open(&s, path);
	seat_forget_notes(&s, &plan);
	assert_false(remembers(&s, 1));
	assert_true(remembers(&s, 2));
	seat_close(&s);
	arena_done(&arena);
	assert_int_equal(nftw(folder, remove_one, 4, FTW_DEPTH | FTW_PHYS), 0);
}

static void a_seat_is_found_by_its_id_however_typed(void **fixture)
{
	struct arena arena = {0};
	struct plan plan;
	struct err e;
	int32_t found = 0;

	(void)fixture;
	plan_init(&plan, &arena);
	plan_add_person(&plan, ROLE_PRESIDENT)->id = STR("Prés");
	plan_add_person(&plan, ROLE_CANDIDATE)->id = STR("EX-01");
	assert_true(seat_find(&plan, "prés", &found, &e));
	assert_int_equal(found, 1);
	plan_add_person(&plan, ROLE_MEMBER)->id = STR("Mme_B");
	assert_true(seat_find(&plan, " mme b", &found, &e));
	assert_int_equal(found, 3);
	assert_false(seat_find(&plan, "", &found, &e));
	assert_false(seat_find(&plan, "EX-01", &found, &e));
	assert_int_equal(e.kind, ERR_USAGE);
	assert_non_null(strstr(e.what, "Prés"));
	arena_done(&arena);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_memory_is_read_as_it_was_written),
	    cmocka_unit_test(what_is_no_memory_is_left_aside),
	    cmocka_unit_test(hostile_numbers_and_drafts_are_dropped),
	    cmocka_unit_test(private_notes_not_stored_are_forgotten_too),
	    cmocka_unit_test(a_seat_is_found_by_its_id_however_typed),
	};

	return cmocka_run_group_tests_name("app/seat", tests, NULL, NULL);
}
