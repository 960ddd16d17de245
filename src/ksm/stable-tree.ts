// SPDX-License-Identifier: GPL-2.0-only
// Port of mm/ksm.c v4.18: the stable tree, sorted by the content of pages that are write-protected.

import { BUG_ON, VM_BUG_ON } from '../kernel/bug';
import { hlist_add_head, list_add, list_del } from '../kernel/list';
import { type RbNode, type RbRoot, rb_erase, rb_insert_color, rb_link_node, rb_replace_node } from '../kernel/rbtree';
import type { int, pfn_t } from '../kernel/types';
import { get_page } from '../mm/frames';
import type { MmStruct } from '../mm/mm-struct';
import { type Page, page_mapcount } from '../mm/page';
import { cond_resched, put_page, unlock_page, warnOnce } from './calls';
import {
  alloc_stable_node_chain,
  ChainLookup,
  chain,
  chain_prune,
  is_page_sharing_candidate,
  stable_node_dup_any,
} from './chains';
import { __stable_node_dup_del, stable_node_chain_add_dup, stableRoot } from './dups';
import { get_ksm_page, get_ksm_page_trylock, page_stable_node, set_page_stable_node } from './keyhole';
import type { Ksm } from './ksm';
import { memcmp_pages } from './merge';
import { alloc_stable_node, free_stable_node } from './slab';
import { is_stable_node_chain, is_stable_node_dup, type RmapItem, STABLE_FLAG, type StableNode } from './structures';

/** mm/ksm.c v4.18: get_kpfn_nid(); which tree a frame belongs to. */
export function get_kpfn_nid(ksm: Ksm, kpfn: pfn_t): number {
  return ksm.ksm_merge_across_nodes !== 0 ? 0 : ksm.memory.pfn_to_nid(kpfn);
}

/** A walk down the tree, and where it ended: at a node with the content, or where one would be linked. */
class Place {
  /** The last node met; the one with the content when `found`. */
  parent: RbNode<StableNode> | null = null;
  left = false;
  found = false;
  /** The last chain lookup: the node to share with, and what stands in the tree. */
  readonly lookup = new ChainLookup();
  /** Any node with the content, when all that have it are full. */
  stable_node_any: StableNode | null = null;
}

type Lookup = (ksm: Ksm, lookup: ChainLookup, root: RbRoot<StableNode>) => Page | null;

/**
 * The walk that stable_tree_search() and stable_tree_insert() of v4.18 have in common: by content, from the root. It
 * starts again whenever it met a node that had to go, because the tree may have been rebalanced.
 */
function walk(ksm: Ksm, page: Page, root: RbRoot<StableNode>, look: Lookup): Place {
  const place = new Place();
  const { lookup } = place;
  let node = root.rb_node;
  while (node !== null) {
    cond_resched(ksm);
    lookup.stable_node = node.owner;
    place.stable_node_any = null;
    let tree_page = look(ksm, lookup, root);
    if (lookup.stable_node_dup === null) {
      // All full, or an empty chain. Any page with the content will do to go on by.
      place.stable_node_any = stable_node_dup_any(ksm, lookup.stable_node, root);
      if (place.stable_node_any !== null) tree_page = get_ksm_page(ksm, place.stable_node_any, false);
    }
    if (tree_page === null) {
      node = root.rb_node;
      place.parent = null;
      continue;
    }
    VM_BUG_ON((lookup.stable_node_dup === null) !== (place.stable_node_any !== null), 'stable_tree_search');
    const ret = memcmp_pages(ksm, page, tree_page);
    put_page(ksm, tree_page);

    // NON-KERNEL: C reads the link again, which by now points to what replaced a collapsed chain.
    place.parent = lookup.stable_node.node;
    if (ret === 0) {
      place.found = true;
      return place;
    }
    place.left = ret < 0;
    node = place.left ? place.parent.rb_left : place.parent.rb_right;
  }
  return place;
}

/**
 * mm/ksm.c v4.18: stable_tree_search()
 * @returns the KSM page with the content of `page`, referenced: it may be `page` itself; null when there is none, or
 *   none that can take another sharer; since 5.1 -EBUSY when the one there is has been locked by somebody else
 */
