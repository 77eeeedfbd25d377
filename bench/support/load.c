/*
 * Many listeners in one thread: opens connections, counts what comes, sends what it is told to, and answers with lines of JSON.
 *   load -m ws|sio|sse|tcp -p PORT -n COUNT [-u PATH] [-c FILE of cookies, one for each connection]
 * It prints {"open":…} when all are there, and then reads lines:
 *   reset | report | watch TEXT | target NUMBER | send FROM COUNT MILLISECONDS TEXT | stall FROM COUNT | wake
 * In a TEXT that is sent, {i} is the number of the connection, {k} that of the sending, {2} {3} … the rest of {k} divided by it.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>
#include "measure.h"

enum { WS, SIO, SSE, TCP };
enum { SHAKING, THERE, GONE };
enum { PENDING = 256, PER_ADDRESS = 20000, JOBS = 64, ROOM = 1 << 20 };

typedef struct {
	int fd, state, stalled;
	char *rest; /* a message that is not whole yet */
	size_t kept, room;
	long seq, last, frames;
	double askedAt;
} Conn;
typedef struct { long from, count, done; double began, lasts; char text[1024]; } Job;

static int mode, port, poller, count, begun, pending, failed, closed, jobs;
static const char *path = "/";
static char **cookies;
static Conn *conns;
static Job job[JOBS];
static Histogram late, answered;
static char buffer[ROOM], watched[256];
static long frames, bytes, gaps, hits, ok, refused, exact, target = -1, number;
static double exactAt;

static void leave(Conn *c) {
	if (c->state == GONE) return;
	if (c->state == SHAKING) { pending--; failed++; } else closed++;
	c->state = GONE;
	close(c->fd);
	free(c->rest);
}
/* A masked frame whose mask is zero: what is sent stands in it as it is. */
static void frame(Conn *c, int op, const char *text, size_t length) {
	char out[2048] = { (char)(0x80 | op), (char)(0x80 | (length < 126 ? length : 126)) };
	size_t head = 2;
	if (length >= 126) { out[2] = (char)(length >> 8); out[3] = (char)length; head = 4; }
	memset(out + head, 0, 4);
	memcpy(out + head + 4, text, length);
	if (send(c->fd, out, head + 4 + length, MSG_NOSIGNAL) < 0 && errno != EAGAIN) leave(c);
}

static int after(const char *text, size_t length, const char *key, double *value) {
	const char *found = memmem(text, length, key, strlen(key));
	if (!found) return 0;
	*value = strtod(found + strlen(key), NULL); /* a brace or a comma follows within what was read */
	return 1;
}

static void message(Conn *c, const char *text, size_t length) {
	double value;
	frames++;
	c->frames++;
	bytes += length;
	if (after(text, length, "\"now\":", &value)) note(&late, now() - value);
	if (after(text, length, "\"seq\":", &value)) {
		if (c->seq >= 0 && (long)value != c->seq + 1) gaps++;
		c->seq = (long)value;
	}
	if (c->askedAt && memmem(text, length, "\"ok\":", 5)) {
		if (memmem(text, length, "\"ok\":true", 9)) ok++; else refused++;
		note(&answered, now() - c->askedAt);
		c->askedAt = 0;
	}
	if (!*watched || !after(text, length, watched, &value)) return;
	hits++;
	if (c->last != target && (long)value == target) { exact++; exactAt = now(); }
	else if (c->last == target && (long)value != target) exact--;
	c->last = (long)value;
}

static void there(Conn *c) { c->state = THERE; pending--; }

static void engine(Conn *c, const char *text, size_t length) { /* Socket.IO: engine.io 4 */
	if (length && text[0] == '2') frame(c, 1, "3", 1);
	else if (length && text[0] == '0') frame(c, 1, "40", 2);
	else if (length > 1 && text[0] == '4' && text[1] == '0') there(c);
	else if (length > 2 && text[0] == '4' && text[1] == '2') message(c, text + 2, length - 2);
}

