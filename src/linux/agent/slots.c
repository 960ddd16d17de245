// SPDX-License-Identifier: GPL-2.0-only
// The controller and its workers talk through memory that they share: no descriptor has to be handed on to the child of a
// worker, and a shared mapping is nothing that KSM would merge.

#include "agent.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/futex.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Below the range of the scenarios, and the same after exec. */
#define SLOTS_ADDRESS ((void *)0x10000000)
/* A number that nothing else gets; it outlives exec. */
#define SLOTS_FILE 200

struct shared *shared;

bool slots_attach(void)
{
	shared = mmap(SLOTS_ADDRESS, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED_NOREPLACE, SLOTS_FILE, 0);
	return shared != MAP_FAILED;
}

void slots_create(void)
{
	int file = memfd_create("samepage-slots", MFD_CLOEXEC);

	if (file < 0 || ftruncate(file, sizeof *shared) || dup2(file, SLOTS_FILE) < 0 || !slots_attach())
		abort();
	close(file);
}

/* Closes whatever else is open: a worker keeps no file of the controller's. */
void slots_only(void)
{
	if (syscall(SYS_close_range, 0, SLOTS_FILE - 1, 0) == 0 && syscall(SYS_close_range, SLOTS_FILE + 1, ~0U, 0) == 0)
		return;
	for (int file = 0; file < 1024; file++)
		if (file != SLOTS_FILE)
			close(file);
}

void turn_wait(uint32_t *word, uint32_t value, long microseconds)
{
	struct timespec time = { microseconds / 1000000, microseconds % 1000000 * 1000 };

	syscall(SYS_futex, word, FUTEX_WAIT, value, microseconds < 0 ? NULL : &time, NULL, 0);
}

void turn_set(uint32_t *word, uint32_t value)
{
	__atomic_store_n(word, value, __ATOMIC_SEQ_CST);
	syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0);
}
