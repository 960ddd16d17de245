// SPDX-License-Identifier: GPL-2.0-only
// The calls that a worker makes on its own memory.

#include "agent.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#ifndef PR_SET_MEMORY_MERGE
#define PR_SET_MEMORY_MERGE 67
#endif
#define MPOL_PREFERRED 1
#define MPOL_MF_MOVE_ALL 4
#define ALL_ACCESS (PROT_READ | PROT_WRITE)
#define FIXED (MAP_FIXED_NOREPLACE | MAP_NORESERVE)

/* The words of a call: its numbers are parsed, and the words that are none stay as they are. */
struct call {
	char **words;
	int count;
	unsigned long number[8];
	struct text *answer;
};

static void *address_of(const struct call *call)
{
	return (void *)call->number[1];
}

static size_t length_of(const struct call *call)
{
	return call->number[2] * PAGE;
}

static long result_of(long result)
{
	return result < 0 ? -errno : result;
}

/*
 * An area prefers the node that its process prefers. Else pages that somebody else's call copies, as a write of 2 to run
 * does, would come from where that one prefers them.
 */
static void prefer_node(void *address, size_t length)
{
	unsigned long nodes = 0;
	int policy = 0;

	if (syscall(SYS_get_mempolicy, &policy, &nodes, 64UL, NULL, 0UL) == 0 && policy == MPOL_PREFERRED)
		syscall(SYS_mbind, address, length, MPOL_PREFERRED, &nodes, 64UL, 0U);
}

static void answer_mapping(const struct call *call, void *mapped)
{
	if (mapped != MAP_FAILED)
		prefer_node(mapped, length_of(call));
	put_result(call->answer, mapped == MAP_FAILED ? -errno : 0);
}

static void answer_pointer(const struct call *call, const void *pointer)
{
	put_result(call->answer, pointer == MAP_FAILED ? -errno : 0);
}

static void answer_number(const struct call *call, long result)
{
	put_result(call->answer, result);
	if (result < 0)
		return;
	put(call->answer, " ");
	put_number(call->answer, result);
}

/* A private mapping of a file that has no name. */
static void *map_file(void *address, size_t length)
{
	int file = memfd_create("samepage-file", MFD_CLOEXEC);
	void *mapped;

	if (file < 0)
		return MAP_FAILED;
	if (ftruncate(file, length)) {
		close(file);
		return MAP_FAILED;
	}
	mapped = mmap(address, length, ALL_ACCESS, MAP_PRIVATE | FIXED, file, 0);
	close(file);
	return mapped;
}

static void *map_huge(void *address, size_t length)
{
	void *mapped = mmap(address, length, ALL_ACCESS, MAP_PRIVATE | MAP_ANONYMOUS | FIXED, -1, 0);

	if (mapped != MAP_FAILED && madvise(mapped, length, MADV_HUGEPAGE) != 0) {
		int error = errno;

		munmap(mapped, length);
		errno = error;
		return MAP_FAILED;
	}
	return mapped;
}

static void do_mmap(struct call *call)
{
	static const struct {
		const char *kind;
		int access, flags;
	} kinds[] = {
		{ "anonymous", ALL_ACCESS, MAP_PRIVATE },
		{ "read-only", PROT_READ, MAP_PRIVATE },
		{ "none", PROT_NONE, MAP_PRIVATE },
		{ "shared", ALL_ACCESS, MAP_SHARED },
		{ "hugetlb", ALL_ACCESS, MAP_PRIVATE | MAP_HUGETLB },
	};
	const char *kind = call->words[3];

	if (strcmp(kind, "file-backed") == 0) {
		answer_mapping(call, map_file(address_of(call), length_of(call)));
		return;
	}
	if (strcmp(kind, "huge") == 0) {
		answer_mapping(call, map_huge(address_of(call), length_of(call)));
		return;
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (strcmp(kind, kinds[i].kind) != 0)
			continue;
		answer_mapping(call, mmap(address_of(call), length_of(call), kinds[i].access, kinds[i].flags | MAP_ANONYMOUS | FIXED,
					  -1, 0));
		return;
	}
	put_error(call->answer, EPROTO);
}

static void do_map_over(struct call *call)
{
	answer_mapping(call, mmap(address_of(call), length_of(call), ALL_ACCESS,
				  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0));
}

static void do_munmap(struct call *call)
{
	put_result(call->answer, result_of(munmap(address_of(call), length_of(call))));
}

