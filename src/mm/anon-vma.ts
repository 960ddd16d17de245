// SPDX-License-Identifier: GPL-2.0-only
// mm/rmap.c: anon_vmas, by which a page finds the VMAs that may map it.

import { BUG_ON } from '../kernel/bug';
import type { VmAreaStruct } from './vma';

/** include/linux/rmap.h: struct anon_vma_chain; one link between a VMA and an anon_vma. */
export interface AnonVmaChain {
  readonly vma: VmAreaStruct;
  readonly anon_vma: AnonVma;
}

/** include/linux/rmap.h: struct anon_vma */
export class AnonVma {
  /** The oldest ancestor; kept even after this one is freed. */
  root: AnonVma = this;
  parent: AnonVma = this;
  refcount = 1;
  /** Child anon_vmas and VMAs that have it as their own, and itself when it is a root. */
  degree = 1;
  /** NON-KERNEL: the interval tree, as a list in the order in which it would be walked: page offset, then age. */
  readonly rb_root: AnonVmaChain[] = [];
  private readonly counter: { live_anon_vmas: number };

  constructor(counter: { live_anon_vmas: number }) {
    this.counter = counter;
    counter.live_anon_vmas++;
  }

  /** mm/rmap.c v4.18: anon_vma_free() */
  free(): void {
    BUG_ON(this.refcount !== 0 || this.rb_root.length !== 0, 'anon_vma_free');
    this.counter.live_anon_vmas--;
  }
}

/** include/linux/rmap.h v4.18: get_anon_vma() */
export function get_anon_vma(anon_vma: AnonVma): void {
  BUG_ON(anon_vma.refcount <= 0, 'get_anon_vma');
  anon_vma.refcount++;
}

/** mm/rmap.c v4.18: put_anon_vma(); the last one also puts the root. */
export function put_anon_vma(anon_vma: AnonVma): void {
  BUG_ON(anon_vma.refcount <= 0, 'put_anon_vma');
  anon_vma.refcount--;
  if (anon_vma.refcount !== 0) return;
  anon_vma.free();
  const { root } = anon_vma;
  if (root === anon_vma) return;
  root.refcount--;
  if (root.refcount === 0) root.free();
}

/** mm/interval_tree.c v4.18: anon_vma_interval_tree_insert(); behind older links of the same offset. */
export function anon_vma_interval_tree_insert(avc: AnonVmaChain): void {
  const list = avc.anon_vma.rb_root;
  let at = list.length;
  while (at > 0 && (list[at - 1] as AnonVmaChain).vma.vm_pgoff > avc.vma.vm_pgoff) at--;
  list.splice(at, 0, avc);
}

/** mm/interval_tree.c v4.18: anon_vma_interval_tree_remove() */
export function anon_vma_interval_tree_remove(avc: AnonVmaChain): void {
  const list = avc.anon_vma.rb_root;
  list.splice(list.indexOf(avc), 1);
}

/** mm/rmap.c v4.18: anon_vma_chain_link() */
function anon_vma_chain_link(vma: VmAreaStruct, anon_vma: AnonVma): void {
  const avc = { vma, anon_vma };
  vma.anon_vma_chain.push(avc);
  anon_vma_interval_tree_insert(avc);
}

/** mm/rmap.c v4.18: anon_vma_prepare(); gives the VMA an anon_vma of its own if it has none. */
export function anon_vma_prepare(vma: VmAreaStruct): void {
  if (vma.anon_vma !== null) return;
  const anon_vma = new AnonVma(vma.vm_mm.memory);
  vma.anon_vma = anon_vma;
  anon_vma_chain_link(vma, anon_vma);
  anon_vma.degree++;
}

/** mm/rmap.c v4.18: anon_vma_clone(); `dst` joins all anon_vmas of `src` and may take one that lost its VMA as its own. */
export function anon_vma_clone(dst: VmAreaStruct, src: VmAreaStruct): void {
  for (const { anon_vma } of src.anon_vma_chain) {
    anon_vma_chain_link(dst, anon_vma);
    if (dst.anon_vma === null && anon_vma !== src.anon_vma && anon_vma.degree < 2) dst.anon_vma = anon_vma;
  }
  if (dst.anon_vma !== null) dst.anon_vma.degree++;
}

/** mm/rmap.c v4.18: anon_vma_fork(); the child's VMA joins the parent's anon_vmas and gets one of its own. */
export function anon_vma_fork(vma: VmAreaStruct, pvma: VmAreaStruct): void {
  if (pvma.anon_vma === null) return;
  vma.anon_vma = null;
  anon_vma_clone(vma, pvma);
  if (vma.anon_vma !== null) return;
  const anon_vma = new AnonVma(vma.vm_mm.memory);
  anon_vma.root = pvma.anon_vma.root;
  anon_vma.parent = pvma.anon_vma;
  get_anon_vma(anon_vma.root);
  vma.anon_vma = anon_vma;
  anon_vma_chain_link(vma, anon_vma);
  anon_vma.parent.degree++;
}

/** mm/rmap.c v4.18: unlink_anon_vmas(); the VMA goes away. */
export function unlink_anon_vmas(vma: VmAreaStruct): void {
  for (const avc of vma.anon_vma_chain) anon_vma_interval_tree_remove(avc);
  const emptied = vma.anon_vma_chain.map((avc) => avc.anon_vma).filter((anon_vma) => anon_vma.rb_root.length === 0);
  for (const anon_vma of emptied) anon_vma.parent.degree--;
  if (vma.anon_vma !== null) vma.anon_vma.degree--;
  for (const anon_vma of emptied.reverse()) put_anon_vma(anon_vma);
  vma.anon_vma_chain.length = 0;
  vma.anon_vma = null;
}
