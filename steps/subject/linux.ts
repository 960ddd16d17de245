// SPDX-License-Identifier: GPL-2.0-only
// A running Linux as the subject under test, through the agent that acts on it.

import * as errno from '../../src/kernel/errno';
import type { ReleaseName } from '../../src/ksm/releases';
import type { Agent, Answer } from '../../src/linux/agent';
import { decodeText, encodeText } from '../../src/linux/text';
import type { PrctlOption } from '../../src/machine/syscalls';
import { counted, expectThat, fail } from '../support/expectations';
import { notApplicable } from './not-applicable';
import { seedOf } from './page-bytes';
import {
  type Advice,
  type AreaKind,
  type ByteDifference,
  COUNTERS,
  type CounterName,
  type Counters,
  LATER_COUNTERS,
  type Look,
  type PageContent,
  type Place,
  type Protection,
  type Subject,
  type SubjectOptions,
} from './subject';

const PAGE_SIZE = 4096;
/** Between what the agent has of its own, below and above. */
const FIRST_ADDRESS = 0x20000000;
const PAGES_OF_A_HUGE_PAGE = 512;
/** Any byte of a page will do. */
const OFFSET_OF_FLIP = 100;
/** A user who is not root. */
const NOBODY = 65534;
/** Real time passes: no scenario waits longer. */
const LONGEST_WAIT_MS = 2500;

// include/uapi/asm-generic/mman-common.h
const ADVICE_NUMBERS: Readonly<Record<Advice, number>> = {
  MADV_DONTNEED: 4,
  MADV_MERGEABLE: 12,
  MADV_UNMERGEABLE: 13,
};
const PROTECTIONS: Readonly<Record<Protection, number>> = { PROT_NONE: 0, PROT_READ: 1, 'PROT_READ|PROT_WRITE': 3 };
// include/uapi/linux/prctl.h
const PRCTL_NUMBERS: Readonly<Record<PrctlOption, number>> = { PR_SET_MEMORY_MERGE: 67, PR_GET_MEMORY_MERGE: 68 };

/** Areas that only a driver maps. */
const OF_DRIVERS: readonly AreaKind[] = ['mayshare', 'pfnmap', 'io', 'dontexpand', 'mixedmap'];
/** What the kernel never sets back: told as of the beginning of the scenario. */
const NEVER_RESET: readonly CounterName[] = ['pages_scanned', 'pages_skipped', 'cow_ksm', 'ksm_swpin_copy'];

const ERRNOS: Readonly<Record<string, unknown>> = errno;

/** 0, or the negative errno of an answer. */
function resultOf({ errno: name, text }: Answer): number {
  if (name === null) return 0;
  if (name === 'ECHILD') return fail(`the process has died: ${text}`);
  const number = ERRNOS[name];
  return typeof number === 'number' ? -number : fail(`the kernel answers ${name} ${text}`);
}

const hex = (address: number): string => `0x${address.toString(16)}`;

const described = (content: PageContent): string =>
  'byte' in content ? `byte ${content.byte & 0xff}` : `words ${seedOf(content.name) >>> 0}`;

/** Runs of neighbouring pages of one process, as the agent looks at them. */
function rangesOf(places: readonly Place[]): { process: string; address: number; pages: number }[] {
  const ranges: { process: string; address: number; pages: number }[] = [];
  for (const { process, address } of places) {
    const last = ranges.at(-1);
    if (last?.process === process && last.address + last.pages * PAGE_SIZE === address) last.pages++;
    else ranges.push({ process, address, pages: 1 });
  }
  return ranges;
}

/** `0` is the zero page, and `-` and `s` are pages that are not mapped. */
function frameOf(token: string): number | null {
  return token === '-' || token === 's' ? null : Number.parseInt(token, 16);
}

function countersOf(words: string): Counters {
  const values = new Map(words.split(' ').map((word) => word.split('=') as [string, string]));
  const names = [...COUNTERS, ...LATER_COUNTERS];
  return Object.fromEntries(names.map((name) => [name, Number(values.get(name) ?? 0)])) as Counters;
}

export class LinuxSubject implements Subject {
  readonly release: ReleaseName;
  readonly nodes: number;
  private readonly agent: Agent;
  private readonly ids = new Map<string, number>();
  /** Per process: where its next area goes. */
  private readonly nextAddress = new Map<string, number>();
  /** What the kernel had counted before the scenario. */
  private readonly atStart: Counters;

