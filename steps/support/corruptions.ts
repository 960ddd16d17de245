// SPDX-License-Identifier: GPL-2.0-only
// Ways to damage a machine behind its back, and the prefix under which the audit names each. They show that the audit
// can fail.

import { type HlistHead, type HlistNode, list_entries } from '../../src/kernel/list';
import type { RbNode } from '../../src/kernel/rbtree';
import type { MmSlot, RmapItem, StableNode } from '../../src/ksm/structures';
import { is_stable_node_chain, STABLE_FLAG, UNSTABLE_FLAG } from '../../src/ksm/structures';
import { Machine } from '../../src/machine/machine';
import * as sys from '../../src/machine/syscalls';
import type { AnonVma } from '../../src/mm/anon-vma';
import type { MmStruct } from '../../src/mm/mm-struct';
import { PAGE_SIZE, type Page, PG_swapcache } from '../../src/mm/page';
import {
  _PAGE_MIGRATION,
  _PAGE_PRESENT,
  _PAGE_RW,
  _PAGE_SPECIAL,
  _PAGE_SWAP,
  pfn_pte,
  pte_pfn,
} from '../../src/mm/pgtable';
import { VM_FILE, VM_WRITE, type VmAreaStruct } from '../../src/mm/vma';

const START = 0x100000;
const page = (index: number): number => START + index * PAGE_SIZE;
const MADV_MERGEABLE = 12;

/** A machine in mid-scan with something of everything. */
export class Patient {
  readonly machine = new Machine({ nodes: 2, pages_per_node: 64, swap: 8, ghost: true });
  readonly a: MmStruct;
  readonly b: MmStruct;

  constructor() {
    const { machine } = this;
    sys.sysfs_write(machine, 'max_page_sharing', '2');
    this.a = sys.sys_spawn(machine, 'A') as MmStruct;
    this.b = sys.sys_spawn(machine, 'B') as MmStruct;
    for (const mm of [this.a, this.b]) {
      sys.sys_mmap(machine, mm, START, 16);
      sys.sys_madvise(machine, mm, START, 16, MADV_MERGEABLE);
    }
    // Four pages of one content make a chain of two dups; two pairs make nodes; four are alone.
    for (const [index, value] of [1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7].entries()) {
      sys.sys_write(machine, this.a, page(index), { kind: 'byte', value });
    }
    for (let index = 0; index < 4; index++)
      sys.sys_write(machine, this.b, page(index), { kind: 'seed', value: index + 9 });
    sys.sys_read(machine, this.b, page(5));
    sys.sys_mmap(machine, this.b, page(32), 2, VM_WRITE | VM_FILE);
    sys.sys_read(machine, this.b, page(32));
    sys.full_scan(machine, 2);
    sys.do_scan(machine, 15);
    sys.sys_swap_out(machine, this.b, page(3));
    sys.sys_fork(machine, this.b, 'C');
  }

  /** Stable nodes and chains of the tree, in preorder. */
  nodes(): StableNode[] {
    const found: StableNode[] = [];
    const visit = (node: RbNode<StableNode> | null): void => {
      if (node === null) return;
      found.push(node.owner);
      visit(node.rb_left);
      visit(node.rb_right);
    };
    visit(this.machine.ksm.root_stable_tree[0]?.rb_node ?? null);
    return found;
  }

  get chain(): StableNode {
    return this.nodes().find(is_stable_node_chain) as StableNode;
  }

  get node(): StableNode {
    return this.nodes().find((node) => !is_stable_node_chain(node)) as StableNode;
  }

  get slot(): MmSlot {
    return [...list_entries(this.machine.ksm.ksm_mm_head.mm_list)].find((slot) => slot.mm === this.a) as MmSlot;
  }

  item(flag: number): RmapItem {
    let item = this.slot.rmap_list as RmapItem;
    while ((item.address & flag) === 0) item = item.rmap_list as RmapItem;
    return item;
  }

  get unstableRoot(): RbNode<RmapItem> {
    return this.machine.ksm.root_unstable_tree[0]?.rb_node as RbNode<RmapItem>;
  }

