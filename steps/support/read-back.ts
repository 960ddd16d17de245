// SPDX-License-Identifier: GPL-2.0-only
// What a process reads back, byte by byte.

import { errname } from '../../src/kernel/errno';
import type { PageContent } from '../subject/subject';
import { fail } from './expectations';
import { expectedBytes } from './expected-bytes';
import { type PageAddress, pageName } from './page-names';
import type { KsmWorld } from './world';

/** The offset of the first byte that differs; -1 when none does. */
export const firstDifference = (a: Uint8Array, b: Uint8Array): number => a.findIndex((byte, at) => byte !== b[at]);

export const hexByte = (bytes: Uint8Array, at: number): string => `0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;

export async function expectContent(world: KsmWorld, page: PageAddress, content: PageContent): Promise<void> {
  const found = await world.subject.read(page.process, page.address);
  if (typeof found === 'number') return fail(`${pageName(page)} can't be read: ${errname(found).slice(1)}`);
  const expected = expectedBytes(content);
  if (expected.equals(found)) return;
  const at = firstDifference(found, expected);
  fail(
    `${pageName(page)} reads back: first byte that differs is at offset ${at}: ` +
      `${hexByte(found, at)}; expected ${hexByte(expected, at)}`,
  );
}
