// SPDX-License-Identifier: GPL-2.0-only
// Which processes live in the course of a workload, and where they may have pages.

import { type Operation, processOf } from './operations';

/** Neighbouring pages. They need not be mapped. */
export interface Span {
  readonly page: number;
  readonly pages: number;
}

export class Layout {
  private readonly spans = new Map<string, Span[]>();

  get processes(): string[] {
    return [...this.spans.keys()];
  }

  has(process: string): boolean {
    return this.spans.has(process);
  }

  /** In the order of their making. */
  spansOf(process: string): readonly Span[] {
    return this.spans.get(process) ?? [];
  }

  /** The page behind all others, with one between. */
  next(process: string): number {
    return this.spansOf(process).reduce((next, { page, pages }) => Math.max(next, page + pages + 1), 0);
  }

  /** Whether there is who acts. A new area has to be apart from all others. */
  fits(operation: Operation): boolean {
    const process = processOf(operation);
    if (process !== null && !this.has(process)) return false;
    switch (operation.op) {
      case 'spawn':
        return !this.has(operation.process);
      case 'fork':
        return !this.has(operation.child);
      case 'map':
        return operation.page >= this.next(operation.process);
      case 'remap':
        return operation.to >= this.next(operation.process);
      case 'map-over':
        return this.spansOf(operation.process).some(
          ({ page, pages }) => page <= operation.page && operation.page + operation.pages <= page + pages,
        );
      default:
        return true;
    }
  }

  /** What there is afterwards. @param done whether it has succeeded */
  apply(operation: Operation, done = true): void {
    switch (operation.op) {
      case 'spawn':
        this.spans.set(operation.process, []);
        break;
      case 'fork':
        if (done) this.spans.set(operation.child, [...this.spansOf(operation.process)]);
        break;
      case 'exit':
        this.spans.delete(operation.process);
        break;
      case 'exec':
        this.spans.set(operation.process, []);
        break;
      case 'map':
        this.spans.get(operation.process)?.push({ page: operation.page, pages: operation.contents.length });
        break;
      case 'remap':
        this.spans.get(operation.process)?.push({ page: operation.to, pages: operation.pages });
        break;
      default:
    }
  }
}
