// SPDX-License-Identifier: GPL-2.0-only
// Draws random workloads: several processes, whose pages have few contents, and ksmd at work on them.

import { CONTENTS } from './content';
import { drawFile, drawSetting, drawStart } from './knobs';
import { Layout } from './layout';
import type { Advice, Content, Op, Operation } from './operations';
import { Random } from './random';
import type { Terms } from './terms';

const FEWEST_OPERATIONS = 25;
const MOST_OPERATIONS = 45;
/** The one with the processor: what ksmd copies for a process comes from there, and only `move` leads to the others. */
const NODE = 0;
const MOST_PROCESSES = 7;
const MOST_SPANS = 5;
const SIZES = [1, 2, 3, 4, 4, 6, 8, 10];

const WEIGHTS: Readonly<Record<Op, number>> = {
  spawn: 3,
  fork: 5,
  exit: 2,
  exec: 1,
  map: 4,
  'map-over': 2,
  unmap: 2,
  mlock: 2,
  munlock: 2,
  touch: 4,
  madvise: 9,
  protect: 4,
  remap: 2,
  fill: 14,
  flip: 6,
  pin: 2,
  unpin: 2,
  'swap-out': 4,
  node: 1,
  compare: 3,
  move: 3,
  prctl: 3,
  set: 10,
  get: 1,
  scan: 16,
  batch: 9,
  rounds: 4,
};

/** Of the operations that some kernels have no use for. */
const weightsFor = ({ nodes, swap }: Terms): Readonly<Partial<Record<Op, number>>> => ({
  ...WEIGHTS,
  ...(nodes > 1 ? {} : { move: 0, node: 0 }),
  ...(swap ? {} : { 'swap-out': 0 }),
});

/** The seed of the i-th workload of a series. */
const seedOf = (seed: number, index: number): number => (seed + Math.imul(index, 0x9e3779b1)) | 0;

class Drawer {
  private readonly random: Random;
  private readonly terms: Terms;
  private readonly layout = new Layout();
  private readonly contents: readonly Content[];
  private readonly pins: { process: string; page: number }[] = [];
  private readonly operations: Operation[] = [];
  private made = 0;

  constructor(seed: number, terms: Terms) {
    this.random = new Random(seed);
    this.terms = terms;
    const { random } = this;
    this.contents = Array.from({ length: random.between(2, 3) }, () => random.oneOf(CONTENTS));
  }

  workload(): Operation[] {
    const { random } = this;
    for (const { file, text } of drawStart(random)) this.add({ op: 'set', file, text, asRoot: true });
    for (let process = random.between(2, 3); process > 0; process--) this.spawn();
    const weights = weightsFor(this.terms);
    const end = this.operations.length + random.between(FEWEST_OPERATIONS, MOST_OPERATIONS);
    while (this.operations.length < end) this.draw(random.weighted(weights));
    return this.operations;
  }

  private add(operation: Operation): void {
    this.layout.apply(operation);
    this.operations.push(operation);
  }

  private spawn(): void {
    const process = this.freshName();
    this.add({ op: 'spawn', process, node: NODE });
    this.map(process);
  }

  /** `A` to `Z`. */
  private freshName(): string {
    return String.fromCharCode(0x41 + this.made++);
  }

  private get full(): boolean {
    return this.made >= 26 || this.layout.processes.length >= MOST_PROCESSES;
  }

  private map(process: string): void {
    const { random } = this;
    const others = Array.from({ length: random.oneOf(SIZES) - 1 }, () => (random.once(6) ? null : this.content()));
    const page = this.layout.next(process);
    this.add({ op: 'map', process, page, contents: [this.content(), ...others], mergeable: !random.once(10) });
  }

  private content(): Content {
    return this.random.oneOf(this.contents);
  }

  private process(): string {
    return this.random.oneOf(this.layout.processes);
  }

  /** Part of what a process has, or somewhat more; null when it has nothing. */
  private range(op: Op): { process: string; page: number; pages: number } | null {
    const { random } = this;
    const process = this.process();
    const spans = this.layout.spansOf(process);
    if (spans.length === 0) return null;
    const { page, pages } = random.oneOf(spans);
    if (random.once(4)) return { process, page, pages };
    if (op !== 'map-over' && random.once(20)) return { process, page, pages: pages + random.between(1, 4) };
    const skipped = random.below(pages);
    return { process, page: page + skipped, pages: random.between(1, pages - skipped) };
  }