export function stable_tree_search(ksm: Ksm, page: Page): Page | int | null {
  const page_node = page_stable_node(page);
  if (page_node !== null && page_node.head !== ksm.migrate_nodes) {
    // A forked KSM page.
    get_page(page);
    return page;
  }
  const nid = get_kpfn_nid(ksm, page.pfn);
  const root = stableRoot(ksm, nid);
  for (;;) {
    const place = walk(ksm, page, root, chain_prune);
    if (!place.found) return page_node === null ? null : linkMigrated(ksm, page, page_node, place, nid, root);
    const { stable_node_dup } = place.lookup;
    // With a single mapping it can rather be merged into a node than be added to the chain.
    if (page_node !== null && page_mapcount(page) > 1 && ksm.release.sharing_limit) {
      return chainAppend(ksm, page, page_node, place, nid, root);
    }
    if (stable_node_dup === null) return null;
    // Locked and unlocked, so that a migration in progress notices the raised count.
    const tree_page = ksm.release.search_never_waits
      ? get_ksm_page_trylock(ksm, stable_node_dup)
      : get_ksm_page(ksm, stable_node_dup, true);
    if (tree_page === null) {
      // Before the limit only a node that looks for its own place looked again.
      if (page_node === null && !ksm.release.sharing_limit) return null;
      continue;
    }
    if (typeof tree_page === 'number') return tree_page;
    unlock_page(ksm, tree_page);
    if (get_kpfn_nid(ksm, stable_node_dup.kpfn) === stable_node_dup.nid) return tree_page;
    put_page(ksm, tree_page);
    return replaceMisplaced(ksm, page, page_node, stable_node_dup, place.lookup.stable_node, nid, root);
  }
}

/** The page with a reference, unless its own node is full. */
function shareable(ksm: Ksm, page: Page, page_node: StableNode): Page | null {
  if (!is_page_sharing_candidate(ksm, page_node)) return null;
  get_page(page);
  return page;
}

/** Takes the page's node off migrate_nodes; NON-KERNEL: in C, linking it into the tree overwrites `head`. */
function takeOffMigrateList(ksm: Ksm, page_node: StableNode, nid: number): void {
  VM_BUG_ON(page_node.head !== ksm.migrate_nodes, 'stable_tree_search');
  list_del(page_node.list);
  page_node.head = null;
  page_node.nid = nid;
}

/** The end of stable_tree_search() when no node has the content of a migrated page: its node is placed here. */
function linkMigrated(
  ksm: Ksm,
  page: Page,
  page_node: StableNode,
  place: Place,
  nid: number,
  root: RbRoot<StableNode>,
): Page | null {
  takeOffMigrateList(ksm, page_node, nid);
  rb_link_node(page_node.node, place.parent, place.left, root);
  rb_insert_color(page_node.node, root);
  return shareable(ksm, page, page_node);
}

/**
 * stable_tree_search() at its label `replace`: the node found is in the wrong tree, because its page has moved. The
 * migrated page's node takes its place, if there is one, and it goes to migrate_nodes.
 */
function replaceMisplaced(
  ksm: Ksm,
  page: Page,
  page_node: StableNode | null,
  stable_node_dup: StableNode,
  stable_node: StableNode,
  nid: number,
  root: RbRoot<StableNode>,
): Page | null {
  let result: Page | null = null;
  if (stable_node_dup === stable_node) {
    VM_BUG_ON(is_stable_node_chain(stable_node_dup), 'stable_tree_search');
    VM_BUG_ON(is_stable_node_dup(stable_node_dup), 'stable_tree_search');
    if (page_node !== null) {
      takeOffMigrateList(ksm, page_node, nid);
      rb_replace_node(stable_node_dup.node, page_node.node, root);
      result = shareable(ksm, page, page_node);
    } else {
      rb_erase(stable_node_dup.node, root);
    }
  } else {
    VM_BUG_ON(!is_stable_node_chain(stable_node), 'stable_tree_search');
    __stable_node_dup_del(ksm, stable_node_dup);
    if (page_node !== null) {
      takeOffMigrateList(ksm, page_node, nid);
      stable_node_chain_add_dup(ksm, page_node, stable_node);
      result = shareable(ksm, page, page_node);
    }
  }
  stable_node_dup.head = ksm.migrate_nodes;
  list_add(stable_node_dup.list, ksm.migrate_nodes);
  return result;
}

