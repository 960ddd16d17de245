// SPDX-License-Identifier: GPL-2.0-only
// lib/rbtree.c: red-black trees that take the very shapes the kernel's take. rb_entry() is the `owner` property.

import { nullDeref } from './bug';

// A tree whose nodes were linked into another tree meanwhile leads to null where C looks at a child of it.
const OFFSET_OF_RIGHT = 0x8;
const OFFSET_OF_LEFT = 0x10;

/** include/linux/rbtree_augmented.h v4.18: RB_BLACK, in `bits`. */
const RB_BLACK = 1;

/** A node; a null child counts as black. */
export abstract class RbNode<T> {
  rb_parent: RbNode<T> | null = null;
  rb_left: RbNode<T> | null = null;
  rb_right: RbNode<T> | null = null;
  /** The colour in bit 0, as in C's __rb_parent_color; the bits above are the owner's. */
  bits = 0;

  get black(): boolean {
    return (this.bits & RB_BLACK) !== 0;
  }

  set black(black: boolean) {
    this.bits = black ? this.bits | RB_BLACK : this.bits & ~RB_BLACK;
  }

  /** The structure that the node is part of. */
  abstract get owner(): T;
}

export class RbRoot<T> {
  rb_node: RbNode<T> | null = null;
  /** Rotations made so far in this tree: exact work, whatever the machine. */
  rotations = 0;
}

const isBlack = <T>(node: RbNode<T> | null): boolean => node === null || node.black;

function replaceChild<T>(parent: RbNode<T> | null, old: RbNode<T>, node: RbNode<T> | null, root: RbRoot<T>): void {
  if (parent === null) root.rb_node = node;
  else if (parent.rb_left === old) parent.rb_left = node;
  else parent.rb_right = node;
}

/** Rotates `x` down to its left or to its right; the child on the other side takes its place. */
function rotate<T>(x: RbNode<T>, toLeft: boolean, root: RbRoot<T>): void {
  const up = toLeft ? x.rb_right : x.rb_left;
  if (up === null) nullDeref(toLeft ? OFFSET_OF_LEFT : OFFSET_OF_RIGHT);
  const middle = toLeft ? up.rb_left : up.rb_right;
  if (toLeft) {
    x.rb_right = middle;
    up.rb_left = x;
  } else {
    x.rb_left = middle;
    up.rb_right = x;
  }
  if (middle !== null) middle.rb_parent = x;
  replaceChild(x.rb_parent, x, up, root);
  up.rb_parent = x.rb_parent;
  x.rb_parent = up;
  root.rotations++;
}

/** include/linux/rbtree.h v4.18: rb_link_node(); as the left or right child of `parent`, or as the root. */
export function rb_link_node<T>(node: RbNode<T>, parent: RbNode<T> | null, left: boolean, root: RbRoot<T>): void {
  node.rb_parent = parent;
  node.rb_left = null;
  node.rb_right = null;
  node.black = false;
  if (parent === null) root.rb_node = node;
  else if (left) parent.rb_left = node;
  else parent.rb_right = node;
}

/** lib/rbtree.c v4.18: rb_insert_color(); rebalances after rb_link_node(). */
export function rb_insert_color<T>(inserted: RbNode<T>, root: RbRoot<T>): void {
  let node = inserted;
  for (;;) {
    let parent = node.rb_parent;
    if (parent === null || parent.black) break;
    const grandparent = parent.rb_parent;
    if (grandparent === null) nullDeref(OFFSET_OF_LEFT);
    const left = parent === grandparent.rb_left;
    const uncle = left ? grandparent.rb_right : grandparent.rb_left;
    if (uncle !== null && !uncle.black) {
      uncle.black = true;
      parent.black = true;
      grandparent.black = false;
      node = grandparent;
      continue;
    }
    const inner = left ? parent.rb_right : parent.rb_left;
    if (node === inner) {
      rotate(parent, left, root);
      parent = node;
    }
    parent.black = true;
    grandparent.black = false;
    rotate(grandparent, !left, root);
    break;
  }
  if (root.rb_node !== null) root.rb_node.black = true;
}

