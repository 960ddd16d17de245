// SPDX-License-Identifier: GPL-2.0-only
// Which frames pages are in, and what a wrong one has to say for itself.

import { firstDifference } from '../subject/page-bytes';
import { counted, expectThat, fail } from './expectations';
import { type PageAddress, pageName, pageNames } from './page-names';
import { hexByte } from './read-back';
import type { KsmWorld } from './world';

/** Pages and their frames; null where none is mapped. */
type Frames = ReadonlyMap<PageAddress, number | null>;

const MOST_GROUPS = 8;
const MOST_REASONS = 3;

function framesOf(world: KsmWorld, pages: readonly PageAddress[]): Frames {
  const { frames } = world.subject.look(pages);
  return new Map(pages.map((page, index) => [page, frames[index] ?? null]));
}

/** Pages of one frame together, in the order in which they were named; each that is not mapped stands alone. */
function groups(frames: Frames): PageAddress[][] {
  const found = new Map<number | PageAddress, PageAddress[]>();
  for (const [page, frame] of frames) {
    const group = found.get(frame ?? page);
    if (group === undefined) found.set(frame ?? page, [page]);
    else group.push(page);
  }
  return [...found.values()];
}

function whereabouts({ subject }: KsmWorld, { process, address }: PageAddress, frame: number | null): string {
  if (frame === null) return subject.whereabouts(process, address);
  return frame === 0 ? 'in frame 0 (the zero page)' : `in frame ${frame}`;
}

/** "A's page is in frame 5, B's page and C's page in frame 2" */
function located(world: KsmWorld, frames: Frames, shown: readonly PageAddress[][] = groups(frames)): string {
  const parts = shown.slice(0, MOST_GROUPS).map((group, index) => {
    const [first] = group as [PageAddress];
    const verb = index > 0 ? '' : group.length > 1 ? 'are ' : 'is ';
    return `${pageNames(group)} ${verb}${whereabouts(world, first, frames.get(first) ?? null)}`;
  });
  const rest = shown.slice(MOST_GROUPS).flat().length;
  return parts.join(', ') + (rest > 0 ? `, and ${counted(rest, 'more page')} elsewhere` : '');
}

/** A line for each page, of what KSM has made of it, where that can be known. */
const reasons = ({ subject }: KsmWorld, pages: readonly PageAddress[]): string =>
  pages
    .slice(0, MOST_REASONS)
    .map((page) => {
      const reason = subject.explain(page.process, page.address);
      return reason === null ? '' : `\n  ${pageName(page)}: ${reason}`;
    })
    .join('');

/** The first two of these that have different contents. */
function difference({ subject }: KsmWorld, pages: readonly PageAddress[]): string {
  const [one, ...others] = pages.flatMap((page) => {
    const bytes = subject.bytes(page.process, page.address);
    return bytes === null ? [] : [{ page, bytes }];
  });
  for (const other of one === undefined ? [] : others) {
    const at = firstDifference(one?.bytes ?? other.bytes, other.bytes);
    if (one === undefined || at < 0) continue;
    const [a, b] = [hexByte(one.bytes[at] ?? 0), hexByte(other.bytes[at] ?? 0)];
    return `\n  ${pageName(one.page)} and ${pageName(other.page)} differ at offset ${at}: ${a} and ${b}`;
  }
  return '';
}

/** Why pages are not in one frame: where they differ, and one line each. */
function whyApart(world: KsmWorld, frames: Frames): string {
  const firsts = groups(frames).map(([first]) => first as PageAddress);
  return difference(world, firsts) + reasons(world, firsts);
}

/** All of them have to be mapped. */
function expectMapped(world: KsmWorld, frames: Frames, expected: string): void {
  if (![...frames.values()].includes(null)) return;
  const missing = [...frames.keys()].filter((page) => frames.get(page) === null);
  fail(`${located(world, frames)}; expected ${expected}${reasons(world, missing)}`);
}

export function expectOneFrame(world: KsmWorld, pages: readonly PageAddress[]): void {
  expectThat(pages.length > 1, () => `${pageNames(pages)} alone shares nothing: name two pages or more`);
  const frames = framesOf(world, pages);
  const [first] = frames.values();
  if (new Set(frames.values()).size > 1 || first === null)
    fail(`${located(world, frames)}; expected one frame${whyApart(world, frames)}`);
  if (first === 0) fail(`${located(world, frames)}; expected one frame, and not the zero page`);
}

export function expectFrames(world: KsmWorld, pages: readonly PageAddress[], count: number): void {
  expectThat(
    count > 0 && count <= pages.length,
    () => `${counted(pages.length, 'page')} can't be in ${counted(count, 'frame')}`,
  );
  const frames = framesOf(world, pages);
  const expected = counted(count, 'frame');
  expectMapped(world, frames, expected);
  const found = new Set(frames.values()).size;
  if (found === count) return;
  fail(
    `${located(world, frames)}; expected ${expected}, found ${found}${found > count ? whyApart(world, frames) : ''}`,
  );
}

export function expectOwnFrames(world: KsmWorld, pages: readonly PageAddress[]): void {
  expectThat(pages.length > 1, () => `${pageNames(pages)} is compared with no other page: name two pages or more`);
  const frames = framesOf(world, pages);
  const expected = 'frames of their own';
  expectMapped(world, frames, expected);
  const shared = groups(frames).filter(({ length }) => length > 1);
  if (shared.length > 0) fail(`${located(world, frames, shared)}; expected ${expected}`);
}

/** Why a page does not map the zero page. */
function whyNotZero(world: KsmWorld, page: PageAddress): string {
  const { subject } = world;
  const bytes = subject.bytes(page.process, page.address);
  const at = bytes?.findIndex((byte) => byte !== 0) ?? -1;
  if (at >= 0) return `\n  ${pageName(page)} is not empty: ${hexByte(bytes?.[at] ?? 0)} at offset ${at}`;
  return subject.sysfsRead('use_zero_pages') === '0' ? '\n  use_zero_pages is 0' : reasons(world, [page]);
}

export function expectZeroPage(world: KsmWorld, pages: readonly PageAddress[]): void {
  const frames = framesOf(world, pages);
  expectMapped(world, frames, 'the zero page');
  const wrong = new Map([...frames].filter(([, frame]) => frame !== 0));
  const [first] = wrong.keys();
  if (first !== undefined) fail(`${located(world, wrong)}; expected the zero page${whyNotZero(world, first)}`);
}

/** @param former the page whose frame before the last action it must be */
export function expectFormerFrame(
  world: KsmWorld,
  pages: readonly PageAddress[],
  former: readonly PageAddress[],
): void {
  const [source, ...others] = former;
  if (source === undefined || others.length > 0) fail(`${pageNames(former)} had several frames: name one page`);
  const frame = world.pastFrame(source);
  if (frame === null) fail(`${pageName(source)} was in no frame before the last action`);
  const frames = framesOf(world, pages);
  const wrong = new Map([...frames].filter(([, now]) => now !== frame));
  if (wrong.size === 0) return;
  const expected = `frame ${frame}, where ${pageName(source)} was before the last action`;
  fail(`${located(world, wrong)}; expected ${expected}${reasons(world, [...wrong.keys()])}`);
}

/** The zero page is not theirs. */
const distinct = (frames: Iterable<number | null>): number =>
  new Set([...frames].filter((frame) => frame !== null && frame !== 0)).size;

/** How many frames fewer all pages of the scenario are in than before the last action. */
export function framesFreed(world: KsmWorld): number {
  return distinct(world.past.frames.values()) - distinct(world.mappedFrames());
}
