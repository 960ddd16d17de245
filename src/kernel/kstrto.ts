// SPDX-License-Identifier: GPL-2.0-only
// lib/kstrtox.c: strict number parsing, base 10. No white space, one trailing newline, overflow told apart.

import { EINVAL, ERANGE } from './errno';

export type Parsed<T> = { readonly err: 0; readonly value: T } | { readonly err: number };

const ULLONG_MAX = (1n << 64n) - 1n;
const INT_MAX = 2n ** 31n - 1n;
const INT_MIN = -(2n ** 31n);

/** lib/kstrtox.c v4.18: kstrtoull(); an optional plus sign, digits, an optional newline. */
function kstrtoull(s: string): Parsed<bigint> {
  // Matches every text.
  const [, digits, rest] = /^\+?([0-9]*)([\s\S]*)$/.exec(s) as unknown as [string, string, string];
  const value = digits === '' ? 0n : BigInt(digits);
  if (value > ULLONG_MAX) return { err: -ERANGE };
  if (digits === '' || (rest !== '' && rest !== '\n')) return { err: -EINVAL };
  return { err: 0, value };
}

/** lib/kstrtox.c v4.18: kstrtoul() with an unsigned long of 64 bits */
export function kstrtoul(s: string): Parsed<bigint> {
  return kstrtoull(s);
}

/** lib/kstrtox.c v4.18: kstrtoint() */
export function kstrtoint(s: string): Parsed<number> {
  const negative = s.startsWith('-');
  const parsed = kstrtoull(negative ? s.slice(1) : s);
  if (!('value' in parsed)) return parsed;
  if (negative && s[1] === '+') return { err: -EINVAL };
  const value = negative ? -parsed.value : parsed.value;
  if (value > INT_MAX || value < INT_MIN) return { err: -ERANGE };
  return { err: 0, value: Number(value) };
}

const YES = /^(?:[yY1]|[oO][nN])/;
const NO = /^(?:[nN0]|[oO][fF])/;

/**
 * lib/kstrtox.c v4.18: kstrtobool(); looks at the first character, and at the second after an o.
 * @param true_and_false whether t and f are a yes and a no as well, as they are since 5.19
 * @returns the boolean, or -EINVAL
 */
export function kstrtobool(s: string, true_and_false: boolean): Parsed<boolean> {
  if (YES.test(s) || (true_and_false && /^[tT]/.test(s))) return { err: 0, value: true };
  if (NO.test(s) || (true_and_false && /^[fF]/.test(s))) return { err: 0, value: false };
  return { err: -EINVAL };
}
