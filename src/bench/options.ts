// SPDX-License-Identifier: GPL-2.0-only
// What a benchmark run measures, and whether that is all there is to measure.

export interface BenchOptions {
  readonly quick: boolean;
  readonly processes: number;
  /** Numbers of pages, ascending. */
  readonly sizes: readonly number[];
  readonly native: string | null;
}

export const FULL = { processes: 7, sizes: [1_000, 10_000, 100_000, 1_000_000] } as const;
export const QUICK = { processes: 3, sizes: [1_000, 10_000] } as const;

/** What part of the work a run does: null when all of it, quick or not. */
export function partOf({ quick, processes, sizes }: BenchOptions): string | null {
  const whole = quick ? QUICK : FULL;
  const parts: string[] = [];
  const measured = whole.sizes.filter((size) => sizes.includes(size)).length;
  if (measured < whole.sizes.length || sizes.length > whole.sizes.length) {
    parts.push(`${measured} of ${whole.sizes.length} sizes`);
  }
  if (processes < whole.processes) parts.push(`${processes} of ${whole.processes} processes`);
  return parts.length === 0 ? null : parts.join(', ');
}
