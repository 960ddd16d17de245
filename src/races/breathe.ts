// SPDX-License-Identifier: GPL-2.0-only
// Long work in one thread: every now and then it lets others have their turn, or no signal and no clock would be heard.

const LONGEST_MS = 50;

let last = performance.now();

/** Yields to the event loop when that has not had its turn for a while. */
export async function breathe(): Promise<void> {
  if (performance.now() - last < LONGEST_MS) return;
  await new Promise<void>((resolve) => setImmediate(resolve));
  last = performance.now();
}

/** Does work that comes in steps, and breathes between them. @returns what comes of it */
export async function breathing<T>(steps: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value as T;
    await breathe();
  }
}
