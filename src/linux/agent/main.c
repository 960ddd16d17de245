// SPDX-License-Identifier: GPL-2.0-only
// What the program is called for.

#include "agent.h"
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define WRONG_USE 2

static int wrong_use(void)
{
	static const char text[] = "usage: agent here FOLDER | fifos FOLDER NAME... | with-parent COMMAND [ARGUMENT...]\n";

	write_all(STDERR_FILENO, text, sizeof text - 1);
	return WRONG_USE;
}

/* The heap and the stack must not land where scenarios have their memory. */
static void fix_addresses(char **arguments)
{
	int now = personality(0xffffffff);

	if (now < 0 || now & ADDR_NO_RANDOMIZE || personality(now | ADDR_NO_RANDOMIZE) < 0)
		return;
	execv("/proc/self/exe", arguments);
	/* Without /proc yet. */
	execv(arguments[0], arguments);
}

/* Runs a command that is killed when the caller ends, by SIGKILL too. */
static int with_parent(char **command)
{
	pid_t parent = getppid();

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		return 1;
	execvp(command[0], command);
	write_all(STDERR_FILENO, "can't run it\n", 13);
	return 127;
}

static int make_fifos(const char *folder, char **names)
{
	for (; *names; names++) {
		char path[PAGE];
		struct text text;

		text_begin(&text, path, sizeof path);
		put(&text, folder);
		put(&text, "/");
		put(&text, *names);
		if (mkfifo(path, 0600) != 0)
			return 1;
	}
	return 0;
}

int main(int count, char **arguments)
{
	const char *what = count > 1 ? arguments[1] : "";

	if (getpid() == 1) {
		fix_addresses(arguments);
		return init_main();
	}
	if (strcmp(what, "here") == 0 && count == 3) {
		fix_addresses(arguments);
		return here(arguments[2]);
	}
	if (strcmp(what, "worker") == 0 && count == 3)
		worker_after_exec(atoi(arguments[2]));
	if (strcmp(what, "with-parent") == 0 && count > 2)
		return with_parent(arguments + 2);
	if (strcmp(what, "fifos") == 0 && count > 3)
		return make_fifos(arguments[2], arguments + 3);
	return wrong_use();
}
