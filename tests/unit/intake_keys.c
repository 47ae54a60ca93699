/* What a machine's keeper may write in the file of the keys, and what is told of the rest. */
#include "office.h"

#include <stdio.h>

#include "intake/keys.h"

/* Made by ssh-keygen for this test, the private halves thrown away; the two of security keys
 * put together by hand. */
#define ED25519 "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ303ZH6IzuoB35S/kq9PiKd48T2yKS4as+b20OjXSuL"
#define P256                                                                                       \
	"ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHZYPJIoMDxqG7Db" \
	"avgxVK0BQqvBzfOyNGDr43dOK8VPd0cCCKZ5azdYOKH55VY5DN4f0A+6PEJfG4dQ1lL+V0s="
#define P384                                                                                       \
	"ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBCxTK3ruKwnv5Kzb" \
	"oUR9lITwlAOp8L7SZyWsv92KauW0JMk9N13eWG/AWfX0aDa0XwQnIttBL4AbAVWtcNEx/5T0+mSTjcPCDSGB12hy" \
	"OB6Cqdp9Ji7dhlaXELsCA3M7Mw=="
#define P521                                                                                       \
	"ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAGL6IBAzH1tv/Pq" \
	"9nQ8GYi2JseJMyI6dAq4uICV/+I1nL92tK6ARXCQrKQVbivdMTJA5rE6Do9wSWJFfJnYpXFJ4gHJ2pEIoGdqImDH" \
	"NnJceF/XBmPhQl3uahaTO0dteacazc63lC1As7iXdTYFim/Nv4Hzl0TVkLfSpTARxLEmFrKHhA=="
#define RSA2048                                                                                    \
	"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDD7/uMrnlbLgnn4YSeCqTjm554jDnjPLRVWBbFzIACw8UkA7SS" \
	"lINqzcCdZN2AhjnMJdhvWpKtur4t+M/hWf8b9YTh+EJ9pzxvtQZqbI1oEPoqUJt4rjDfpC9fMsXK8PAphSgs1Go5" \
	"alaei8h69QtbEDjjUibVZG3RSVykLBuMKX54g7tvgUOwHczfANe6u/RbwIJzJLdVjWWZejiRwoljqtYO8h43H8hY" \
	"AfkrQnvMaqBm5yWfKe2yAVOP2fP5GWxjx5VpRr98mUFQNKpoBVTZFuFgFkEHAX3LSz3mul+mRnwsWbhREddWLuf6" \
	"7tFrZWWuU598K8/5TAoFCfwsvJnF"
#define RSA1024                                                                                    \
	"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCpbIdvaxhlSnQDYFI4atwB22M6Ua1R2DoI05sVc2g5vuiB793F" \
	"rc9Ec9bn3rfB0mT2ph4GajzQ3GeXtqixApRgF6KFaf6GGXJDjL+j+OWn9b/Pu+ojzbTUvqlxuQZiBU3dQJeJmIUk" \
	"rtUuQwDwhGzEC1OPo5Cr6MSiIRpLmUB4Cw=="
#define SK_ED25519                                                                                 \
	"sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIAABAgMEBQYHCAkKC" \
	"wwNDg8QERITFBUWFxgZGhscHR4fAAAABHNzaDo="
#define SK_P256                                                                                    \
	"sk-ecdsa-sha2-nistp256@openssh.com AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AA" \
	"AAIbmlzdHAyNTYAAABBBHZYPJIoMDxqG7DbavgxVK0BQqvBzfOyNGDr43dOK8VPd0cCCKZ5azdYOKH55VY5DN4f0" \
	"A+6PEJfG4dQ1lL+V0sAAAAEc3NoOg=="
