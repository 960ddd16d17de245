// SPDX-License-Identifier: GPL-2.0-only
// What the machine has; and what only the init of an image changes of it: modules, swap, and its end.

#include "agent.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/reboot.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <termios.h>
#include <unistd.h>

#ifndef MODULE_INIT_COMPRESSED_FILE
#define MODULE_INIT_COMPRESSED_FILE 4
#endif

/* "0-1,3" is three. */
static int count_nodes(void)
{
	char list[256];
	int count = 0, first = 0, number = 0;
	bool range = false;

	if (read_file("/sys/devices/system/node/online", list, sizeof list) <= 0)
		return 1;
	for (const char *at = list;; at++) {
		if (*at >= '0' && *at <= '9') {
			number = number * 10 + (*at - '0');
			continue;
		}
		if (*at == '-') {
			first = number;
			range = true;
		} else {
			count += range ? number - first + 1 : 1;
			range = false;
		}
		number = 0;
		if (*at == 0 || *at == '\n')
			return count;
	}
}

static void put_huge_pages(struct text *answer)
{
	char modes[64];
	char *open, *close;

	if (read_file("/sys/kernel/mm/transparent_hugepage/enabled", modes, sizeof modes) <= 0 || !(open = strchr(modes, '[')) ||
	    !(close = strchr(open, ']')))
		put(answer, "none");
	else
		put_bytes(answer, open + 1, close - open - 1);
}

static void put_field(struct text *answer, const char *name, long long number)
{
	put(answer, name);
	put_number(answer, number);
}

void hello(struct text *answer)
{
	struct utsname name;
	struct sysinfo info;

	uname(&name);
	sysinfo(&info);
	put(answer, "@ok agent=1 release=");
	put_escaped(answer, name.release, strlen(name.release));
	put(answer, " version=");
	put_escaped(answer, name.version, strlen(name.version));
	put_field(answer, " ksm=", access(KSM "run", F_OK) == 0);
	put_field(answer, " nodes=", count_nodes());
	put_field(answer, " memory=", (long long)info.totalram * info.mem_unit >> 20);
	put_field(answer, " swap=", (long long)info.freeswap * info.mem_unit / (long long)PAGE);
	put(answer, " thp=");
	put_huge_pages(answer);
	put_field(answer, " ksmd=", ksmd_pid());
	put_field(answer, " uid=", geteuid());
	put_field(answer, " recovered=", recovered);
	put_field(answer, " warnings=", log_warnings());
}

void machine_insmod(const char *path, struct text *answer)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	size_t length = strlen(path);
	bool plain = length > 3 && strcmp(path + length - 3, ".ko") == 0;
	long result;

	if (file < 0) {
		put_error(answer, errno);
		return;
	}
	result = syscall(SYS_finit_module, file, "", plain ? 0 : MODULE_INIT_COMPRESSED_FILE);
	put_result(answer, result < 0 ? -errno : 0);
	close(file);
}

/* Writes the header of a swap area first: version 1, one page of 4096 bytes, all the rest to be used. */
static int make_swap(const char *device)
{
	static char header[PAGE];
	int file = open(device, O_RDWR | O_CLOEXEC);
	off_t size = file < 0 ? 0 : lseek(file, 0, SEEK_END);
	uint32_t version = 1, last = size / PAGE - 1;
	int error = 0;

	if (file < 0)
		return errno;
	memcpy(header + 1024, &version, sizeof version);
	memcpy(header + 1028, &last, sizeof last);
	memcpy(header + PAGE - 10, "SWAPSPACE2", 10);
	if (pwrite(file, header, sizeof header, 0) != sizeof header || fsync(file) != 0)
		error = errno;
	close(file);
	return error;
}

void machine_swapon(const char *device, struct text *answer)
{
	int error = make_swap(device);

	if (error == 0 && swapon(device, 0) != 0)
		error = errno;
	put_result(answer, -error);
}

void machine_swapoff(const char *device, struct text *answer)
{
	put_result(answer, swapoff(device) != 0 ? -errno : 0);
}

void machine_off(int out)
{
	write_all(out, "@ok\n", 4);
	tcdrain(out);
	sync();
	/* Power-off would need ACPI; QEMU is told to end instead of a reboot. */
	reboot(RB_AUTOBOOT);
	_exit(0);
}
