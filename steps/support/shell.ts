// SPDX-License-Identifier: GPL-2.0-only
// A user at a shell, in an empty folder, with the installed command.

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expectThat } from './expectations';
import { installedCommand, userEnvironment } from './installed';

/** Milliseconds. */
const LONGEST = 120_000;

export class Shell {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'samepage-user-'));
  /** What the last command printed, standard error included, and how it ended. */
  output = '';
  status: number | null = null;
  signal: NodeJS.Signals | null = null;
  private filesBefore = new Map<string, string>();

  write(file: string, text: string): void {
    const target = path.join(this.folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** All files of the folder, and a hash of each. */
  files(): Map<string, string> {
    const entries = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return new Map(
      entries.map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
        return [path.relative(this.folder, file), hash];
      }),
    );
  }

  /** The files that a command has added, changed or removed. */
  changed(): string[] {
    const now = this.files();
    const names = new Set([...this.filesBefore.keys(), ...now.keys()]);
    return [...names].filter((name) => this.filesBefore.get(name) !== now.get(name)).sort();
  }

  /** Does something to the folder other than by a command. */
  act(action: () => void): void {
    this.filesBefore = this.files();
    action();
  }

  /**
   * Runs a line of shell, to its end.
   * @param interruptAt the text at which it gets Ctrl-C, as soon as it has printed it; @param cwd elsewhere than here
   */
  async run(line: string, interruptAt: string | null = null, cwd = this.folder): Promise<void> {
    this.filesBefore = this.files();
    this.output = '';
    const child = spawn('bash', ['-c', interruptAt === null ? line : `exec ${line}`], {
      cwd,
      env: userEnvironment(await installedCommand(), this.folder),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const timer = globalThis.setTimeout(() => child.kill('SIGKILL'), LONGEST);
    this.follow(child, interruptAt);
    await new Promise((resolve) => child.on('close', resolve));
    clearTimeout(timer);
    this.status = child.exitCode;
    this.signal = child.signalCode;
  }

  private follow(child: ChildProcess, interruptAt: string | null): void {
    let interrupted = false;
    const take = (chunk: Buffer): void => {
      this.output += chunk.toString();
      if (interruptAt === null || interrupted || !this.output.includes(interruptAt)) return;
      interrupted = true;
      child.kill('SIGINT');
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
  }

  /** @throws ExpectationError unless the last command has printed this */
  expectOutput(text: string): void {
    expectThat(this.output.includes(text), () => `it did not say:\n  ${text}\nbut:\n${this.output}`);
  }

  /** Processes that this user has started and that are still there after a moment, by their command lines. */
  async processesLeft(): Promise<string[]> {
    for (let tries = 0; tries < 20 && this.processes().length > 0; tries++) await setTimeout(50);
    return this.processes();
  }

  private processes(): string[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
          const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
          return environment.includes(`USER_FOLDER=${this.folder}\0`) ? [`${pid} ${line}`] : [];
        } catch {
          return [];
        }
      });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const shells = new WeakMap<object, Shell>();

/** The shell of a scenario, made when it is first used. */
export function shellOf(world: object): Shell {
  const known = shells.get(world) ?? new Shell();
  shells.set(world, known);
  return known;
}

export function closeShell(world: object): void {
  shells.get(world)?.remove();
}
