// SPDX-License-Identifier: GPL-2.0-only
// The controller's side of the workers: processes that hold the memory of the scenarios and do one call at a time.

#include "agent.h"
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define MPOL_PREFERRED 1

/* How long an answer is waited for before looking whether the worker still lives. */
#define LOOK_AGAIN 20000
/* How often to look without sleeping first: most calls take some microseconds. */
#define SPINS 300

static bool wrong(int id)
{
	return id < 0 || id >= SLOTS;
}

pid_t worker_pid(int id)
{
	return wrong(id) ? 0 : shared->slot[id].pid;
}

/* Whether there is such a worker; if not, the answer says so. */
static bool found(int id, struct text *answer)
{
	if (worker_pid(id) > 0)
		return true;
	put_error(answer, ESRCH);
	return false;
}

static bool unused(int id, struct text *answer)
{
	if (!wrong(id) && worker_pid(id) == 0)
		return true;
	put_error(answer, wrong(id) ? EPROTO : EEXIST);
	return false;
}

static void forget(struct slot *slot)
{
	slot->pid = 0;
	slot->turn = IDLE;
}

static int reap(struct slot *slot)
{
	int status = 0;

	while (waitpid(slot->pid, &status, 0) < 0 && errno == EINTR)
		;
	forget(slot);
	return status;
}

static bool died(struct slot *slot, int *status)
{
	if (waitpid(slot->pid, status, WNOHANG) != slot->pid)
		return false;
	forget(slot);
	return true;
}

/* Waits for the answer of a worker: 0, or a negative errno. */
static int await(struct slot *slot, int *status)
{
	for (int spins = 0; __atomic_load_n(&slot->turn, __ATOMIC_ACQUIRE) == ASKED; spins++) {
		if (spins < SPINS) {
			__asm__ volatile("" ::: "memory");
			continue;
		}
		turn_wait(&slot->turn, ASKED, LOOK_AGAIN);
		if (__atomic_load_n(&slot->turn, __ATOMIC_ACQUIRE) != ASKED)
			break;
		if (died(slot, status))
			return -ECHILD;
		if (stopping())
			return -EINTR;
	}
	return 0;
}

static void put_dead(struct text *answer, int status)
{
	put_error(answer, ECHILD);
	put(answer, " ");
	put_number(answer, status);
}

void worker_call(int id, const char *request, struct text *answer)
{
	struct slot *slot = &shared->slot[id];
	int status = 0, result;

	if (!found(id, answer))
		return;
	if (strlen(request) >= REQUEST) {
		put_error(answer, E2BIG);
		return;
	}
	strcpy(slot->request, request);
	turn_set(&slot->turn, ASKED);
	result = await(slot, &status);
	if (result == -ECHILD)
		put_dead(answer, status);
	else if (result < 0)
		put_error(answer, -result);
	else
		put(answer, slot->answer);
}

/* A worker is a child without the controller's files; its memory comes from the node first that is asked for. */
static void child_main(int id, long node)
{
	unsigned long mask = node >= 0 ? 1UL << node : 0;

	slots_only();
	if (node >= 0 && syscall(SYS_set_mempolicy, MPOL_PREFERRED, &mask, 64UL) != 0)
		_exit(2);
	worker_main(id);
}

void worker_spawn(int id, long node, struct text *answer)
{
	pid_t pid;

	if (!unused(id, answer))
		return;
	if (node > 62) {
		put_error(answer, EINVAL);
		return;
	}
	forget(&shared->slot[id]);
	pid = fork();
	if (pid == 0)
		child_main(id, node);
	if (pid > 0)
		shared->slot[id].pid = pid;
	put_result(answer, pid < 0 ? -errno : 0);
}

void worker_fork(int id, int child, struct text *answer)
{
	char request[32];
	struct text text;
	char *begin = answer->at;

	if (!found(id, answer) || !unused(child, answer))
		return;
	forget(&shared->slot[child]);
	text_begin(&text, request, sizeof request);
	put(&text, "fork ");
	put_number(&text, child);
	worker_call(id, request, answer);
	if (strncmp(begin, "@ok ", 4) != 0)
		return;
	unsigned long pid = 0;

	parse_number(begin + 4, &pid);
	shared->slot[child].pid = pid;
	answer->at = begin + 3;
	*answer->at = 0;
}

void worker_exec(int id, struct text *answer)
{
	worker_call(id, "exec", answer);
}

void worker_exit(int id, struct text *answer)
{
	struct slot *slot = &shared->slot[id];

	if (!found(id, answer))
		return;
	strcpy(slot->request, "exit");
	turn_set(&slot->turn, ASKED);
	reap(slot);
	put_ok(answer);
}

void worker_kill(int id, struct text *answer)
{
	if (!found(id, answer))
		return;
	kill(shared->slot[id].pid, SIGKILL);
	reap(&shared->slot[id]);
	put_ok(answer);
}

void workers_end(void)
{
	for (int id = 0; id < SLOTS; id++)
		if (shared->slot[id].pid > 0)
			kill(shared->slot[id].pid, SIGKILL);
	for (int id = 0; id < SLOTS; id++)
		if (shared->slot[id].pid > 0)
			reap(&shared->slot[id]);
}
