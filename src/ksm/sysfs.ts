// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: the files of /sys/kernel/mm/ksm.

import { EBUSY, EINVAL, ENOMEM } from '../kernel/errno';
import { kstrtobool, kstrtoint, kstrtoul } from '../kernel/kstrto';
import type { RbRoot } from '../kernel/rbtree';
import { type int, UINT_MAX, u32 } from '../kernel/types';
import { KSM_ADVISOR_NONE } from './advisor-state';
import { mutex_lock, mutex_unlock } from './calls';
import { wait_while_offlining } from './hotplug';
import { type Ksm, makeRoots } from './ksm';
import type { Behaviour, Release } from './releases';
import { KSM_RUN_MERGE, KSM_RUN_STOP, KSM_RUN_UNMERGE, type RmapItem, type StableNode } from './structures';
import { later_ksm_attrs } from './sysfs-later';
import { remove_all_stable_nodes, unmerge_and_remove_all_rmap_items } from './unmerge';

/** include/linux/kobject.h: struct kobj_attribute; `show` gives the text with its newline. */
export interface KobjAttribute {
  readonly show: (ksm: Ksm) => string;
  /** Returns the number of characters taken, or a negative errno. Read-only files have none. */
  readonly store?: (ksm: Ksm, buf: string) => int;
  /** The file came with this; left out where all releases have it. */
  readonly with?: Behaviour;
}

/** An unsigned int, or null: what most stores accept. */
function parseUint(buf: string): number | null {
  const parsed = kstrtoul(buf);
  return 'value' in parsed && parsed.value <= UINT_MAX ? Number(parsed.value) : null;
}

/** mm/ksm.c v4.18: sleep_millisecs_show() */
const sleep_millisecs_show = (ksm: Ksm): string => `${ksm.ksm_thread_sleep_millisecs}\n`;

/** mm/ksm.c v4.18: sleep_millisecs_store() */
function sleep_millisecs_store(ksm: Ksm, buf: string): int {
  const msecs = parseUint(buf);
  if (msecs === null) return -EINVAL;
  ksm.ksm_thread_sleep_millisecs = msecs;
  return buf.length;
}

/** mm/ksm.c v4.18: pages_to_scan_show() */
const pages_to_scan_show = (ksm: Ksm): string => `${ksm.ksm_thread_pages_to_scan}\n`;

/** mm/ksm.c v4.18: pages_to_scan_store() */
function pages_to_scan_store(ksm: Ksm, buf: string): int {
  if (ksm.advisor.ksm_advisor !== KSM_ADVISOR_NONE) return -EINVAL;
  const nr_pages = parseUint(buf);
  if (nr_pages === null) return -EINVAL;
  ksm.ksm_thread_pages_to_scan = nr_pages;
  return buf.length;
}

/** mm/ksm.c v4.18: run_show() */
const run_show = (ksm: Ksm): string => `${ksm.ksm_run}\n`;

/** mm/ksm.c v4.18: run_store(); unmerges on a change to 2, and stops when that fails. */
function run_store(ksm: Ksm, buf: string): int {
  const flags = parseUint(buf);
  if (flags === null || flags > KSM_RUN_UNMERGE) return -EINVAL;
  let count = buf.length;
  mutex_lock(ksm);
  wait_while_offlining(ksm);
  if (ksm.ksm_run !== flags) {
    ksm.ksm_run = flags;
    if ((flags & KSM_RUN_UNMERGE) !== 0) {
      ksm.kernel.current.set_current_oom_origin();
      const err = unmerge_and_remove_all_rmap_items(ksm);
      ksm.kernel.current.clear_current_oom_origin();
      if (err !== 0) {
        ksm.ksm_run = KSM_RUN_STOP;
        count = err;
      }
    }
  }
  mutex_unlock(ksm);
  if ((flags & KSM_RUN_MERGE) !== 0) ksm.ksm_thread_wait.wake_up_interruptible();
  return count;
}

/** mm/ksm.c v2.6.33-base: max_kernel_pages_show() */
const max_kernel_pages_show = (ksm: Ksm): string => `${ksm.ksm_max_kernel_pages}\n`;

