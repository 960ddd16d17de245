// SPDX-License-Identifier: GPL-2.0-only
// How findings call things.

import type { vaddr } from '../../kernel/types';
import { is_stable_node_chain, type RmapItem, type StableNode } from '../../ksm/structures';
import type { MmStruct } from '../../mm/mm-struct';
import { pageAddress } from '../../mm/page';
import type { VmAreaStruct } from '../../mm/vma';
import { hexAddress } from '../trace/format';

export const addressName = (mm: MmStruct | null, address: vaddr): string =>
  `${mm === null ? '(no process)' : mm.label}:${hexAddress(address)}`;

export const vmaName = (vma: VmAreaStruct): string =>
  `${vma.vm_mm.label}:${hexAddress(vma.vm_start)}-${hexAddress(vma.vm_end)}`;

export const itemName = (item: RmapItem): string =>
  `${item.live ? 'item' : 'freed item'} ${addressName(item.mm, pageAddress(item.address))}`;

export function nodeName(node: StableNode): string {
  const kind = is_stable_node_chain(node) ? 'chain' : 'node';
  const pfn = kind === 'chain' ? node.dups.first?.owner.kpfn : node.kpfn;
  return `${node.live ? '' : 'freed '}${kind} of frame ${pfn ?? '(none)'}`;
}

/** A byte as two hexadecimal digits. */
export const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0');

/** Notes a number that is not what it was recounted to be. */
export function expectCount(findings: string[], name: string, found: number, expected: number): void {
  if (found !== expected) findings.push(`${name} is ${found}, expected ${expected}`);
}
