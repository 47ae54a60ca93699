/* What a capability of a terminal wants of its parameters. */
#include "unit.h"

#include "ui/term_type.h"

static void a_text_is_told_from_numbers(void **state)
{
	static const char *const numbers[] = {
	    "\033[%i%p1%d;%p2%dH", "\033[%p1%03dm", "100%%s", "%p1%'s'%+%c", "%p1%{115}%=%t0%;",
	    "%?%p9%t\016%e\017%;", "%p1%Ps%gl%d", "%p1%:-3d", "%", "",
	};
	static const char *const texts[] = {
	    "%p1%s", "\033[%i%p1%d;%p2%sH", "%p1%l%d", "%p1%:-3s", "%p1%05.2s", "%p1% s", "%p1%#s",
	    "%?%p1%{4}%>%t%p1%s%;", "%%%s",
	};

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (term_type_wants_text(numbers[i]))
			fail_msg("%s", numbers[i]);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (!term_type_wants_text(texts[i]))
			fail_msg("%s", texts[i]);
	assert_false(term_type_wants_text(NULL));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_is_told_from_numbers),
	};

	return cmocka_run_group_tests_name("ui/term_type", tests, NULL, NULL);
}