static void do_mlock(struct call *call)
{
	put_result(call->answer, result_of(mlock(address_of(call), length_of(call))));
}

static void do_munlock(struct call *call)
{
	put_result(call->answer, result_of(munlock(address_of(call), length_of(call))));
}

static void do_madvise(struct call *call)
{
	put_result(call->answer, result_of(madvise(address_of(call), length_of(call), call->number[3])));
}

static void do_pageout(struct call *call)
{
	put_result(call->answer, result_of(madvise(address_of(call), length_of(call), MADV_PAGEOUT)));
}

static void do_mprotect(struct call *call)
{
	put_result(call->answer, result_of(mprotect(address_of(call), length_of(call), call->number[3])));
}

static void do_pkey_mprotect(struct call *call)
{
	static int key;

	if (key <= 0)
		key = result_of(pkey_alloc(0, 0));
	if (key < 0) {
		put_error(call->answer, -key);
		return;
	}
	if (pkey_mprotect(address_of(call), length_of(call), call->number[3], key) != 0)
		put_error(call->answer, errno);
	else
		answer_number(call, key);
}

static void do_mremap(struct call *call)
{
	size_t length = length_of(call);

	answer_pointer(call,
		       mremap(address_of(call), length, length, MREMAP_MAYMOVE | MREMAP_FIXED, (void *)call->number[3]));
}

/* xorshift32, whose stream the other side makes as well; no seed is 0. */
static void make_words(uint32_t *words, uint32_t seed)
{
	uint32_t x = seed ? seed : 1;

	for (size_t i = 0; i < PAGE / sizeof *words; i++) {
		x ^= x << 13;
		x ^= x >> 17;
		x ^= x << 5;
		words[i] = x;
	}
}

/* The page that the words at an index describe, "byte B" or "words SEED"; NULL when they don't. */
static const unsigned char *make_page(const struct call *call, int at)
{
	static unsigned char page[PAGE] __attribute__((aligned(8)));

	if (strcmp(call->words[at], "byte") == 0)
		memset(page, (int)call->number[at + 1], PAGE);
	else if (strcmp(call->words[at], "words") == 0)
		make_words((uint32_t *)page, call->number[at + 1]);
	else
		return NULL;
	return page;
}

static void do_fill(struct call *call)
{
	const unsigned char *page = make_page(call, 3);
	char *to = address_of(call);

	if (!page) {
		put_error(call->answer, EPROTO);
		return;
	}
	for (unsigned long i = 0; i < call->number[2]; i++)
		memcpy(to + i * PAGE, page, PAGE);
	put_ok(call->answer);
}

static void do_compare(struct call *call)
{
	const unsigned char *expected = make_page(call, 2), *found = address_of(call);

	if (!expected) {
		put_error(call->answer, EPROTO);
		return;
	}
	put_ok(call->answer);
	if (memcmp(found, expected, PAGE) == 0) {
		put(call->answer, " same");
		return;
	}
	size_t offset = 0;

	while (offset < PAGE - 1 && found[offset] == expected[offset])
		offset++;
	put(call->answer, " ");
	put_number(call->answer, offset);
	put(call->answer, " ");
	put_number(call->answer, found[offset]);
	put(call->answer, " ");
	put_number(call->answer, expected[offset]);
}

static void do_flip(struct call *call)
{
	((volatile unsigned char *)address_of(call))[call->number[2]] ^= 1;
	put_ok(call->answer);
}

static void do_poke(struct call *call)
{
	((volatile unsigned char *)address_of(call))[call->number[2]] = call->number[3];
	put_ok(call->answer);
}

static void do_touch(struct call *call)
{
	const volatile unsigned char *bytes = address_of(call);

	for (unsigned long i = 0; i < call->number[2]; i++)
		(void)bytes[i * PAGE];
	put_ok(call->answer);
}

/* Through /proc/self/mem, which writes where the process itself may not, as a debugger does. */
static void do_force(struct call *call)
{
	int file = open("/proc/self/mem", O_RDWR | O_CLOEXEC);
	unsigned char byte = call->number[2];
	long result;

	if (file < 0) {
		put_error(call->answer, errno);
		return;
	}
	result = result_of(pwrite(file, &byte, 1, call->number[1]));
	close(file);
	put_result(call->answer, result);
}

#define PINS 64
static struct {
	unsigned long address;
	int ends[2];
} pins[PINS];

/* One pin of a page; of address 0, a free place. */
static int pin_of(unsigned long address)
{
	for (int i = PINS - 1; i >= 0; i--)
		if (pins[i].address == address)
			return i;
	return -1;
}

