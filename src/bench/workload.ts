// SPDX-License-Identifier: GPL-2.0-only
// One process, one mapping, contents in round robin: the machine that every case scans.

import { errname } from '../kernel/errno';
import { Machine } from '../machine/machine';
import { do_scan, sys_madvise, sys_mmap, sys_spawn, sys_write } from '../machine/syscalls';
import { MADV_MERGEABLE } from '../mm/madvise';
import type { ScanCase } from './cases';
import { END_STATE_NAMES, type EndState, WORK_NAMES, type WorkOfPass } from './detail';

const BASE = 0x10000000;
const PAGE_BYTES = 4096;
/** More than any size: one call of do_scan() ends where the full scan ends. */
const WHOLE_PASS = 0xffffffff;
/** Frames beyond the pages under test, for the zero page and copies in flight. */
const SPARE_FRAMES = 64;

function expectSuccess(result: number, what: string): void {
  if (result < 0) throw new Error(`${what} failed: ${errname(result)}`);
}

/** A machine whose process A maps `pages` mergeable pages; page i holds the content of seed 1 + i % unique. */
export function machineOf(pages: number, unique: number): Machine {
  const machine = new Machine({ nodes: 1, pages_per_node: pages + SPARE_FRAMES, swap: 0 });
  expectSuccess(machine.boot_error, 'boot');
  const mm = sys_spawn(machine, 'A', 0);
  if (typeof mm === 'number') throw new Error(`spawn failed: ${errname(mm)}`);
  expectSuccess(sys_mmap(machine, mm, BASE, pages), 'mmap');
  for (let i = 0; i < pages; i++) {
    const result = sys_write(machine, mm, BASE + i * PAGE_BYTES, { kind: 'seed', value: 1 + (i % unique) });
    if (result < 0) throw new Error(`write to page ${i} failed: ${errname(result)}`);
  }
  expectSuccess(sys_madvise(machine, mm, BASE, pages, MADV_MERGEABLE), 'madvise');
  return machine;
}

/** One full scan. */
export function scanPass(machine: Machine): void {
  do_scan(machine, WHOLE_PASS);
}

/** A machine that stands just before the pass the case measures. */
export function machineBefore(scanCase: ScanCase, pages: number): Machine {
  const machine = machineOf(pages, scanCase.unique(pages));
  for (let pass = 1; pass < scanCase.pass; pass++) scanPass(machine);
  return machine;
}

/** The counters now. Throws when they are not what the case must leave behind: a wrong port is not timed. */
export function checkedEndState(machine: Machine, scanCase: ScanCase, pages: number): EndState {
  const counters = machine.counters();
  const expected = scanCase.endState(pages);
  const wrong = END_STATE_NAMES.filter((name) => counters[name] !== expected[name]);
  if (wrong.length > 0) {
    const found = wrong.map((name) => `${name} is ${counters[name]}, must be ${expected[name]}`).join('; ');
    throw new Error(`wrong end state: ${found}`);
  }
  return expected;
}

/** Runs one pass and returns the work done in it. */
export function workOfPass(machine: Machine): WorkOfPass {
  const before = readWork(machine);
  scanPass(machine);
  const after = readWork(machine);
  for (const name of WORK_NAMES) after[name] -= before[name];
  return after;
}

function readWork(machine: Machine): WorkOfPass {
  const { checksums, comparisons, bytes_compared, rotations } = machine.work;
  return { checksums, comparisons, bytes_compared, rotations };
}