#define DSA                                                                                        \
	"ssh-dss AAAAB3NzaC1kc3MAAACBAOgc3/kZdAgr5dYNh0YYuzzZhnQ0HK9fLqOfMd4sX2pm5+FWDIaAKmgIwEVi" \
	"QHdn6ryjNUR8ilWdnVqlsVh6CWeD2rWMoLvHkp5m4m+lkmHTjb/MZdPPyCu3rsCSmYmr/yRL9KRu0JS8NgvDjrX0" \
	"s3htIP6LOc+zg+R5pJzPAOQXAAAAFQDGrrKUbGho3ixOT2+5Vm1Jw0Fx2QAAAIBdme8YxwL0VXHxOHaB/rlGaAfb" \
	"PoAVT54qMIlfA3OD0EBFwsntPDoR0k9SuNJPru2Vd7kzKKCaKhBb+dobDk0dPerfFAF44e53WI56DAaSV2ahkvoM" \
	"WbPj/Nxx53cd2x0hlh+v6Rh2lUmIL5JIf/tfej1Qhp5GMlAJ4EF8DtP7IgAAAIADZDtyqvPbX6wtcKT/9MmMpPuy" \
	"nB889MaFVPkKsT/FOnXPy+8rJgx8eB/0abLEtpcNw8MRG/9l4WFJZJbXs6uAx4AWUsu+H2WcQnKqvMUh2rh81Bpd" \
	"s/xBZ0Akoxy2SvBj5tyIlK2k2bPTKPWd6VpvJ+XVbXgqgOxFl9L9+4lefw=="
#define CERT                                                                                       \
	"ecdsa-sha2-nistp256-cert-v01@openssh.com AAAAKGVjZHNhLXNoYTItbmlzdHAyNTYtY2VydC12MDFAb3B" \
	"lbnNzaC5jb20AAAAgmybn6BzYA3LaPQZQql/4HPXpy4u+YgmdXgd3M6nTJvMAAAAIbmlzdHAyNTYAAABBBHZYPJI" \
	"oMDxqG7DbavgxVK0BQqvBzfOyNGDr43dOK8VPd0cCCKZ5azdYOKH55VY5DN4f0A+6PEJfG4dQ1lL+V0sAAAAAAAA" \
	"AAAAAAAEAAAABeAAAAAYAAAACbTEAAAAAAAAAAP//////////AAAAAAAAAIIAAAAVcGVybWl0LVgxMS1mb3J3YXJ" \
	"kaW5nAAAAAAAAABdwZXJtaXQtYWdlbnQtZm9yd2FyZGluZwAAAAAAAAAWcGVybWl0LXBvcnQtZm9yd2FyZGluZwA" \
	"AAAAAAAAKcGVybWl0LXB0eQAAAAAAAAAOcGVybWl0LXVzZXItcmMAAAAAAAAAAAAAADMAAAALc3NoLWVkMjU1MTk" \
	"AAAAgnfTdkfojO6gHflL+Sr0+Ip3jxPbIpLhqz5vbQ6NdK4sAAABTAAAAC3NzaC1lZDI1NTE5AAAAQFlRAMgqXGB" \
	"6f5X9T7lBtxydDRgv8mpjVsx18DXzyKO8cv4q8J6eAu5UdPHoeK5lbb85GlWzkCFUyVgENsb9CwE="

struct read {
	struct office o;
	struct keys keys;
	bool good;
};

static void read_text(struct read *r, const char *text)
{
	static const struct {
		enum role role;
		const char *id;
	} jury[] = {{ROLE_PRESIDENT, "P"},
	            {ROLE_MEMBER, "M1"},
	            {ROLE_MEMBER, "M2"},
	            {ROLE_SECRETARY, "S"},
	            {ROLE_CANDIDATE, "A1"}};

	office_init(&r->o);
	for (size_t i = 0; i < sizeof jury / sizeof *jury; i++)
		plan_add_person(&r->o.plan, jury[i].role)->id = str_of(jury[i].id);
	r->good = keys_read_bytes(STR("clés"), str_of(text), &r->o.plan, &r->o.arena, &r->keys,
	                          &r->o.complaints);
	complaints_write(&r->o.complaints, &r->o.said);
}

