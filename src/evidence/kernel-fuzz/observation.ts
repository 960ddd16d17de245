// SPDX-License-Identifier: GPL-2.0-only
// What is seen of a kernel after an operation, and whether two saw the same.

export interface Observation {
  /** Of the operation: `ok`, `ok 3`, `-EINVAL`; several in a row where it made several calls. */
  readonly result: string;
  /** Files of /sys/kernel/mm/ksm that hold a number, and the two lines of /proc/vmstat. */
  readonly files: ReadonlyMap<string, string>;
  /** All pages of all processes, in their order: a number for each frame, `0` for the zero page, `-` and `s` for none. */
  readonly pages: readonly string[];
  /** Lines of ksm_stat: `A ksm_rmap_items`, and what it says. */
  readonly processes: ReadonlyMap<string, string>;
}

/** What differs. */
export type Aspect = 'result' | 'files' | 'pages' | 'processes';

export interface Difference {
  readonly aspect: Aspect;
  /** Where in the aspect: a file, or a process. */
  readonly what: string;
  readonly model: string;
  readonly kernel: string;
}

/** Frames get numbers in the order in which they are met, so that only who shares one is compared. */
export function partition(tokens: readonly string[]): string[] {
  const numbers = new Map<string, string>();
  return tokens.map((token) => {
    if (token === '-' || token === 's' || token === '0') return token;
    const known = numbers.get(token);
    if (known !== undefined) return known;
    const number = String(numbers.size + 1);
    numbers.set(token, number);
    return number;
  });
}

function differenceOfMaps(
  aspect: Aspect,
  model: ReadonlyMap<string, string>,
  kernel: ReadonlyMap<string, string>,
): Difference | null {
  const wrong = [...model].filter(([name, value]) => kernel.get(name) !== value).map(([name]) => name);
  if (wrong.length === 0) return null;
  const text = (from: ReadonlyMap<string, string>): string =>
    wrong.map((name) => `${name}=${from.get(name) ?? 'missing'}`).join(' ');
  return { aspect, what: wrong.join(', '), model: text(model), kernel: text(kernel) };
}

/** The first aspect that is not the same; null when all are. What only the kernel has is left out. */
export function differenceOf(model: Observation, kernel: Observation): Difference | null {
  if (model.result !== kernel.result)
    return { aspect: 'result', what: 'result', model: model.result, kernel: kernel.result };
  const [ours, theirs] = [model.pages.join(' '), kernel.pages.join(' ')];
  return (
    differenceOfMaps('files', model.files, kernel.files) ??
    (ours === theirs ? null : { aspect: 'pages', what: 'pages', model: ours, kernel: theirs }) ??
    differenceOfMaps('processes', model.processes, kernel.processes)
  );
}
