// SPDX-License-Identifier: GPL-2.0-only
// A worker: waits for its turn, does the call, answers. A fault inside of a call ends the call and not the worker.

#include "agent.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef PR_GET_MEMORY_MERGE
#define PR_GET_MEMORY_MERGE 68
#endif

static int own_id;
static sigjmp_buf before_call;
static volatile sig_atomic_t in_call;
static char fault_stack[32768];

static void on_fault(int signal)
{
	if (in_call)
		siglongjmp(before_call, 1);
	/* A hardware error that was only announced harms nobody yet. */
	if (signal != SIGBUS)
		_exit(128 + signal);
}

static void catch_faults(void)
{
	stack_t stack = { .ss_sp = fault_stack, .ss_size = sizeof fault_stack };
	struct sigaction action = { .sa_handler = on_fault, .sa_flags = SA_ONSTACK | SA_NODEFER };

	sigaltstack(&stack, NULL);
	sigaction(SIGSEGV, &action, NULL);
	sigaction(SIGBUS, &action, NULL);
}

/* The end of the controller is the end of its workers, also when it came before this line. */
static void die_with_controller(void)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != shared->controller)
		_exit(1);
}

void worker_became(int id)
{
	own_id = id;
	die_with_controller();
}

/* Outside of the scenarios' range: what prctl() would have KSM look at besides. */
static int own_areas(unsigned long (*areas)[2], int most)
{
	static char buffer[PAGE];
	int file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC), count = 0, field = 0;
	unsigned long bounds[2] = { 0, 0 };
	ssize_t got;

	if (file < 0)
		return 0;
	/* A line begins with both bounds in hex, "-" between them and a blank after. */
	while ((got = read(file, buffer, sizeof buffer)) > 0) {
		for (ssize_t i = 0; i < got; i++) {
			char c = buffer[i];

			if (c == '\n') {
				field = 0;
				bounds[0] = bounds[1] = 0;
			} else if (field < 2 && (c == '-' || c == ' ')) {
				field++;
				if (field == 2 && count < most && (bounds[1] <= TEST_START || bounds[0] >= TEST_END)) {
					areas[count][0] = bounds[0];
					areas[count++][1] = bounds[1];
				}
			} else if (field < 2) {
				bounds[field] = bounds[field] << 4 | (c >= 'a' ? c - 'a' + 10 : c - '0');
			}
		}
	}
	close(file);
	return count;
}

void leave_own_memory_alone(void)
{
	static unsigned long areas[64][2];
	int count = own_areas(areas, 64);

	for (int i = 0; i < count; i++)
		madvise((void *)areas[i][0], areas[i][1] - areas[i][0], MADV_UNMERGEABLE);
}

/* A sibling: the controller is the parent of all workers. */
static void do_fork(int child, struct text *answer)
{
	long pid = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, 0, 0, 0, 0);

	if (pid == 0) {
		pins_forget();
		worker_became(child);
		worker_main(child);
	}
	put_result(answer, pid < 0 ? -errno : 0);
	if (pid > 0) {
		put(answer, " ");
		put_number(answer, pid);
	}
}

static void do_exec(struct text *answer)
{
	char number[16];
	struct text text;
	char *arguments[] = { "agent", "worker", number, NULL };

	text_begin(&text, number, sizeof number);
	put_number(&text, own_id);
	execv("/proc/self/exe", arguments);
	put_error(answer, errno);
}

static void worker_run(char *request, struct text *answer)
{
	char *words[16];
	int count = split(request, words, 16);
	unsigned long child;

	if (count == 1 && strcmp(words[0], "exit") == 0)
		_exit(0);
	if (count == 1 && strcmp(words[0], "exec") == 0)
		do_exec(answer);
	else if (count == 2 && strcmp(words[0], "fork") == 0 && parse_number(words[1], &child))
		do_fork(child, answer);
	else
		call_run(words, count, answer);
}

/* What a call did before it faulted stays done. */
static void run_guarded(struct slot *slot)
{
	struct text answer;

	text_begin(&answer, slot->answer, ANSWER);
	if (sigsetjmp(before_call, 0) == 0) {
		in_call = 1;
		worker_run(slot->request, &answer);
	} else {
		text_begin(&answer, slot->answer, ANSWER);
		put_error(&answer, EFAULT);
	}
	in_call = 0;
}

static void work(void) __attribute__((noreturn));
static void work(void)
{
	struct slot *slot = &shared->slot[own_id];

	for (;;) {
		uint32_t turn = __atomic_load_n(&slot->turn, __ATOMIC_ACQUIRE);

		if (turn != ASKED) {
			turn_wait(&slot->turn, turn, -1);
			continue;
		}
		run_guarded(slot);
		turn_set(&slot->turn, ANSWERED);
	}
}

static void default_signals(void)
{
	sigset_t none;

	for (int number = 1; number < 32; number++)
		signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

void worker_main(int id)
{
	in_call = 0;
	worker_became(id);
	default_signals();
	catch_faults();
	work();
}

int worker_after_exec(int id)
{
	struct text answer;

	if (id < 0 || id >= SLOTS || !slots_attach())
		_exit(2);
	if (prctl(PR_GET_MEMORY_MERGE, 0, 0, 0, 0) == 1)
		leave_own_memory_alone();
	worker_became(id);
	text_begin(&answer, shared->slot[id].answer, ANSWER);
	put_ok(&answer);
	turn_set(&shared->slot[id].turn, ANSWERED);
	worker_main(id);
}
