// SPDX-License-Identifier: GPL-2.0-only
// Which frames pages are in, and what a wrong one has to say for itself.

import { explain } from '../../src/machine/explain';
import { is_migration_entry, is_swap_pte } from '../../src/mm/pgtable';
import { counted, expectThat, fail } from './expectations';
import { type PageAddress, pageName, pageNames } from './page-names';
import { firstDifference, hexByte } from './read-back';
import type { KsmWorld } from './world';

/** Pages and their frames; null where none is mapped. */
type Frames = ReadonlyMap<PageAddress, number | null>;

const MOST_GROUPS = 8;
const MOST_REASONS = 3;

async function framesOf(world: KsmWorld, pages: readonly PageAddress[]): Promise<Frames> {
  const frames = new Map<PageAddress, number | null>();
  for (const page of pages) frames.set(page, await world.frame(page));
  return frames;
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

function whereabouts({ model }: KsmWorld, page: PageAddress, frame: number | null): string {
  if (frame !== null) return frame === 0 ? 'in frame 0 (the zero page)' : `in frame ${frame}`;
  const pte = model.pte(page.process, page.address);
  if (is_swap_pte(pte)) return 'swapped out';
  return is_migration_entry(pte) ? 'on its way to another frame' : 'not mapped';
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

/** A line for each page, of what KSM has made of it. */
const reasons = ({ model }: KsmWorld, pages: readonly PageAddress[]): string =>
  pages
    .slice(0, MOST_REASONS)
    .map((page) => `\n  ${pageName(page)}: ${explain(model.machine, model.mm(page.process), page.address)}`)
    .join('');

/** The first two of these that have different contents. */
function difference({ model }: KsmWorld, frames: Frames, pages: readonly PageAddress[]): string {
  const bytes = (page: PageAddress) => model.machine.memory.contents.view(frames.get(page) as number);
  const [one, ...others] = pages.filter((page) => frames.get(page) !== null);
  for (const other of one === undefined ? [] : others) {
    const [a, b] = [bytes(one as PageAddress), bytes(other)];
    const at = firstDifference(a, b);
    if (at >= 0)
      return `\n  ${pageName(one as PageAddress)} and ${pageName(other)} differ at offset ${at}: ${hexByte(a, at)} and ${hexByte(b, at)}`;
  }
  return '';
}

/** Why pages are not in one frame: where they differ, and one line each. */
function whyApart(world: KsmWorld, frames: Frames): string {
  const firsts = groups(frames).map(([first]) => first as PageAddress);
  return difference(world, frames, firsts) + reasons(world, firsts);
}

/** All of them have to be mapped. */
function expectMapped(world: KsmWorld, frames: Frames, expected: string): void {
  if (![...frames.values()].includes(null)) return;
  const missing = [...frames.keys()].filter((page) => frames.get(page) === null);
  fail(`${located(world, frames)}; expected ${expected}${reasons(world, missing)}`);
}

export async function expectOneFrame(world: KsmWorld, pages: readonly PageAddress[]): Promise<void> {
  expectThat(pages.length > 1, () => `${pageNames(pages)} alone shares nothing: name two pages or more`);
  const frames = await framesOf(world, pages);
  const [first] = frames.values();
  if (new Set(frames.values()).size > 1 || first === null)
    fail(`${located(world, frames)}; expected one frame${whyApart(world, frames)}`);
  if (first === 0) fail(`${located(world, frames)}; expected one frame, and not the zero page`);
}

export async function expectFrames(world: KsmWorld, pages: readonly PageAddress[], count: number): Promise<void> {
  expectThat(
    count > 0 && count <= pages.length,
    () => `${counted(pages.length, 'page')} can't be in ${counted(count, 'frame')}`,
  );
  const frames = await framesOf(world, pages);
  const expected = counted(count, 'frame');
  expectMapped(world, frames, expected);
  const found = new Set(frames.values()).size;
  if (found === count) return;
  fail(
    `${located(world, frames)}; expected ${expected}, found ${found}${found > count ? whyApart(world, frames) : ''}`,
  );
}

export async function expectOwnFrames(world: KsmWorld, pages: readonly PageAddress[]): Promise<void> {
  expectThat(pages.length > 1, () => `${pageNames(pages)} is compared with no other page: name two pages or more`);
  const frames = await framesOf(world, pages);
  const expected = 'frames of their own';
  expectMapped(world, frames, expected);
  const shared = groups(frames).filter(({ length }) => length > 1);
  if (shared.length > 0) fail(`${located(world, frames, shared)}; expected ${expected}`);
}

/** Why a page does not map the zero page. */
function whyNotZero(world: KsmWorld, page: PageAddress, frame: number): string {
  const { ksm, memory } = world.model.machine;
  const bytes = memory.contents.view(frame);
  const at = bytes.findIndex((byte) => byte !== 0);
  if (at >= 0) return `\n  ${pageName(page)} is not empty: ${hexByte(bytes, at)} at offset ${at}`;
  return ksm.ksm_use_zero_pages ? reasons(world, [page]) : '\n  use_zero_pages is 0';
}

export async function expectZeroPage(world: KsmWorld, pages: readonly PageAddress[]): Promise<void> {
  const frames = await framesOf(world, pages);
  expectMapped(world, frames, 'the zero page');
  const wrong = new Map([...frames].filter(([, frame]) => frame !== 0));
  const [first] = wrong.keys();
  if (first !== undefined)
    fail(`${located(world, wrong)}; expected the zero page${whyNotZero(world, first, wrong.get(first) as number)}`);
}

/** @param former the page whose frame before the last action it must be */
export async function expectFormerFrame(
  world: KsmWorld,
  pages: readonly PageAddress[],
  former: readonly PageAddress[],
): Promise<void> {
  const [source, ...others] = former;
  if (source === undefined || others.length > 0) return fail(`${pageNames(former)} had several frames: name one page`);
  const frame = world.past.frames.get(`${source.process}:${source.address}`) ?? null;
  if (frame === null) return fail(`${pageName(source)} was in no frame before the last action`);
  const frames = await framesOf(world, pages);
  const wrong = new Map([...frames].filter(([, now]) => now !== frame));
  if (wrong.size === 0) return;
  const expected = `frame ${frame}, where ${pageName(source)} was before the last action`;
  fail(`${located(world, wrong)}; expected ${expected}${reasons(world, [...wrong.keys()])}`);
}
