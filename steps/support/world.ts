// SPDX-License-Identifier: GPL-2.0-only
// One scenario's state: the subject, where each process's pages are, and what the last action did.

import { setWorldConstructor, World } from '@cucumber/cucumber';
import type { WorkCounts } from '../../src/bench/work-baseline';
import { KernelOops } from '../../src/kernel/bug';
import { EDEADLK, errname } from '../../src/kernel/errno';
import type { WindowName } from '../../src/kernel/windows';
import { DEFAULT_RELEASE, type ReleaseName } from '../../src/ksm/releases';
import type { MachineOptions, Work } from '../../src/machine/machine';
import type { Difference } from '../../src/machine/trace/check';
import type { Exploration } from '../../src/races/exploration';
import type { WorldParameters } from '../../src/spec/world-parameters';
import { ModelSubject } from '../subject/model';
import type { AreaKind, Awaitable, Counters, Subject } from '../subject/subject';
import type { DrawnPage } from './contents';
import type { Patient } from './corruptions';
import { choosePages } from './drawn-pages';
import { fail } from './expectations';
import type { Search } from './form-sources';
import { type Waiting, withWaiting } from './inside';
import { ordinal, type PageAddress } from './page-names';
import type { PageSelection } from './pages';

/** What could be seen right before the last action. */
export interface Snapshot {
  readonly counters: Counters;
  readonly freeFrames: number;
  readonly work: Work;
  /** Ranges that mm/ksm.c has announced to mmu notifiers. */
  readonly invalidations: number;
  /** Frame by `process:address`. */
  readonly frames: ReadonlyMap<string, number | null>;
}

/** Runs these one after the other up to the first error; at once as long as none of them has to be waited for. */
function inTurn(calls: readonly (() => Awaitable<number>)[]): Awaitable<number> {
  for (const [index, call] of calls.entries()) {
    const result = call();
    if (typeof result !== 'number') return result.then((value) => value || inTurn(calls.slice(index + 1)));
    if (result !== 0) return result;
  }
  return 0;
}

const PAGE_SIZE = 4096;
/** Enough for every scenario that says nothing of its machine. */
const DEFAULT_MACHINE: MachineOptions = { nodes: 1, pages_per_node: 1024, swap: 64 };

export class KsmWorld extends World<WorldParameters> {
  /** The kernel that the scenario's machine boots. */
  release: ReleaseName = DEFAULT_RELEASE;
  /** What the last action came to: 0 or a negative errno; null before the first. */
  result: number | null = null;
  /** The last action wrote to a file that this kernel does not have, and no step has said so yet: why there is none. */
  missingFile: string | null = null;
  /** The oops that an action has caused: the machine is dead. */
  oops: KernelOops | null = null;
  /** A step has said that the oops is right. */
  oopsExpected = false;
  /** What the audit found after the last step of a scenario that shows a bug, and after all steps so far. */
  findings: string[] = [];
  readonly everFound = new Set<string>();
  /** How the findings begin that steps have said to be right. */
  readonly findingsExpected: string[] = [];
  /** What an action inside of another one would have needed; and a step has said that it is refused for that. */
  refusedFor: string | null = null;
  refusalExpected = false;
  /** The errors of actions inside of another one, and whether a step has said that they are right. */
  readonly failuresInside: number[] = [];
  failureInsideExpected = false;
  hasRunInside = false;
  before: Snapshot | null = null;
  /** Through how many ptes a page was accessed, when reclaim has asked. */
  accesses: number | null = null;
  /** A machine that is damaged on purpose. */
  patient: Patient | null = null;
  /** A recorded trace, and the first line where the model's run differs from it. */
  trace = '';
  difference: Difference | null = null;
  /** What a search of the project's own files came to. */
  search: Search | null = null;
  /** What came to harm among random workloads: a line each, and the first as a trace; null before any has run. */
  harmful: string[] | null = null;
  /** What exploring set-ups came to, and what is left of a workload that was shrunk. */
  exploration: Exploration | null = null;
  shrunk: { kind: string; operations: readonly string[] } | null = null;
  /** The exact work of the benchmarks. */
  benchWork: WorkCounts | null = null;
  /** Where benchmarks end in another state with short cuts than without; comparisons per page and tree level. */
  shownShortCuts: string[] | null = null;
  comparisons: number[] | null = null;
  /** What a trace said that ran under the audit. */
  audited: string[] = [];
  /** Why a trace, or tags, could not be read. */
  refusal: string | null = null;
  /** The releases that tags allow. */
  allowed: readonly string[] = [];
  /** Actions that wait for a window of the next one. */
  waiting: Waiting[] = [];
  /** An action runs inside a window of another one: at once, and without a snapshot. */
  private inside = false;
  /** What such actions came to: an error of theirs fails the step. */
  private readonly ranInside: Promise<unknown>[] = [];
  private bootedSubject: ModelSubject | null = null;
  private readonly addresses = new Map<string, number[]>();
  private freshNames = 0;

