// SPDX-License-Identifier: GPL-2.0-only
// The bytes of a named content.

import { fillContent } from '../../src/mm/contents';
import { modelContent } from '../subject/model';
import type { PageContent } from '../subject/subject';

const PAGE_SIZE = 4096;

/** The 4096 bytes that a write of this content stores, of the kind that Subject.read() returns. */
export function expectedBytes(content: PageContent): Buffer {
  const buffer = new ArrayBuffer(PAGE_SIZE);
  fillContent(new Uint8Array(buffer), new Int32Array(buffer), 0, modelContent(content));
  return Buffer.from(buffer);
}
