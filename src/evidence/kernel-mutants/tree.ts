// SPDX-License-Identifier: GPL-2.0-only
// A configured kernel tree that has been built once, and the copy of it in which mutants are built. The tree itself is only
// read.

import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import path from 'node:path';
import { removeUnlessRenamed } from '../../results/unfinished';
import { UsageError } from '../../usage-error';
import { runLimited } from './limited';

const SOURCE = 'mm/ksm.c';
const OBJECT = 'mm/ksm.o';
const IMAGE = 'arch/x86/boot/bzImage';
/** What the copy was made of. */
const STAMP = '.samepage-stamp';
const LOCK = '.samepage-lock';
/** A whole build after a change of the compiler takes minutes; a copy of some gigabytes, too. */
const LIMIT_MS = 3_600_000;

const HOW_TO_BUILD = "it has to be configured, and built once with 'make bzImage'";

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** @throws UsageError when it is no such tree */
function check(folder: string): void {
  const expect = (file: string, what: string): void => {
    if (!existsSync(path.join(folder, file))) throw new UsageError(`${folder}: ${what}: it has no ${file}`);
  };
  expect(SOURCE, 'not the source of a kernel with KSM');
  expect('.config', `a kernel that is not configured; ${HOW_TO_BUILD}`);
  if (!/^CONFIG_KSM=y$/m.test(readFileSync(path.join(folder, '.config'), 'utf8')))
    throw new UsageError(`${folder}: a kernel without KSM: its .config has to say CONFIG_KSM=y`);
  for (const file of ['vmlinux', IMAGE]) expect(file, `a kernel that is not built; ${HOW_TO_BUILD}`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** How a build ended. */
export interface Build {
  /** In one line, why there is none; null when there is. */
  readonly failure: string | null;
  readonly seconds: number;
}

function firstError(output: string): string {
  const lines = output.split('\n');
  return (
    lines.find((line) => /error[: ]|undefined reference/i.test(line)) ??
    lines.at(-2) ??
    'no reason given'
  ).trim();
}

export class KernelTree {
  /** The unbroken text of mm/ksm.c. */
  readonly source: string;
  /** Of that text. */
  readonly hash: string;
  /** Of all that decides what the copy builds. */
  readonly stamp: string;
  private readonly folder: string;
  private readonly copy: string;
  private unbroken: Buffer = Buffer.alloc(0);

  /** @throws UsageError when it is no tree that can be used */
  constructor(folder: string) {
    check(folder);
    this.folder = folder;
    this.source = this.read(SOURCE).toString('utf8');
    this.hash = sha256(this.source);
    this.stamp = sha256([SOURCE, '.config', IMAGE].map((file) => sha256(this.read(file))).join('\n'));
    const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'samepage');
    this.copy = path.join(cache, `kernel-tree-${sha256(folder).slice(0, 12)}`);
  }

  private read(file: string): Buffer {
    return readFileSync(path.join(this.folder, file));
  }

  private inCopy(file: string): string {
    return path.join(this.copy, file);
  }

  /** A file beside the copy, for what is found out about it. */
  beside(name: string): string {
    return `${this.copy}-${name}`;
  }

  /** The image that the copy has built last. */
  get image(): string {
    return this.inCopy(IMAGE);
  }

  /** The image of the unbroken kernel. */
  get unbrokenImage(): string {
    return this.beside('bzImage');
  }

  /** Copies the tree, unless the copy of an earlier run will do, and builds it as it is. @throws UsageError */
  async prepare(say: (what: string) => void): Promise<void> {
    if (!this.isCopied()) await this.makeCopy(say);
    this.lock();
    say('the unbroken kernel is built');
    writeFileSync(this.inCopy(SOURCE), this.source);
    const { failure } = await this.make('bzImage');
    if (failure !== null) throw new UsageError(`${this.folder}: the unbroken kernel does not build: ${failure}`);
    copyFileSync(this.image, this.unbrokenImage);
    this.unbroken = await this.object();
  }

  private isCopied(): boolean {
    const stamp = this.inCopy(STAMP);
    return existsSync(stamp) && readFileSync(stamp, 'utf8') === this.stamp;
  }

  private async makeCopy(say: (what: string) => void): Promise<void> {
    if (existsSync(this.copy)) this.lock();
    say(`the tree is copied to ${this.copy}`);
    const unfinished = `${this.copy}.${process.pid}.tmp`;
    removeUnlessRenamed(unfinished);
    mkdirSync(unfinished, { recursive: true });
    const entries = readdirSync(this.folder).filter((name) => name !== '.git');
    const args = ['-a', '--reflink=auto', '--', ...entries, unfinished];
    const { status, output } = await runLimited('cp', args, { cwd: this.folder, limitMs: LIMIT_MS });
    if (status !== 0) throw new UsageError(`${this.folder}: it can't be copied: ${firstError(output)}`);
    writeFileSync(path.join(unfinished, STAMP), this.stamp);
    rmSync(this.copy, { recursive: true, force: true });
    renameSync(unfinished, this.copy);
  }

  /** Two runs in one copy would build each other's mutants. @throws UsageError */
  private lock(): void {
    const file = this.inCopy(LOCK);
    const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
    if (owner !== null && owner !== process.pid && isAlive(owner))
      throw new UsageError(`${this.folder}: process ${owner} tries mutants of it now; wait for its end`);
    writeFileSync(file, String(process.pid));
  }

  private async make(...targets: readonly string[]): Promise<Build> {
    const begun = performance.now();
    const args = ['--silent', '-j', String(availableParallelism()), ...targets];
    const { status, output } = await runLimited('make', args, { cwd: this.copy, limitMs: LIMIT_MS });
    return { failure: status === 0 ? null : firstError(output), seconds: (performance.now() - begun) / 1000 };
  }

  /** What mm/ksm.c was compiled to, without what only debuggers read. */
  private async object(): Promise<Buffer> {
    const stripped = this.beside('ksm.o');
    const args = ['--strip-debug', OBJECT, stripped];
    const { status, output } = await runLimited('objcopy', args, { cwd: this.copy, limitMs: LIMIT_MS });
    if (status !== 0) throw new UsageError(`${this.inCopy(OBJECT)}: objcopy: ${firstError(output)}`);
    return readFileSync(stripped);
  }

  /** Which lines reach the compiler: those between two conditionals of the preprocessor do together. @throws UsageError */
  async compiledLines(): Promise<(line: number) => boolean> {
    const preprocessed = this.inCopy(SOURCE.replace('.c', '.i'));
    rmSync(preprocessed, { force: true });
    const { failure } = await this.make(SOURCE.replace('.c', '.i'));
    if (failure !== null) throw new UsageError(`${this.folder}: ${SOURCE} can't be preprocessed: ${failure}`);
    return compiledSections(this.source, readFileSync(preprocessed, 'utf8'));
  }

  /** Whether the compiler makes of this text what it makes of the unbroken one; else why it makes nothing. */
  async compile(text: string): Promise<{ readonly failure: string | null; readonly isSame: boolean }> {
    writeFileSync(this.inCopy(SOURCE), text);
    const { failure } = await this.make(OBJECT);
    return { failure, isSame: failure === null && (await this.object()).equals(this.unbroken) };
  }

  /** Builds the image with the text that was compiled last. */
  build(): Promise<Build> {
    return this.make('bzImage');
  }
}

/** Lines of a source of which something stands in what the preprocessor made of it. */
function linesIn(preprocessed: string): Set<number> {
  const lines = new Set<number>();
  let line = 0;
  let isOurs = false;
  for (const text of preprocessed.split('\n')) {
    const [, number, file] = /^# (\d+) "([^"]*)"/.exec(text) ?? [];
    if (number !== undefined) {
      line = Number(number);
      isOurs = file?.endsWith(SOURCE) ?? false;
      continue;
    }
    if (isOurs && text.trim() !== '') lines.add(line);
    line++;
  }
  return lines;
}

function compiledSections(source: string, preprocessed: string): (line: number) => boolean {
  const reached = linesIn(preprocessed);
  let section = 0;
  const sections = source.split('\n').map((text) => {
    if (/^\s*#\s*(?:if|else|elif|endif)/.test(text)) section++;
    return section;
  });
  const compiled = new Set([...reached].map((line) => sections[line - 1]));
  return (line) => compiled.has(sections[line - 1]);
}