  /** Ends what the last scenario has left, and sets KSM to the kernel's defaults. */
  constructor(agent: Agent, release: ReleaseName, { nodes = 1 }: SubjectOptions) {
    this.agent = agent;
    this.release = release;
    this.nodes = agent.facts.nodes;
    if (nodes > this.nodes) notApplicable(`it needs ${counted(nodes, 'NUMA node')}, and there is ${this.nodes}`);
    const { errno: error, text } = agent.call('reset');
    if (error !== null) fail(`KSM can't be set back: ${error} ${text}`);
    this.atStart = countersOf(text);
  }

  private id(process: string): number {
    return this.ids.get(process) ?? fail(`there is no process ${process}`);
  }

  /** A new process's number with the agent, and where its first area goes. */
  private enter(process: string, nextAddress = FIRST_ADDRESS): number {
    const used = new Set(this.ids.values());
    let id = 0;
    while (used.has(id)) id++;
    this.ids.set(process, id);
    this.nextAddress.set(process, nextAddress);
    return id;
  }

  private call(process: string, request: string): Answer {
    return this.agent.call(`p ${this.id(process)} ${request}`);
  }

  private result(process: string, request: string): number {
    return resultOf(this.call(process, request));
  }

  spawn(process: string, node: number): void {
    const { errno: error, text } = this.agent.call(`spawn ${this.enter(process)}${this.nodes > 1 ? ` ${node}` : ''}`);
    if (error !== null) fail(`process ${process} can't be made: ${error} ${text}`);
  }

  fork(parent: string, child: string): number {
    const [from, next] = [this.id(parent), this.nextAddress.get(parent)];
    const result = resultOf(this.agent.call(`fork ${from} ${this.enter(child, next)}`));
    if (result !== 0) this.ids.delete(child);
    return result;
  }

  exit(process: string): number {
    const result = resultOf(this.agent.call(`exit ${this.id(process)}`));
    this.ids.delete(process);
    return result;
  }

  exec(process: string): number {
    const result = resultOf(this.agent.call(`exec ${this.id(process)}`));
    if (result === 0) this.nextAddress.set(process, FIRST_ADDRESS);
    return result;
  }

  prctl(process: string, option: PrctlOption, args: readonly number[]): number {
    const numbers = [0, 1, 2, 3].map((at) => args[at] ?? 0);
    const answer = this.call(process, `prctl ${PRCTL_NUMBERS[option]} ${numbers.join(' ')}`);
    return answer.errno === null ? Number(answer.text) : resultOf(answer);
  }

  /** Room for so many pages in a process, aligned to so many. One page between areas keeps them apart. */
  private place(process: string, pages: number, alignment: number): number {
    const unit = alignment * PAGE_SIZE;
    const address = Math.ceil((this.nextAddress.get(process) ?? FIRST_ADDRESS) / unit) * unit;
    this.nextAddress.set(process, address + (pages + 1) * PAGE_SIZE);
    return address;
  }

  mmap(process: string, pages: number, kind: AreaKind): number {
    if (OF_DRIVERS.includes(kind)) notApplicable(`only a driver maps ${kind} memory`);
    if (kind === 'hugetlb') notApplicable('no huge pages are set aside');
    if (kind === 'huge') this.needHugePages(pages);
    const address = this.place(process, pages, kind === 'huge' ? pages : 1);
    const { errno: error, text } = this.call(process, `mmap ${hex(address)} ${pages} ${kind}`);
    if (error !== null) fail(`${pages} pages can't be mapped: ${error} ${text}`);
    return address;
  }

  private needHugePages(pages: number): void {
    if (pages !== PAGES_OF_A_HUGE_PAGE)
      notApplicable(`its huge page has ${counted(pages, 'page')}, and one of this machine has ${PAGES_OF_A_HUGE_PAGE}`);
    if (this.agent.facts.thp !== 'always' && this.agent.facts.thp !== 'madvise')
      notApplicable('it needs transparent huge pages');
  }

  mapOver(process: string, address: number, pages: number): number {
    return this.result(process, `map-over ${hex(address)} ${pages}`);
  }

  mremap(process: string, address: number, pages: number): { result: number; address: number } {
    const to = this.place(process, pages, 1);
    return { result: this.result(process, `mremap ${hex(address)} ${pages} ${hex(to)}`), address: to };
  }

