// SPDX-License-Identifier: GPL-2.0-only
// The operations of the trace language: how each is written, and what it does.

import { EDEADLK, EFAULT, EINVAL, ESRCH } from '../../kernel/errno';
import { FAIL_KINDS } from '../../kernel/fault-inject';
import { type int, UINT_MAX, type vaddr } from '../../kernel/types';
import { fnv1a } from '../../mm/contents';
import { MADV_MERGEABLE, MADV_UNMERGEABLE } from '../../mm/madvise';
import type { MmStruct } from '../../mm/mm-struct';
import { PAGE_SIZE, pageAddress } from '../../mm/page';
import {
  VM_DONTEXPAND,
  VM_FILE,
  VM_HUGETLB,
  VM_IO,
  VM_LOCKED,
  VM_MAYSHARE,
  VM_MIXEDMAP,
  VM_PFNMAP,
  VM_SHARED,
  VM_WRITE,
} from '../../mm/vma';
import { memoryFindings } from '../audit/memory';
import type { Machine } from '../machine';
import * as sys from '../syscalls';
import type { Args } from './args';
import { hex32, hexAddress } from './format';
import { MAX_NODES, MAX_ORDER } from './limits';

/** 0 or a negative errno, or the whole status text. */
export type Outcome = int | string;
export type Run = (machine: Machine) => Outcome;

interface OperationKind {
  readonly usage: string;
  readonly parse: (args: Args) => Run;
}

const MMAP_FLAGS: Readonly<Record<string, number>> = {
  shared: VM_SHARED,
  mayshare: VM_MAYSHARE,
  pfnmap: VM_PFNMAP,
  io: VM_IO,
  dontexpand: VM_DONTEXPAND,
  hugetlb: VM_HUGETLB,
  mixedmap: VM_MIXEDMAP,
  file: VM_FILE,
};

/** `ok pfn=P` for a frame number, else the error. */
const frame = (result: int): Outcome => (result < 0 ? result : `ok pfn=${result}`);

/** The same with the hash of the frame's content. */
function frameAndHash(machine: Machine, result: int): Outcome {
  if (result < 0) return result;
  return `ok pfn=${result} hash=${hex32(fnv1a(machine.memory.contents.view(result)))}`;
}

/** An operation in a process's name. One that has begun to exit counts as gone. */
function inProcess(name: string, run: (machine: Machine, mm: MmStruct) => Outcome, evenExiting = false): Run {
  return (machine) => {
    const mm = machine.memory.mmNamed(name);
    if (mm === null) return -ESRCH;
    if (mm.busy) return -EDEADLK;
    if (mm.mm_users === 0 && !evenExiting) return -ESRCH;
    return run(machine, mm);
  };
}

type PageCall = (machine: Machine, mm: MmStruct, address: vaddr) => Outcome;
const onPage = (usage: string, call: PageCall): OperationKind => ({
  usage,
  parse: (args) => {
    const name = args.process();
    const address = args.number('an address');
    return inProcess(name, (machine, mm) => call(machine, mm, address));
  },
});

type RangeCall = (machine: Machine, mm: MmStruct, start: vaddr, n: number) => Outcome;

/** The language has no range of no pages: what recorded it refuses one before the call. */
const onPages =
  (call: RangeCall): RangeCall =>
  (machine, mm, start, n) =>
    n === 0 ? -EINVAL : call(machine, mm, start, n);

const onRange = (usage: string, call: RangeCall): OperationKind => ({
  usage,
  parse: (args) => {
    const name = args.process();
    const start = args.number('an address');
    const n = args.number('a number of pages');
    return inProcess(name, (machine, mm) => onPages(call)(machine, mm, start, n));
  },
});

const MMAP_WORDS = ['ro', ...Object.keys(MMAP_FLAGS)];

/** VM_ flags with one more of the words that mmap takes; null when there is no such word, which the trace knows. */
function withFlag(args: Args, vm_flags: number | null): number | null {
  const word = args.word('a flag');
  if (!MMAP_WORDS.includes(word)) {
    args.typo('-EINVAL', word, `one of ${MMAP_WORDS.join(', ')}`, MMAP_WORDS);
    return null;
  }
  if (vm_flags === null) return null;
  return word === 'ro' ? vm_flags & ~VM_WRITE : vm_flags | (MMAP_FLAGS[word] as number);
}

const ADVICE = new Map([
  ['MERGEABLE', MADV_MERGEABLE],
  ['UNMERGEABLE', MADV_UNMERGEABLE],
]);

/** The number of an advice; 0, which is none of KSM's, for another word that the trace knows to be refused. */
function advice(args: Args): number {
  const expected = [...ADVICE.keys()].join(' or ');
  const word = args.word(expected);
  const number = ADVICE.get(word);
  if (number === undefined) args.typo('-EINVAL', word, expected, [...ADVICE.keys()]);
  return number ?? 0;
}

