// SPDX-License-Identifier: GPL-2.0-only
// What the parts of the agent know of each other. PROTOCOL.md describes the lines that it answers.

#ifndef AGENT_H
#define AGENT_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define PAGE 4096UL
#define KSM "/sys/kernel/mm/ksm/"
/* Where the scenarios' areas are; whatever a worker has outside of it is its own. */
#define TEST_START 0x20000000UL
#define TEST_END 0x7f0000000000UL

/* text.c: building a line in a buffer of fixed size, and taking one apart. */
struct text {
	char *start, *at, *end;
};
void text_begin(struct text *text, char *buffer, size_t size);
void put(struct text *text, const char *string);
void put_bytes(struct text *text, const char *bytes, size_t count);
void put_number(struct text *text, long long number);
void put_hex(struct text *text, unsigned long number);
/* Percent-encoded, as one word. */
void put_escaped(struct text *text, const char *bytes, size_t count);
void put_ok(struct text *text);
/* "@err" and the name of a positive errno. */
void put_error(struct text *text, int error);
/* "@ok", or the errno when the result is negative as system calls return it. */
void put_result(struct text *text, long result);
int split(char *line, char **words, int most);
bool parse_number(const char *word, unsigned long *number);
/* Decodes in place; returns the count of bytes, or -1. */
long unescape(char *word);

/* files.c: whole small files; results are counts or negative errnos. */
long read_file(const char *path, char *buffer, size_t size);
long read_open_file(int file, char *buffer, size_t size);
long write_file(const char *path, const char *bytes, size_t count);
long write_string(const char *path, const char *string);
int write_all(int file, const char *bytes, size_t count);
void path_of_process(char *path, size_t size, pid_t pid, const char *file);

/* slots.c: what the controller and its workers share. It is a shared mapping, so KSM never looks at it. */
#define SLOTS 2048
#define REQUEST 4000
#define ANSWER 4000
struct slot {
	uint32_t turn;
	pid_t pid;
	char request[REQUEST];
	char answer[ANSWER];
};
enum turn { IDLE, ASKED, ANSWERED };
struct shared {
	pid_t controller;
	struct slot slot[SLOTS];
};
extern struct shared *shared;
void slots_create(void);
bool slots_attach(void);
void slots_only(void);
/* Waits while the word has that value, at most so long; a negative time means for ever. */
void turn_wait(uint32_t *word, uint32_t value, long microseconds);
void turn_set(uint32_t *word, uint32_t value);

/* workers.c: the controller's side of the workers. */
void worker_spawn(int id, long node, struct text *answer);
void worker_fork(int id, int child, struct text *answer);
void worker_exec(int id, struct text *answer);
void worker_exit(int id, struct text *answer);
void worker_kill(int id, struct text *answer);
void worker_call(int id, const char *request, struct text *answer);
void workers_end(void);
/* The process of a worker, or 0. */
pid_t worker_pid(int id);

/* worker.c, calls.c: inside of a worker. */
void worker_main(int id) __attribute__((noreturn));
int worker_after_exec(int id) __attribute__((noreturn));
void worker_became(int id);
void leave_own_memory_alone(void);
void call_run(char **words, int count, struct text *answer);
void pins_forget(void);

/* knobs.c: /sys/kernel/mm/ksm as the caller sees it. */
struct knob {
	char name[48];
	char value[64];
};
struct knobs {
	int count;
	struct knob knob[48];
};
long knob_read(const char *name, char *buffer, size_t size);
long knob_write(const char *name, const char *value);
long long knob_number(const char *name);
void knob_get(const char *name, struct text *answer);
void knob_set(const char *name, const char *bytes, size_t count, long uid, struct text *answer);
void knobs_save(struct knobs *knobs);
/* Puts all back and looks whether it is so: the name of the first knob that is not, or NULL. */
const char *knobs_restore(const struct knobs *knobs);
void knobs_default(void);
/* Lets ksmd scan so many pages in a batch, NULL for what the caller has set; false when an advisor decides. */
bool pages_set(const char *pages);
/* Ends that. */
void pages_hold(void);
/* What `run` reads for the caller; the kernel's own is never 1 between two commands. */
extern int run_shown;

/* ksmd.c: ksmd in single steps. */
pid_t ksmd_find(void);
pid_t ksmd_pid(void);
void ksmd_use(pid_t pid);
bool ksmd_park(void);
/* The same, and sleep_millisecs stays. */
void ksmd_hold(void);
void drain(void);
void ksmd_scan(unsigned long scans, struct text *answer);
void ksmd_batch(unsigned long pages, struct text *answer);
void ksmd_rounds(unsigned long rounds, struct text *answer);

/* look.c, process.c, kernel-log.c: what can be observed. */
void look_prepare(void);
void look(char **ranges, int count, struct text *answer);
void process_file(int id, const char *file, struct text *answer);
void process_area(int id, unsigned long address, struct text *answer);
void process_sum(int id, const char *name, struct text *answer);
void process_page(int id, unsigned long address, struct text *answer);
void log_start(void);
void log_forget(void);
long log_warnings(void);
void log_answer(struct text *answer);

/* machine.c: what the machine has, and what only the init of an image changes. */
void hello(struct text *answer);
void machine_insmod(const char *file, struct text *answer);
void machine_swapon(const char *device, struct text *answer);
void machine_swapoff(const char *device, struct text *answer);
void machine_off(int out) __attribute__((noreturn));

/* serve.c: answers requests until the input ends. */
int serve(int in, int out, bool image);
/* Whether the controller was told to stop, or nobody listens any more. */
bool stopping(void);
/* SIGTERM and its like end serve(). */
void catch_stop_signals(void);
long long now_microseconds(void);
void pause_microseconds(long microseconds);

/* guard.c: on this machine. */
int here(const char *folder);
/* What the knobs were before the agent, and whether that was learnt from a run that was killed. */
extern struct knobs saved_knobs;
extern bool recovered;
/* Asks for a signal again when the guard dies: a change of the user takes it back. */
void follow_guard(void);

/* init.c: as process 1 of an image. */
int init_main(void);

#endif