/* That this is said, and n faults in all. */
static void text_has(const char *text, size_t n, const char *where, const char *what,
                     const char *todo)
{
	struct read r;

	read_text(&r, text);
	assert_false(r.good);
	assert_int_equal(r.o.complaints.n_faults, n);
	office_said(&r.o, where, what, todo);
	office_done(&r.o);
}

static void each_line_is_a_seats_key(void **fixture)
{
	static const char text[] = "# les clés du 24 novembre\n"
				   "P " ED25519 " odile@été\r\n"
				   "\n"
				   "  M1\t" P256 "  un poste  \n"
				   "M1 " P384 "\n"
				   "m2 " P521 "\n"
				   "S " RSA2048 "\n"
				   "S " SK_ED25519 "\n"
				   "S " SK_P256;
	static const int32_t seats[] = {1, 2, 2, 3, 4, 4, 4};
	struct read r;

	(void)fixture;
	read_text(&r, text);
	assert_true(r.good);
	assert_int_equal(r.o.complaints.n_warnings, 0);
	assert_int_equal(r.keys.n, 7);
	for (size_t i = 0; i < r.keys.n; i++)
		assert_int_equal(r.keys.v[i].person, seats[i]);
	assert_true(str_is(r.keys.v[0].key.type, "ssh-ed25519"));
	assert_true(str_is(r.keys.v[0].key.text, &ED25519[strlen("ssh-ed25519 ")]));
	office_done(&r.o);
}

static void a_fingerprint_is_the_one_that_ssh_shows(void **fixture)
{
	struct read r;
	struct buf said = {0};

	(void)fixture;
	read_text(&r, "P " ED25519 "\nS " RSA2048 "\n");
	sshkey_fingerprint(&r.keys.v[0].key, &said);
	assert_string_equal(buf_text(&said), "SHA256:aJF3HHsT+0aJSpZER6j58zatnEi+igjie2TwF3xSunM");
	buf_clear(&said);
	sshkey_fingerprint(&r.keys.v[1].key, &said);
	assert_string_equal(buf_text(&said), "SHA256:ltsoR2lcjIaa8nXe5/MSPDxM/1PfuhvYRtqP34WJd78");
	buf_done(&said);
	office_done(&r.o);
}

static void a_seat_must_be_one_of_the_record(void **fixture)
{
	(void)fixture;
	text_has("M3 " ED25519 "\n", 1,
	         "clés:1:1: ", "“M3” is no seat of this record. The seats: P, M1, M2, S.", "");
	text_has("A1 " ED25519 "\n", 1, "clés:1:1: ", "“A1” is no seat", "");
	text_has(ED25519 "\n", 1, "clés:1:1: ", "No seat stands before this key.",
	         "Begin the line");
	text_has("M1\n", 1, "clés:1:1: ", "No key follows this seat.", "Add the line");
}

static void a_type_must_be_known_and_strong(void **fixture)
{
	(void)fixture;
	text_has("M1 ssh-ed25518 AAAA\n", 1, "clés:1:4: ", "“ssh-ed25518” is no type of key",
	         "The types: ssh-ed25519, ");
	text_has("M1 " DSA "\n", 1, "clés:1:4: ", "DSA", "ssh-keygen -t ed25519");
	text_has("M1 " RSA1024 " x\n", 1, "clés:1:12: ", "This RSA key has 1024 bits.",
	         "From 2048");
	text_has("M1 " CERT "\n", 1, "clés:1:4: ", "a certificate", "without “-cert”");
}

static void options_are_the_programs(void **fixture)
{
	(void)fixture;
	text_has("M1 no-pty,command=\"sh -i\" " ED25519 "\n", 1,
	         "clés:1:4: ", "Options stand before this key.", "Leave the seat");
	text_has("restrict " ED25519 "\n", 1, "clés:1:1: ", "“restrict” is no seat", "");
}

