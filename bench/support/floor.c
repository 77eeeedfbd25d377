/*
 * The floor under any server: accepts connections and writes one message to each in a loop, with no protocol at all.
 *   floor PORT BYTES    then a line on its input: go RATE SECONDS
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include "measure.h"

enum { MOST = 60000 };
static int listener, fds[MOST], count;

static void welcome(int ms) {
	struct pollfd waiting[] = { { listener, POLLIN, 0 }, { 0, POLLIN, 0 } };
	int fd, yes = 1;
	poll(waiting, 2, ms);
	while (count < MOST && (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
		setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
		fds[count++] = fd;
	}
}

static void broadcast(int rate, double seconds, int bytes) {
	char text[65536];
	double began = now();
	for (long seq = 0; seq < rate * seconds; seq++) {
		double wait = began + seq * 1000.0 / rate - now();
		if (wait > 0) usleep((useconds_t)(wait * 1000));
		int length = snprintf(text, sizeof text, "{\"now\":%.2f,\"seq\":%ld,\"text\":\"", now(), seq);
		memset(text + length, 'x', bytes - length);
		memcpy(text + bytes - 2, "\"}\n", 3);
		for (int i = 0; i < count; i++)
			if (send(fds[i], text, bytes + 1, MSG_NOSIGNAL) < 0 && errno != EAGAIN) fds[i--] = fds[--count];
	}
	puts("done");
	fflush(stdout);
}

int main(int argc, char **argv) {
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct rlimit files;
	char line[64];
	int yes = 1, rate;
	double seconds;
	if (argc != 3) return 2;
	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	at.sin_port = htons(atoi(argv[1]));
	listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	if (bind(listener, (struct sockaddr *)&at, sizeof at) || listen(listener, 4096)) return perror("listen"), 1;
	puts("ready");
	fflush(stdout);
	for (;;) {
		struct pollfd typed = { 0, POLLIN, 0 };
		welcome(50);
		if (poll(&typed, 1, 0) < 1) continue;
		if (!fgets(line, sizeof line, stdin)) return 0;
		if (sscanf(line, "go %d %lf", &rate, &seconds) == 2) broadcast(rate, seconds, atoi(argv[2]));
	}
}
