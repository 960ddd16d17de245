// SPDX-License-Identifier: GPL-2.0-only
// The root file system that a kernel image under test is booted with: the agent as its init, and modules.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CpioArchive } from './cpio';

/** Where modules are in the guest. */
const MODULES = 'm';

/** Where the guest finds the module of this file. */
export function guestPathOf(module: string): string {
  return `/${MODULES}/${basename(module)}`;
}

/** An archive with the statically linked program as /init, and these modules. */
export function initramfs(init: string, modules: readonly string[]): Buffer {
  const archive = new CpioArchive();
  for (const name of ['dev', 'proc', 'sys', 'tmp', MODULES]) archive.folder(name);
  archive.characterDevice('dev/console', 5, 1).file('init', readFileSync(init), 0o755);
  for (const module of modules) archive.file(guestPathOf(module).slice(1), readFileSync(module), 0o644);
  return archive.toBuffer();
}