static void a_key_must_be_whole(void **fixture)
{
	struct read r;
	char text[2000];

	(void)fixture;
	text_has("M1 ssh-ed25519\n", 1, "clés:1:4: ", "No key follows its type.", "Copy");
	text_has("M1 ssh-ed25519 AAAA!\n", 1, "clés:1:16: ", "not whole", "Copy the whole line");
	text_has(
	    "M1 ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIJ303ZH6IzuoB35S/kq9PiKd48T2yKS4as+b20OjXSuL\n", 1,
	    "clés:1:4: ", "of another type than it says: “ssh-ed25519”, not “ssh-rsa”", "Copy");
	/* Cut anywhere, it is no key. */
	for (size_t n = 4; n < sizeof "M1 " RSA2048 - 1; n++) {
		snprintf(text, sizeof text, "%.*s", (int)n, "M1 " RSA2048);
		read_text(&r, text);
		assert_false(r.good);
		assert_int_equal(r.keys.n, 0);
		office_done(&r.o);
	}
}

/* Numbers that are none, or more than is needed. */
static void a_keys_bytes_must_be_those_of_its_type(void **fixture)
{
	static const char *const texts[] = {
	    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAHwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
	    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
	    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
	    "AA==",
	    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
	    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAzODQAAABBBAAAAAAAAAAA"
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
	    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAAAhAgAAAAAAAAAA"
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	    "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBAwAAAAAAAAAA"
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
	    "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIAAAAAAAAAAAA"
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
	    "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIAAAAAAAAAAAA"
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
	    "ssh-ed25519 /////3NzaC1lZDI1NTE5",
	    "ssh-ed25519 AAA=",
	    "ssh-rsa AAAAB3NzaC1yc2EAAAABAQAAACCA/////////////////////////////////////////w==",
	    "ssh-rsa AAAAB3NzaC1yc2EAAAAAAAAAAgD/",
	    "ssh-rsa AAAAB3NzaC1yc2EAAAABAwAAAAMAf/8=",
	    "ssh-rsa AAAAB3NzaC1yc2EAAAABBAAAACAA/////////////////////////////////////////w==",
	    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAIQD//////////////////////////////////////////g==",
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf line = {0};

		buf_addf(&line, "M1 %s\n", texts[i]);
		text_has(buf_text(&line), 1, "clés:1:", "not whole, or was changed", "Copy");
		buf_done(&line);
	}
}

static void a_key_is_one_seats(void **fixture)
{
	struct read r;

	(void)fixture;
	text_has("M1 " ED25519 "\n# autre\nM2 " ED25519 " x\n", 1,
	         "clés:3:16: ", "This key is that of M1 already, on line 1.", "each for their own");
	read_text(&r, "M1 " ED25519 "\nM1 " ED25519 "\n");
	assert_true(r.good);
	office_said(&r.o, "clés:2:16: ", "This key stands on line 1 already.", "");
	office_done(&r.o);
}

static void nothing_private_was_shown(struct read *r)
{
	assert_false(r->good);
	assert_null(strstr(buf_text(&r->o.said), "SECRET"));
	assert_int_equal(r->keys.n, 0);
}

