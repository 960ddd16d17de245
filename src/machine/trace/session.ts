// SPDX-License-Identifier: GPL-2.0-only
// Runs operations of the trace language on one machine, and says what the reference would say.

import { KernelBug, KernelOops } from '../../kernel/bug';
import { EALREADY, EINVAL, EIO, errname } from '../../kernel/errno';
import type { WindowName } from '../../kernel/windows';
import { DEFAULT_RELEASE, releaseNamed } from '../../ksm/releases';
import { type KernelChoice, Machine, type MachineOptions } from '../machine';
import { dumpKsm } from './dump-ksm';
import { dumpMemory } from './dump-memory';
import { MAX_ARMED, MAX_NODES, MAX_PAGES_PER_NODE, MIN_PAGES_PER_NODE } from './limits';
import type { Outcome } from './operations';
import type { InputLine, Operation, TopOperation } from './parse';
import { hasWindow } from './windows';

/** How a run ended: as it should, in a BUG(), or on a machine that died of an oops. */
export type ExitStatus = 0 | 2 | 3;

interface Armed {
  readonly window: WindowName;
  readonly call: number;
  readonly text: string;
  readonly operation: Operation;
  fired: boolean;
}

const status = (outcome: Outcome): string => (typeof outcome === 'string' ? outcome : errname(outcome));

export class TraceSession {
  /** The machine under test, once an operation has booted it. */
  machine: Machine | null = null;
  exitStatus: ExitStatus = 0;
  private armed: Armed[] = [];
  private warned: string[] = [];
  /** Called in every window that an operation enters; null costs nothing. */
  onWindow: ((window: WindowName, call: number) => void) | null = null;
  private readonly print: (line: string) => void;
  private readonly ghost: boolean;
  private readonly kernel: KernelChoice;

  /**
   * @param print takes each line of output, without its end
   * @param ghost whether the machine remembers what every process stores, for the audit
   * @param kernel what boots
   */
  constructor(print: (line: string) => void, ghost = false, kernel: KernelChoice = {}) {
    this.print = print;
    this.ghost = ghost;
    this.kernel = kernel;
  }

  /** Runs all lines and echoes them, each followed by what it said. Ends early in a BUG(). */
  runAll(lines: Iterable<InputLine>): void {
    for (const line of lines) {
      this.print(line.text);
      if (line.operation !== null) this.run(line.operation);
      if (this.exitStatus === 2) return;
    }
  }

  /** Runs one operation. */
  run(operation: TopOperation): void {
    switch (operation.kind) {
      case 'dump':
        this.dump(operation.ksmOnly);
        break;
      case 'at':
        this.print(`= ${status(this.arm(operation))}`);
        break;
      default:
        this.runTop(operation);
    }
  }

  private dump(ksmOnly: boolean): void {
    const machine = this.machine ?? this.boot({});
    for (const line of dumpKsm(machine)) this.print(line);
    if (!ksmOnly) for (const line of dumpMemory(machine)) this.print(line);
  }

  private arm(at: TopOperation & { kind: 'at' }): number {
    if (
      at.window === null ||
      !hasWindow(releaseNamed(this.kernel.release ?? DEFAULT_RELEASE), at.window) ||
      at.call < 1 ||
      this.armed.length >= MAX_ARMED
    )
      return -EINVAL;
    this.armed.push({ window: at.window, call: at.call, text: at.text, operation: at.nested, fired: false });
    return 0;
  }

  private boot(options: MachineOptions): Machine {
    const machine = new Machine({ ...options, ghost: this.ghost, ...this.kernel });
    machine.kernel.log.onWarning = (func) => this.warned.push(func);
    this.machine = machine;
    return machine;
  }

  private bootAsTold(options: MachineOptions): number {
    if (this.machine !== null) return -EALREADY;
    const { nodes = 1, pages_per_node = MIN_PAGES_PER_NODE } = options;
    if (nodes < 1 || nodes > MAX_NODES) return -EINVAL;
    if (pages_per_node < MIN_PAGES_PER_NODE || pages_per_node > MAX_PAGES_PER_NODE) return -EINVAL;
    return this.boot(options).boot_error;
  }

  private outcome(operation: Operation): Outcome {
    if (operation.kind === 'machine') return this.bootAsTold(operation.options);
    if (this.machine === null) {
      const { boot_error } = this.boot({});
      if (boot_error !== 0) return boot_error;
    }
    return this.exitStatus === 3 ? -EIO : operation.run(this.machine as Machine);
  }

  private runTop(operation: Operation): void {
    this.warned = [];
    const before = this.waits();
    this.machine?.kernel.windows.disarm();
    if (this.armed.length > 0 || this.onWindow !== null)
      this.machine?.kernel.windows.arm((name, call) => this.enter(name, call));
    let said: string;
    try {
      said = status(this.outcome(operation));
    } catch (error) {
      if (error instanceof KernelBug) {
        this.exitStatus = 2;
        this.print(`= BUG ${error.func}`);
        return;
      }
      if (!(error instanceof KernelOops)) throw error;
      this.exitStatus = 3;
      if (this.machine !== null) this.machine.depth = 0;
      said = `OOPS ${error.what}`;
    }
    this.machine?.kernel.windows.disarm();
    this.print(`= ${said}${this.notes(before)}${this.counters()}`);
  }

  /** Runs what was armed for this window. */
  private enter(window: WindowName, call: number): void {
    const machine = this.machine as Machine;
    this.onWindow?.(window, call);
    for (const armed of this.armed) {
      if (armed.fired || armed.window !== window || armed.call !== call) continue;
      armed.fired = true;
      machine.depth++;
      const said = status(this.outcome(armed.operation));
      machine.depth--;
      this.print(`& ${window}#${call} ${armed.text} => ${said}`);
    }
  }

  private waits(): { locks: number; offlines: number } {
    const { memory } = this.machine ?? {};
    return { locks: memory?.lock_waits ?? 0, offlines: memory?.hotplug.offline_waits ?? 0 };
  }

  /** What else is to be said of an operation; nothing stays armed after it. */
  private notes(before: { locks: number; offlines: number }): string {
    const unfired = this.armed.filter((armed) => !armed.fired).length;
    this.armed = [];
    const now = this.waits();
    const note = (name: string, count: number): string => (count === 0 ? '' : ` ${name}=${count}`);
    return (
      note('unfired', unfired) +
      note('lockwait', now.locks - before.locks) +
      note('offlinewait', now.offlines - before.offlines) +
      this.warned.map((func) => ` warn=${func}`).join('')
    );
  }

  private counters(): string {
    if (this.machine === null) return '';
    const c = this.machine.counters();
    return (
      ` [sh=${c.pages_shared} sg=${c.pages_sharing} un=${c.pages_unshared} vo=${c.pages_volatile} fs=${c.full_scans}` +
      ` ch=${c.stable_node_chains} du=${c.stable_node_dups} fr=${c.free_frames}]`
    );
  }
}