  /** Boots the machine that the scenario describes. */
  boot(options: MachineOptions): void {
    if (this.bootedSubject !== null) fail('the machine is described after it was first used');
    this.bootedSubject = new ModelSubject({ ...DEFAULT_MACHINE, release: this.release, ...options });
  }

  get subject(): Subject {
    return this.model;
  }

  /** The model, for what only a model can do. */
  get model(): ModelSubject {
    if (this.bootedSubject === null) this.boot({});
    return this.bootedSubject as ModelSubject;
  }

  /** Whether a machine runs at all. */
  get running(): boolean {
    return this.bootedSubject !== null;
  }

  freshName = (): string => `unique${++this.freshNames}`;

  /** Draws memory: an area of one kind for a process, which is made if need be. @returns the area's address */
  async draw(process: string, pages: readonly DrawnPage[], kind: AreaKind, node = 0): Promise<number> {
    if (!this.addresses.has(process)) {
      await this.subject.spawn(process, node);
      this.addresses.set(process, []);
    }
    if (pages.length === 0) return 0;
    const start = await this.subject.mmap(process, pages.length, kind);
    for (const [index, content] of pages.entries()) {
      const address = start + index * PAGE_SIZE;
      this.addresses.get(process)?.push(address);
      if (content === null) continue;
      const result = await this.subject.write(process, address, content);
      if (result !== 0) fail(`${process} can't write its ${ordinal(index + 1)} page: ${errname(result).slice(1)}`);
    }
    return start;
  }

  /** A process maps memory by a call of its own: on success it has so many bytes more. */
  async mapped(process: string, size: number, call: () => { result: number; address: number }): Promise<void> {
    if (!this.addresses.has(process)) await this.draw(process, [], 'anonymous');
    await this.act(() => {
      const { result, address } = call();
      const pages = result === 0 ? Math.ceil(size / PAGE_SIZE) : 0;
      for (let page = 0; page < pages; page++) this.addresses.get(process)?.push(address + page * PAGE_SIZE);
      return result;
    });
  }

  /** The child has its parent's pages. */
  forked(parent: string, child: string): void {
    this.addresses.set(child, [...(this.addresses.get(parent) ?? [])]);
  }

  /** All its pages are gone, and it goes on. */
  execed(process: string): void {
    this.addresses.set(process, []);
  }

  /** Pages of one run move to another address, and keep their numbers. */
  async remap(selections: readonly PageSelection[], actor: string): Promise<void> {
    const pages = this.pages(selections, actor);
    const [first] = pages;
    if (first === undefined) return;
    const inRow = pages.every(({ address }, index) => address === first.address + index * PAGE_SIZE);
    if (!inRow) fail('pages that move together have to be neighbours');
    await this.act(() => {
      const { result, address } = this.model.mremap(actor, first.address, pages.length);
      const known = this.addresses.get(actor) ?? [];
      for (const page of result === 0 ? pages : []) known[page.number - 1] = page.address - first.address + address;
      return result;
    });
  }

  exited(process: string): void {
    this.addresses.delete(process);
  }

