// SPDX-License-Identifier: GPL-2.0-only
// What others than its owner do with a page: pin it, lock it, swap it out, move it. Results are the frame number where
// there is one to tell, else 0, or a negative errno.

import { EAGAIN, EBUSY, EDEADLK, EFAULT, EINVAL, ENOENT } from '../../kernel/errno';
import type { int, pfn_t, vaddr } from '../../kernel/types';
import { get_page, put_page } from '../../mm/frames';
import { lru_cache_add } from '../../mm/lru';
import { migrate_page_to_node, start_migration } from '../../mm/migrate';
import type { MmStruct } from '../../mm/mm-struct';
import { change_prot_numa } from '../../mm/numa-hinting';
import {
  clearFlag,
  compound_head,
  PageKsm,
  PageLocked,
  PG_extlocked,
  PG_locked,
  setFlag,
  testFlag,
} from '../../mm/page';
import { lockedInside, unlock_page } from '../../mm/page-lock';
import { type LookResult, page_referenced } from '../../mm/referenced';
import { find_vma } from '../../mm/vma';
import { reclaim_swap_cache, swap_out_page } from '../../mm/vmscan';
import type { Machine } from '../machine';
import { mappedPage, readBlocked, scanBlocked, walkInProgress } from '../nesting';
import { touch } from './access';
import { misaligned } from './range';

/** Takes a reference to the page at `address`, as direct I/O does. -EFAULT for the zero page. */
export function sys_pin(machine: Machine, mm: MmStruct, address: vaddr, write: boolean): pfn_t | int {
  const pfn = touch(machine, mm, address, write);
  if (pfn < 0) return pfn;
  const page = mappedPage(mm, address);
  if (page === null) return -EFAULT;
  machine.holds.add(mm, address, page, false);
  get_page(page);
  return pfn;
}

/** Drops the latest pin made for that address. -ENOENT. */
export function sys_unpin(machine: Machine, mm: MmStruct, address: vaddr): int {
  if (misaligned(address)) return -EINVAL;
  const hold = machine.holds.take(mm, address, false);
  if (hold === null) return -ENOENT;
  put_page(machine.memory, hold.page);
  return 0;
}

/** Locks the page mapped at `address` from outside of the model, and takes a reference. -ENOENT, -EBUSY. */
export function sys_lock_page(machine: Machine, mm: MmStruct, address: vaddr): pfn_t | int {
  if (misaligned(address)) return -EINVAL;
  const mapped = mappedPage(mm, address);
  if (mapped === null) return -ENOENT;
  // Where a split leaves the lock with the head, the head is what is locked and held.
  const page = machine.memory.behaviour.thp_refcounting ? mapped : compound_head(mapped);
  if (PageLocked(page)) return -EBUSY;
  setFlag(page, PG_locked | PG_extlocked);
  machine.holds.add(mm, address, page, true);
  get_page(page);
  return page.pfn;
}

/** Old kernels that can swap KSM pages out have a call of KSM for it. */
const hasLook = ({ ksm }: Machine): boolean => ksm.release.swappable && !ksm.release.rmap_walk_unified;

/** Asks KSM, as reclaim of old kernels does, who has accessed the page at `address`. -ENOENT, -EINVAL, -EBUSY. */
export function sys_referenced(machine: Machine, mm: MmStruct, address: vaddr): LookResult | int {
  if (misaligned(address) || !hasLook(machine)) return -EINVAL;
  const page = mappedPage(mm, address);
  if (page === null) return -ENOENT;
  if (walkInProgress(machine)) return -EDEADLK;
  return PageKsm(page) ? page_referenced(machine.memory, page) : -EINVAL;
}

/** Lets go of it, of the lock only if nobody has waited for it meanwhile. -ENOENT. */
export function sys_unlock_page(machine: Machine, mm: MmStruct, address: vaddr): int {
  if (misaligned(address)) return -EINVAL;
  const hold = machine.holds.take(mm, address, true);
  if (hold === null) return -ENOENT;
  const page = compound_head(hold.page);
  if (testFlag(page, PG_extlocked)) {
    clearFlag(page, PG_extlocked);
    unlock_page(page);
  }
  put_page(machine.memory, hold.page);
  return 0;
}

/** Reclaim takes the page mapped at `address`. -ENOENT, and the errors of swap_out_page(). */
export function sys_swap_out(machine: Machine, mm: MmStruct, address: vaddr): int {
  if (misaligned(address)) return -EINVAL;
  const page = mappedPage(mm, address);
  if (page === null) return -ENOENT;
  return walkInProgress(machine) ? -EDEADLK : swap_out_page(machine.memory, page);
}

/** Reclaims all pages that are in swap cache only. @returns how many */
export function sys_reclaim(machine: Machine): int {
  if (walkInProgress(machine) || scanBlocked(machine)) return -EDEADLK;
  return reclaim_swap_cache(machine.memory);
}

/** move_pages(2) for the page mapped at `address`. -ENOENT, and the errors of migrate_page_to_node(). */
export function sys_migrate(machine: Machine, mm: MmStruct, address: vaddr, node: number): int {
  if (misaligned(address)) return -EINVAL;
  const page = mappedPage(mm, address);
  if (page === null) return -ENOENT;
  if (walkInProgress(machine)) return -EDEADLK;
  return node >= machine.memory.nr_node_ids ? -EINVAL : migrate_page_to_node(machine.memory, page, node);
}

/** A migration on another CPU, which goes on when somebody waits for the page. -ENOENT, and the errors of start_migration(). */
export function sys_migrate_start(machine: Machine, mm: MmStruct, address: vaddr, node: number): int {
  const page = mappedPage(mm, address);
  if (page === null) return -ENOENT;
  return walkInProgress(machine) ? -EDEADLK : start_migration(machine.memory, page, node);
}

/** NUMA balancing takes the pte at `address` away until the next access. -EFAULT without an area. */
export function sys_numa_hint(machine: Machine, mm: MmStruct, address: vaddr): int {
  const vma = find_vma(mm, address);
  if (vma === null || vma.vm_start > address) return -EFAULT;
  if (walkInProgress(machine) || readBlocked(machine, mm)) return -EDEADLK;
  change_prot_numa(vma, address);
  return 0;
}

/** The page mapped at `address` waits in a pagevec to be put on an LRU list. -ENOENT. */
export function sys_lru_add(machine: Machine, mm: MmStruct, address: vaddr): int {
  const page = mappedPage(mm, address);
  if (page === null) return -ENOENT;
  lru_cache_add(machine.memory, page);
  return 0;
}

/** move_pages() by frame number, as compaction does. -ENOENT for a free frame. */
export function migrate_frame(machine: Machine, pfn: pfn_t, node: number): int {
  const { memory } = machine;
  if (walkInProgress(machine)) return -EDEADLK;
  if (pfn === 0 || pfn >= memory.nr_frames || node >= memory.nr_node_ids) return -EINVAL;
  const page = memory.pfn_to_page(pfn);
  if (!page.used || page.refcount === 0) return -ENOENT;
  return lockedInside(page) ? -EAGAIN : migrate_page_to_node(memory, page, node);
}
