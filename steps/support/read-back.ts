// SPDX-License-Identifier: GPL-2.0-only
// What a process reads back, byte by byte.

import { errname } from '../../src/kernel/errno';
import type { PageContent } from '../subject/subject';
import { fail } from './expectations';
import { type PageAddress, pageName } from './page-names';
import type { KsmWorld } from './world';

export const hexByte = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

export function expectContent(world: KsmWorld, page: PageAddress, content: PageContent): void {
  const difference = world.subject.compare(page.process, page.address, content);
  if (difference === null) return;
  if (typeof difference === 'number') fail(`${pageName(page)} can't be read: ${errname(difference).slice(1)}`);
  const { offset, found, expected } = difference;
  fail(
    `${pageName(page)} reads back: first byte that differs is at offset ${offset}: ` +
      `${hexByte(found)}; expected ${hexByte(expected)}`,
  );
}
