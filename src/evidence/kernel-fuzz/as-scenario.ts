// SPDX-License-Identifier: GPL-2.0-only
// A workload as a scenario, in the phrases of features/README.md, as far as there is one for each operation.

import { inPlainWords } from './as-trace';
import type { Operation } from './operations';

/** Per process: the pages that scenarios number from 1 on, in their order. */
class Drawing {
  private readonly pages = new Map<string, number[]>();

  draw(process: string, page: number, count: number): void {
    const pages = this.pages.get(process) ?? [];
    for (let at = 0; at < count; at++) pages.push(page + at);
    this.pages.set(process, pages);
  }

  fork(parent: string, child: string): void {
    this.pages.set(child, [...(this.pages.get(parent) ?? [])]);
  }

  forget(process: string): void {
    this.pages.delete(process);
  }

  move(process: string, page: number, count: number, to: number): void {
    const pages = this.pages.get(process) ?? [];
    const moved = pages.map((each) => (each >= page && each < page + count ? each - page + to : each));
    this.pages.set(process, moved);
  }

  /** `its 2nd page`, `its pages 2 to 3`; null for pages that have no numbers in a row. */
  name(process: string, page: number, count: number): string | null {
    const pages = this.pages.get(process) ?? [];
    const first = pages.indexOf(page);
    const inRow =
      first >= 0 && Array.from({ length: count }, (_, at) => pages[first + at] === page + at).every(Boolean);
    if (!inRow || count === 0) return null;
    if (count > 1) return `its pages ${first + 1} to ${first + count}`;
    return pages.length === 1 ? 'its page' : `its ${ordinal(first + 1)} page`;
  }
}

function ordinal(n: number): string {
  const teen = n % 100 > 10 && n % 100 < 14;
  const ending = teen ? undefined : ['st', 'nd', 'rd'][(n % 10) - 1];
  return `${n}${ending ?? 'th'}`;
}

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
const quoted = (text: string): string => `"${text.replaceAll('\n', '\\n')}"`;

/** What a process does to pages, before and behind their name. */
function deedOf(operation: Extract<Operation, { page: number }>): readonly [before: string, behind: string] | null {
  switch (operation.op) {
    case 'unmap':
      return ['unmaps', ''];
    case 'map-over':
      return ['maps over', ''];
    case 'mlock':
      return ['mlocks', ''];
    case 'munlock':
      return ['munlocks', ''];
    case 'touch':
      return ['reads', ''];
    case 'madvise':
      return [`advises ${operation.advice} on`, ''];
    case 'protect':
      return ['makes', operation.writable ? ' writable' : ' read-only'];
    case 'remap':
      return ['mremaps', ''];
    case 'fill':
      return [`writes ${operation.content} to`, ''];
    case 'flip':
      return ['changes one byte of', ''];
    case 'pin':
      return ['pins', ''];
    case 'unpin':
      return ['unpins', ''];
    case 'swap-out':
      return ['swaps out', ''];
    case 'move':
      return ['migrates', ` to node ${operation.node}`];
    default:
      return null;
  }
}

function onMemory(operation: Extract<Operation, { page: number }>, drawing: Drawing): string[] | null {
  const { process, page } = operation;
  if (operation.op === 'map') {
    const { contents, mergeable } = operation;
    drawing.draw(process, page, contents.length);
    const row = contents.map((content) => content ?? '-').join(' ');
    return [`${mergeable ? 'mergeable' : 'anonymous'} memory`, `  | ${process} | ${row} |`];
  }
  const pages = 'pages' in operation ? operation.pages : 1;
  const name = drawing.name(process, page, pages);
  if (name === null) return null;
  if (operation.op === 'compare') return [`${process} reads ${name}`];
  const deed = deedOf(operation);
  if (deed === null) return null;
  if (operation.op === 'remap') drawing.move(process, page, pages, operation.to);
  const lines = [`${process} ${deed[0]} ${name}${deed[1]}`];
  if (operation.op === 'map-over') {
    const first = drawing.name(process, page, 1);
    lines.push(`${process} writes ${operation.content} to ${first}`);
  }
  return lines;
}

/** Steps without their keywords; null when there is no phrase. */
function stepsOf(operation: Operation, drawing: Drawing): string[] | null {
  switch (operation.op) {
    case 'spawn':
      // A process is made when its first area is drawn.
      return [];
    case 'fork':
      drawing.fork(operation.process, operation.child);
      return [`${operation.process} forks ${operation.child}`];
    case 'exit':
    case 'exec':
      drawing.forget(operation.process);
      return [`${operation.process} ${operation.op}s`];
    case 'prctl':
      return [
        `${operation.process} calls PR_${operation.set ? 'SET' : 'GET'}_MEMORY_MERGE with ${quoted(operation.args.join(', '))}`,
      ];
    case 'set':
      return [`${operation.asRoot ? 'root' : 'a user'} writes ${quoted(operation.text)} to ${operation.file}`];
    case 'get':
      return [];
    case 'scan':
      return [`ksmd completes ${plural(operation.count, 'full scan')}`];
    case 'batch':
      return [`ksmd scans ${plural(operation.count, 'page')}`];
    case 'rounds':
      return [`ksmd runs ${plural(operation.count, 'round')}`];
    default:
      return onMemory(operation, drawing);
  }
}

/** Operations without a phrase stand there as comments. */
export function asScenario(operations: readonly Operation[], name: string): string {
  const drawing = new Drawing();
  const lines: string[] = [`Example: ${name}`];
  let keyword = 'Given';
  for (const operation of operations) {
    const steps = stepsOf(operation, drawing);
    if (steps === null) lines.push(`  # without a phrase: ${inPlainWords(operation)}`);
    for (const step of steps ?? []) {
      lines.push(step.startsWith('  ') ? `  ${step}` : `  ${keyword} ${step}`);
      keyword = 'And';
    }
  }
  return lines.join('\n');
}
