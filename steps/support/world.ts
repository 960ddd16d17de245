// SPDX-License-Identifier: GPL-2.0-only
// One scenario's state: the subject, where each process's pages are, and what the last action did.

import { setWorldConstructor, World } from '@cucumber/cucumber';
import { KernelOops } from '../../src/kernel/bug';
import { errname } from '../../src/kernel/errno';
import { DEFAULT_RELEASE, type ReleaseName } from '../../src/ksm/releases';
import type { Machine, MachineOptions, Work } from '../../src/machine/machine';
import type { WorldParameters } from '../../src/spec/world-parameters';
import type { LinuxSubject } from '../subject/linux';
import { ModelSubject } from '../subject/model';
import type { AreaKind, Counters, Subject, SubjectOptions } from '../subject/subject';
import type { DrawnPage } from './contents';
import { choosePages } from './drawn-pages';
import { fail } from './expectations';
import { InsideActions } from './inside';
import type { KernelUnderTest } from './kernel-under-test';
import { MachineHealth } from './machine-health';
import type { PageAddress } from './page-names';
import type { PageSelection } from './pages';

/** What could be seen right before the last action. */
interface Snapshot {
  readonly counters: Counters;
  /** Frame by `process:address`. */
  readonly frames: ReadonlyMap<string, number | null>;
  /** What only the model shows; null on a real kernel. */
  readonly inside: { readonly freeFrames: number; readonly work: Work; readonly invalidations: number } | null;
}

/** Runs these one after the other up to the first error. */
function inTurn(calls: readonly (() => number)[]): number {
  for (const call of calls) {
    const result = call();
    if (result !== 0) return result;
  }
  return 0;
}

const keyOf = ({ process, address }: PageAddress): string => `${process}:${address}`;

const PAGE_SIZE = 4096;
/** Enough for every scenario that says nothing of its machine. */
const DEFAULT_MACHINE: MachineOptions = { nodes: 1, pages_per_node: 1024, swap: 64 };

export class KsmWorld extends World<WorldParameters> {
  /** The kernel that the scenario's machine boots. */
  release: ReleaseName = DEFAULT_RELEASE;
  /** The tags of the scenario. */
  tags: readonly string[] = [];
  /** What the last action came to: 0 or a negative errno; null before the first. */
  result: number | null = null;
  /** The last action wrote to a file that this kernel does not have, and no step has said so yet: why there is none. */
  missingFile: string | null = null;
  before: Snapshot | null = null;
  readonly inside = new InsideActions();
  readonly health = new MachineHealth();
  /** The real kernel that the run is about; null for the model. */
  kernel: KernelUnderTest | null = null;
  private booted: ModelSubject | LinuxSubject | null = null;
  private readonly addresses = new Map<string, number[]>();
  private freshNames = 0;

  /** Boots the machine that the scenario describes. */
  boot(options: SubjectOptions): void {
    if (this.booted !== null) fail('the machine is described after it was first used');
    if ((options.nodes ?? 1) > 1) this.need('@numa', 'several NUMA nodes');
    if (this.kernel === null) this.bootModel(options);
    else this.booted = this.kernel.subject(options);
  }

  /** Boots a machine as only the model can be. */
  bootInside(options: MachineOptions): void {
    this.refuseUntagged();
    this.bootModel(options);
  }

  private bootModel(options: MachineOptions): void {
    this.booted = new ModelSubject({ ...DEFAULT_MACHINE, release: this.release, ...options });
  }

  get subject(): Subject {
    if (this.booted === null) this.boot({});
    return this.booted as Subject;
  }

  /** The model, for what only a model shows or does. */
  get model(): ModelSubject {
    this.refuseUntagged();
    if (this.booted === null) this.boot({});
    return this.booted as ModelSubject;
  }

  private refuseUntagged(): void {
    if (this.kernel !== null) fail('only the model shows or does this: a real kernel does not');
    if (!this.tags.includes('@model')) fail('only the model shows or does this: the scenario needs the tag @model');
  }

  /** What not every machine has, a scenario has to say in a tag; one for the model alone need not. */
  need(tag: string, what: string): void {
    if (!this.tags.includes(tag) && !this.tags.includes('@model'))
      fail(`this needs ${what}: the scenario needs the tag ${tag}`);
  }

  /** The model's machine, for what goes along with every scenario; null where none runs. */
  get machine(): Machine | null {
    return this.booted instanceof ModelSubject ? this.booted.machine : null;
  }

