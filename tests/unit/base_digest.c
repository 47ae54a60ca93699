/* What base/digest promises: the SHA-256 of the standard. */
#include "unit.h"

#include "base/digest.h"

static void the_standards_examples_hold(void **fixture)
{
	(void)fixture;
	assert_string_equal(digest_of(STR("")).hex,
	                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	assert_string_equal(digest_of(STR("abc")).hex,
	                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_string_equal(
	    digest_of(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")).hex,
	    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void a_million_letters_in_pieces(void **fixture)
{
	static char letters[997];
	struct digest_run run;
	size_t left = 1000000;

	(void)fixture;
	memset(letters, 'a', sizeof letters);
	digest_init(&run);
	for (size_t n = 1; left; n = n % sizeof letters + 1) {
		size_t take = n < left ? n : left;

		digest_add(&run, (struct str){letters, take});
		left -= take;
	}
	assert_string_equal(digest_end(&run).hex,
	                    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void a_run_copied_half_way_goes_on_alone(void **fixture)
{
	struct digest_run run, copy;

	(void)fixture;
	digest_init(&run);
	digest_add(&run, STR("Hê"));
	digest_add(&run, (struct str){NULL, 0});
	copy = run;
	digest_add(&run, STR("tre"));
	digest_add(&copy, STR("ron"));
	assert_string_equal(digest_end(&run).hex, digest_of(STR("Hêtre")).hex);
	assert_string_equal(digest_end(&copy).hex, digest_of(STR("Hêron")).hex);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_standards_examples_hold),
	    cmocka_unit_test(a_million_letters_in_pieces),
	    cmocka_unit_test(a_run_copied_half_way_goes_on_alone),
	};

	return cmocka_run_group_tests_name("base/digest", tests, NULL, NULL);
}
