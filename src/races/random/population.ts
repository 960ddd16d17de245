// SPDX-License-Identifier: GPL-2.0-only
// What a random workload knows of its machine: processes, their areas, and what is held from outside. It decides what
// an operation's numbers stand for, so that most operations find something to act upon.

import type { Release } from '../../ksm/releases';

/** Pages of one process that lie side by side. */
export interface Area {
  /** In pages. */
  readonly start: number;
  readonly pages: number;
}

export interface Hold {
  /** The operation that ends it. */
  readonly release: 'unpin' | 'unlockpage';
  readonly process: string;
  readonly page: number;
}

const FIRST_PAGE = 0x100;
const AREA_DISTANCE = 0x10;
const MOST_PROCESSES = 10;
const MOST_AREAS = 5;

export class Population {
  readonly nodes: number;
  readonly framesPerNode: number;
  readonly contents: readonly string[];
  readonly release: Release;
  readonly holds: Hold[] = [];
  /** The range that goes offline: its first frame, and how many. */
  going: readonly [number, number] | null = null;
  private readonly processes = new Map<string, Area[]>();
  private made = 0;

  constructor(nodes: number, framesPerNode: number, contents: readonly string[], release: Release) {
    this.release = release;
    this.nodes = nodes;
    this.framesPerNode = framesPerNode;
    this.contents = contents;
  }

  get count(): number {
    return this.processes.size;
  }

  get full(): boolean {
    return this.processes.size >= MOST_PROCESSES;
  }

  /** A name that no process had. */
  freshName(): string {
    return `P${this.made++}`;
  }

  add(name: string, areas: readonly Area[]): void {
    this.processes.set(name, [...areas]);
  }

  remove(name: string): void {
    this.processes.delete(name);
  }

  /** The process that a number stands for. */
  process(number: number): string {
    const names = [...this.processes.keys()];
    return names[number % names.length] as string;
  }

  areas(name: string): readonly Area[] {
    return this.processes.get(name) ?? [];
  }

  /** Where one more area of a process goes; null when it has enough. */
  nextArea(name: string, pages: number): Area | null {
    const areas = this.processes.get(name);
    if (areas === undefined || areas.length >= MOST_AREAS) return null;
    const area = { start: FIRST_PAGE + areas.length * AREA_DISTANCE, pages };
    areas.push(area);
    return area;
  }

  /** One page of a process by two numbers. */
  page(name: string, area: number, page: number): number {
    const areas = this.areas(name);
    const { start, pages } = areas[area % areas.length] as Area;
    return start + (page % pages);
  }

  /** Part of an area: its first page, and how many. */
  part(name: string, area: number, page: number, length: number): readonly [number, number] {
    const areas = this.areas(name);
    const { start, pages } = areas[area % areas.length] as Area;
    const skipped = page % pages;
    return [start + skipped, 1 + (length % (pages - skipped))];
  }

  content(number: number): string {
    return this.contents[number % this.contents.length] as string;
  }
}
