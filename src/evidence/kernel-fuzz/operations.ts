// SPDX-License-Identifier: GPL-2.0-only
// What a workload for two kernels is made of: data, which the model and a real kernel each carry out in their own way.

/** A page's content as a word of a scenario: `0`, a letter that fills it, or a name whose words are pseudo-random. */
export type Content = string;

export const ADVICE = { MADV_DONTNEED: 4, MADV_MERGEABLE: 12, MADV_UNMERGEABLE: 13 } as const;
export type Advice = keyof typeof ADVICE;

/** Pages are counted from the lowest address that processes use. */
interface OnPage {
  readonly process: string;
  readonly page: number;
}

interface OnRange extends OnPage {
  readonly pages: number;
}

interface Spawn {
  readonly op: 'spawn';
  readonly process: string;
  readonly node: number;
}

/** A new area, and what is written to it. The first page always is: kernels that join areas then do what others do. */
interface MapNew extends OnPage {
  readonly op: 'map';
  readonly mergeable: boolean;
  readonly contents: readonly (Content | null)[];
}

/** An area in place of what is there; its first page is written to, as with `map`. */
interface MapOver extends OnRange {
  readonly op: 'map-over';
  readonly content: Content;
}

interface SetFile {
  readonly op: 'set';
  readonly file: string;
  readonly text: string;
  readonly asRoot: boolean;
}

export type Operation =
  | Spawn
  | { readonly op: 'fork'; readonly process: string; readonly child: string }
  | { readonly op: 'exit' | 'exec'; readonly process: string }
  | MapNew
  | MapOver
  | (OnRange & { readonly op: 'unmap' | 'mlock' | 'munlock' | 'touch' })
  | (OnRange & { readonly op: 'madvise'; readonly advice: Advice })
  | (OnRange & { readonly op: 'protect'; readonly writable: boolean })
  | (OnRange & { readonly op: 'remap'; readonly to: number })
  | (OnRange & { readonly op: 'fill'; readonly content: Content })
  | (OnPage & { readonly op: 'flip' | 'pin' | 'unpin' | 'swap-out' | 'node' })
  | (OnPage & { readonly op: 'compare'; readonly content: Content })
  | (OnPage & { readonly op: 'move'; readonly node: number })
  | { readonly op: 'prctl'; readonly process: string; readonly set: boolean; readonly args: readonly number[] }
  | SetFile
  | { readonly op: 'get'; readonly file: string }
  | { readonly op: 'scan' | 'batch' | 'rounds'; readonly count: number };

export type Op = Operation['op'];

export const PAGE_SIZE = 4096;
/** Below and above it lies what a real process has of its own. */
const FIRST_ADDRESS = 0x20000000;

export const addressOf = (page: number): number => FIRST_ADDRESS + page * PAGE_SIZE;

/** Operations in the name of a process. */
export const processOf = (operation: Operation): string | null =>
  'process' in operation && operation.op !== 'spawn' ? operation.process : null;