function parseMmap(args: Args): Run {
  const name = args.process();
  const start = args.number('an address');
  const n = args.number('a number of pages');
  let vm_flags: number | null = VM_WRITE;
  while (args.more) vm_flags = withFlag(args, vm_flags);
  return inProcess(name, (machine, mm) => sys.sys_mmap(machine, mm, start, n, vm_flags));
}

function parseMadvise(args: Args): Run {
  const name = args.process();
  const start = args.number('an address');
  const n = args.number('a number of pages');
  const number = advice(args);
  const call = onPages((machine, mm) => sys.sys_madvise(machine, mm, start, n, number));
  return inProcess(name, (machine, mm) => call(machine, mm, start, n));
}

function parseProc(args: Args): Run {
  const name = args.newName('a name');
  const { node = 0 } = args.options(['node']);
  if (node >= MAX_NODES) args.typo('-EINVAL', `node=${node}`, `a node from 0 to ${MAX_NODES - 1}`);
  return (machine) => {
    const mm = sys.sys_spawn(machine, name, node);
    return typeof mm === 'number' ? mm : 0;
  };
}

function parseWrite(args: Args): Run {
  const name = args.process();
  const address = args.number('an address');
  const content = args.content();
  return inProcess(name, (machine, mm) => frameAndHash(machine, sys.sys_write(machine, mm, address, content)));
}

function parsePoke(args: Args): Run {
  const name = args.process();
  const address = args.number('an address');
  const byte = args.hexByte('the byte to store');
  const offset = args.more ? args.numberWithin('an offset', { least: 0, most: PAGE_SIZE - 1 }, 'ok') : 0;
  return inProcess(name, (machine, mm) => frameAndHash(machine, sys.sys_poke(machine, mm, address, byte, offset)));
}

function parsePin(args: Args): Run {
  const name = args.process();
  const address = args.number('an address');
  const write = args.more && args.oneOf(['w']) === 'w';
  return inProcess(name, (machine, mm) => frame(sys.sys_pin(machine, mm, address, write)));
}

/** Who has accessed a page: how many, whether a locked area was met, and the ptes that were. */
function lookAtPage(machine: Machine, mm: MmStruct, address: vaddr): Outcome {
  const result = sys.sys_referenced(machine, mm, address);
  if (typeof result === 'number') return result;
  const { referenced, references } = result;
  const seen = references.seen.map((pte) => `${pte.vma.vm_mm.label}:${hexAddress(pageAddress(pte.address))}`).join(',');
  return `ok ${referenced} locked=${Number((references.vm_flags & VM_LOCKED) !== 0)} seen=${seen || '-'}`;
}

/** Only some kernels have such a call of KSM, as sys_referenced() knows. */
function parseReferenced(args: Args): Run {
  const { kernel } = args.line.trace;
  if (kernel !== null && (!kernel.swappable || kernel.rmap_walk_unified)) {
    args.typo('-EINVAL', 'referenced', `a kernel that asks KSM, which ${kernel.name} does not,`);
  }
  const name = args.process();
  const address = args.number('an address');
  return inProcess(name, (machine, mm) => lookAtPage(machine, mm, address));
}

function parseThp(args: Args): Run {
  const name = args.process();
  const address = args.number('an address');
  const order = args.more ? args.numberWithin('an order', { least: 1, most: MAX_ORDER }, '-EINVAL') : MAX_ORDER;
  return inProcess(name, (machine, mm) => frame(sys.sys_touch_huge(machine, mm, address, order)));
}

function parseFork(args: Args): Run {
  const parent = args.process();
  const child = args.newName("the child's name");
  return inProcess(parent, (machine, mm) => sys.sys_fork(machine, mm, child));
}

function parseMigrate(args: Args): Run {
  const name = args.process();
  const address = args.number('an address');
  const node = args.node();
  return inProcess(name, (machine, mm) => sys.sys_migrate(machine, mm, address, node));
}

function parseMigratePfn(args: Args): Run {
  const pfn = args.number('a frame');
  const node = args.node();
  return (machine) => sys.migrate_frame(machine, pfn, node);
}

function parseHotplug(args: Args): Run {
  const action = args.oneOf(sys.HOTPLUG_ACTIONS);
  const pfn = args.number('the first frame');
  const count = args.number('a number of frames');
  return (machine) => sys.memory_hotplug(machine, action, pfn, count);
}

function parseClock(args: Args): Run {
  const word = args.word('milliseconds');
  if (!/^\+?[0-9]+$/.test(word)) args.fail(word, '+MILLISECONDS');
  const ms = Number(word);
  if (ms > Number.MAX_SAFE_INTEGER) args.fail(word, `up to +${Number.MAX_SAFE_INTEGER}`);
  return (machine) => {
    sys.advance_clock(machine, ms);
    return 0;
  };
}

