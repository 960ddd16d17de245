// SPDX-License-Identifier: GPL-2.0-only
// What the agent does first when it is the init of a kernel image under test: it makes the file systems and limits that
// scenarios need, opens the line to the caller, and ends the machine when the caller is done.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <unistd.h>

#include "agent.h"

/* Names the line to the caller. What a kernel does not know of its command line it puts into init's environment. */
#define LINE_WORD "agent"
#define MOST_FILES 65536
#define RETRY_US 10000
#define RETRIES 300

static void end_machine(void)
{
	sync();
	/* Power-off needs ACPI; a machine that must not reboot ends either way. */
	reboot(RB_AUTOBOOT);
	for (;;)
		pause();
}

/* The console is what the caller shows when no agent answers. */
static void give_up(const char *what)
{
	dprintf(STDERR_FILENO, "samepage: init: %s: %s\n", what, strerror(errno));
	tcdrain(STDERR_FILENO);
	end_machine();
}

static int mount_at(const char *type, const char *path)
{
	mkdir(path, 0755);
	return mount(type, path, type, 0, NULL) == 0 || errno == EBUSY ? 0 : -1;
}

static void raise_limit(int resource, rlim_t most)
{
	const struct rlimit limit = { .rlim_cur = most, .rlim_max = most };

	setrlimit(resource, &limit);
}

/* Bytes pass as they are: no echo, no signals, no translation. */
static int make_raw(int line)
{
	struct termios mode;

	if (tcgetattr(line, &mode) != 0)
		return -1;
	cfmakeraw(&mode);
	mode.c_cflag |= CLOCAL | CREAD;
	mode.c_cc[VMIN] = 1;
	mode.c_cc[VTIME] = 0;
	cfsetspeed(&mode, B115200);
	return tcsetattr(line, TCSANOW, &mode);
}

/* A serial driver may register its lines after init has started. */
static int open_line(const char *path)
{
	int line = -1;

	for (int tries = 0; tries < RETRIES; tries++) {
		line = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
		if (line >= 0 || (errno != ENOENT && errno != ENXIO && errno != EIO))
			return line;
		usleep(RETRY_US);
	}
	return line;
}

/* Without devtmpfs the nodes are made by hand. */
static void make_nodes(void)
{
	mknod("/dev/null", S_IFCHR | 0666, makedev(1, 3));
	mknod("/dev/zero", S_IFCHR | 0666, makedev(1, 5));
	mknod("/dev/kmsg", S_IFCHR | 0600, makedev(1, 11));
	mknod("/dev/ttyS0", S_IFCHR | 0600, makedev(4, 64));
	mknod("/dev/ttyS1", S_IFCHR | 0600, makedev(4, 65));
	mknod("/dev/ram0", S_IFBLK | 0600, makedev(1, 0));
}

int init_main(void)
{
	static const char ready[] = "@ready\n";
	const char *path = getenv(LINE_WORD);
	int line;

	umask(0);
	if (mount_at("proc", "/proc") != 0)
		give_up("/proc");
	if (mount_at("sysfs", "/sys") != 0)
		give_up("/sys");
	if (mount_at("devtmpfs", "/dev") != 0)
		make_nodes();
	mount_at("tmpfs", "/tmp");
	umask(022);

	raise_limit(RLIMIT_MEMLOCK, RLIM_INFINITY);
	raise_limit(RLIMIT_NPROC, RLIM_INFINITY);
	raise_limit(RLIMIT_NOFILE, MOST_FILES);

	if (path == NULL)
		give_up("no " LINE_WORD "=DEVICE on the kernel's command line");
	line = open_line(path);
	if (line < 0 || make_raw(line) != 0)
		give_up(path);
	/* What the caller sends before this line is lost. */
	if (write(line, ready, sizeof ready - 1) < 0)
		give_up(path);
	serve(line, line, true);
	tcdrain(line);
	end_machine();
	return 0;
}
