// SPDX-License-Identifier: GPL-2.0-only
// What /proc says of a worker: its files, and its areas from smaps.

#include "agent.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_SMAPS (16 << 20)

static char smaps[MOST_SMAPS];

void process_file(int id, const char *file, struct text *answer)
{
	static char buffer[16384];
	char path[96];
	long count;

	if (worker_pid(id) == 0 || strchr(file, '/') || strlen(file) > 40) {
		put_error(answer, worker_pid(id) == 0 ? ESRCH : EPROTO);
		return;
	}
	path_of_process(path, sizeof path, worker_pid(id), file);
	count = read_file(path, buffer, sizeof buffer);
	if (count < 0) {
		put_error(answer, -count);
		return;
	}
	if (count > 0 && buffer[count - 1] == '\n')
		count--;
	put(answer, "@ok ");
	put_escaped(answer, buffer, count);
}

static long read_smaps(int id)
{
	char path[64];
	long count;

	if (worker_pid(id) == 0)
		return -ESRCH;
	path_of_process(path, sizeof path, worker_pid(id), "smaps");
	count = read_file(path, smaps, sizeof smaps);
	return count == MOST_SMAPS - 1 ? -EFBIG : count;
}

/* Whether a line begins an area: "start-end perms ...". */
static bool begins_area(const char *line, unsigned long *start, unsigned long *end)
{
	char *rest;

	*start = strtoul(line, &rest, 16);
	if (rest == line || *rest != '-')
		return false;
	*end = strtoul(rest + 1, &rest, 16);
	return *rest == ' ';
}

/* "Name:   12 kB" and "VmFlags: rd wr mg" as one word each. */
static void put_field(struct text *answer, const char *line)
{
	const char *colon = strchr(line, ':'), *end = line + strcspn(line, "\n");
	const char *value;

	if (!colon || colon > end)
		return;
	for (value = colon + 1; *value == ' ' || *value == '\t'; value++)
		;
	put(answer, " ");
	put_bytes(answer, line, colon - line);
	put(answer, "=");
	if (strncmp(line, "VmFlags", 7) != 0) {
		put_bytes(answer, value, strspn(value, "0123456789"));
		return;
	}
	while (end > value && end[-1] == ' ')
		end--;
	for (; value < end; value++)
		put_bytes(answer, *value == ' ' ? "," : value, 1);
}

static char *next_line(char *line)
{
	char *newline = strchr(line, '\n');

	return newline && newline[1] ? newline + 1 : NULL;
}

void process_area(int id, unsigned long address, struct text *answer)
{
	long count = read_smaps(id);
	bool inside = false, found = false;

	if (count < 0) {
		put_error(answer, -count);
		return;
	}
	for (char *line = smaps; line && *line; line = next_line(line)) {
		unsigned long start, end;

		if (begins_area(line, &start, &end)) {
			inside = address >= start && address < end;
			if (!inside)
				continue;
			found = true;
			put(answer, "@ok start=");
			put_hex(answer, start);
			put(answer, " end=");
			put_hex(answer, end);
		} else if (inside) {
			put_field(answer, line);
		}
	}
	if (!found)
		put_error(answer, ENOENT);
}

void process_sum(int id, const char *name, struct text *answer)
{
	long count = read_smaps(id);
	size_t length = strlen(name);
	unsigned long sum = 0;
	bool inside = false;

	if (count < 0) {
		put_error(answer, -count);
		return;
	}
	if (!strstr(smaps, name)) {
		put_error(answer, ENOENT);
		return;
	}
	for (char *line = smaps; line && *line; line = next_line(line)) {
		unsigned long start, end;

		if (begins_area(line, &start, &end))
			inside = start >= TEST_START && end <= TEST_END;
		else if (inside && strncmp(line, name, length) == 0 && line[length] == ':')
			sum += strtoul(line + length + 1, NULL, 10);
	}
	put(answer, "@ok ");
	put_number(answer, sum);
}

/* The entry of a frame in a file of eight bytes each. */
static uint64_t of_frame(const char *path, unsigned long frame)
{
	uint64_t value = 0;
	int file = open(path, O_RDONLY | O_CLOEXEC);

	if (file < 0)
		return 0;
	if (pread(file, &value, sizeof value, frame * sizeof value) != sizeof value)
		value = 0;
	close(file);
	return value;
}

void process_page(int id, unsigned long address, struct text *answer)
{
	char path[64];
	uint64_t entry = 0;
	unsigned long frame;
	int file;

	path_of_process(path, sizeof path, worker_pid(id), "pagemap");
	file = worker_pid(id) ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	if (file < 0) {
		put_error(answer, worker_pid(id) ? errno : ESRCH);
		return;
	}
	if (pread(file, &entry, sizeof entry, address / PAGE * sizeof entry) != sizeof entry)
		entry = 0;
	close(file);
	if (!(entry >> 63)) {
		put_error(answer, ENOENT);
		return;
	}
	frame = entry & ((1UL << 55) - 1);
	put(answer, "@ok ");
	put_hex(answer, of_frame("/proc/kpageflags", frame));
	put(answer, " ");
	put_hex(answer, of_frame("/proc/kpagecount", frame));
}
