// SPDX-License-Identifier: GPL-2.0-only
// The machine's log: what printk() would have said.

export class Log {
  /** Functions whose WARN_ON_ONCE() has fired, in the order in which they did. */
  readonly warnings: string[] = [];

  /** Called for a warning that fires for the first time. */
  onWarning: ((func: string) => void) | null = null;

  /** Notes the warning of `func`, the first time only. */
  warnOnce(func: string): void {
    if (this.warnings.includes(func)) return;
    this.warnings.push(func);
    this.onWarning?.(func);
  }

  /** Kinds of freed objects that were read all the same, as KASAN would report them; each once. */
  readonly uses_after_free: string[] = [];
  kasan(kind: string): void {
    if (!this.uses_after_free.includes(kind)) this.uses_after_free.push(kind);
  }

  /** printk(KERN_ERR ...) */
  readonly errors: string[] = [];
  pr_err(message: string): void {
    this.errors.push(message);
  }
}