static void a_private_key_is_told_loudly_and_never_shown(void **fixture)
{
	static const char *const texts[] = {
	    "-----BEGIN A PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjSECRET\n-----END A-----\n",
	    "-----BEGIN RSA PRIVATE KEY-----\nSECRET\nSECRET\n",
	    "M1 -----BEGIN OPENSSH PRIVATE KEY-----\nSECRET\n-----END OPENSSH PRIVATE KEY-----\n",
	    "M1 -----BEGIN PRIVATE KEY----- SECRET -----END PRIVATE KEY-----\n",
	    "# -----BEGIN EC PRIVATE KEY-----\n# SECRET\n# -----END EC PRIVATE KEY-----\n",
	    "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\nSECRET\nPrivate-MAC: SECRET\n",
	    "M1 b3BlbnNzaC1rZXktdjEAAAAABSECRET\nSECRET\n",
	    "M1 ssh-ed25519 b3BlbnNzaC1rZXktdjEAAAAABSECRET\n",
	};

	(void)fixture;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct read r;

		read_text(&r, texts[i]);
		nothing_private_was_shown(&r);
		assert_int_equal(r.o.complaints.n_faults, 1);
		office_said(&r.o, "clés:1:", "A PRIVATE KEY stands here", "Delete it");
		office_done(&r.o);
	}
	text_has(
	    "-----BEGIN RSA PRIVATE KEY-----\nSECRET\n-----END RSA PRIVATE KEY-----\nM3 " ED25519,
	    2, "clés:4:1: ", "“M3” is no seat", "");
}

static void a_key_on_several_lines_is_told_once(void **fixture)
{
	text_has("---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"x\"\nAAAA\nBBBB\n"
	         "---- END SSH2 PUBLIC KEY ----\nM1 " ED25519 "\n",
	         1, "clés:1:1: ", "on several lines", "PuTTYgen");
	text_has("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", 1,
	         "clés:1:1: ", "on several lines", "ssh-keygen -i");
	(void)fixture;
}

static void all_faults_are_told_at_once(void **fixture)
{
	(void)fixture;
	text_has("M9 " ED25519 "\nM1 " RSA1024 "\nM2\n" P256 "\n", 4,
	         "clés:4:1: ", "No seat stands", "");
	text_has("M9 ssh-dss AAAA\n", 2, "clés:1:4: ", "DSA", "");
}

static void what_is_no_list_of_keys_is_refused(void **fixture)
{
	struct buf text = {0};

	(void)fixture;
	text_has("# personne\n\n", 1, "clés: ", "No key stands in this file.", "Write a line");
	text_has("", 1, "clés: ", "is empty", "");
	text_has("M1 " ED25519 " a\x1B[2J\n", 1, "clés:1:", "U+001B", "");
	buf_add(&text, STR("M1 " ED25519 " "));
	for (int i = 0; i < KEYS_LINE_BYTES; i++)
		buf_add_char(&text, 'x');
	text_has(buf_text(&text), 1, "clés:1:1: ", "over 8192 bytes", "");
	buf_done(&text);
}

static void keys_have_a_limit(void **fixture)
{
	struct buf text = {0};
	struct read r;

	(void)fixture;
	for (int i = 0; i <= KEYS_MOST; i++)
		buf_add(&text, STR("M1 " ED25519 "\n"));
	read_text(&r, buf_text(&text));
	assert_false(r.good);
	assert_int_equal(r.keys.n, KEYS_MOST);
	office_done(&r.o);
	buf_done(&text);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_line_is_a_seats_key),
	    cmocka_unit_test(a_fingerprint_is_the_one_that_ssh_shows),
	    cmocka_unit_test(a_seat_must_be_one_of_the_record),
	    cmocka_unit_test(a_type_must_be_known_and_strong),
	    cmocka_unit_test(options_are_the_programs),
	    cmocka_unit_test(a_key_must_be_whole),
	    cmocka_unit_test(a_keys_bytes_must_be_those_of_its_type),
	    cmocka_unit_test(a_key_is_one_seats),
	    cmocka_unit_test(a_private_key_is_told_loudly_and_never_shown),
	    cmocka_unit_test(a_key_on_several_lines_is_told_once),
	    cmocka_unit_test(all_faults_are_told_at_once),
	    cmocka_unit_test(what_is_no_list_of_keys_is_refused),
	    cmocka_unit_test(keys_have_a_limit),
	};

	return cmocka_run_group_tests_name("intake/keys", tests, NULL, NULL);
}