  munmap(process: string, address: number, pages: number): number {
    return this.result(process, `munmap ${hex(address)} ${pages}`);
  }

  madvise(process: string, address: number, pages: number, advice: Advice): number {
    return this.result(process, `madvise ${hex(address)} ${pages} ${ADVICE_NUMBERS[advice]}`);
  }

  mlock(process: string, address: number, pages: number): number {
    return this.result(process, `mlock ${hex(address)} ${pages}`);
  }

  munlock(process: string, address: number, pages: number): number {
    return this.result(process, `munlock ${hex(address)} ${pages}`);
  }

  mprotect(process: string, address: number, pages: number, protection: Protection): number {
    return this.result(process, `mprotect ${hex(address)} ${pages} ${PROTECTIONS[protection]}`);
  }

  giveKey(process: string, address: number, pages: number, key: number): number {
    const { errno: error, text } = this.call(process, `pkey-mprotect ${hex(address)} ${pages} 3`);
    if (error !== null) notApplicable(`it needs protection keys: ${error}`);
    if (Number(text) !== key) notApplicable(`it needs protection key ${key}, and the kernel gives ${text}`);
    return 0;
  }

  fill(process: string, address: number, contents: readonly (PageContent | null)[]): number {
    const runs: { at: number; pages: number; words: string }[] = [];
    for (const [index, content] of contents.entries()) {
      if (content === null) continue;
      const [words, last] = [described(content), runs.at(-1)];
      if (last?.words === words && last.at + last.pages === index) last.pages++;
      else runs.push({ at: index, pages: 1, words });
    }
    const id = this.id(process);
    const requests = runs.map(
      ({ at, pages, words }) => `p ${id} fill ${hex(address + at * PAGE_SIZE)} ${pages} ${words}`,
    );
    return (
      this.agent
        .callAll(requests)
        .map(resultOf)
        .find((result) => result !== 0) ?? 0
    );
  }

  write(process: string, address: number, content: PageContent): number {
    return this.result(process, `fill ${hex(address)} 1 ${described(content)}`);
  }

  flip(process: string, address: number): number {
    return this.result(process, `flip ${hex(address)} ${OFFSET_OF_FLIP}`);
  }

  touch(process: string, address: number): number {
    return this.result(process, `touch ${hex(address)} 1`);
  }

  compare(process: string, address: number, content: PageContent): ByteDifference | null | number {
    const answer = this.call(process, `compare ${hex(address)} ${described(content)}`);
    if (answer.errno !== null) return resultOf(answer);
    if (answer.text === 'same') return null;
    const [offset = 0, found = 0, expected = 0] = answer.text.split(' ').map(Number);
    return { offset, found, expected };
  }

  pin(process: string, address: number): number {
    return this.result(process, `pin ${hex(address)}`);
  }

  unpin(process: string, address: number): number {
    return this.result(process, `unpin ${hex(address)}`);
  }

  swapOut(process: string, address: number): number {
    if (this.agent.facts.swap === 0) notApplicable('it needs swap');
    const result = this.result(process, `pageout ${hex(address)} 1`);
    if (result === -errno.EINVAL) notApplicable('madvise() swaps out no page of a locked area');
    if (result === 0 && this.whereabouts(process, address) !== 'swapped out')
      notApplicable('madvise() swaps out no page that is shared or in use');
    return result;
  }

  migrate(process: string, address: number, node: number): number {
    if (node >= this.nodes) notApplicable(`it needs ${counted(node + 1, 'NUMA node')}, and there is ${this.nodes}`);
    return this.result(process, `move ${hex(address)} ${node}`);
  }

  sysfsRead(file: string): string | number {
    const answer = this.agent.call(`get ${file}`);
    if (answer.errno !== null) return resultOf(answer);
    const text = decodeText(answer.text);
    const neverReset = NEVER_RESET.find((name) => name === file);
    return neverReset === undefined ? text : String(Number(text) - this.atStart[neverReset]);
  }

  sysfsWrite(file: string, text: string, asRoot = true): number {
    const answer = this.agent.call(`set ${file} ${encodeText(text)}${asRoot ? '' : ` ${NOBODY}`}`);
    if (answer.errno === 'EPROTO') notApplicable(`ksmd can't be kept asleep meanwhile: ${answer.text}`);
    return resultOf(answer);
  }

