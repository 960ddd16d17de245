// SPDX-License-Identifier: GPL-2.0-only
// Small files as a whole, most of them of procfs and sysfs.

#include "agent.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Reads from the beginning, however often the file was read before. */
long read_open_file(int file, char *buffer, size_t size)
{
	size_t count = 0;

	for (;;) {
		ssize_t got = pread(file, buffer + count, size - 1 - count, count);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -errno;
		count += got;
		if (got == 0 || count == size - 1)
			break;
	}
	buffer[count] = 0;
	return count;
}

long read_file(const char *path, char *buffer, size_t size)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	long count;

	if (file < 0)
		return -errno;
	count = read_open_file(file, buffer, size);
	close(file);
	return count;
}

/* One write(), as a knob wants it. */
long write_file(const char *path, const char *bytes, size_t count)
{
	int file = open(path, O_WRONLY | O_CLOEXEC);
	long written;

	if (file < 0)
		return -errno;
	written = write(file, bytes, count);
	if (written < 0)
		written = -errno;
	close(file);
	if (written >= 0 && (size_t)written != count)
		return -EIO;
	return written;
}

long write_string(const char *path, const char *string)
{
	return write_file(path, string, strlen(string));
}

int write_all(int file, const char *bytes, size_t count)
{
	while (count > 0) {
		ssize_t written = write(file, bytes, count);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return -errno;
		bytes += written;
		count -= written;
	}
	return 0;
}

void path_of_process(char *path, size_t size, pid_t pid, const char *file)
{
	struct text text;

	text_begin(&text, path, size);
	put(&text, "/proc/");
	put_number(&text, pid);
	put(&text, "/");
	put(&text, file);
}
