// SPDX-License-Identifier: GPL-2.0-only
// Reads requests, one a line, and answers each by a line, until the input ends.

#include "agent.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define MOST_LINE (1 << 18)
#define MOST_WORDS 16384
#define MOST_ANSWER (4 << 20)
#define MOST_PASS 3600000UL

static volatile sig_atomic_t stopped;
static int input = -1;

static void on_stop(int signal)
{
	(void)signal;
	stopped = 1;
}

bool stopping(void)
{
	struct pollfd poll_input = { .fd = input, .events = POLLIN };

	if (poll(&poll_input, 1, 0) > 0 && poll_input.revents == POLLHUP)
		stopped = 1;
	return stopped;
}

void catch_stop_signals(void)
{
	static const int signals[] = { SIGTERM, SIGINT, SIGHUP, SIGQUIT };
	struct sigaction stop = { .sa_handler = on_stop };

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		sigaction(signals[i], &stop, NULL);
	signal(SIGPIPE, SIG_IGN);
}

long long now_microseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

void pause_microseconds(long microseconds)
{
	struct timespec time = { microseconds / 1000000, microseconds % 1000000 * 1000 };

	nanosleep(&time, NULL);
}

/* The numbers behind a request's name, as far as they are numbers. */
struct request {
	char **words;
	int count;
	unsigned long number[4];
	bool numbers[4];
};

static bool has_numbers(const struct request *request, int count)
{
	for (int i = 1; i <= count; i++)
		if (i >= request->count || !request->numbers[i])
			return false;
	return true;
}

static void do_reset(struct text *answer)
{
	workers_end();
	knobs_default();
	drain();
	log_forget();
	look(NULL, 0, answer);
}

/* Of an image nobody needs the knobs afterwards. */
static void do_restore(bool image, struct text *answer)
{
	const char *failed;

	workers_end();
	failed = image ? NULL : knobs_restore(&saved_knobs);
	put_result(answer, failed ? -EIO : 0);
	if (failed) {
		put(answer, " ");
		put(answer, failed);
	}
	stopped = 1;
}

static void do_set(const struct request *request, struct text *answer)
{
	long count = unescape(request->words[2]);

	if (count < 0)
		put_error(answer, EPROTO);
	else
		knob_set(request->words[1], request->words[2], count, request->count > 3 ? (long)request->number[3] : 0, answer);
}

static void do_pass(unsigned long milliseconds, struct text *answer)
{
	long long end = now_microseconds() + (long long)milliseconds * 1000;

	if (milliseconds > MOST_PASS) {
		put_error(answer, EPROTO);
		return;
	}
	for (long long left; (left = end - now_microseconds()) > 0 && !stopping();)
		pause_microseconds(left < 100000 ? left : 100000);
	put_ok(answer);
}

/* Requests about one worker. */
static bool of_worker(const struct request *request, struct text *answer)
{
	const char *name = request->words[0];
	int id = request->number[1];
	bool one = has_numbers(request, 1), two = has_numbers(request, 2);

	if (strcmp(name, "spawn") == 0 && one)
		worker_spawn(id, two ? (long)request->number[2] : -1, answer);
	else if (strcmp(name, "fork") == 0 && two)
		worker_fork(id, request->number[2], answer);
	else if (strcmp(name, "exec") == 0 && one)
		worker_exec(id, answer);
	else if (strcmp(name, "exit") == 0 && one)
		worker_exit(id, answer);
	else if (strcmp(name, "kill") == 0 && one)
		worker_kill(id, answer);
	else if (strcmp(name, "proc") == 0 && one && request->count == 3)
		process_file(id, request->words[2], answer);
	else if (strcmp(name, "smaps") == 0 && two)
		process_area(id, request->number[2], answer);
	else if (strcmp(name, "smapsum") == 0 && one && request->count == 3)
		process_sum(id, request->words[2], answer);
	else if (strcmp(name, "pageflags") == 0 && two)
		process_page(id, request->number[2], answer);
	else
		return false;
	return true;
}

/* Requests about KSM. */
static bool of_ksm(const struct request *request, struct text *answer)
{
	const char *name = request->words[0];
	bool one = has_numbers(request, 1);

	if (strcmp(name, "reset") == 0)
		do_reset(answer);
	else if (strcmp(name, "get") == 0 && request->count == 2)
		knob_get(request->words[1], answer);
	else if (strcmp(name, "set") == 0 && request->count > 2)
		do_set(request, answer);
	else if (strcmp(name, "look") == 0)
		look(request->words + 1, request->count - 1, answer);
	else if (strcmp(name, "scan") == 0 && one)
		ksmd_scan(request->number[1], answer);
	else if (strcmp(name, "batch") == 0 && one)
		ksmd_batch(request->number[1], answer);
	else if (strcmp(name, "rounds") == 0 && one)
		ksmd_rounds(request->number[1], answer);
	else
		return false;
	return true;
}