  fullScans(count: number): number {
    if (count === 0) return 0;
    const answer = this.agent.call(`scan ${count}`, 60_000);
    if (answer.errno === 'ETIMEDOUT')
      fail(`${answer.text === '0' ? 'no full scan ends' : `only ${answer.text} of ${count} full scans ended`}`);
    return resultOf(answer);
  }

  scanPages(count: number): number {
    expectThat(count > 0, () => '0 pages show nothing');
    const answer = this.agent.call(`batch ${count}`, 60_000);
    if (answer.errno === 'EPROTO') notApplicable(`pages_to_scan can't be set: ${answer.text}`);
    return resultOf(answer);
  }

  rounds(count: number): number {
    expectThat(count > 0, () => '0 rounds show nothing');
    const answer = this.agent.call(`rounds ${count}`, 60_000);
    if (answer.errno === 'EAGAIN')
      fail(`run is ${this.sysfsRead('run')}: ksmd sleeps until it is woken, so no round ends`);
    return resultOf(answer);
  }

  passTime(ms: number): number {
    if (ms > LONGEST_WAIT_MS) notApplicable(`${ms} ms would have to pass`);
    return resultOf(this.agent.call(`pass ${ms}`));
  }

  look(places: readonly Place[]): Look {
    const ranges = rangesOf(places).map(
      ({ process, address, pages }) => `${this.id(process)}:${hex(address)}:${pages}`,
    );
    const { errno: error, text } = this.agent.call(['look', ...ranges].join(' '));
    if (error !== null) fail(`memory can't be looked at: ${error} ${text}`);
    const [words = '', tokens = ''] = text.split(' | ');
    const now = countersOf(words);
    for (const name of NEVER_RESET) now[name] -= this.atStart[name];
    return {
      counters: now,
      frames: tokens
        .split(/[ ,;]+/)
        .filter(Boolean)
        .map(frameOf),
    };
  }

  nodeOf(process: string, address: number): number | null {
    const answer = this.call(process, `node ${hex(address)}`);
    return answer.errno === null ? Number(answer.text) : null;
  }

  /** Fields of the area that an address lies in, as /proc/PID/smaps has them. */
  private smaps(process: string, address: number): ReadonlyMap<string, string> {
    const answer = this.agent.call(`smaps ${this.id(process)} ${hex(address)}`);
    const words = answer.errno === null ? answer.text.split(' ') : [];
    return new Map(words.map((word) => word.split('=') as [string, string]));
  }

  mergeable(process: string, address: number): boolean {
    return this.smaps(process, address).get('VmFlags')?.split(',').includes('mg') ?? false;
  }

  protectionKey(process: string, address: number): number {
    return Number(this.smaps(process, address).get('ProtectionKey') ?? -1);
  }

  private sumOfSmaps(process: string, field: string): number {
    const answer = this.agent.call(`smapsum ${this.id(process)} ${field}`);
    return answer.errno === null ? Number(answer.text) : resultOf(answer);
  }

  anonymousPages(process: string): number {
    return (this.sumOfSmaps(process, 'Anonymous') * 1024) / PAGE_SIZE;
  }

  smapsKsm(process: string): number {
    return this.sumOfSmaps(process, 'KSM');
  }

  private procFile(process: string, file: string): string | number {
    const answer = this.agent.call(`proc ${this.id(process)} ${file}`);
    return answer.errno === null ? decodeText(answer.text) : resultOf(answer);
  }

  ksmStat(process: string): ReadonlyMap<string, number | string> | number {
    const text = this.procFile(process, 'ksm_stat');
    if (typeof text === 'number') return text;
    const lines = text.split('\n').filter(Boolean);
    return new Map(lines.map((line) => line.split(/:? +/) as [string, string]));
  }

  ksmMergingPages(process: string): number {
    const text = this.procFile(process, 'ksm_merging_pages');
    return typeof text === 'number' ? text : Number(text);
  }

  whereabouts(process: string, address: number): 'swapped out' | 'not mapped' {
    const { text } = this.agent.call(`look ${this.id(process)}:${hex(address)}:1`);
    return text.endsWith('| s') ? 'swapped out' : 'not mapped';
  }

  explain(): null {
    return null;
  }

  bytes(): null {
    return null;
  }
}