/* One message at the beginning of what came. Returns how long it was, 0 when it is not whole. */
static size_t take(Conn *c, char *p, size_t length) {
	if (c->state == SHAKING && mode != SIO) {
		char *end = mode == TCP ? p : memmem(p, length, "\r\n\r\n", 4);
		if (!end) return 0;
		if (mode != TCP && !memmem(p, end - p, mode == SSE ? " 200" : " 101", 4)) { leave(c); return length; }
		there(c);
		return mode == TCP ? 1 : (size_t)(end - p) + 4;
	}
	if (mode == TCP) {
		char *end = memchr(p, '\n', length);
		if (end) message(c, p, end - p);
		return end ? (size_t)(end - p) + 1 : 0;
	}
	if (mode == SSE) {
		char *end = memmem(p, length, "\n\n", 2), *data = end ? memmem(p, end - p, "data: ", 6) : NULL;
		if (data) message(c, data + 6, end - data - 6);
		return end ? (size_t)(end - p) + 2 : 0;
	}
	if (mode == SIO && c->seq == -2) { /* its HTTP answer; the handshake goes on in frames */
		char *end = memmem(p, length, "\r\n\r\n", 4);
		if (end) c->seq = -1;
		return end ? (size_t)(end - p) + 4 : 0;
	}
	unsigned char *u = (unsigned char *)p;
	if (length < 2) return 0;
	size_t head = 2, size = u[1] & 127;
	if (size == 126) { if (length < 4) return 0; size = u[2] << 8 | u[3]; head = 4; }
	else if (size == 127) { if (length < 10) return 0; size = 0; for (int i = 2; i < 10; i++) size = size << 8 | u[i]; head = 10; }
	if (length < head + size) return 0;
	int op = u[0] & 15;
	if (op == 9) frame(c, 10, p + head, size < 126 ? size : 125);
	else if (op == 8) leave(c);
	else if (op == 1) mode == SIO ? engine(c, p + head, size) : message(c, p + head, size);
	return head + size;
}

static void hear(Conn *c) {
	ssize_t got = recv(c->fd, buffer, ROOM - 1, 0);
	if (got <= 0) { if (got == 0 || errno != EAGAIN) leave(c); return; }
	char *p = buffer;
	size_t length = got, used;
	if (c->kept) {
		if (c->kept + got + 1 > c->room) c->rest = realloc(c->rest, c->room = c->kept + got + 4096);
		memcpy(c->rest + c->kept, buffer, got);
		p = c->rest;
		length += c->kept;
	}
	p[length] = 0;
	while (length && c->state != GONE && (used = take(c, p, length))) { p += used; length -= used; }
	if (c->state == GONE) return;
	if (length && !c->kept) { if (length + 1 > c->room) c->rest = realloc(c->rest, c->room = length + 4096); memcpy(c->rest, p, length); }
	else if (length) memmove(c->rest, p, length);
	else { free(c->rest); c->rest = NULL; c->room = 0; }
	c->kept = length;
}

static void greet(Conn *c) {
	char out[4096];
	if (mode == TCP) return;
	int size = snprintf(out, sizeof out, "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nOrigin: http://localhost:%d\r\n%s%s%s%s\r\n", path, port, port,
		cookies ? "Cookie: " : "", cookies ? cookies[c - conns] : "", cookies ? "\r\n" : "",
		mode == SSE ? "Accept: text/event-stream\r\n"
			: "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
	if (send(c->fd, out, size, MSG_NOSIGNAL) != size) leave(c);
}

static void begin(int place) {
	Conn *c = &conns[place];
	int yes = 1;
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port) }, from = { .sin_family = AF_INET };
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + place / PER_ADDRESS); /* an address has 28,000 ports */
	c->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	if (c->fd < 0) { perror("socket"); exit(1); }
	setsockopt(c->fd, IPPROTO_IP, 24 /* IP_BIND_ADDRESS_NO_PORT */, &yes, sizeof yes);
	setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
	if (bind(c->fd, (struct sockaddr *)&from, sizeof from)) perror("bind");
	c->seq = mode == SIO ? -2 : -1;
	c->last = -1;
	pending++;
	connect(c->fd, (struct sockaddr *)&to, sizeof to);
	epoll_ctl(poller, EPOLL_CTL_ADD, c->fd, &(struct epoll_event){ .events = EPOLLOUT, .data.u32 = place });
}

static void listen_to(Conn *c, int events) {
	epoll_ctl(poller, EPOLL_CTL_MOD, c->fd, &(struct epoll_event){ .events = events, .data.u32 = c - conns });
}

static void say(Conn *c, const char *text, long place) {
	char out[1024];
	size_t length = 0;
	for (const char *p = text; *p && length < sizeof out - 24; p++) {
		if (*p == '{' && p[1] && p[2] == '}') {
			long value = p[1] == 'i' ? c - conns : p[1] == 'k' ? place : place % (p[1] - '0');
			length += sprintf(out + length, "%0*ld", p[1] == 'k' ? 12 : 1, value);
			p += 2;
		} else out[length++] = *p;
	}
	c->askedAt = now();
	frame(c, 1, out, length);
}