/** stable_tree_search() at its label `chain_append`: the migrated page becomes one more dup of its content. */
function chainAppend(
  ksm: Ksm,
  page: Page,
  page_node: StableNode,
  place: Place,
  nid: number,
  root: RbRoot<StableNode>,
): Page | null {
  const stable_node_dup = (place.lookup.stable_node_dup ?? place.stable_node_any) as StableNode;
  let { stable_node } = place.lookup;
  if (stable_node_dup === stable_node) {
    VM_BUG_ON(is_stable_node_chain(stable_node_dup), 'stable_tree_search');
    VM_BUG_ON(is_stable_node_dup(stable_node_dup), 'stable_tree_search');
    const made = alloc_stable_node_chain(ksm, stable_node_dup, root);
    if (made === null) return null;
    stable_node = made;
  }
  VM_BUG_ON(!is_stable_node_chain(stable_node), 'stable_tree_search');
  VM_BUG_ON(!is_stable_node_dup(stable_node_dup), 'stable_tree_search');
  takeOffMigrateList(ksm, page_node, nid);
  stable_node_chain_add_dup(ksm, page_node, stable_node);
  return shareable(ksm, page, page_node);
}

/** mm/ksm.c v4.18: stable_tree_insert(); the new node of a locked KSM page, or null. */
export function stable_tree_insert(ksm: Ksm, kpage: Page): StableNode | null {
  const nid = get_kpfn_nid(ksm, kpage.pfn);
  const root = stableRoot(ksm, nid);
  const place = walk(ksm, kpage, root, chain);
  // Without chains there is one node for one content: the merge is undone.
  if (place.found && !ksm.release.sharing_limit) return null;

  const stable_node_dup = alloc_stable_node(ksm);
  if (stable_node_dup === null) return null;
  stable_node_dup.kpfn = kpage.pfn;
  const { linked_node_is_named_last } = ksm.release;
  if (!linked_node_is_named_last) set_page_stable_node(kpage, stable_node_dup);
  stable_node_dup.nid = nid;
  if (!linkNew(ksm, place, stable_node_dup, root)) return null;
  if (linked_node_is_named_last) set_page_stable_node(kpage, stable_node_dup);
  return stable_node_dup;
}

/** The middle part of stable_tree_insert(); false when there was no memory for a chain: then the node is freed. */
function linkNew(ksm: Ksm, place: Place, stable_node_dup: StableNode, root: RbRoot<StableNode>): boolean {
  if (!place.found) {
    rb_link_node(stable_node_dup.node, place.parent, place.left, root);
    rb_insert_color(stable_node_dup.node, root);
    return true;
  }
  let { stable_node } = place.lookup;
  if (!is_stable_node_chain(stable_node)) {
    const made = alloc_stable_node_chain(ksm, stable_node, root);
    if (made === null) {
      // Before 6.10 the page keeps pointing to the node that is freed here.
      free_stable_node(ksm, stable_node_dup);
      return false;
    }
    stable_node = made;
  }
  stable_node_chain_add_dup(ksm, stable_node_dup, stable_node);
  return true;
}

/** mm/ksm.c v4.18: stable_tree_append(); one more item shares the node's page. */
export function stable_tree_append(
  ksm: Ksm,
  rmap_item: RmapItem,
  stable_node: StableNode,
  max_page_sharing_bypass: boolean,
): void {
  BUG_ON(stable_node.rmap_hlist_len < 0, 'stable_tree_append');
  stable_node.rmap_hlist_len++;
  if (!max_page_sharing_bypass) {
    warnOnce(ksm, stable_node.rmap_hlist_len > ksm.ksm_max_page_sharing, 'stable_tree_append');
  }
  rmap_item.head = stable_node;
  // NON-KERNEL: in C, `head` overlays the parent and the colour of `node`, which reads as red from then on.
  rmap_item.node.black = false;
  rmap_item.address += STABLE_FLAG;
  hlist_add_head(rmap_item.hlist, stable_node.hlist);
  if (rmap_item.hlist.next !== null) ksm.ksm_pages_sharing++;
  else ksm.ksm_pages_shared++;
  (rmap_item.mm as MmStruct).ksm_merging_pages++;
}