/** The subtree `hole` below `parent` is one black node short: mends that (lib/rbtree.c v4.18: ____rb_erase_color()). */
function eraseColor<T>(hole: RbNode<T> | null, parent: RbNode<T> | null, root: RbRoot<T>): void {
  let x = hole;
  let p = parent;
  while (p !== null && isBlack(x)) {
    const left = x === p.rb_left;
    let sibling = (left ? p.rb_right : p.rb_left) as RbNode<T>;
    if (!sibling.black) {
      sibling.black = true;
      p.black = false;
      rotate(p, left, root);
      sibling = (left ? p.rb_right : p.rb_left) as RbNode<T>;
    }
    let outer = left ? sibling.rb_right : sibling.rb_left;
    if (isBlack(outer)) {
      const inner = left ? sibling.rb_left : sibling.rb_right;
      if (inner === null || inner.black) {
        sibling.black = false;
        x = p;
        p = x.rb_parent;
        continue;
      }
      inner.black = true;
      sibling.black = false;
      rotate(sibling, !left, root);
      outer = sibling;
      sibling = inner;
    }
    sibling.black = p.black;
    p.black = true;
    if (outer !== null) outer.black = true;
    rotate(p, left, root);
    return;
  }
  if (x !== null) x.black = true;
}

/** lib/rbtree.c v4.18: rb_erase(); the node keeps its own links, as it does in C. */
export function rb_erase<T>(node: RbNode<T>, root: RbRoot<T>): void {
  const { rb_left: left, rb_right: right } = node;
  let hole: RbNode<T> | null;
  let parent: RbNode<T> | null;
  let lostBlack: boolean;
  if (left === null || right === null) {
    hole = left ?? right;
    parent = node.rb_parent;
    lostBlack = node.black;
    if (hole !== null) hole.rb_parent = parent;
    replaceChild(parent, node, hole, root);
  } else {
    let successor = right;
    while (successor.rb_left !== null) successor = successor.rb_left;
    hole = successor.rb_right;
    lostBlack = successor.black;
    if (successor === right) {
      parent = successor;
    } else {
      parent = successor.rb_parent as RbNode<T>;
      parent.rb_left = hole;
      if (hole !== null) hole.rb_parent = parent;
      successor.rb_right = right;
      right.rb_parent = successor;
    }
    successor.rb_left = left;
    left.rb_parent = successor;
    replaceChild(node.rb_parent, node, successor, root);
    successor.rb_parent = node.rb_parent;
    successor.black = node.black;
  }
  if (lostBlack) eraseColor(hole, parent, root);
}

/** lib/rbtree.c v4.18: rb_replace_node(); `node` takes the place, children and colour of `victim`. */
export function rb_replace_node<T>(victim: RbNode<T>, node: RbNode<T>, root: RbRoot<T>): void {
  node.rb_parent = victim.rb_parent;
  node.rb_left = victim.rb_left;
  node.rb_right = victim.rb_right;
  node.black = victim.black;
  if (victim.rb_left !== null) victim.rb_left.rb_parent = node;
  if (victim.rb_right !== null) victim.rb_right.rb_parent = node;
  replaceChild(victim.rb_parent, victim, node, root);
}

/** lib/rbtree.c v4.18: rb_first(); the leftmost node. */
export function rb_first<T>(root: RbRoot<T>): RbNode<T> | null {
  let node = root.rb_node;
  while (node !== null && node.rb_left !== null) node = node.rb_left;
  return node;
}

/** lib/rbtree.c v4.18: rb_next(); the in-order successor. */
export function rb_next<T>(node: RbNode<T>): RbNode<T> | null {
  if (node.rb_right !== null) {
    let next = node.rb_right;
    while (next.rb_left !== null) next = next.rb_left;
    return next;
  }
  let child = node;
  let parent = child.rb_parent;
  while (parent !== null && child === parent.rb_right) {
    child = parent;
    parent = child.rb_parent;
  }
  return parent;
}