function parseSignal(args: Args): Run {
  const word = args.word('a number of calls, or off');
  if (!/^(?:off|[0-9]+)$/.test(word)) args.fail(word, 'a number of calls, or off');
  const calls = word === 'off' ? -1 : Number(word);
  if (calls > Number.MAX_SAFE_INTEGER) args.fail(word, `up to ${Number.MAX_SAFE_INTEGER} calls`);
  return (machine) => {
    machine.kernel.current.signalIn = calls;
    return 0;
  };
}

function parseFail(args: Args): Run {
  const kind = args.oneOf(FAIL_KINDS);
  const { after = 0, count = 1 } = args.options(['after', 'count']);
  return (machine) => {
    Object.assign(machine.kernel.failPoints[kind], { after, count });
    return 0;
  };
}

/** The memory manager's own part of the audit. */
function parseAudit(): Run {
  return (machine) => (memoryFindings(machine).length === 0 ? 0 : -EFAULT);
}

const counted = (usage: string, call: (machine: Machine, n: number) => Outcome, most?: number): OperationKind => ({
  usage,
  parse: (args) => {
    const n = args.optionalNumber('a number', 1, most);
    return (machine) => call(machine, n);
  },
});

const OPERATIONS: Readonly<Record<string, OperationKind>> = {
  proc: { usage: 'proc NAME [node=K]', parse: parseProc },
  mmap: {
    usage: 'mmap NAME ADDR N [ro] [file] [shared|mayshare|pfnmap|io|dontexpand|hugetlb|mixedmap]',
    parse: parseMmap,
  },
  munmap: onRange('munmap NAME ADDR N', sys.sys_munmap),
  zap: onRange('zap NAME ADDR N', (machine, mm, start, n) => sys.sys_zap(machine, mm, start, n, true)),
  madvise: { usage: 'madvise NAME ADDR N MERGEABLE|UNMERGEABLE', parse: parseMadvise },
  mlock: onRange('mlock NAME ADDR N', sys.sys_mlock),
  munlock: onRange('munlock NAME ADDR N', sys.sys_munlock),
  write: { usage: 'write NAME ADDR zero|byte:XX|seed:N', parse: parseWrite },
  poke: { usage: 'poke NAME ADDR XX [OFFSET]', parse: parsePoke },
  read: onPage('read NAME ADDR', (machine, mm, address) => frameAndHash(machine, sys.sys_read(machine, mm, address))),
  thp: { usage: 'thp NAME ADDR [ORDER]', parse: parseThp },
  fork: { usage: 'fork NAME CHILD', parse: parseFork },
  exitstart: {
    usage: 'exitstart NAME',
    parse: (args) => inProcess(args.process(), (_machine, mm) => sys.sys_exit_start(mm), true),
  },
  exit: { usage: 'exit NAME', parse: (args) => inProcess(args.process(), sys.sys_exit, true) },
  pin: { usage: 'pin NAME ADDR [w]', parse: parsePin },
  unpin: onPage('unpin NAME ADDR', sys.sys_unpin),
  lockpage: onPage('lockpage NAME ADDR', (machine, mm, address) => frame(sys.sys_lock_page(machine, mm, address))),
  unlockpage: onPage('unlockpage NAME ADDR', sys.sys_unlock_page),
  swapout: onPage('swapout NAME ADDR', sys.sys_swap_out),
  referenced: { usage: 'referenced NAME ADDR', parse: parseReferenced },
  migrate: { usage: 'migrate NAME ADDR NODE', parse: parseMigrate },
  migratepfn: { usage: 'migratepfn PFN NODE', parse: parseMigratePfn },
  reclaim: {
    usage: 'reclaim',
    parse: () => (machine) => {
      const result = sys.sys_reclaim(machine);
      return result < 0 ? result : `ok ${result}`;
    },
  },
  hotplug: { usage: 'hotplug going|cancel|offline|online PFN COUNT', parse: parseHotplug },
  scan: counted('scan [PAGES]', (machine, n) => sys.do_scan(machine, n), UINT_MAX),
  fullscan: counted('fullscan [K]', sys.full_scan),
  ksmd: counted('ksmd [ROUNDS]', sys.ksmd),
  clock: { usage: 'clock +MILLISECONDS', parse: parseClock },
  signal: { usage: 'signal N|off', parse: parseSignal },
  fail: { usage: 'fail KIND [after=N] [count=M]', parse: parseFail },
  audit: { usage: 'audit', parse: parseAudit },
};

/** Operations that can run inside of a window. */
export const NESTED_NAMES = [...Object.keys(OPERATIONS), 'sysfs'].sort();
export const OPERATION_NAMES = [...NESTED_NAMES, 'machine', 'dump', 'at'].sort();

export function operationKind(name: string): OperationKind | undefined {
  return Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
}
