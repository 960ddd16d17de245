// SPDX-License-Identifier: GPL-2.0-only
// The rules of red-black trees, whatever is in them.

import type { RbNode, RbRoot } from '../../kernel/rbtree';

/** Deeper than any tree that keeps the rules. */
const MAX_DEPTH = 64;

class Walk<T> {
  readonly nodes: T[] = [];
  private blacks = -1;
  private readonly name: (owner: T) => string;
  private readonly report: (text: string) => void;

  constructor(name: (owner: T) => string, report: (text: string) => void) {
    this.name = name;
    this.report = report;
  }

  /** Every empty place has the same number of black nodes above it. */
  private leaf(parent: RbNode<T>, blacks: number): void {
    if (this.blacks < 0) this.blacks = blacks;
    if (blacks !== this.blacks) {
      this.report(`below ${this.name(parent.owner)} black height is ${blacks}, elsewhere ${this.blacks}`);
    }
  }

  private child(parent: RbNode<T>, node: RbNode<T> | null, depth: number, blacks: number): void {
    if (node === null) {
      this.leaf(parent, blacks);
    } else if (node.rb_parent !== parent) {
      // Not followed: it may lead round in a circle.
      this.report(`${this.name(node.owner)} does not point to its parent ${this.name(parent.owner)}`);
    } else {
      if (!node.black && !parent.black) {
        this.report(`${this.name(node.owner)} and its parent ${this.name(parent.owner)} are both red`);
      }
      this.visit(node, depth, blacks);
    }
  }

  visit(node: RbNode<T>, depth: number, above: number): void {
    if (depth > MAX_DEPTH) {
      this.report(`${this.name(node.owner)} is deeper than ${MAX_DEPTH}`);
      return;
    }
    const blacks = above + (node.black ? 1 : 0);
    this.child(node, node.rb_left, depth + 1, blacks);
    this.nodes.push(node.owner);
    if (node.rb_left !== null && node.rb_left === node.rb_right) {
      this.report(`${this.name(node.owner)} has one node on both sides`);
    } else {
      this.child(node, node.rb_right, depth + 1, blacks);
    }
  }
}

/** What a tree holds, in order. What breaks the rules is reported, and what it leads to may be missing. */
export function walkRedBlack<T>(root: RbRoot<T>, name: (owner: T) => string, report: (text: string) => void): T[] {
  const node = root.rb_node;
  if (node === null) return [];
  if (!node.black) report(`the root ${name(node.owner)} is red`);
  if (node.rb_parent !== null) {
    report(`the root ${name(node.owner)} has a parent`);
    return [node.owner];
  }
  const walk = new Walk(name, report);
  walk.visit(node, 0, 0);
  return walk.nodes;
}
