// SPDX-License-Identifier: GPL-2.0-only
// `slot:` slots in the list, in the hash and in their mm's flags; `item:` a slot's items; `cursor:` where the scan is.

import type { ListHead } from '../../kernel/list';
import { type MmSlot, type RmapItem, SEQNR_MASK, STABLE_FLAG, UNSTABLE_FLAG } from '../../ksm/structures';
import { MMF_VM_MERGEABLE } from '../../mm/mm-struct';
import { OFFSET_MASK, pageAddress } from '../../mm/page';
import { hexAddress } from '../trace/format';
import type { KsmCensus } from './census';
import { itemName } from './names';

/** Buckets of the hash: no more keys than that need be looked up. */
const HASH_SIZE = 1024;

const ownerName = (slot: MmSlot): string => slot.mm?.label ?? '(no process)';

/** The slots of the list, up to a place where it is broken. */
function listSlots(census: KsmCensus, findings: string[]): void {
  const head: ListHead<MmSlot> = census.ksm.ksm_mm_head.mm_list;
  let prev = head;
  for (let at = head.next; at !== head; at = at.next) {
    if (at === null || at.owner === null || at.prev !== prev) {
      findings.push(`slot: the list is broken after ${census.slots.length} slots`);
      return;
    }
    census.slots.push(at.owner);
    prev = at;
  }
}

function checkSlot(census: KsmCensus, slot: MmSlot, findings: string[]): void {
  const { mm } = slot;
  if (!slot.live) findings.push(`slot: that of ${ownerName(slot)} is in the list, and freed`);
  if (mm === null || !census.ksm.memory.mms.has(mm)) {
    findings.push(`slot: that of ${ownerName(slot)} outlives its address space`);
    return;
  }
  if (!mm.test_bit(MMF_VM_MERGEABLE)) findings.push(`slot: ${mm.label} has one and is not MMF_VM_MERGEABLE`);
}

function checkHash(census: KsmCensus, findings: string[]): void {
  const { ksm } = census;
  const missing = new Set(census.slots);
  let ids = 0;
  for (const { id } of ksm.memory.mms) ids = Math.max(ids, id + 1);
  for (let key = 0; key < Math.min(ids, HASH_SIZE); key++) {
    for (const slot of ksm.mm_slots_hash.possible(key)) {
      if (!missing.delete(slot)) findings.push(`slot: that of ${ownerName(slot)} is in the hash, and not in the list`);
    }
  }
  for (const slot of missing) findings.push(`slot: that of ${ownerName(slot)} is in the list, and not in the hash`);
}

/** Why an item's address can't be as it is; null when it can. */
function flagPuzzle(census: KsmCensus, item: RmapItem): string | null {
  const bits = item.address & OFFSET_MASK;
  const age = (census.ksm.ksm_scan.seqnr - item.address) & SEQNR_MASK;
  if ((bits & STABLE_FLAG) !== 0) return bits === STABLE_FLAG ? null : 'beside STABLE_FLAG';
  if ((bits & UNSTABLE_FLAG) === 0) return bits === 0 ? null : 'without a flag';
  if ((bits & ~(UNSTABLE_FLAG | SEQNR_MASK)) !== 0) return 'beside UNSTABLE_FLAG';
  return age <= 1 ? null : `of ${age} scans ago`;
}

function checkItem(census: KsmCensus, slot: MmSlot, item: RmapItem, below: number, findings: string[]): void {
  if (!item.live) findings.push(`item: ${itemName(item)} is in the list of ${ownerName(slot)}`);
  else if (item.mm !== slot.mm) findings.push(`item: ${itemName(item)} is in the list of ${ownerName(slot)}`);
  if (pageAddress(item.address) <= below) findings.push(`item: ${itemName(item)} follows one of ${hexAddress(below)}`);
  const puzzle = flagPuzzle(census, item);
  if (puzzle !== null) {
    findings.push(`item: ${itemName(item)} has bits ${hexAddress(item.address & OFFSET_MASK)} ${puzzle}`);
  }
}

function listItems(census: KsmCensus, slot: MmSlot, findings: string[]): void {
  let below = -1;
  for (let item = slot.rmap_list; item !== null; item = item.rmap_list) {
    census.items.all.push(item);
    if (census.items.tooMany) {
      findings.push(`item: the list of ${ownerName(slot)} goes on at ${itemName(item)}, and there are no more items`);
      return;
    }
    checkItem(census, slot, item, below, findings);
    below = pageAddress(item.address);
  }
}

function checkCursor(census: KsmCensus, findings: string[]): void {
  const { ksm_scan, ksm_mm_head } = census.ksm;
  const { mm_slot, rmap_list, address } = ksm_scan;
  if (mm_slot === ksm_mm_head) return;
  const where = `cursor: ${ownerName(mm_slot)}:${hexAddress(address)}`;
  if (!census.slots.includes(mm_slot)) findings.push(`${where} is in a slot that is not in the list`);
  if (rmap_list !== mm_slot) {
    const item = rmap_list as RmapItem;
    if (!census.items.has(item) || item.mm !== mm_slot.mm) {
      findings.push(`${where} comes after an item that is not in the slot's list`);
    } else if (pageAddress(item.address) >= address) {
      findings.push(`${where} comes after ${itemName(item)}`);
    }
  }
  const next = rmap_list.rmap_list;
  if (next !== null && pageAddress(next.address) < address) findings.push(`${where} comes before ${itemName(next)}`);
}

/** Takes slots and items into the census. */
export function auditSlots(census: KsmCensus, findings: string[]): void {
  listSlots(census, findings);
  for (const slot of census.slots) {
    checkSlot(census, slot, findings);
    listItems(census, slot, findings);
  }
  checkHash(census, findings);
  const entered = new Set(census.slots.map((slot) => slot.mm));
  for (const mm of census.ksm.memory.mms) {
    if (mm.test_bit(MMF_VM_MERGEABLE) && !entered.has(mm)) {
      findings.push(`slot: ${mm.label} is MMF_VM_MERGEABLE and has none`);
    }
  }
  checkCursor(census, findings);
}
