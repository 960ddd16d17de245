// SPDX-License-Identifier: GPL-2.0-only
// What the kernel warned of since the last reset, from /dev/kmsg.

#include "agent.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define MOST_TEXT 3000

static int kmsg = -1;
static long warnings;
static char first[MOST_TEXT];
static size_t first_length;

static bool is_warning(const char *text)
{
	static const char *const signs[] = { "WARNING:", "BUG:", "Oops", "general protection", "kernel BUG at" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strstr(text, signs[i]))
			return true;
	return false;
}

void log_start(void)
{
	kmsg = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (kmsg >= 0)
		lseek(kmsg, 0, SEEK_END);
}

static void take(char *record)
{
	char *text = strchr(record, ';');
	size_t length;

	if (!text)
		return;
	text++;
	if (is_warning(text))
		warnings++;
	if (warnings == 0)
		return;
	length = strcspn(text, "\n");
	if (first_length + length + 2 > sizeof first)
		return;
	memcpy(first + first_length, text, length);
	first_length += length;
	first[first_length++] = '\n';
	first[first_length] = 0;
}

static void read_log(void)
{
	static char record[8192];

	while (kmsg >= 0) {
		ssize_t got = read(kmsg, record, sizeof record - 1);

		/* Records that were overwritten before they were read are lost. */
		if (got < 0 && errno == EPIPE)
			continue;
		if (got <= 0)
			return;
		record[got] = 0;
		take(record);
	}
}

void log_forget(void)
{
	read_log();
	warnings = 0;
	first_length = 0;
	first[0] = 0;
}

long log_warnings(void)
{
	read_log();
	return warnings;
}

void log_answer(struct text *answer)
{
	put(answer, "@ok ");
	put_number(answer, log_warnings());
	put(answer, " ");
	put_escaped(answer, first, first_length);
}
