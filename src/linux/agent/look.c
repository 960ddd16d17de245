// SPDX-License-Identifier: GPL-2.0-only
// All counters, and which frames pages are in, at one glance.

#include "agent.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define CHUNK 512
#define MOST_FILES 64

// Documentation/admin-guide/mm/pagemap.rst
#define PRESENT (1UL << 63)
#define SWAPPED (1UL << 62)
#define FRAME ((1UL << 55) - 1)
#define KPF_ZERO_PAGE 24
/* Pages of a huge page, which lies as aligned in memory as in the address space. */
#define HUGE_PAGES 512

struct counter {
	char name[48];
	int file;
};
static struct counter counters[MOST_FILES];
static int counters_count;
static int vmstat_file = -1, flags_file = -1;
static unsigned long zero_frame;

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct counter *)a)->name, ((const struct counter *)b)->name);
}

static void open_counters(void)
{
	DIR *folder = opendir(KSM);
	struct dirent *entry;

	while (folder && (entry = readdir(folder)) && counters_count < MOST_FILES) {
		int file;

		if (entry->d_name[0] == '.' || strlen(entry->d_name) >= sizeof counters->name)
			continue;
		file = openat(dirfd(folder), entry->d_name, O_RDONLY | O_CLOEXEC);
		if (file < 0)
			continue;
		strcpy(counters[counters_count].name, entry->d_name);
		counters[counters_count++].file = file;
	}
	if (folder)
		closedir(folder);
	qsort(counters, counters_count, sizeof *counters, by_name);
}

static unsigned long flags_of(unsigned long frame)
{
	uint64_t flags = 0;

	return pread(flags_file, &flags, sizeof flags, frame * sizeof flags) == sizeof flags ? flags : 0;
}

/* A page of ours that was only read maps the zero page. */
static unsigned long find_zero_frame(void)
{
	volatile char *page = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int file = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
	uint64_t entry = 0;

	if (page != MAP_FAILED) {
		(void)*page;
		if (file < 0 || pread(file, &entry, sizeof entry, (unsigned long)page / PAGE * sizeof entry) != sizeof entry)
			entry = 0;
		munmap((void *)page, PAGE);
	}
	if (file >= 0)
		close(file);
	return entry & PRESENT ? entry & FRAME : 0;
}

void look_prepare(void)
{
	open_counters();
	vmstat_file = open("/proc/vmstat", O_RDONLY | O_CLOEXEC);
	flags_file = open("/proc/kpageflags", O_RDONLY | O_CLOEXEC);
	zero_frame = find_zero_frame();
}

static void put_counter(struct text *answer, const char *name, const char *value)
{
	size_t length = strcspn(value, "\n");

	put(answer, " ");
	put(answer, name);
	put(answer, "=");
	put_bytes(answer, value, length);
}

static void put_run(struct text *answer)
{
	put(answer, " run=");
	put_number(answer, run_shown);
}

static bool is_number(const char *value)
{
	size_t length;

	value += *value == '-';
	length = strspn(value, "0123456789");
	return length > 0 && (value[length] == '\n' || value[length] == 0);
}

static void put_vmstat(struct text *answer)
{
	static char buffer[32768];
	static const char *const names[] = { "cow_ksm", "ksm_swpin_copy" };

	if (read_open_file(vmstat_file, buffer, sizeof buffer) <= 0)
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t length = strlen(names[i]);

		for (char *line = buffer; line; line = strchr(line, '\n')) {
			line += *line == '\n';
			if (strncmp(line, names[i], length) != 0 || line[length] != ' ')
				continue;
			put_counter(answer, names[i], line + length + 1);
			break;
		}
	}
}

/* Only a frame that may be part of a huge page is worth a look at its flags. */
static bool is_zero(unsigned long frame, unsigned long page)
{
	if (frame == zero_frame)
		return true;
	return frame % HUGE_PAGES == page % HUGE_PAGES && flags_of(frame) & 1UL << KPF_ZERO_PAGE;
}

static void put_page(struct text *answer, uint64_t entry, unsigned long page)
{
	unsigned long frame = entry & FRAME;

	if (!(entry & PRESENT))
		put(answer, entry & SWAPPED ? "s" : "-");
	else if (is_zero(frame, page))
		put(answer, "0");
	else
		put_hex(answer, frame);
}

static int put_range(struct text *answer, int id, unsigned long address, unsigned long pages)
{
	static uint64_t entries[CHUNK];
	char path[64];
	int file;

	if (worker_pid(id) == 0)
		return ESRCH;
	path_of_process(path, sizeof path, worker_pid(id), "pagemap");
	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return errno;
	for (unsigned long done = 0; done < pages; done += CHUNK) {
		unsigned long some = pages - done < CHUNK ? pages - done : CHUNK;

		memset(entries, 0, sizeof entries);
		if (pread(file, entries, some * sizeof *entries, (address / PAGE + done) * sizeof *entries) < 0)
			memset(entries, 0, sizeof entries);
		for (unsigned long i = 0; i < some; i++) {
			if (done + i > 0)
				put(answer, ",");
			put_page(answer, entries[i], address / PAGE + done + i);
		}
	}
	close(file);
	return 0;
}

void look(char **ranges, int count, struct text *answer)
{
	char *begin = answer->at;

	put_ok(answer);
	for (int i = 0; i < counters_count; i++) {
		char value[PAGE];

		if (strcmp(counters[i].name, "run") == 0)
			put_run(answer);
		else if (read_open_file(counters[i].file, value, sizeof value) > 0 && is_number(value))
			put_counter(answer, counters[i].name, value);
	}
	put_vmstat(answer);
	put(answer, " |");
	for (int i = 0; i < count; i++) {
		char *rest, *more;
		long id = strtol(ranges[i], &rest, 10);
		unsigned long address = *rest ? strtoul(rest + 1, &more, 0) : 0;
		unsigned long pages = *rest && *more ? strtoul(more + 1, NULL, 0) : 0;
		int error;

		put(answer, i == 0 ? " " : " ; ");
		error = pages ? put_range(answer, id, address, pages) : EPROTO;
		if (error == 0)
			continue;
		text_begin(answer, begin, answer->end - begin + 1);
		put_error(answer, error);
		return;
	}
}
