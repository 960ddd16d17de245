// SPDX-License-Identifier: GPL-2.0-only
// The agent on the machine that the caller runs on. KSM is there once for all: it has to be unused, it is locked, and a
// guard puts all knobs back however the agent ends. Both killed, the next run finds the knobs in the file of the lock.

#include "agent.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LOCK "/run/samepage-ksm.lock"
#define BOOT_ID "/proc/sys/kernel/random/boot_id"
#define REFUSED 3
/* Milliseconds: for the caller's first request; for the agent to end by itself; for killed workers to be gone. */
#define TO_OPEN 10000
#define TO_END 3000
#define TO_DIE 5000

struct knobs saved_knobs;
bool recovered;

static int lock_file = -1;
static pid_t guard;
static char input_path[PAGE], output_path[PAGE];

static int refuse(const char *code, const char *text)
{
	char buffer[512];
	struct text line;

	text_begin(&line, buffer, sizeof buffer);
	put(&line, "refused ");
	put(&line, code);
	put(&line, " ");
	put(&line, text);
	put(&line, "\n");
	write_all(STDOUT_FILENO, buffer, line.at - buffer);
	return REFUSED;
}

/* The knobs as lines of a name and a value; before them the boot that they are of. */
static bool keep_saved(void)
{
	char buffer[8192], boot[64];
	struct text text;

	if (read_file(BOOT_ID, boot, sizeof boot) <= 0)
		return false;
	text_begin(&text, buffer, sizeof buffer);
	put(&text, boot);
	for (int i = 0; i < saved_knobs.count; i++) {
		put(&text, saved_knobs.knob[i].name);
		put(&text, " ");
		put(&text, saved_knobs.knob[i].value);
		put(&text, "\n");
	}
	/* The last line tells that none is missing. */
	put(&text, "end\n");
	return ftruncate(lock_file, 0) == 0 && pwrite(lock_file, buffer, text.at - buffer, 0) == text.at - buffer;
}

static bool parse_saved(char *content)
{
	char *rest = NULL, boot[64];
	char *line = strtok_r(content, "\n", &rest);

	if (!line || read_file(BOOT_ID, boot, sizeof boot) <= 0 || strncmp(boot, line, strlen(line)) != 0)
		return false;
	saved_knobs.count = 0;
	while ((line = strtok_r(NULL, "\n", &rest)) && strcmp(line, "end") != 0) {
		struct knob *knob = &saved_knobs.knob[saved_knobs.count];
		char *blank = strchr(line, ' ');

		if (!blank || blank - line >= (long)sizeof knob->name || strlen(blank) > sizeof knob->value ||
		    saved_knobs.count == sizeof saved_knobs.knob / sizeof *saved_knobs.knob)
			return false;
		*blank = 0;
		strcpy(knob->name, line);
		strcpy(knob->value, blank + 1);
		saved_knobs.count++;
	}
	return line != NULL;
}

/* Does what the guard of an earlier run could not do any more. */
static void recover(void)
{
	static char content[8192];

	if (read_open_file(lock_file, content, sizeof content) <= 0 || !parse_saved(content))
		return;
	recovered = true;
	if (!knobs_restore(&saved_knobs) && ftruncate(lock_file, 0) != 0)
		recovered = false;
}

static bool has(pid_t pid, const char *file, const char *sign)
{
	char path[64], content[1024];

	path_of_process(path, sizeof path, pid, file);
	return read_file(path, content, sizeof content) > 0 && strstr(content, sign);
}

static bool has_merged(pid_t pid)
{
	char path[64], content[64];

	path_of_process(path, sizeof path, pid, "ksm_merging_pages");
	return read_file(path, content, sizeof content) > 0 && atol(content) != 0;
}

/* A process that KSM would look at besides the workers: what it has, or NULL. */
static const char *use_of(pid_t pid)
{
	if (has_merged(pid))
		return "has merged pages";
	if (has(pid, "ksm_stat", "ksm_mergeable: yes") || has(pid, "ksm_stat", "ksm_merge_any: yes"))
		return "has mergeable memory";
	return NULL;
}

