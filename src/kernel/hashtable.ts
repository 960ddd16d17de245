// SPDX-License-Identifier: GPL-2.0-only
// include/linux/hashtable.h: chains in buckets. The key is a number, as an address is in C.

import { HlistHead, type HlistNode, hlist_add_head, hlist_del, hlist_entries } from './list';

export class HashTable<T> {
  private readonly buckets: (HlistHead<T> | undefined)[];

  /** @param bits log2 of the number of buckets */
  constructor(bits: number) {
    this.buckets = new Array(1 << bits);
  }

  private bucket(key: number): HlistHead<T> {
    const index = key & (this.buckets.length - 1);
    this.buckets[index] ??= new HlistHead();
    return this.buckets[index];
  }

  /** include/linux/hashtable.h v4.18: hash_add() */
  hash_add(node: HlistNode<T>, key: number): void {
    hlist_add_head(node, this.bucket(key));
  }

  /** include/linux/hashtable.h v4.18: hash_for_each_possible() */
  possible(key: number): Generator<T> {
    return hlist_entries(this.bucket(key));
  }
}

/** include/linux/hashtable.h v4.18: hash_del() */
export function hash_del<T>(node: HlistNode<T>): void {
  hlist_del(node);
}