/** mm/ksm.c v2.6.33-base: max_kernel_pages_store(); 0 for any number. */
function max_kernel_pages_store(ksm: Ksm, buf: string): int {
  const nr_pages = parseUint(buf);
  if (nr_pages === null) return -EINVAL;
  ksm.ksm_max_kernel_pages = nr_pages;
  return buf.length;
}

/** mm/ksm.c v4.18: merge_across_nodes_show() */
const merge_across_nodes_show = (ksm: Ksm): string => `${ksm.ksm_merge_across_nodes}\n`;

/** mm/ksm.c v4.18: merge_across_nodes_store(); only while nothing is shared. */
function merge_across_nodes_store(ksm: Ksm, buf: string): int {
  const parsed = kstrtoul(buf);
  if (!('value' in parsed)) return parsed.err;
  if (parsed.value > 1n) return -EINVAL;
  const knob = Number(parsed.value);
  let err = 0;
  mutex_lock(ksm);
  wait_while_offlining(ksm);
  if (ksm.ksm_merge_across_nodes !== knob) {
    err = prepareSwitch(ksm);
    if (err === 0) {
      ksm.ksm_merge_across_nodes = knob;
      ksm.ksm_nr_node_ids = knob !== 0 ? 1 : ksm.memory.nr_node_ids;
    }
  }
  mutex_unlock(ksm);
  return err !== 0 ? err : buf.length;
}

/** Empties the stable tree, and makes the roots of all nodes at the first switch away from the default. */
function prepareSwitch(ksm: Ksm): int {
  if (ksm.ksm_pages_shared !== 0 || remove_all_stable_nodes(ksm) !== 0) return -EBUSY;
  if (ksm.root_stable_tree !== ksm.one_stable_tree) return 0;
  if (ksm.kernel.failPoints.kcalloc.should_fail()) return -ENOMEM;
  const { nr_node_ids } = ksm.memory;
  ksm.root_stable_tree = makeRoots<StableNode>(nr_node_ids);
  ksm.root_unstable_tree = makeRoots<RmapItem>(nr_node_ids);
  // The stable tree is empty, the unstable one need not be.
  ksm.root_unstable_tree[0] = ksm.one_unstable_tree[0] as RbRoot<RmapItem>;
  return 0;
}

/** mm/ksm.c v4.18: use_zero_pages_show() */
const use_zero_pages_show = (ksm: Ksm): string => `${Number(ksm.ksm_use_zero_pages)}\n`;

/** mm/ksm.c v4.18: use_zero_pages_store() */
function use_zero_pages_store(ksm: Ksm, buf: string): int {
  const parsed = kstrtobool(buf, ksm.release.true_and_false);
  if (!('value' in parsed)) return -EINVAL;
  ksm.ksm_use_zero_pages = parsed.value;
  return buf.length;
}

/** mm/ksm.c v4.18: max_page_sharing_show() */
const max_page_sharing_show = (ksm: Ksm): string => `${ksm.ksm_max_page_sharing}\n`;

/** mm/ksm.c v4.18: max_page_sharing_store(); at least 2, and only while nothing is shared. */
function max_page_sharing_store(ksm: Ksm, buf: string): int {
  const parsed = kstrtoint(buf);
  if (!('value' in parsed)) return parsed.err;
  const knob = parsed.value;
  if (knob < 2) return -EINVAL;
  if (ksm.ksm_max_page_sharing === knob) return buf.length;
  let err = 0;
  mutex_lock(ksm);
  wait_while_offlining(ksm);
  if (ksm.ksm_max_page_sharing !== knob) {
    if (ksm.ksm_pages_shared !== 0 || remove_all_stable_nodes(ksm) !== 0) err = -EBUSY;
    else ksm.ksm_max_page_sharing = knob;
  }
  mutex_unlock(ksm);
  return err !== 0 ? err : buf.length;
}

/** mm/ksm.c v4.18: pages_shared_show() */
const pages_shared_show = (ksm: Ksm): string => `${ksm.ksm_pages_shared}\n`;
/** mm/ksm.c v4.18: pages_sharing_show() */
const pages_sharing_show = (ksm: Ksm): string => `${ksm.ksm_pages_sharing}\n`;
/** mm/ksm.c v4.18: pages_unshared_show() */
const pages_unshared_show = (ksm: Ksm): string => `${ksm.ksm_pages_unshared}\n`;

