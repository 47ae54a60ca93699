/* command: see command.h. */
#include "app/command.h"

#include <string.h>

#include "base/str.h"
#include "base/text.h"

const struct command *const command_list[] = {
    &command_check,  &command_new,  &command_import, &command_join, &command_clock,  &command_log,
    &command_export, &command_copy, &command_verify, &command_why,  &command_access, NULL,
};

const struct command *command_find(const char *name)
{
	for (size_t i = 0; command_list[i]; i++)
		if (strcmp(command_list[i]->name, name) == 0)
			return command_list[i];
	return NULL;
}

const struct command *command_nearest(const char *name)
{
	const struct command *nearest = NULL;
	size_t errors = strlen(name); /* as many as letters: no likeness */

	for (size_t i = 0; command_list[i]; i++) {
		size_t n = text_distance(str_of(name), str_of(command_list[i]->name));

		if (n < errors && n <= 3) {
			errors = n;
			nearest = command_list[i];
		}
	}
	return nearest;
}