/* Requests that change what is not KSM's, on a machine that exists for this run only. */
static bool of_image(const struct request *request, int out, struct text *answer)
{
	const char *name = request->words[0];

	if (strcmp(name, "insmod") == 0 && request->count == 2)
		machine_insmod(request->words[1], answer);
	else if (strcmp(name, "swapon") == 0 && request->count == 2)
		machine_swapon(request->words[1], answer);
	else if (strcmp(name, "swapoff") == 0 && request->count == 2)
		machine_swapoff(request->words[1], answer);
	else if (strcmp(name, "poweroff") == 0)
		machine_off(out);
	else
		return false;
	return true;
}

static void run_request(struct request *request, int out, bool image, struct text *answer)
{
	const char *name = request->words[0];

	for (int i = 1; i < 4 && i < request->count; i++)
		request->numbers[i] = parse_number(request->words[i], &request->number[i]);
	if (strcmp(name, "hello") == 0)
		hello(answer);
	else if (strcmp(name, "pass") == 0 && has_numbers(request, 1))
		do_pass(request->number[1], answer);
	else if (strcmp(name, "log") == 0)
		log_answer(answer);
	else if (strcmp(name, "drain") == 0) {
		drain();
		put_ok(answer);
	} else if (strcmp(name, "restore") == 0)
		do_restore(image, answer);
	else if (!of_worker(request, answer) && !of_ksm(request, answer) && !(image && of_image(request, out, answer)))
		put_error(answer, EPROTO);
}

static void answer_line(char *line, int out, bool image)
{
	static char buffer[MOST_ANSWER];
	static char *words[MOST_WORDS];
	struct request request = { .words = words };
	char *call;
	struct text answer;

	text_begin(&answer, buffer, sizeof buffer - 1);
	/* "p ID CALL ...": the worker takes the call apart. */
	if (strncmp(line, "p ", 2) == 0 && (call = strchr(line + 2, ' '))) {
		unsigned long id;

		*call = 0;
		if (parse_number(line + 2, &id) && id < SLOTS)
			worker_call(id, call + 1, &answer);
		else
			put_error(&answer, EPROTO);
	} else {
		request.count = split(line, words, MOST_WORDS);
		if (request.count == 0)
			return;
		run_request(&request, out, image, &answer);
	}
	*answer.at++ = '\n';
	write_all(out, buffer, answer.at - buffer);
}

static void prepare(int in, bool image)
{
	input = in;
	catch_stop_signals();
	/* Short pauses are to be short. */
	prctl(PR_SET_TIMERSLACK, 1UL);
	if (image)
		slots_create();
	shared->controller = getpid();
	ksmd_use(ksmd_find());
	ksmd_hold();
	run_shown = knob_number("run");
	log_start();
	look_prepare();
}

/* Answers all lines that are complete: how many bytes of the next one are left at the beginning of the buffer. */
static size_t answer_lines(char *buffer, size_t held, int out, bool image)
{
	char *line = buffer, *newline;

	while (!stopped && (newline = memchr(line, '\n', buffer + held - line))) {
		*newline = 0;
		answer_line(line, out, image);
		line = newline + 1;
	}
	held -= line - buffer;
	memmove(buffer, line, held);
	return held;
}

/* A signal is let in only where nothing is being done: it can't come between the look at `stopped` and the wait. */
static ssize_t read_input(int in, char *buffer, size_t room)
{
	struct pollfd poll_input = { .fd = in, .events = POLLIN };
	sigset_t all, before;
	int ready;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	ready = stopped ? 0 : ppoll(&poll_input, 1, NULL, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (ready <= 0)
		return -EINTR;
	ready = read(in, buffer, room);
	return ready < 0 ? -errno : ready;
}

int serve(int in, int out, bool image)
{
	static char buffer[MOST_LINE];
	size_t held = 0;

	prepare(in, image);
	while (!stopped && held < sizeof buffer) {
		ssize_t got = read_input(in, buffer + held, sizeof buffer - held);

		if (got == -EINTR || got == -EAGAIN)
			continue;
		if (got <= 0)
			break;
		held = answer_lines(buffer, held + got, out, image);
	}
	workers_end();
	return 0;
}
