// SPDX-License-Identifier: GPL-2.0-only
// The files of /sys/kernel/mm/ksm. A caller who writes 1 to `run` would set ksmd free, so the kernel never gets that 1
// but for single steps; all other values go to the kernel and come from it.

#include "agent.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH 128
/* What the kernel has at its start. Files that a kernel lacks are left out. An advisor would own pages_to_scan. */
static const char *const defaults[][2] = {
	{ "advisor_mode", "none" },
	{ "merge_across_nodes", "1" },
	{ "max_page_sharing", "256" },
	{ "use_zero_pages", "0" },
	{ "stable_node_chains_prune_millisecs", "2000" },
	{ "smart_scan", "1" },
	{ "advisor_max_pages_to_scan", "30000" },
	{ "advisor_min_pages_to_scan", "500" },
	{ "advisor_max_cpu", "70" },
	{ "advisor_target_scan_time", "200" },
	{ "pages_to_scan", "100" },
	{ "sleep_millisecs", "20" },
};

int run_shown;

static void path_of(char *path, const char *name)
{
	struct text text;

	text_begin(&text, path, PATH);
	put(&text, KSM);
	put(&text, name);
}

long knob_read(const char *name, char *buffer, size_t size)
{
	char path[PATH];
	long count;

	path_of(path, name);
	count = read_file(path, buffer, size);
	if (count > 0 && buffer[count - 1] == '\n')
		buffer[--count] = 0;
	return count;
}

long knob_write(const char *name, const char *value)
{
	char path[PATH];

	path_of(path, name);
	return write_string(path, value);
}

long long knob_number(const char *name)
{
	char buffer[64];
	long long number = 0;
	const char *digit = buffer;

	if (knob_read(name, buffer, sizeof buffer) <= 0)
		return -1;
	for (digit += *digit == '-'; *digit >= '0' && *digit <= '9'; digit++)
		number = number * 10 + (*digit - '0');
	return *buffer == '-' ? -number : number;
}

/* The word in brackets, where a file shows all choices. */
static const char *chosen(char *value)
{
	char *open = strchr(value, '['), *close = open ? strchr(open, ']') : NULL;

	if (!close)
		return value;
	*close = 0;
	return open + 1;
}

static bool is_name(const char *name)
{
	return *name && *name != '.' && !strchr(name, '/');
}

void knob_get(const char *name, struct text *answer)
{
	char buffer[PAGE];
	long count = is_name(name) ? knob_read(name, buffer, sizeof buffer) : -ENOENT;

	if (count < 0) {
		put_error(answer, -count);
		return;
	}
	put(answer, "@ok ");
	if (strcmp(name, "run") == 0)
		put_number(answer, run_shown);
	else
		put_escaped(answer, buffer, count);
}

/* One write(), by a user who may not be root: he has to be allowed to open the file. */
static long write_as(const char *name, const char *bytes, size_t count, long uid)
{
	char path[PATH];
	long written;

	path_of(path, name);
	if (uid <= 0)
		return write_file(path, bytes, count);
	if (seteuid(uid) != 0)
		return -errno;
	written = write_file(path, bytes, count);
	if (seteuid(0) != 0)
		_exit(3);
	follow_guard();
	return written;
}

/* The last digit of a text that means 1 if it means any number; NULL for all others. */
static char *lonely_one(char *text)
{
	char *one = strchr(text, '1');

	if (!one || strpbrk(text, "23456789") || strpbrk(one + 1, "01"))
		return NULL;
	return one;
}

/* In place of a 1 the kernel gets the same text with a 0, and judges its form. It is no unmerging either. */
static long set_run(const char *bytes, size_t count, long uid)
{
	char text[PAGE + 1];
	char *one;
	long written;

	if (count > PAGE)
		return -EINVAL;
	memcpy(text, bytes, count);
	text[count] = 0;
	one = lonely_one(text);
	if (one)
		*one = '0';
	written = write_as("run", text, count, uid);
	if (written > 0) {
		run_shown = one ? 1 : knob_number("run");
		/* A text with a meaning that was not seen through. */
		if (!one && run_shown == 1)
			ksmd_hold();
	}
	return written;
}

void knob_set(const char *name, const char *bytes, size_t count, long uid, struct text *answer)
{
	long written;

	if (!is_name(name))
		written = -ENOENT;
	else if (strcmp(name, "run") == 0)
		written = set_run(bytes, count, uid);
	else
		written = write_as(name, bytes, count, uid);
	put_result(answer, written < 0 ? written : 0);
}

void knobs_save(struct knobs *knobs)
{
	DIR *folder = opendir(KSM);
	struct dirent *entry;

	knobs->count = 0;
	while (folder && (entry = readdir(folder)) && knobs->count < 48) {
		struct knob *knob = &knobs->knob[knobs->count];
		char path[PATH], value[PAGE];
		const char *set;
		struct stat stat;

		path_of(path, entry->d_name);
		if (!is_name(entry->d_name) || lstat(path, &stat) != 0 || !(stat.st_mode & S_IWUSR) ||
		    strlen(entry->d_name) >= sizeof knob->name || knob_read(entry->d_name, value, sizeof value) < 0)
			continue;
		set = chosen(value);
		if (strlen(set) >= sizeof knob->value)
			continue;
		strcpy(knob->name, entry->d_name);
		strcpy(knob->value, set);
		knobs->count++;
	}
	if (folder)
		closedir(folder);
}

static bool is_so(const struct knob *knob)
{
	char value[PAGE];

	return knob_read(knob->name, value, sizeof value) >= 0 && strcmp(chosen(value), knob->value) == 0;
}

static const struct knob *knob_named(const struct knobs *knobs, const char *name)
{
	for (int i = 0; i < knobs->count; i++)
		if (strcmp(knobs->knob[i].name, name) == 0)
			return &knobs->knob[i];
	return NULL;
}

/* Whatever was merged, and counted, is so no longer. `run` ends as 0: a 2 would unmerge later merges once more. */
static void unmerge_all(void)
{
	ksmd_park();
	knob_write("run", "2");
	knob_write("run", "0");
	run_shown = 0;
}

static bool in_use(const struct knob *advisor)
{
	return advisor && strcmp(advisor->value, "none") != 0;
}

const char *knobs_restore(const struct knobs *knobs)
{
	const struct knob *advisor = knob_named(knobs, "advisor_mode");

	unmerge_all();
	if (advisor)
		knob_write("advisor_mode", "none");
	for (int i = 0; i < knobs->count; i++)
		if (strcmp(knobs->knob[i].name, "run") != 0 && &knobs->knob[i] != advisor)
			knob_write(knobs->knob[i].name, knobs->knob[i].value);
	/* An advisor begins with a pages_to_scan of its own, which nobody may write. */
	if (in_use(advisor))
		knob_write("advisor_mode", advisor->value);
	for (int i = 0; i < knobs->count; i++)
		if (!is_so(&knobs->knob[i]) && !(in_use(advisor) && strcmp(knobs->knob[i].name, "pages_to_scan") == 0))
			return knobs->knob[i].name;
	return NULL;
}

void knobs_default(void)
{
	unmerge_all();
	for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++)
		knob_write(defaults[i][0], defaults[i][1]);
}