  private draw(op: Op): void {
    if (this.layout.processes.length === 0) {
      this.spawn();
      return;
    }
    switch (op) {
      case 'spawn':
        if (!this.full) this.spawn();
        break;
      case 'fork':
        if (!this.full) this.add({ op, process: this.process(), child: this.freshName() });
        break;
      case 'exit':
      case 'exec':
        this.leave(op);
        break;
      case 'map': {
        const process = this.process();
        if (this.layout.spansOf(process).length < MOST_SPANS) this.map(process);
        break;
      }
      case 'prctl':
        this.prctl();
        break;
      case 'set':
        this.set();
        break;
      case 'get':
        this.add({ op, file: drawFile(this.random) });
        break;
      case 'scan':
        this.add({ op, count: this.random.oneOf([1, 1, 1, 2, 2, 3]) });
        break;
      case 'batch':
        this.add({ op, count: this.random.oneOf([1, 1, 2, 3, 5, 8, 20]) });
        break;
      case 'rounds':
        this.add({ op, count: this.random.oneOf([1, 2, 3]) });
        break;
      case 'unpin': {
        const [pinned] = this.pins.splice(this.random.below(Math.max(this.pins.length, 1)), 1);
        if (pinned !== undefined && this.layout.has(pinned.process)) this.add({ op, ...pinned });
        break;
      }
      default:
        this.onMemory(op);
    }
  }

  private leave(op: 'exit' | 'exec'): void {
    const process = this.process();
    this.add({ op, process });
    if (op === 'exec') this.map(process);
  }

  /** After a 2 in run there has to be something else there before ksmd scans again. */
  private set(): void {
    const { random } = this;
    const setting = drawSetting(random);
    this.add({ op: 'set', ...setting, asRoot: !random.once(20) });
    if (setting.file === 'run' && setting.text === '2')
      this.add({ op: 'set', file: 'run', text: random.oneOf(['0', '1']), asRoot: true });
  }

  private prctl(): void {
    const { random } = this;
    const process = this.process();
    const args = random.oneOf([[1], [1], [1], [0], [0], [2], [1, 1], [1, 0, 0, 1]]);
    if (random.once(4)) this.add({ op: 'prctl', process, set: false, args: random.once(4) ? [1] : [] });
    else this.add({ op: 'prctl', process, set: true, args });
  }

  private onMemory(
    op: Exclude<
      Op,
      'spawn' | 'fork' | 'exit' | 'exec' | 'map' | 'prctl' | 'set' | 'get' | 'scan' | 'batch' | 'rounds' | 'unpin'
    >,
  ): void {
    const range = this.range(op);
    if (range === null) return;
    const { random } = this;
    const { process, page } = range;
    switch (op) {
      case 'map-over':
        this.add({ op, ...range, content: this.content() });
        break;
      case 'unmap':
      case 'mlock':
      case 'munlock':
      case 'touch':
        this.add({ op, ...range, ...(random.once(30) && op !== 'touch' && op !== 'unmap' ? { pages: 0 } : {}) });
        break;
      case 'madvise':
        this.add({ op, ...range, ...(random.once(30) ? { pages: 0 } : {}), advice: this.advice() });
        break;
      case 'protect':
        this.add({ op, ...range, writable: random.once(2) });
        break;
      case 'remap':
        if (this.layout.spansOf(process).length < 2 * MOST_SPANS)
          this.add({ op, ...range, to: this.layout.next(process) });
        break;
      case 'fill':
        this.add({ op, ...range, pages: Math.min(range.pages, random.between(1, 3)), content: this.content() });
        break;
      case 'compare':
        this.add({ op, process, page, content: this.content() });
        break;
      case 'move':
        this.add({ op, process, page, node: random.below(this.terms.nodes) });
        break;
      case 'pin':
        this.pins.push({ process, page });
        this.add({ op, process, page });
        break;
      default:
        this.add({ op, process, page });
    }
  }

  private advice(): Advice {
    return this.random.weighted({ MADV_MERGEABLE: 5, MADV_UNMERGEABLE: 3, MADV_DONTNEED: 2 });
  }
}

/** Workload `index` of a series. */
export function drawWorkload(seed: number, index: number, terms: Terms): Operation[] {
  return new Drawer(seedOf(seed, index), terms).workload();
}