  freshName = (): string => `unique${++this.freshNames}`;

  /** Draws memory: an area of one kind for a process, which is made if need be. @returns the area's address */
  draw(process: string, pages: readonly DrawnPage[], kind: AreaKind, node = 0): number {
    if (!this.addresses.has(process)) {
      this.subject.spawn(process, node);
      this.addresses.set(process, []);
    }
    if (pages.length === 0) return 0;
    if (kind === 'huge') this.need('@thp', 'huge pages');
    const start = this.subject.mmap(process, pages.length, kind);
    for (const index of pages.keys()) this.addresses.get(process)?.push(start + index * PAGE_SIZE);
    const result = this.subject.fill(process, start, pages);
    if (result !== 0) fail(`${process} can't write all of its pages: ${errname(result).slice(1)}`);
    return start;
  }

  /** A process maps memory by a call of its own: on success it has so many bytes more. */
  mapped(process: string, size: number, call: () => { result: number; address: number }): void {
    if (!this.addresses.has(process)) this.draw(process, [], 'anonymous');
    this.act(() => {
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
  remap(selections: readonly PageSelection[], actor: string): void {
    const pages = this.pages(selections, actor);
    const [first] = pages;
    if (first === undefined) return;
    const inRow = pages.every(({ address }, index) => address === first.address + index * PAGE_SIZE);
    if (!inRow) fail('pages that move together have to be neighbours');
    this.act(() => {
      const { result, address } = this.subject.mremap(actor, first.address, pages.length);
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

  /** Every page that the scenario has drawn and that is still of a process. */
  private allPages(): PageAddress[] {
    return [...this.addresses].flatMap(([process, addresses]) =>
      addresses.map((address, index) => ({ process, number: index + 1, address, of: addresses.length })),
    );
  }

  /** What could be seen before the last action. */
  get past(): Snapshot {
    return this.before ?? fail('no action has run yet that this step could speak of');
  }

  /** The frame that a page was in before the last action; null for none. */
  pastFrame(page: PageAddress): number | null {
    return this.past.frames.get(keyOf(page)) ?? null;
  }

  /** Frames of all pages now, without those of which there is none. */
  mappedFrames(): number[] {
    return this.subject.look(this.allPages()).frames.flatMap((frame) => frame ?? []);
  }

  private snapshot(): Snapshot {
    const pages = this.allPages();
    const { counters, frames } = this.subject.look(pages);
    const { machine } = this;
    return {
      counters,
      frames: new Map(pages.map((page, index) => [keyOf(page), frames[index] ?? null])),
      inside: machine && {
        freeFrames: machine.memory.nr_free,
        work: machine.work,
        invalidations: machine.memory.mmu_notifier.started,
      },
    };
  }

  /** Acts on each of these pages of one process in turn, up to the first error. */
  onPages(
    selections: readonly PageSelection[],
    actor: string,
    call: (address: number, process: string) => number,
  ): void {
    const calls = this.pages(selections, actor).map(
      ({ address, process }) =>
        () =>
          call(address, process),
    );
    this.act(() => inTurn(calls));
  }

  /** The same for runs of neighbouring pages, as system calls take them. */
  onRanges(
    selections: readonly PageSelection[],
    actor: string,
    call: (address: number, pages: number) => number,
  ): void {
    const ranges: { address: number; pages: number }[] = [];
    for (const { address } of this.pages(selections, actor)) {
      const range = ranges.at(-1);
      if (range !== undefined && range.address + range.pages * PAGE_SIZE === address) range.pages++;
      else ranges.push({ address, pages: 1 });
    }
    this.act(() =>
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
  act(action: () => number): void {
    const { inside, health } = this;
    if (inside.now) {
      inside.act(this.model.machine, action);
      return;
    }
    if (health.oops !== null) {
      health.oopsExpected = true;
      fail(`the machine is dead: ${health.oops.message}`);
    }
    this.refuseUnsaid();
    this.before = this.snapshot();
    const { machine } = this;
    try {
      this.result = machine === null ? action() : inside.around(machine, action);
    } catch (error) {
      if (!(error instanceof KernelOops)) throw error;
      health.oops = error;
    }
  }

  /** A write to a file that is not there does nothing: a scenario that goes on has to have said so. */
  refuseUnsaid(): void {
    if (this.missingFile !== null) fail(`${this.missingFile}; a scenario about that says: it fails with ENOENT`);
  }
}

setWorldConstructor(KsmWorld);
