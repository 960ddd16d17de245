// SPDX-License-Identifier: GPL-2.0-only
// Numbers and times as the page and the summary write them.

import type { Share } from './inputs/coverage';

/** 12,345 */
export const grouped = (n: number): string => Math.round(n).toLocaleString('en-US');

/** Three significant digits, grouped: rates are not known any better. */
export function rough(n: number): string {
  return Number(n.toPrecision(3)).toLocaleString('en-US');
}

/** 950, 12k, 1.5M: for axes. */
export function short(n: number): string {
  if (n >= 1e6) return `${Number((n / 1e6).toPrecision(3))}M`;
  if (n >= 1e3) return `${Number((n / 1e3).toPrecision(3))}k`;
  return String(n);
}

/** Percent, rounded down to one decimal, so that only the whole reads 100. */
export function percent({ total, covered }: Share): string {
  if (total === 0) return 'none';
  return `${(Math.floor((covered / total) * 1000) / 10).toFixed(covered === total ? 0 : 1)}\u00a0%`;
}

export function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(0)} GiB`;
}

export function mebibytes(bytes: number): string {
  return `${grouped(bytes / 2 ** 20)} MiB`;
}

/** Milliseconds in the unit that suits them. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds >= 60) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return `${ms >= 10 ? Math.round(ms) : ms.toFixed(1)} ms`;
}

/** A time stamp of a run, to the minute. */
export function moment(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** '1 scenario', '2 scenarios'. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}