static void work(void) {
	for (int j = 0; j < jobs; j++) {
		Job *one = &job[j];
		double part = one->lasts > 0 ? (now() - one->began) / one->lasts : 1;
		long due = part >= 1 ? one->count : (long)(one->count * part);
		for (; one->done < due; one->done++) {
			Conn *c = &conns[(one->from + one->done) % count];
			if (c->state == THERE) say(c, one->text, number++);
		}
		if (one->done == one->count) { job[j] = job[--jobs]; j--; }
	}
}
static void report(void) {
	long least = -1, most = 0, alive = 0, last = -1;
	for (int i = 0; i < count; i++) {
		if (conns[i].state != THERE) continue;
		alive++;
		if (least < 0 || conns[i].frames < least) least = conns[i].frames;
		if (conns[i].frames > most) most = conns[i].frames;
		if (conns[i].last > last) last = conns[i].last;
	}
	printf("{\"open\":%ld,\"failed\":%d,\"closed\":%d,\"frames\":%ld,\"bytes\":%ld,\"least\":%ld,\"most\":%ld,\"gaps\":%ld,\"p50\":%.2f,\"p95\":%.2f,"
		"\"p99\":%.2f,\"max\":%.2f,\"ok\":%ld,\"refused\":%ld,\"answerP50\":%.2f,\"answerP95\":%.2f,\"answerP99\":%.2f,\"hits\":%ld,\"last\":%ld,"
		"\"exact\":%ld,\"exactAt\":%.1f,\"sending\":%d}\n", alive, failed, closed, frames, bytes, least, most, gaps, quantile(&late, .5),
		quantile(&late, .95), quantile(&late, .99), late.most, ok, refused, quantile(&answered, .5), quantile(&answered, .95),
		quantile(&answered, .99), hits, last, exact, exactAt, jobs);
	fflush(stdout);
}

static void reset(void) {
	frames = bytes = gaps = hits = ok = refused = exact = 0;
	exactAt = 0;
	memset(&late, 0, sizeof late);
	memset(&answered, 0, sizeof answered);
	for (int i = 0; i < count; i++) { conns[i].frames = 0; conns[i].last = -1; if (conns[i].state == THERE) conns[i].seq = -1; }
}

static void obey(char *line) {
	long a, b;
	double ms;
	int at = 0;
	if (!strcmp(line, "report")) report();
	else if (!strcmp(line, "reset")) reset();
	else if (!strncmp(line, "watch ", 6)) snprintf(watched, sizeof watched, "%.255s", line + 6);
	else if (sscanf(line, "target %ld", &a) == 1) target = a;
	else if (sscanf(line, "stall %ld %ld", &a, &b) == 2) for (long i = a; i < a + b && i < count; i++) { conns[i].stalled = 1; listen_to(&conns[i], 0); }
	else if (!strcmp(line, "wake")) { for (int i = 0; i < count; i++) if (conns[i].stalled && conns[i].state == THERE) { conns[i].stalled = 0; listen_to(&conns[i], EPOLLIN); } }
	else if (sscanf(line, "send %ld %ld %lf %n", &a, &b, &ms, &at) == 3 && at && jobs < JOBS) {
		job[jobs] = (Job){ .from = a, .count = b, .began = now(), .lasts = ms };
		snprintf(job[jobs++].text, sizeof job[0].text, "%.1023s", line + at);
	} else fprintf(stderr, "not understood: %s\n", line);
}

static void options(int argc, char **argv) {
	const char *names[] = { "ws", "sio", "sse", "tcp" }, *file = NULL;
	for (int option; (option = getopt(argc, argv, "m:p:n:u:c:")) != -1;) switch (option) {
		case 'm': while (mode < TCP && strcmp(names[mode], optarg)) mode++; break;
		case 'p': port = atoi(optarg); break;
		case 'n': count = atoi(optarg); break;
		case 'u': path = optarg; break;
		case 'c': file = optarg; break;
		default: exit(2);
	}
	if (!port || count < 1) exit(2);
	struct rlimit files;
	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	conns = calloc(count, sizeof *conns);
	FILE *in = file ? fopen(file, "r") : NULL;
	cookies = in ? calloc(count, sizeof *cookies) : NULL;
	for (int i = 0; in && i < count && fscanf(in, "%ms", &cookies[i]) == 1;) i++;
}
int main(int argc, char **argv) {
	struct epoll_event event = { .events = EPOLLIN, .data.u32 = -1 }, events[512];
	static char typed[8192];
	size_t length = 0;
	options(argc, argv);
	poller = epoll_create1(0);
	epoll_ctl(poller, EPOLL_CTL_ADD, 0, &event);
	for (int told = 0;;) {
		while (begun < count && pending < PENDING) begin(begun++);
		if (begun == count && !pending && !told++) report();
		work();
		int came = epoll_wait(poller, events, 512, jobs ? 2 : 100);
		for (int i = 0; i < came; i++) {
			Conn *c = &conns[events[i].data.u32];
			if (events[i].data.u32 == (unsigned)-1) {
				ssize_t got = read(0, typed + length, sizeof typed - length - 1);
				if (got <= 0) return 0; /* whoever started us has gone */
				typed[length += got] = 0;
				for (char *end; (end = strchr(typed, '\n')); memmove(typed, end + 1, (length -= end + 1 - typed) + 1)) { *end = 0; obey(typed); }
			} else if (c->state == GONE) continue;
			else if (events[i].events & EPOLLOUT) { greet(c); if (c->state != GONE) listen_to(c, EPOLLIN); if (mode == TCP && c->state == SHAKING) there(c); }
			else if (c->stalled) leave(c);
			else hear(c);
		}
	}
}