  vma(mm = this.a): VmAreaStruct {
    return mm.mmap as VmAreaStruct;
  }

  frame(index: number, mm = this.a): Page {
    return this.machine.memory.pfn_to_page(pte_pfn(mm.pgtables.get(page(index))));
  }

  setPte(index: number, pte: number, mm = this.a): void {
    mm.pgtables.set(page(index), pte);
  }
}

interface Corruption {
  readonly name: string;
  readonly prefix: string;
  readonly damage: (patient: Patient) => void;
}

const c = (prefix: string, name: string, damage: (patient: Patient) => void): Corruption => ({ prefix, name, damage });
const ksm = (p: Patient) => p.machine.ksm;
const memory = (p: Patient) => p.machine.memory;

export const CORRUPTIONS: readonly Corruption[] = [
  c('lock:', 'the mutex of ksmd stays held', (p) => ksm(p).ksm_thread_mutex.lock()),
  c('lock:', 'ksm_mmlist_lock stays held', (p) => ksm(p).ksm_mmlist_lock.lock()),
  c('lock:', 'the task stays an OOM origin', (p) => p.machine.kernel.current.set_current_oom_origin()),
  c('warning:', 'stable_tree_append warns', (p) => p.machine.kernel.log.warnOnce('stable_tree_append')),
  c('sem:', 'mmap_sem stays held', (p) => p.a.mmap_sem.down_read()),
  c('page:', 'a reference too many', (p) => p.frame(8).refcount++),
  c('page:', 'a mapping too many', (p) => p.frame(8).mapcount++),
  c('locked:', 'a page stays locked', (p) => (p.frame(8).flags |= 1)),
  c('anon:', 'a process counts a page too many', (p) => p.a.anon_rss++),
  c('writable-shared:', 'a KSM page is writable', (p) => p.setPte(4, p.a.pgtables.get(page(4)) + _PAGE_RW)),
  c('swap:', 'a slot counts a pte too many', (p) => memory(p).swap.slot(1).count++),
  c('free ', 'a free frame too many', (p) => memory(p).nr_free++),
  c('mm:', 'mm_count', (p) => p.a.mm_count++),
  c('mm:', 'an exit that does not end', (p) => (p.a.busy = true)),
  c('mm:', 'an exit that leaves areas', (p) => (p.a.exited = true)),
  c('vma:', 'areas overlap', (p) => (p.vma(p.b).vm_end = page(33))),
  c('vma:', 'vm_pgoff', (p) => p.vma().vm_pgoff++),
  c('pte:', 'a migration entry stays', (p) => p.setPte(8, pfn_pte(p.frame(8).pfn, _PAGE_MIGRATION))),
  c('pte:', 'a swap slot without data', (p) => p.setPte(14, pfn_pte(7, _PAGE_SWAP))),
  c('pte:', 'a pte of no kind', (p) => p.setPte(14, pfn_pte(7, 0))),
  c('pte:', 'a read-only area is writable', (p) => (p.vma().vm_flags &= ~VM_WRITE)),
  c('pte:', 'special beyond the zero page', (p) => p.setPte(14, pfn_pte(5, _PAGE_PRESENT | _PAGE_SPECIAL))),
  c('pte:', 'the zero page is writable', (p) => p.setPte(14, pfn_pte(0, _PAGE_PRESENT | _PAGE_SPECIAL | _PAGE_RW))),
  c('pte:', 'the zero page as an ordinary one', (p) => p.setPte(14, pfn_pte(0, _PAGE_PRESENT))),
  c('pte:', 'a free frame is mapped', (p) => p.setPte(14, pfn_pte(60, _PAGE_PRESENT))),
  c('frame:', 'the zero page is written', (p) => memory(p).contents.poke(0, 9, 1)),
  c('frame:', 'a frame in use without reference', (p) => (p.frame(8).refcount = 0)),
  c('frame:', 'a frame in use is offline', (p) => (p.frame(8).offline = true)),
  c('swap-cache:', 'a page says it is in swap cache', (p) => (p.frame(8).flags |= PG_swapcache)),
  c('swap-cache:', 'a slot has a page', (p) => (memory(p).swap.slot(5).cache = p.frame(8))),
  c('free-hint:', 'the hint is too high', (p) => (memory(p).free_hint[0] = 64)),
  c('rmap:', 'a page has the index of another', (p) => p.frame(8).index++),
  c('rmap:', 'a page has the anon_vma of another', (p) => (p.frame(8).mapping = p.vma(p.b).anon_vma)),
  c('anon_vma:', 'a reference too many', (p) => (p.vma().anon_vma as AnonVma).refcount++),
  c('anon_vma:', 'degree', (p) => (p.vma().anon_vma as AnonVma).degree++),
  c('anon_vma:', 'freed under its areas', (p) => ((p.vma().anon_vma as AnonVma).refcount = 0)),
  c('anon_vma:', 'a link in the area only', (p) => (p.vma().anon_vma as AnonVma).rb_root.pop()),
  c('anon_vma:', 'a link in the anon_vma only', (p) => p.vma().anon_vma_chain.pop()),
  c('anon_vma:', 'an area has the link of another', (p) =>
    p.vma().anon_vma_chain.push(p.vma(p.b).anon_vma_chain[0] as never),
  ),
  c('anon_vma:', 'links out of order', (p) =>
    (p.vma(p.b).anon_vma as AnonVma).rb_root.unshift({
      anon_vma: p.vma(p.b).anon_vma as AnonVma,
      vma: p.vma(p.b).vm_next as VmAreaStruct,
    }),
  ),
  c('anon_vma:', 'a stable item has none', (p) => (p.item(STABLE_FLAG).anon_vma = null)),
  c('anon_vma:', 'live_anon_vmas', (p) => memory(p).live_anon_vmas++),
  c('slot:', 'the list is broken', (p) => (p.slot.mm_list.prev = null)),
  c('slot:', 'a freed slot', (p) => (p.slot.live = false)),
  c('slot:', 'a slot without process', (p) => (p.slot.mm = null)),
  c('slot:', 'the flag is missing', (p) => p.a.clear_bit(16)),
  c('slot:', 'not in the hash', (p) => ((p.slot.link.pprev as HlistHead<MmSlot>).first = null)),
  c('slot:', 'the flag without a slot', (p) => {
    const mm = sys.sys_spawn(p.machine, 'D') as MmStruct;
    mm.set_bit(16);
  }),
  c('slot:', 'in the hash only', (p) => {
    const l = p.slot.mm_list;
    (l.prev as typeof l).next = l.next;
    (l.next as typeof l).prev = l.prev;
  }),
  c('item:', 'a freed item', (p) => (p.item(UNSTABLE_FLAG).live = false)),
  c('item:', 'an item of another process', (p) => (p.item(UNSTABLE_FLAG).mm = p.b)),
  c(
    'item:',
    'two items of one address',
    (p) => ((p.slot.rmap_list?.rmap_list as RmapItem).address = p.slot.rmap_list?.address ?? 0),
  ),
  c('item:', 'flags that exclude each other', (p) => (p.item(UNSTABLE_FLAG).address += STABLE_FLAG)),
  c('item:', 'a sequence number without flag', (p) => (p.item(UNSTABLE_FLAG).address -= UNSTABLE_FLAG)),
  c('item:', 'an unknown flag', (p) => (p.item(UNSTABLE_FLAG).address += 0x400)),
  c('item:', 'a scan long ago', (p) => (ksm(p).ksm_scan.seqnr += 5)),
  c('item:', 'the list goes round', (p) => ((p.slot.rmap_list as RmapItem).rmap_list = p.slot.rmap_list)),
  c(
    'cursor:',
    'in a slot that is gone',
    (p) => (ksm(p).ksm_scan.mm_slot = Object.assign(Object.create(Object.getPrototypeOf(p.slot)), p.slot)),
  ),
  c('cursor:', 'after an item of another slot', (p) => (ksm(p).ksm_scan.rmap_list = p.item(STABLE_FLAG))),
  c('cursor:', 'after an item further on', (p) => (ksm(p).ksm_scan.address = START)),
  c('cursor:', 'before an item behind', (p) => (ksm(p).ksm_scan.address = page(64))),
  c('stable-tree:', 'two reds in a row', (p) => {
    for (const node of p.nodes()) node.black = false;
  }),
  c('stable-tree:', 'black heights differ', (p) => {
    const root = p.nodes()[0] as RbNode<StableNode>;
    for (const kid of [root.rb_left, root.rb_right])
      if (kid) {
        kid.black = !kid.black;
        break;
      }
  }),
  c(
    'stable-tree:',
    'the root has a parent',
    (p) => ((p.nodes()[0] as RbNode<StableNode>).rb_parent = p.nodes()[1] as RbNode<StableNode>),
  ),
  c('stable-tree:', 'a child does not know its parent', (p) => ((p.nodes()[1] as RbNode<StableNode>).rb_parent = null)),
  c('stable-tree:', 'one node on both sides', (p) => {
    const root = p.nodes()[0] as RbNode<StableNode>;
    root.rb_right = root.rb_left;
  }),
  c('stable-tree:', 'a freed node', (p) => (p.node.live = false)),
  c('stable-tree: in tree 0 node of frame 6 is deeper than 64', 'a tree without end', (p) => {
    let above = p.node as RbNode<StableNode>;
    for (let depth = 0; depth < 70; depth++) {
      const copy: RbNode<StableNode> = Object.assign(Object.create(Object.getPrototypeOf(above)), above);
      above.rb_left = Object.assign(copy, { rb_parent: above, rb_left: null, rb_right: null });
      above = copy;
    }
  }),
  c('stable-tree: the freed chain of frame (none)', 'an empty chain', (p) => {
    p.chain.dups.first = null;
    p.chain.live = false;
  }),
  c('stable-tree:', 'a freed chain', (p) => (p.chain.live = false)),
  c('stable-tree:', 'a chain is broken', (p) => ((p.chain.dups.first as HlistNode<StableNode>).pprev = null)),
  c('stable-tree:', 'migrate_nodes is broken', (p) => (ksm(p).migrate_nodes.next = null)),
  c('stable-tree:', 'a node on migrate_nodes as well', (p) => {
    const l = p.node.list;
    const h = ksm(p).migrate_nodes;
    h.next = l;
    h.prev = l;
    l.next = h;
    l.prev = h;
  }),
  c('stable-tree:', 'a tree out of use', (p) => {
    ksm(p).root_stable_tree = [ksm(p).one_stable_tree[0] as never, ksm(p).one_stable_tree[0] as never];
  }),
  c('stable-node:', 'rmap_hlist_len', (p) => p.node.rmap_hlist_len++),
  c('stable-node:', 'a sharer too few is counted', (p) => p.node.rmap_hlist_len--),
  c('stable-node:', 'no sharer is counted', (p) => (p.node.rmap_hlist_len = 0)),
  c('stable-node:', 'fewer sharers than none are counted', (p) => (p.node.rmap_hlist_len = -1)),
  c('stable-node:', 'fewer sharers than none, and none is listed', (p) => {
    p.node.hlist.first = null;
    p.node.rmap_hlist_len = -1;
  }),
  c('stable-node:', 'the nid of another tree', (p) => (p.node.nid = 1)),
  c(
    'stable-node:',
    'the head of a dup',
    (p) => (p.node.head = (p.chain.dups.first as HlistNode<StableNode>).owner.head),
  ),
  c('stable-node:', 'a chain that is on a node', (p) => (p.chain.nid = 1)),
  c('stable-node:', 'a dup without the head of one', (p) => {
    (p.chain.dups.first as HlistNode<StableNode>).owner.head = null;
  }),
  c('stable-node:', 'a chain lists items', (p) => (p.chain.hlist.first = p.node.hlist.first)),
  c('stable-node:', 'a list is broken', (p) => ((p.node.hlist.first as HlistNode<RmapItem>).pprev = null)),
  c('stable-item:', 'a listed item without flag', (p) => (p.item(STABLE_FLAG).address -= STABLE_FLAG)),
  c(
    'stable-item:',
    'an item points to another node',
    (p) => ((p.node.hlist.first as HlistNode<RmapItem>).owner.head = p.chain),
  ),
  c('stable-item:', 'a flag on an item not listed', (p) => {
    const item = p.item(UNSTABLE_FLAG);
    item.address = Math.floor(item.address / PAGE_SIZE) * PAGE_SIZE + STABLE_FLAG;
  }),
  c('stable-item:', 'a listed item of no slot', (p) => (p.slot.rmap_list = (p.slot.rmap_list as RmapItem).rmap_list)),
  c('stable-order:', 'a KSM page is written', (p) =>
    memory(p).contents.fill(p.frame(4).pfn, { kind: 'byte', value: 200 }),
  ),
  c('stable-order:', 'two nodes of one content', (p) =>
    memory(p).contents.fill(p.frame(4).pfn, { kind: 'byte', value: 3 }),
  ),
  c('stable-order:', 'dups differ', (p) =>
    memory(p).contents.poke((p.chain.dups.first as HlistNode<StableNode>).owner.kpfn, 7, 99),
  ),
  c('unstable-tree:', 'an item of an earlier scan', (p) => (p.unstableRoot.owner.address -= 1)),
  c('unstable-tree:', 'a freed item', (p) => (p.unstableRoot.owner.live = false)),
  c('unstable-tree:', 'an item of another tree', (p) => (p.unstableRoot.owner.nid = 1)),
  c('unstable-tree:', 'red root', (p) => (p.unstableRoot.black = false)),
  c('lost-unstable-item:', 'the tree is gone', (p) => {
    const root = ksm(p).root_unstable_tree[0];
    if (root) root.rb_node = null;
  }),
  c('freed-stable-node:', 'a page points to a freed node', (p) => (p.node.live = false)),
  c('ksm-page:', 'the node knows another frame', (p) => (p.node.kpfn = 61)),
  c('ksm-page:', 'a page points to a chain', (p) => (p.frame(4).mapping = p.chain)),
  c('ksm-page:', 'a node linked nowhere', (p) => {
    const root = ksm(p).root_stable_tree[0];
    if (root) root.rb_node = null;
  }),
  c('counter:', 'ksm_pages_shared', (p) => ksm(p).ksm_pages_shared++),
  c('counter:', 'ksm_pages_sharing', (p) => ksm(p).ksm_pages_sharing--),
  c('counter:', 'ksm_pages_unshared', (p) => ksm(p).ksm_pages_unshared++),
  c('counter: A ksm_rmap_items', 'an item of A too many', (p) => p.a.ksm_rmap_items++),
  c('counter: A ksm_merging_pages', 'a sharer of A too few', (p) => p.a.ksm_merging_pages--),
  c('counter: B ksm_zero_pages', 'a zero page of B too many', (p) => p.b.ksm_zero_pages++),
  c('knob:', 'a limit of 1', (p) => (ksm(p).ksm_max_page_sharing = 1)),
  c('counter: slab ksm_rmap_item', 'a leaked item', (p) => ksm(p).rmap_item_cache?.alloc()),
  c('counter: slab ksm_stable_node', 'a leaked node', (p) => ksm(p).stable_node_cache?.alloc()),
  c('counter: slab ksm_mm_slot', 'a leaked slot', (p) => ksm(p).mm_slot_cache?.alloc()),
  c('ghost:', 'a page changes', (p) => memory(p).contents.poke(p.frame(9).pfn, 100, 77)),
  c('ghost:', 'swapped data changes', (p) => ((memory(p).swap.slot(1).data as Uint8Array)[5] = 1)),
  c('ghost:', 'a page is lost', (p) => p.setPte(9, 0)),
  c('ghost:', 'file data changes', (p) => memory(p).contents.poke(p.frame(32, p.b).pfn, 100, 77)),
];
