/* How long an entry takes to be stored, and to be on others' screens: of a jury, and of a crowd. */
#include <stdio.h>

#include "crowd.h"
#include "live.h"

struct limits {
	double own_p99_ms, own_max_ms, others_p99_ms;
};

static void tell(const char *name, int64_t us, double limit_ms)
{
	double ms = (double)us / 1e3;

	printf("%s %.1f ms", name, ms);
	if (limit_ms > 0)
		printf(" (limit %.0f: %s)", limit_ms, ms <= limit_ms ? "met" : "NOT met");
	printf("\n");
}

static void measure(const struct crowd_setup *setup, const struct limits *limits)
{
	struct crowd_report r;

	crowd_run(setup, &r);
	printf("jurors %d\n", setup->jurors);
	printf("entries_lost %d\n", setup->entries - r.kept);
	tell("stored_p50", r.own.p50_us, 0);
	tell("stored_p99", r.own.p99_us, limits->own_p99_ms);
	tell("stored_max", r.own.max_us, limits->own_max_ms);
	tell("others_p50", r.others.p50_us, 0);
	tell("others_p99", r.others.p99_us, limits->others_p99_ms);
	tell("others_max", r.others.max_us, 0);
	printf("memory_of_each %lld kB, at the end %lld kB\n",
	       (long long)(r.memory_before / setup->jurors),
	       (long long)(r.memory_after / setup->jurors));
}

int main(void)
{
	static const struct crowd_setup jury = {.jurors = 15, .per_second = 4, .entries = 160},
	                                crowd = {.jurors = 100, .per_second = 20, .entries = 1200};
	static const struct limits of_jury = {50, 500, 50}, of_crowd = {50, 500, 1000};

	if (live_open(NULL) != 0)
		return 1;
	measure(&jury, &of_jury);
	measure(&crowd, &of_crowd);
	return live_close(NULL);
}
