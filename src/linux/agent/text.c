// SPDX-License-Identifier: GPL-2.0-only
// Lines of text without stdio, as workers need them, too: a worker should own as little memory as can be.

#include "agent.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

void text_begin(struct text *text, char *buffer, size_t size)
{
	text->start = text->at = buffer;
	text->end = buffer + size - 1;
	*buffer = 0;
}

void put_bytes(struct text *text, const char *bytes, size_t count)
{
	size_t room = text->end - text->at;

	if (count > room)
		count = room;
	memcpy(text->at, bytes, count);
	text->at += count;
	*text->at = 0;
}

void put(struct text *text, const char *string)
{
	put_bytes(text, string, strlen(string));
}

static void put_base(struct text *text, unsigned long number, unsigned int base)
{
	char digits[24];
	int at = sizeof digits;

	do {
		digits[--at] = "0123456789abcdef"[number % base];
		number /= base;
	} while (number);
	put_bytes(text, digits + at, sizeof digits - at);
}

void put_number(struct text *text, long long number)
{
	unsigned long magnitude = number;

	if (number < 0) {
		put(text, "-");
		magnitude = -magnitude;
	}
	put_base(text, magnitude, 10);
}

void put_hex(struct text *text, unsigned long number)
{
	put_base(text, number, 16);
}

void put_escaped(struct text *text, const char *bytes, size_t count)
{
	if (count == 0)
		put(text, "%");
	for (size_t i = 0; i < count; i++) {
		unsigned char byte = bytes[i];
		char escaped[3] = { '%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15] };

		if (byte < 0x21 || byte > 0x7e || byte == '%')
			put_bytes(text, escaped, 3);
		else
			put_bytes(text, bytes + i, 1);
	}
}

void put_ok(struct text *text)
{
	put(text, "@ok");
}

void put_error(struct text *text, int error)
{
	const char *name = strerrorname_np(error);

	put(text, "@err ");
	put(text, name ? name : "EUNKNOWN");
}

void put_result(struct text *text, long result)
{
	if (result < 0)
		put_error(text, -result);
	else
		put_ok(text);
}

int split(char *line, char **words, int most)
{
	int count = 0;
	char *rest = NULL;

	for (char *word = strtok_r(line, " \r\n", &rest); word && count < most; word = strtok_r(NULL, " \r\n", &rest))
		words[count++] = word;
	return count;
}

bool parse_number(const char *word, unsigned long *number)
{
	char *end;

	errno = 0;
	*number = strtoul(word, &end, 0);
	return errno == 0 && end != word && *end == 0;
}

static int hex_digit(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	digit |= 0x20;
	return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

long unescape(char *word)
{
	char *to = word;

	if (strcmp(word, "%") == 0)
		return 0;
	for (const char *from = word; *from; from++) {
		if (*from != '%') {
			*to++ = *from;
			continue;
		}
		int high = hex_digit(from[1]), low = high < 0 ? -1 : hex_digit(from[2]);

		if (low < 0)
			return -1;
		*to++ = high << 4 | low;
		from += 2;
	}
	return to - word;
}
