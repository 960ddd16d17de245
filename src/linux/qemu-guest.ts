// SPDX-License-Identifier: GPL-2.0-only
// A virtual machine that runs a kernel image, with the agent as its init.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeUnlessRenamed } from '../results/unfinished';
import { UsageError } from '../usage-error';
import { checkModule, type KernelImage, readImage } from './image';
import { initramfs } from './initramfs';
import {
  type Accelerator,
  AGENT,
  CONSOLE,
  findQemu,
  hasKvm,
  type ImageOptions,
  INITRAMFS,
  QEMU_LOG,
  qemuArguments,
} from './qemu-command';
import { Console } from './qemu-console';

/** The longest boot: under QEMU's emulator, on a busy machine. */
const BOOT_MS = 120_000;
/** With KVM a boot takes one or two seconds; where KVM does not work, some guests stand still without a word. */
const KVM_BOOT_MS = 20_000;
const POLL_MS = 2;
/** How long a killed process may take to end. */
const KILL_MS = 10_000;
/** The first line of the agent; what is sent before it is lost. */
const READY = '@ready\n';

/** Where a guest's agent listens and answers: open files. */
export interface GuestLine {
  input: number;
  output: number;
}

/** QEMU, or its guest, ended or was given up before the agent was up. */
class BootFailure extends Error {}

/** Until it has failed. */
let kvmMayWork = true;

const sleeper = new Int32Array(new SharedArrayBuffer(4));

function pause(milliseconds: number): void {
  Atomics.wait(sleeper, 0, 0, milliseconds);
}

/** Whether the process runs. One that has ended stays a zombie until this thread is idle. */
function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/** Opens a FIFO for writing, or not, when nobody reads it yet. */
function tryToOpen(path: string): number | null {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return null;
    throw error;
  }
}

/** What can be read at once; empty when nothing can, or nobody writes. */
function readNow(file: number): string {
  const buffer = Buffer.alloc(256);
  try {
    return buffer.toString('latin1', 0, readSync(file, buffer));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return '';
    throw error;
  }
}

function check(options: ImageOptions): KernelImage {
  const image = readImage(options.image);
  options.modules.forEach(checkModule);
  return image;
}

/** A virtual machine that runs the image. */
export class Guest {
  readonly image: KernelImage;
  private readonly options: ImageOptions;
  private readonly qemu: string;
  private readonly program: string;
  private readonly folder: string;
  private readonly console: Console;
  private readonly onExit = (): void => this.close();
  private process: ChildProcess | null = null;
  private files: GuestLine | null = null;

  /**
   * Boots the image.
   * @param program gives the agent, statically linked
   * @throws UsageError when something is missing, or the image does not boot
   */
  constructor(options: ImageOptions, program: () => string) {
    this.image = check(options);
    this.options = options;
    this.qemu = findQemu();
    this.program = program();
    this.folder = mkdtempSync(join(tmpdir(), 'samepage-guest-'));
    removeUnlessRenamed(this.folder);
    process.on('exit', this.onExit);
    this.console = new Console(join(this.folder, CONSOLE));
    try {
      writeFileSync(this.in(INITRAMFS), initramfs(this.program, options.modules));
      execFileSync(this.program, ['fifos', this.folder, `${AGENT}.in`, `${AGENT}.out`]);
      this.boot();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  private in(name: string): string {
    return join(this.folder, name);
  }

  /** The line to the agent. */
  get line(): GuestLine {
    if (this.files === null) throw new Error('the guest does not run');
    return this.files;
  }

  private isRunning(): boolean {
    const pid = this.process?.pid;
    return pid !== undefined && isRunning(pid);
  }

  /** What the kernel has written of its own death, or of other trouble, since the agent was up; null when nothing. */
  death(): string | null {
    return this.console.trouble();
  }

  /** Kills the guest and removes its files. */
  close(): void {
    process.off('exit', this.onExit);
    this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** With KVM, or without where it does not work. */
  private boot(): void {
    if (kvmMayWork && hasKvm()) {
      try {
        this.start('kvm', KVM_BOOT_MS);
        return;
      } catch (error) {
        if (!(error instanceof BootFailure)) throw error;
        this.kill();
        kvmMayWork = false;
      }
    }
    try {
      this.start('tcg', BOOT_MS);
    } catch (error) {
      if (error instanceof BootFailure) throw new UsageError(`${this.options.image}: ${error.message}`);
      throw error;
    }
  }

  private start(accelerator: Accelerator, limit: number): void {
    rmSync(this.in(CONSOLE), { force: true });
    const log = openSync(this.in(QEMU_LOG), 'w');
    try {
      this.process = spawn(this.program, ['with-parent', this.qemu, ...qemuArguments(this.options, accelerator)], {
        cwd: this.folder,
        stdio: ['ignore', log, log],
      });
      // That it did not start is seen by its missing pid.
      this.process.on('error', () => undefined);
      this.process.unref();
    } finally {
      closeSync(log);
    }
    if (this.process.pid === undefined) throw new BootFailure(`${this.program} can't be run`);
    this.awaitAgent(limit);
  }

  /** Opens the line, and waits until the agent has said that it is there. */
  private awaitAgent(limit: number): void {
    const end = performance.now() + limit;
    const output = openSync(this.in(`${AGENT}.out`), constants.O_RDONLY | constants.O_NONBLOCK);
    let input: number | null = null;
    try {
      for (let text = ''; input === null || !text.endsWith(READY); ) {
        input ??= tryToOpen(this.in(`${AGENT}.in`));
        const more = readNow(output);
        text += more;
        if (more === '') this.checkBoot(end, limit);
      }
    } catch (error) {
      closeSync(output);
      if (input !== null) closeSync(input);
      throw error;
    }
    this.files = { input, output };
    this.console.begin();
  }

  /** Waits a little. @throws BootFailure when there is nothing to wait for any more */
  private checkBoot(end: number, limit: number): void {
    const log = readFileSync(this.in(QEMU_LOG), 'latin1');
    if (!this.isRunning()) throw new BootFailure(this.whyNotBooted(log, 'QEMU ended'));
    if (/^KVM internal error/m.test(log)) throw new BootFailure('KVM does not work on this machine');
    if (this.console.isHalted()) throw new BootFailure(this.whyNotBooted(log, 'it is damaged'));
    if (performance.now() > end) {
      throw new BootFailure(this.whyNotBooted(log, `no answer within ${limit / 1000} s of its start`));
    }
    pause(POLL_MS);
  }

  private whyNotBooted(log: string, what: string): string {
    const said = this.console.lastWords() ?? log.trim().split('\n').at(-1);
    if (!said) {
      const needs = `more memory than ${this.options.memory} MiB, or a serial console (8250), an initramfs, /proc and /sys`;
      return `does not boot: ${what}, and nothing on the console; it may need ${needs}`;
    }
    return `does not boot: ${what}: ${said.replace(/^.*qemu-system-x86_64: /, 'QEMU: ')}`;
  }

  private kill(): void {
    if (this.files !== null) {
      closeSync(this.files.input);
      closeSync(this.files.output);
      this.files = null;
    }
    const pid = this.process?.pid;
    this.process?.kill('SIGKILL');
    this.process = null;
    for (const end = performance.now() + KILL_MS; pid !== undefined && isRunning(pid) && performance.now() < end; ) {
      pause(POLL_MS);
    }
  }
}
