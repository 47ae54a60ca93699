/* main: reads the command line and hands over to a verb. */
#include "app/command.h"
#include "app/help.h"
#include "app/language.h"
#include "app/print.h"
#include "app/world.h"

static int answer(void (*write)(struct buf *))
{
	struct buf b = {0};

	write(&b);
	print_text(buf_str(&b));
	buf_done(&b);
	return ERR_NONE;
}

static int answer_help(const struct command *c)
{
	struct buf b = {0};

	if (!c)
		return answer(help_program);
	help_command(&b, c);
	print_text(buf_str(&b));
	buf_done(&b);
	return ERR_NONE;
}

/* `clepsydre` alone: nothing was asked for. */
static int answer_nothing(void)
{
	struct buf b = {0};

	help_program(&b);
	print_aside(buf_str(&b));
	buf_done(&b);
	return ERR_USAGE;
}

static int answer_to(const struct arguments *a)
{
	if (a->version)
		return answer(help_version);
	if (a->help)
		return answer_help(a->command);
	if (!a->command)
		return answer_nothing();
	return a->command->run(&world_real, a);
}

int main(int argc, char **argv)
{
	struct arguments a;
	struct err e;
	int code;

	world_prepare();
	language_open(options_language(argc, argv));
	if (options_read(&a, argc, argv, &e)) {
		if (a.language)
			language_open(a.language);
		code = answer_to(&a);
	} else {
		code = print_err(&e);
	}
	options_done(&a);
	return print_end(code);
}
