// SPDX-License-Identifier: GPL-2.0-only
// include/linux/list.h: doubly linked rings and single-headed chains. container_of() is the `owner` field.

/** A ring's head (owner null) or a member of a ring. A fresh one is a ring of itself. */
export class ListHead<T> {
  next: ListHead<T> | null = this;
  prev: ListHead<T> | null = this;
  readonly owner: T | null;

  constructor(owner: T | null = null) {
    this.owner = owner;
  }
}

function __list_add<T>(entry: ListHead<T>, prev: ListHead<T>, next: ListHead<T>): void {
  entry.prev = prev;
  entry.next = next;
  prev.next = entry;
  next.prev = entry;
}

/** The neighbour of a linked entry; an unlinked (poisoned) one has none. */
function linked<T>(entry: ListHead<T> | null): ListHead<T> {
  if (entry === null) throw new TypeError('list entry is not linked');
  return entry;
}

/** include/linux/list.h v4.18: list_add(); behind `head`. */
export function list_add<T>(entry: ListHead<T>, head: ListHead<T>): void {
  __list_add(entry, head, linked(head.next));
}

/** include/linux/list.h v4.18: list_add_tail(); before `head`. */
export function list_add_tail<T>(entry: ListHead<T>, head: ListHead<T>): void {
  __list_add(entry, linked(head.prev), head);
}

function __list_del_entry<T>(entry: ListHead<T>): void {
  linked(entry.prev).next = linked(entry.next);
  linked(entry.next).prev = linked(entry.prev);
}

/** include/linux/list.h v4.18: list_del(); the entry's links are null (poisoned) afterwards. */
export function list_del<T>(entry: ListHead<T>): void {
  __list_del_entry(entry);
  entry.next = null;
  entry.prev = null;
}

/** include/linux/list.h v4.18: list_move() */
export function list_move<T>(entry: ListHead<T>, head: ListHead<T>): void {
  __list_del_entry(entry);
  list_add(entry, head);
}

/** include/linux/list.h v4.18: list_empty() */
export function list_empty<T>(head: ListHead<T>): boolean {
  return head.next === head;
}

/** The owners in order. Safe against removal of the one just given, as list_for_each_entry_safe() is. */
export function* list_entries<T>(head: ListHead<T>): Generator<T> {
  let at = linked(head.next);
  while (at !== head) {
    const next = linked(at.next);
    if (at.owner !== null) yield at.owner;
    at = next;
  }
}

/** What points to a member of a chain: its head, or the member before. */
export interface HlistPointer<T> {
  /** `*pprev = node` of C. */
  pointTo(node: HlistNode<T> | null): void;
}

/** The head of a single-headed chain. */
export class HlistHead<T> implements HlistPointer<T> {
  first: HlistNode<T> | null = null;

  pointTo(node: HlistNode<T> | null): void {
    this.first = node;
  }
}

/** A member of a chain. */
export interface HlistNode<T> extends HlistPointer<T> {
  next: HlistNode<T> | null;
  pprev: HlistPointer<T> | null;
  readonly owner: T;
}

/** A member that is a field of its owner. */
export class HlistField<T> implements HlistNode<T> {
  next: HlistNode<T> | null = null;
  pprev: HlistPointer<T> | null = null;
  readonly owner: T;

  constructor(owner: T) {
    this.owner = owner;
  }

  pointTo(node: HlistNode<T> | null): void {
    this.next = node;
  }
}

/** include/linux/list.h v4.18: hlist_empty() */
export function hlist_empty<T>(head: HlistHead<T>): boolean {
  return head.first === null;
}

/** include/linux/list.h v4.18: hlist_add_head() */
export function hlist_add_head<T>(node: HlistNode<T>, head: HlistHead<T>): void {
  const first = head.first;
  node.next = first;
  if (first !== null) first.pprev = node;
  head.first = node;
  node.pprev = head;
}

/** include/linux/list.h v4.18: hlist_del(); the node's links are null (poisoned) afterwards. */
export function hlist_del<T>(node: HlistNode<T>): void {
  const { next, pprev } = node;
  pprev?.pointTo(next);
  if (next !== null) next.pprev = pprev;
  node.next = null;
  node.pprev = null;
}

/** The owners in order. Safe against removal of the one just given, as hlist_for_each_entry_safe() is. */
export function* hlist_entries<T>(head: HlistHead<T>): Generator<T> {
  let at = head.first;
  while (at !== null) {
    const next: HlistNode<T> | null = at.next;
    yield at.owner;
    at = next;
  }
}
