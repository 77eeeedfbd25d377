/* The time of day in milliseconds, and how long things took. */
#include <time.h>

enum { BUCKETS = 240000, PER_MS = 4 };
typedef struct { unsigned bucket[BUCKETS]; long count; double most; } Histogram;

static double now(void) {
	struct timespec at;
	clock_gettime(CLOCK_REALTIME, &at);
	return at.tv_sec * 1e3 + at.tv_nsec / 1e6;
}

static inline void note(Histogram *h, double ms) {
	if (ms < 0) ms = 0;
	long place = (long)(ms * PER_MS);
	h->bucket[place < BUCKETS ? place : BUCKETS - 1]++;
	h->count++;
	if (ms > h->most) h->most = ms;
}

static inline double quantile(const Histogram *h, double part) {
	long seen = 0, wanted = (long)(h->count * part);
	for (int i = 0; i < BUCKETS; i++)
		if ((seen += h->bucket[i]) > wanted) return (double)i / PER_MS;
	return 0;
}
