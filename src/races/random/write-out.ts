// SPDX-License-Identifier: GPL-2.0-only
// From genes to operations of the trace language.

import { type Behaviour, DEFAULT_RELEASE, type Release, releaseNamed } from '../../ksm/releases';
import { hasWindow } from '../../machine/trace/windows';
import type { Gene, Genome, Kind } from './genes';
import { Population } from './population';

const hex = (page: number): string => `0x${(page * 4096).toString(16)}`;
const oneOf = <T>(choices: readonly T[], number: number): T => choices[number % choices.length] as T;

type Numbers = Gene['numbers'];
/** The operation that a gene stands for; null for one that finds nothing to act upon. */
type Writer = (population: Population, numbers: Numbers, inside: boolean) => string | null;

const SIZES = [1, 2, 4, 4, 6, 8];
const FAILURES = ['rmap_item', 'stable_node', 'stable_node', 'mm_slot', 'page', 'split', 'kcalloc'];

/** An operation on one page: `words PROCESS ADDRESS`, and what follows. */
const onPage =
  (word: string, rest: (population: Population, c: number, d: number) => string = () => ''): Writer =>
  (population, [a, b, c, d]) => {
    const process = population.process(a);
    return `${word} ${process} ${hex(population.page(process, b, c))}${rest(population, c, d)}`;
  };

/** An operation on part of an area. */
const onPart =
  (word: string, rest: (d: number) => string = () => ''): Writer =>
  (population, [a, b, c, d]) => {
    const process = population.process(a);
    const [start, pages] = population.part(process, b, c, d);
    return `${word} ${process} ${hex(start)} ${pages}${rest(d)}`;
  };

const hold =
  (word: 'pin' | 'lockpage', release: 'unpin' | 'unlockpage'): Writer =>
  (population, [a, b, c, d]) => {
    const process = population.process(a);
    const page = population.page(process, b, c);
    population.holds.push({ release, process, page });
    return `${word} ${process} ${hex(page)}${word === 'pin' && d % 2 === 0 ? ' w' : ''}`;
  };

function leave(word: 'exit' | 'exitstart'): Writer {
  return (population, [a]) => {
    const process = population.process(a);
    if (population.count > 1) population.remove(process);
    return `${word} ${process}`;
  };
}

function fork(population: Population, [a]: Numbers, inside: boolean): string | null {
  if (population.full) return null;
  const parent = population.process(a);
  const child = population.freshName();
  // Whether a fork in a window comes about is not known here.
  if (!inside) population.add(child, population.areas(parent));
  return `fork ${parent} ${child}`;
}

function hotplug(population: Population, [a, b]: Numbers): string {
  const { going, nodes, framesPerNode } = population;
  if (going !== null) {
    population.going = null;
    return `hotplug ${oneOf(['cancel', 'offline'], a)} ${going[0]} ${going[1]}`;
  }
  const count = oneOf([4, 8, 16], a);
  population.going = [1 + (b % (nodes * framesPerNode - count - 1)), count];
  return `hotplug going ${population.going.join(' ')}`;
}

/** Files of later kernels only: for all others the choice is as it was without them. */
const later = ({ smart_scan, advisor }: Release, b: number): (readonly [file: string])[] => [
  ...(smart_scan ? ([[`smart_scan=${b % 2}`]] as const) : []),
  ...(advisor ? ([[`advisor_mode=${oneOf(['none', 'scan-time'], b)}`]] as const) : []),
];

/** Old kernels lack most of the files: there KSM is asked who has accessed a page, which new ones have no call for. */
function sysfs(population: Population, numbers: Numbers): string | null {
  const [a, b] = numbers;
  const { release } = population;
  const files: readonly (readonly [file: string, since?: Behaviour])[] = [
    [`merge_across_nodes=${b % 2}`, 'merge_across_nodes'],
    [`max_page_sharing=${2 + (b % 4)}`, 'sharing_limit'],
    [`use_zero_pages=${b % 2}`, 'use_zero_pages'],
    [`run=${b % 3}`],
    ['run=2'],
    [`stable_node_chains_prune_millisecs=${oneOf([0, 10, 2000], b)}`, 'sharing_limit'],
    [`pages_to_scan=${1 + (b % 9)}`],
    ...later(release, b),
  ];
  const [file, since] = oneOf(files, a);
  if (since === undefined || release[since]) return `sysfs ${file}`;
  return release.rmap_walk_unified ? null : onPage('referenced')(population, numbers, false);
}