static void close_pin(int index)
{
	close(pins[index].ends[0]);
	close(pins[index].ends[1]);
	pins[index].address = 0;
}

/* The child of a worker has the pipes as well, and would keep the pages. */
void pins_forget(void)
{
	for (int i = 0; i < PINS; i++)
		if (pins[i].address)
			close_pin(i);
}

/* A page that lies in a pipe has one reference more, as under direct I/O. */
static void do_pin(struct call *call)
{
	struct iovec page = { address_of(call), PAGE };
	int free = pin_of(0);
	long got;

	if (free < 0) {
		put_error(call->answer, ENOSPC);
		return;
	}
	if (pipe2(pins[free].ends, O_CLOEXEC | O_NONBLOCK) != 0) {
		put_error(call->answer, errno);
		return;
	}
	pins[free].address = call->number[1];
	got = result_of(vmsplice(pins[free].ends[1], &page, 1, 0));
	if (got != (long)PAGE)
		close_pin(free);
	put_result(call->answer, got < 0 || got == (long)PAGE ? got : -EIO);
}

static void do_unpin(struct call *call)
{
	int index = call->number[1] ? pin_of(call->number[1]) : -1;

	if (index >= 0)
		close_pin(index);
	put_result(call->answer, index >= 0 ? 0 : -ENOENT);
}

/* The node of a page, or where it could not go. */
static void pages_answer(struct call *call, const int *node, int flags)
{
	void *page = address_of(call);
	/* What is not moved, and why nobody says. */
	int status = -EAGAIN;
	long result = result_of(syscall(SYS_move_pages, 0, 1UL, &page, node, &status, flags));

	answer_number(call, result < 0 ? result : status);
}

static void do_move(struct call *call)
{
	int node = call->number[2];

	pages_answer(call, &node, MPOL_MF_MOVE_ALL);
}

static void do_node(struct call *call)
{
	pages_answer(call, NULL, 0);
}

static void do_prctl(struct call *call)
{
	const unsigned long *n = call->number;
	long result = result_of(prctl(n[1], n[2], n[3], n[4], n[5]));

	if (result >= 0 && n[1] == PR_SET_MEMORY_MERGE && n[2])
		leave_own_memory_alone();
	answer_number(call, result);
}

static void do_id(struct call *call)
{
	answer_number(call, getpid());
}

/* How many words follow the name, and which of them are no numbers (as bits). */
static const struct {
	const char *name;
	int words;
	unsigned int texts;
	void (*run)(struct call *);
} calls[] = {
	{ "mmap", 3, 1 << 3, do_mmap },
	{ "map-over", 2, 0, do_map_over },
	{ "munmap", 2, 0, do_munmap },
	{ "mlock", 2, 0, do_mlock },
	{ "munlock", 2, 0, do_munlock },
	{ "madvise", 3, 0, do_madvise },
	{ "pageout", 2, 0, do_pageout },
	{ "mprotect", 3, 0, do_mprotect },
	{ "pkey-mprotect", 3, 0, do_pkey_mprotect },
	{ "mremap", 3, 0, do_mremap },
	{ "fill", 4, 1 << 3, do_fill },
	{ "compare", 3, 1 << 2, do_compare },
	{ "flip", 2, 0, do_flip },
	{ "poke", 3, 0, do_poke },
	{ "touch", 2, 0, do_touch },
	{ "force", 2, 0, do_force },
	{ "pin", 1, 0, do_pin },
	{ "unpin", 1, 0, do_unpin },
	{ "move", 2, 0, do_move },
	{ "node", 1, 0, do_node },
	{ "prctl", 5, 0, do_prctl },
	{ "id", 0, 0, do_id },
};

static bool parse_call(struct call *call, unsigned int texts)
{
	for (int i = 1; i < call->count; i++)
		if (!(texts & 1U << i) && !parse_number(call->words[i], &call->number[i]))
			return false;
	return true;
}

void call_run(char **words, int count, struct text *answer)
{
	struct call call = { .words = words, .count = count, .answer = answer };

	for (size_t i = 0; count > 0 && i < sizeof calls / sizeof *calls; i++) {
		if (strcmp(words[0], calls[i].name) != 0)
			continue;
		if (count == calls[i].words + 1 && parse_call(&call, calls[i].texts))
			calls[i].run(&call);
		else
			put_error(answer, EPROTO);
		return;
	}
	put_error(answer, EPROTO);
}
