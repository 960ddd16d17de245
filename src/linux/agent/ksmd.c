// SPDX-License-Identifier: GPL-2.0-only
// ksmd in single steps. Between two requests the kernel's `run` is never 1, and ksmd waits for it: nothing that a caller
// sets can wake it. For steps it gets a sleep of an hour, which every other sleep_millisecs ends after one batch. It is at
// rest when /proc shows an interruptible sleep: its waits for locks and for work are not.

#include "agent.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LONG_SLEEP 3600000
/* More than there are: such a batch ends where the full scan ends. */
#define ALL_PAGES "4294967295"
/* How long one batch may take, also under an emulator. */
#define BATCH_LIMIT 60000000LL
/* Without progress in so many batches there never will be. */
#define IDLE_BATCHES 2
/* How long to look again and again before sleeping in between, in microseconds. */
#define IMPATIENT 60
#define MPOL_MF_MOVE 2

static pid_t ksmd;
static int state_file = -1;
static unsigned int parity;

/* The fourth field of stat is the parent; that of kernel threads is kthreadd. */
static bool is_kernel_thread(pid_t pid, const char *name)
{
	char path[64], stat[512];
	const char *open, *close;

	path_of_process(path, sizeof path, pid, "stat");
	if (read_file(path, stat, sizeof stat) <= 0)
		return false;
	open = strchr(stat, '(');
	close = strrchr(stat, ')');
	return open && close && (size_t)(close - open - 1) == strlen(name) && strncmp(open + 1, name, strlen(name)) == 0 &&
	       strlen(close) > 5 && strtol(close + 4, NULL, 10) == 2;
}

pid_t ksmd_find(void)
{
	DIR *folder = opendir("/proc");
	struct dirent *entry;
	pid_t found = 0;

	while (folder && !found && (entry = readdir(folder))) {
		pid_t pid = atoi(entry->d_name);

		if (pid > 0 && is_kernel_thread(pid, "ksmd"))
			found = pid;
	}
	if (folder)
		closedir(folder);
	return found;
}

void ksmd_use(pid_t pid)
{
	char path[64];

	ksmd = pid;
	path_of_process(path, sizeof path, pid, "stat");
	if (state_file >= 0)
		close(state_file);
	state_file = open(path, O_RDONLY | O_CLOEXEC);
}

pid_t ksmd_pid(void)
{
	return ksmd;
}

static bool sleeps(void)
{
	char stat[512];
	const char *name_end;

	/* A kernel without KSM. */
	if (ksmd == 0)
		return true;
	if (read_open_file(state_file, stat, sizeof stat) <= 0)
		return false;
	name_end = strrchr(stat, ')');
	return name_end && name_end[1] && name_end[2] == 'S';
}

static bool await_sleep(void)
{
	long long begin = now_microseconds(), passed = 0;

	while (!sleeps()) {
		passed = now_microseconds() - begin;
		if (passed > BATCH_LIMIT)
			return false;
		if (passed > IMPATIENT)
			pause_microseconds(passed < 2000 ? 20 : 500);
	}
	return true;
}

/* Another time to sleep wakes ksmd out of the sleep between two batches. */
static void kick(void)
{
	char number[24];
	struct text text;

	text_begin(&text, number, sizeof number);
	put_number(&text, LONG_SLEEP + (parity++ & 1));
	knob_write("sleep_millisecs", number);
}

/* Whatever it does, ksmd ends where it waits for `run`. sleep_millisecs is left long. */
bool ksmd_park(void)
{
	bool parked;

	knob_write("run", "0");
	parked = await_sleep();
	/* One of the two differs from what it sleeps by. */
	kick();
	parked = await_sleep() && parked;
	kick();
	return await_sleep() && parked;
}

void ksmd_hold(void)
{
	char sleep[32];

	knob_read("sleep_millisecs", sleep, sizeof sleep);
	ksmd_park();
	knob_write("sleep_millisecs", sleep);
}

/* Pages on their way to an LRU list, or out of an mlock, have a reference more, which keeps them from being merged. */
void drain(void)
{
	static char own[2 * PAGE];
	void *page = (void *)(((unsigned long)own + PAGE - 1) & ~(PAGE - 1));
	int node = 0, status = 0;

	*(volatile char *)page = 1;
	syscall(SYS_move_pages, 0, 1UL, &page, &node, &status, MPOL_MF_MOVE);
}

/* What the caller has set, while steps need something else. */
static char own_sleep[32], own_pages[32];
static bool first_step, pages_changed;

/* Without a count of pages that of the caller, or of the advisor, is used. */
static long steps_begin(const char *pages)
{
	long written = 0;

	pages_changed = false;
	knob_read("sleep_millisecs", own_sleep, sizeof own_sleep);
	knob_read("pages_to_scan", own_pages, sizeof own_pages);
	if (pages) {
		written = knob_write("pages_to_scan", pages);
		pages_changed = written >= 0;
	}
	first_step = true;
	return written;
}

static bool step(void)
{
	drain();
	if (first_step) {
		kick();
		knob_write("run", "1");
	} else {
		kick();
	}
	first_step = false;
	return await_sleep();
}

static void steps_end(void)
{
	if (!first_step) {
		knob_write("run", "0");
		kick();
		await_sleep();
		knob_write("sleep_millisecs", own_sleep);
	}
	if (pages_changed)
		knob_write("pages_to_scan", own_pages);
}

static void put_count(struct text *answer, const char *begin, long long count)
{
	put(answer, begin);
	put(answer, " ");
	put_number(answer, count);
}

void ksmd_scan(unsigned long scans, struct text *answer)
{
	long long begin = knob_number("full_scans"), now = begin, pages = -1;
	int idle = 0;

	steps_begin(ALL_PAGES);
	while (now - begin < (long long)scans && idle < IDLE_BATCHES && !stopping()) {
		long long before = now, pages_before = pages;

		if (!step())
			break;
		now = knob_number("full_scans");
		/* Kernels that do not count pages scan all of them in each batch. */
		pages = knob_number("pages_scanned");
		idle = now == before && pages == pages_before ? idle + 1 : 0;
	}
	steps_end();
	put_count(answer, now - begin < (long long)scans ? "@err ETIMEDOUT" : "@ok", now - begin);
}

void ksmd_batch(unsigned long pages, struct text *answer)
{
	char number[24];
	struct text text;
	bool ended;

	text_begin(&text, number, sizeof number);
	put_number(&text, pages);
	if (pages == 0 || pages >> 32 || steps_begin(number) < 0) {
		put(answer, "@err EPROTO advisor");
		return;
	}
	ended = step();
	steps_end();
	put_result(answer, ended ? 0 : -ETIMEDOUT);
}

void ksmd_rounds(unsigned long rounds, struct text *answer)
{
	unsigned long done = 0;

	if (run_shown != 1) {
		put_count(answer, "@err EAGAIN", 0);
		return;
	}
	steps_begin(NULL);
	while (done < rounds && !stopping() && step())
		done++;
	steps_end();
	put_count(answer, done < rounds ? "@err ETIMEDOUT" : "@ok", done);
}