const WRITERS: Readonly<Record<Exclude<Kind, 'proc' | 'area'>, Writer>> = {
  write: onPage('write', (population, _c, d) => ` ${population.content(d)}`),
  poke: onPage('poke', (_population, c, d) => ` ${oneOf(['00', '01', 'aa'], d)} ${oneOf([0, 17, 4095], c)}`),
  read: onPage('read'),
  fork,
  exit: leave('exit'),
  exitstart: leave('exitstart'),
  madvise: onPart('madvise', (d) => (d % 3 === 0 ? ' UNMERGEABLE' : ' MERGEABLE')),
  munmap: onPart('munmap'),
  zap: onPart('zap'),
  mlock: onPart('mlock'),
  munlock: onPart('munlock'),
  pin: hold('pin', 'unpin'),
  lockpage: hold('lockpage', 'unlockpage'),
  release: ({ holds }, [a]) => {
    const [held] = holds.splice(a % Math.max(holds.length, 1), 1);
    return held === undefined ? null : `${held.release} ${held.process} ${hex(held.page)}`;
  },
  swapout: onPage('swapout'),
  migrate: onPage('migrate', ({ nodes }, _c, d) => ` ${d % nodes}`),
  reclaim: () => 'reclaim',
  clock: (_population, [a]) => `clock +${oneOf([1, 100, 1999, 2000, 2500], a)}`,
  sysfs,
  fail: (_population, [a, b, c]) => `fail ${oneOf(FAILURES, a)} after=${oneOf([0, 0, 1, 3], b)} count=${1 + (c % 2)}`,
  signal: (_population, [a]) => `signal ${oneOf(['0', '1', '4', 'off', 'off', 'off'], a)}`,
  hotplug,
  thp: (population, [a, b, c, d]) => {
    const process = population.process(a);
    const order = 1 + (d % 2);
    return `thp ${process} ${hex(Math.floor(population.page(process, b, c) / 2 ** order) * 2 ** order)} ${order}`;
  },
  scan: (_population, [a]) => `scan ${oneOf([1, 1, 2, 3, 5, 8, 20], a)}`,
  fullscan: (_population, [a]) => `fullscan ${oneOf([1, 1, 1, 2, 3], a)}`,
  ksmd: (_population, [a]) => `ksmd ${1 + (a % 3)}`,
};

/** One more area of a process: mapped, mostly advised, mostly written to. */
function area(population: Population, process: string, [, b, c, d]: Numbers): string[] {
  const size = oneOf(SIZES, b);
  const added = population.nextArea(process, size);
  if (added === null) return [];
  const special = d % 20 === 0 ? ` ${oneOf(['ro', 'file', 'shared', 'io'], c)}` : '';
  const lines = [`mmap ${process} ${hex(added.start)} ${size}${special}`];
  if (d % 12 !== 1) lines.push(`madvise ${process} ${hex(added.start)} ${size} MERGEABLE`);
  if (special === '' && size >= 4 && d % 7 === 2) lines.push(`thp ${process} ${hex(added.start)} 2`);
  for (let page = 0; page < size; page++) {
    const choice = Math.imul(c + page + 1, 0x9e3779b1) >>> 16;
    if (choice % 5 !== 0) lines.push(`write ${process} ${hex(added.start + page)} ${population.content(choice)}`);
  }
  return lines;
}

function process(population: Population, numbers: Numbers): string[] {
  if (population.full) return [];
  const name = population.freshName();
  population.add(name, []);
  return [`proc ${name} node=${numbers[0] % population.nodes}`, ...area(population, name, numbers)];
}

/** Only these run code of ksm.c on their way, as a rule; for others a scan has the windows. */
const HAS_WINDOWS: readonly Kind[] = ['scan', 'fullscan', 'ksmd', 'sysfs', 'madvise'];

function write(population: Population, gene: Gene): string[] {
  const { kind, numbers, inside } = gene;
  if (population.count === 0 || kind === 'proc') return process(population, numbers);
  if (kind === 'area') return area(population, population.process(numbers[0]), numbers);
  const armed = inside.flatMap(({ window, call, gene: { kind: inner, numbers: its } }) => {
    const operation = inner === 'proc' || inner === 'area' ? null : WRITERS[inner](population, its, true);
    const there = window === 'page_vma_mapped_walk' && !population.release.page_vma_mapped_walk;
    const name = there ? 'page_check_address' : window;
    return operation === null || !hasWindow(population.release, name) ? [] : [`at ${name}#${call} do ${operation}`];
  });
  const operation = WRITERS[kind](population, numbers, false);
  if (operation === null) return [];
  return armed.length === 0 || HAS_WINDOWS.includes(kind) ? [...armed, operation] : [operation, ...armed, 'fullscan 1'];
}

/** The workload that a genome stands for on a kernel: without what that does not have. */
export function writeOut(genome: Genome, release = releaseNamed(DEFAULT_RELEASE)): string[] {
  const { nodes, framesPerNode, contents, maxPageSharing, mergeAcrossNodes, useZeroPages, genes } = genome;
  const population = new Population(nodes, framesPerNode, contents, release);
  return [
    `machine nodes=${nodes} pages_per_node=${framesPerNode} swap=8`,
    ...(release.sharing_limit ? [`sysfs max_page_sharing=${maxPageSharing}`] : []),
    ...(release.merge_across_nodes ? [`sysfs merge_across_nodes=${mergeAcrossNodes}`] : []),
    ...(release.use_zero_pages ? [`sysfs use_zero_pages=${useZeroPages}`] : []),
    ...genes.flatMap((gene) => write(population, gene)),
  ];
}