static bool find_user(struct text *text)
{
	DIR *folder = opendir("/proc");
	struct dirent *entry;
	bool found = false;

	while (folder && !found && (entry = readdir(folder))) {
		pid_t pid = atoi(entry->d_name);
		const char *use = pid > 0 ? use_of(pid) : NULL;
		char path[64], name[32];

		if (!use)
			continue;
		path_of_process(path, sizeof path, pid, "comm");
		name[0] = 0;
		read_file(path, name, sizeof name);
		name[strcspn(name, "\n")] = 0;
		put(text, "process ");
		put_number(text, pid);
		put(text, " (");
		put(text, name);
		put(text, ") ");
		put(text, use);
		found = true;
	}
	if (folder)
		closedir(folder);
	return found;
}

static bool find_use(char *why, size_t size)
{
	struct text text;

	text_begin(&text, why, size);
	if (knob_number("run") != 0) {
		put(&text, "/sys/kernel/mm/ksm/run is ");
		put_number(&text, knob_number("run"));
		return true;
	}
	if (find_user(&text))
		return true;
	if (knob_number("pages_shared") <= 0 && knob_number("pages_sharing") <= 0)
		return false;
	put(&text, "pages_shared is ");
	put_number(&text, knob_number("pages_shared"));
	return true;
}

static void release(void)
{
	const char *failed = knobs_restore(&saved_knobs);

	/* What could not be put back is left for the next run to try. */
	if (!failed && ftruncate(lock_file, 0) != 0)
		failed = LOCK;
	close(lock_file);
	/* The caller waits for this, so it comes last. */
	unlink(output_path);
	unlink(input_path);
}

void follow_guard(void)
{
	if (!guard)
		return;
	prctl(PR_SET_DUMPABLE, 1);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != guard)
		raise(SIGTERM);
}

/* Opened without waiting for the caller, and then read with. */
static void make_blocking(int file)
{
	fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK);
}

/* Until the first request somebody has to have the other end of the output open, or the caller would find it ended. */
static void run_agent(int ready, const sigset_t *signals)
{
	int in = open(input_path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	int both = open(output_path, O_RDWR | O_CLOEXEC);
	int out = open(output_path, O_WRONLY | O_CLOEXEC);
	struct pollfd first = { .fd = in, .events = POLLIN };

	if (in < 0 || both < 0 || out < 0 || write(ready, "", 1) != 1)
		return;
	close(ready);
	catch_stop_signals();
	follow_guard();
	sigprocmask(SIG_SETMASK, signals, NULL);
	if (poll(&first, 1, TO_OPEN) <= 0)
		return;
	close(both);
	make_blocking(in);
	serve(in, out, false);
}

static void agent_main(int ready, const sigset_t *signals) __attribute__((noreturn));
static void agent_main(int ready, const sigset_t *signals)
{
	run_agent(ready, signals);
	if (getppid() != guard)
		release();
	_exit(0);
}

static void wait_for_agent(pid_t agent, const sigset_t *signals)
{
	struct timespec patience = { TO_END / 1000, 0 };
	bool told = false;

	for (;;) {
		int number = told ? sigtimedwait(signals, NULL, &patience) : sigwaitinfo(signals, NULL);

		if (number != SIGCHLD) {
			/* The first time politely. */
			if (number > 0 || errno != EINTR)
				kill(agent, told && number < 0 ? SIGKILL : SIGTERM);
			told = true;
		}
		for (pid_t ended; (ended = waitpid(-1, NULL, WNOHANG)) > 0;)
			if (ended == agent)
				return;
	}
}

/* The agent's children are the guard's now. They are dying, as their parent did; here they are waited for. */
static void end_orphans(void)
{
	for (int waited = 0; waited < TO_DIE; waited++) {
		for (int id = 0; id < SLOTS; id++)
			if (shared->slot[id].pid > 0 && waitpid(shared->slot[id].pid, NULL, WNOHANG) == 0)
				kill(shared->slot[id].pid, SIGKILL);
		while (waitpid(-1, NULL, WNOHANG) > 0)
			;
		if (waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD)
			return;
		pause_microseconds(1000);
	}
}

static void leave_caller(void)
{
	int null = open("/dev/null", O_RDWR);

	setsid();
	for (int file = 0; file < 3; file++)
		dup2(null, file);
	if (null > 2)
		close(null);
	if (chdir("/") != 0)
		_exit(1);
}

static void guard_main(int ready) __attribute__((noreturn));
static void guard_main(int ready)
{
	sigset_t signals, before;
	pid_t agent;

	guard = getpid();
	leave_caller();
	sigemptyset(&signals);
	sigaddset(&signals, SIGCHLD);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGHUP);
	sigaddset(&signals, SIGQUIT);
	sigprocmask(SIG_BLOCK, &signals, &before);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	slots_create();
	agent = fork();
	if (agent == 0)
		agent_main(ready, &before);
	close(ready);
	if (agent > 0)
		wait_for_agent(agent, &signals);
	end_orphans();
	release();
	_exit(0);
}

