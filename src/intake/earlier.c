/* earlier: see earlier.h. */
#include "intake/earlier.h"

#include "base/text.h"

static struct str cut(struct str *rest)
{
	struct str one = *rest;

	for (size_t i = 0; i < rest->n; i++)
		if (rest->s[i] == ',' || rest->s[i] == '+') {
			one.n = i;
			*rest = (struct str){rest->s + i + 1, rest->n - i - 1};
			return text_trim(one);
		}
	*rest = (struct str){rest->s + rest->n, 0};
	return text_trim(one);
}

bool earlier_next(struct str *rest, struct str *code, struct str *session)
{
	while (rest->n) {
		struct str one = cut(rest);

		if (!one.n)
			continue;
		*session = one;
		*code = text_trim(str_cut(session, '('));
		*session = text_trim(str_cut(session, ')'));
		return true;
	}
	return false;
}