  /** The pages that a phrase names, in its order. @param actor whom "its" stands for */
  pages(selections: readonly PageSelection[], actor?: string): PageAddress[] {
    return choosePages(this.addresses, selections, actor);
  }

  /** The machine that is to be damaged. */
  get damaged(): Patient {
    return this.patient ?? fail('no machine has been described that could be damaged');
  }

  /** What could be seen before the last action. */
  get past(): Snapshot {
    return this.before ?? fail('no action has run yet that this step could speak of');
  }

  async frame({ process, address }: PageAddress): Promise<number | null> {
    return await this.subject.frameOf(process, address);
  }

  private async snapshot(): Promise<Snapshot> {
    const frames = new Map<string, number | null>();
    for (const [process, addresses] of this.addresses) {
      for (const address of addresses) {
        frames.set(`${process}:${address}`, await this.subject.frameOf(process, address));
      }
    }
    return {
      counters: await this.subject.counters(),
      freeFrames: await this.subject.freeFrames(),
      work: this.model.machine.work,
      invalidations: this.model.machine.memory.mmu_notifier.started,
      frames,
    };
  }

  /** Acts on each of these pages of one process in turn, up to the first error. */
  async onPages(
    selections: readonly PageSelection[],
    actor: string,
    call: (address: number, process: string) => Awaitable<number>,
  ) {
    const calls = this.pages(selections, actor).map(
      ({ address, process }) =>
        () =>
          call(address, process),
    );
    await this.act(() => inTurn(calls));
  }

  /** The same for runs of neighbouring pages, as system calls take them. */
  async onRanges(
    selections: readonly PageSelection[],
    actor: string,
    call: (address: number, pages: number) => Awaitable<number>,
  ) {
    const ranges: { address: number; pages: number }[] = [];
    for (const { address } of this.pages(selections, actor)) {
      const range = ranges.at(-1);
      if (range !== undefined && range.address + range.pages * PAGE_SIZE === address) range.pages++;
      else ranges.push({ address, pages: 1 });
    }
    await this.act(() =>
      inTurn(
        ranges.map(
          ({ address, pages }) =>
            () =>
              call(address, pages),
        ),
      ),
    );
  }

  /** Every action runs in here: what was before is kept for comparison, and what it came to. */
  async act(action: () => Awaitable<number>): Promise<void> {
    if (this.inside) {
      this.actInside(action);
      return;
    }
    if (this.oops !== null) {
      this.oopsExpected = true;
      fail(`the machine is dead: ${this.oops.message}`);
    }
    this.refuseUnsaid();
    this.before = await this.snapshot();
    const { waiting } = this;
    this.waiting = [];
    try {
      this.result = await withWaiting(this.model.machine, waiting, action);
    } catch (error) {
      if (!(error instanceof KernelOops)) throw error;
      this.oops = error;
    }
    await Promise.all(this.ranInside.splice(0));
  }

  /** A write to a file that is not there does nothing: a scenario that goes on has to have said so. */
  refuseUnsaid(): void {
    if (this.missingFile !== null) fail(`${this.missingFile}; a scenario about that says: it fails with ENOENT`);
  }

  /** Lets an action wait for a window. */
  wait(window: WindowName, call: number, text: string, run: (world: KsmWorld) => unknown): void {
    this.waiting.push({
      window,
      call,
      text,
      run: () => {
        this.inside = true;
        const done = Promise.resolve(run(this));
        // When the action around it fails as well, that error is the one to tell.
        done.catch(() => {});
        this.ranInside.push(done);
        this.inside = false;
      },
    });
  }

  /** Asks for releases; an error is the answer as well. */
  ask(question: () => readonly string[]): void {
    try {
      this.allowed = question();
    } catch (error) {
      this.refusal = (error as Error).message;
    }
  }

  private actInside(action: () => Awaitable<number>): void {
    const result = action();
    if (typeof result !== 'number') fail('only what ends at once can run inside of another action');
    if (result === -EDEADLK) this.refusedFor = this.model.machine.refusedFor;
    else if (result !== 0) this.failuresInside.push(result);
    this.hasRunInside = true;
  }
}

setWorldConstructor(KsmWorld);