/** What is left of all items, never below zero. */
export function volatilePages(ksm: Ksm): number {
  const rest = ksm.ksm_rmap_items - ksm.ksm_pages_shared - ksm.ksm_pages_sharing - ksm.ksm_pages_unshared;
  return Math.max(rest, 0);
}

/** mm/ksm.c v4.18: pages_volatile_show() */
const pages_volatile_show = (ksm: Ksm): string => `${volatilePages(ksm)}\n`;

/** mm/ksm.c v4.18: stable_node_dups_show() */
const stable_node_dups_show = (ksm: Ksm): string => `${ksm.ksm_stable_node_dups}\n`;
/** mm/ksm.c v4.18: stable_node_chains_show() */
const stable_node_chains_show = (ksm: Ksm): string => `${ksm.ksm_stable_node_chains}\n`;

/** mm/ksm.c v4.18: stable_node_chains_prune_millisecs_show(); the int is printed as unsigned. */
const stable_node_chains_prune_millisecs_show = (ksm: Ksm): string =>
  `${u32(ksm.ksm_stable_node_chains_prune_millisecs)}\n`;

/** mm/ksm.c v4.18: stable_node_chains_prune_millisecs_store() */
function stable_node_chains_prune_millisecs_store(ksm: Ksm, buf: string): int {
  const msecs = parseUint(buf);
  if (msecs === null) return -EINVAL;
  ksm.ksm_stable_node_chains_prune_millisecs = msecs | 0;
  return buf.length;
}

/** mm/ksm.c v4.18: full_scans_show() */
const full_scans_show = (ksm: Ksm): string => `${ksm.ksm_scan.seqnr}\n`;

/** mm/ksm.c v4.18: ksm_attrs; the files in the order in which they are registered. */
const ksm_attrs: Readonly<Record<string, KobjAttribute>> = {
  sleep_millisecs: { show: sleep_millisecs_show, store: sleep_millisecs_store },
  pages_to_scan: { show: pages_to_scan_show, store: pages_to_scan_store },
  run: { show: run_show, store: run_store },
  max_kernel_pages: { show: max_kernel_pages_show, store: max_kernel_pages_store, with: 'max_kernel_pages' },
  pages_shared: { show: pages_shared_show },
  pages_sharing: { show: pages_sharing_show },
  pages_unshared: { show: pages_unshared_show },
  pages_volatile: { show: pages_volatile_show },
  full_scans: { show: full_scans_show },
  merge_across_nodes: {
    show: merge_across_nodes_show,
    store: merge_across_nodes_store,
    with: 'merge_across_nodes',
  },
  max_page_sharing: { show: max_page_sharing_show, store: max_page_sharing_store, with: 'sharing_limit' },
  stable_node_chains: { show: stable_node_chains_show, with: 'sharing_limit' },
  stable_node_dups: { show: stable_node_dups_show, with: 'sharing_limit' },
  stable_node_chains_prune_millisecs: {
    show: stable_node_chains_prune_millisecs_show,
    store: stable_node_chains_prune_millisecs_store,
    with: 'sharing_limit',
  },
  use_zero_pages: { show: use_zero_pages_show, store: use_zero_pages_store, with: 'use_zero_pages' },
  ...later_ksm_attrs,
};

/** The files that any kernel has. */
export const KSM_FILES: readonly string[] = Object.keys(ksm_attrs);

/** What a file came with; undefined where all releases have it. */
export const cameWith = (file: string): Behaviour | undefined => ksm_attrs[file]?.with;

/** The names of those that a kernel has, in the order in which they are registered. */
export const filesOf = (release: Release): string[] =>
  Object.entries(ksm_attrs).flatMap(([name, file]) => (file.with === undefined || release[file.with] ? [name] : []));

/** The files that this kernel has, by name. */
export function ksmFiles({ release }: Ksm): ReadonlyMap<string, KobjAttribute> {
  return new Map(filesOf(release).map((name) => [name, ksm_attrs[name] as KobjAttribute]));
}
