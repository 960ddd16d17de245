// SPDX-License-Identifier: GPL-2.0-only
// How the kernel gives up: BUG_ON(), a null or freed pointer followed, and WARN_ON_ONCE().

import type { Log } from './log';

/** A failed BUG_ON() or VM_BUG_ON(). `func` is the C function in which it stands. */
export class KernelBug extends Error {
  readonly func: string;
  constructor(func: string, detail = 'assertion failed') {
    super(`BUG in ${func}: ${detail}`);
    this.name = 'KernelBug';
    this.func = func;
  }
}

/** The reference would follow a null or freed pointer here. The machine is dead afterwards. */
export class KernelOops extends Error {
  /** What was followed, for example `null-deref vma`. */
  readonly what: string;
  constructor(what: string) {
    super(`Oops: ${what}`);
    this.name = 'KernelOops';
    this.what = what;
  }
}

/* c8 ignore start: a condition that holds would be a defect of the port or of the model */
/** include/asm-generic/bug.h v4.18: BUG_ON() */
export function BUG_ON(condition: boolean, func: string): void {
  if (condition) throw new KernelBug(func);
}

/** A null pointer is followed at this offset, in a structure that is corrupt by then. */
export function nullDeref(offset: number): never {
  throw new KernelOops(`null-deref 0x${offset.toString(16)}`);
}
/* c8 ignore stop */

/** include/linux/mmdebug.h v4.18: VM_BUG_ON(), as with CONFIG_DEBUG_VM. */
export const VM_BUG_ON: (condition: boolean, func: string) => void = BUG_ON;

/** include/asm-generic/bug.h v4.18: WARN_ON_ONCE(); returns the condition. */
export function WARN_ON_ONCE(log: Log, condition: boolean, func: string): boolean {
  if (condition) log.warnOnce(func);
  return condition;
}