/* The guard leaves the caller's folder, so the paths are absolute. */
static bool make_line(const char *given)
{
	char folder[PATH_MAX];
	struct text path;

	if (!realpath(given, folder))
		return false;
	text_begin(&path, input_path, sizeof input_path);
	put(&path, folder);
	put(&path, "/in");
	text_begin(&path, output_path, sizeof output_path);
	put(&path, folder);
	put(&path, "/out");
	return mkfifo(input_path, 0600) == 0 && mkfifo(output_path, 0600) == 0;
}

/* Takes the lock, and whatever an earlier run has left. */
static int take_ksm(void)
{
	char why[256];

	lock_file = open(LOCK, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (lock_file < 0)
		return refuse("failed", "can't open " LOCK);
	if (flock(lock_file, LOCK_EX | LOCK_NB) != 0)
		return refuse("locked", "another run uses KSM");
	recover();
	/* Workers of a run that was killed may need a moment. */
	for (int tries = 0; find_use(why, sizeof why); tries++) {
		if (!recovered || tries == 100)
			return refuse("in-use", why);
		pause_microseconds(10000);
	}
	knobs_save(&saved_knobs);
	return keep_saved() ? 0 : refuse("failed", "can't write " LOCK);
}

/* The process of the caller ends when the agent listens. */
static int start(const char *folder)
{
	int ends[2];
	char byte;
	pid_t child;

	if (!make_line(folder)) {
		unlink(input_path);
		if (ftruncate(lock_file, 0) != 0)
			return refuse("failed", "can't write " LOCK);
		return refuse("failed", "can't make FIFOs in that folder");
	}
	if (pipe2(ends, O_CLOEXEC) != 0)
		return refuse("failed", "no pipe");
	child = fork();
	if (child == 0) {
		close(ends[0]);
		guard_main(ends[1]);
	}
	close(ends[1]);
	if (child < 0 || read(ends[0], &byte, 1) != 1)
		return refuse("failed", "the agent ended at once");
	write_all(STDOUT_FILENO, "ready\n", 6);
	return 0;
}

int here(const char *folder)
{
	int refused;

	/* Whoever waits for the end of a file that the caller left open must not wait for the guard. */
	syscall(SYS_close_range, 3, ~0U, 0);
	if (geteuid() != 0)
		return refuse("not-root", "only root may use KSM's knobs");
	if (access(KSM "run", F_OK) != 0)
		return refuse("no-ksm", "no /sys/kernel/mm/ksm");
	ksmd_use(ksmd_find());
	if (ksmd_pid() == 0)
		return refuse("no-ksm", "no ksmd in /proc");
	refused = take_ksm();
	return refused ? refused : start(folder);
}
