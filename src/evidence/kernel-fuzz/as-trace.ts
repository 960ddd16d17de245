// SPDX-License-Identifier: GPL-2.0-only
// A workload in the trace language, as far as that has words for it.

import { traceWord } from './content';
import { addressOf, type Operation, PAGE_SIZE } from './operations';
import { OFFSET_OF_FLIP, type Terms } from './terms';

const UINT_MAX = 0xffffffff;

const hex = (page: number): string => `0x${addressOf(page).toString(16)}`;

/** `mmap A 0x20000000 4`, with a line for each page that is written to. */
function mapped(process: string, page: number, contents: readonly (string | null)[]): string[] {
  const writes = contents.flatMap((content, at) =>
    content === null ? [] : [`write ${process} ${hex(page + at)} ${traceWord(content)}`],
  );
  return [`mmap ${process} ${hex(page)} ${contents.length}`, ...writes];
}

const each = (count: number, line: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => line(at));

/** A blank in a value would end it. */
const escaped = (text: string): string => text.replaceAll('\n', '\\n').replaceAll(' ', '\\s');

function onMemory(operation: Extract<Operation, { page: number }>): string[] | null {
  const { process, page } = operation;
  const at = `${process} ${hex(page)}`;
  switch (operation.op) {
    case 'map': {
      const { contents, mergeable } = operation;
      return [...mapped(process, page, contents), ...(mergeable ? [`madvise ${at} ${contents.length} MERGEABLE`] : [])];
    }
    case 'map-over':
      return [
        `munmap ${at} ${operation.pages}`,
        `mmap ${at} ${operation.pages}`,
        `write ${at} ${traceWord(operation.content)}`,
      ];
    case 'unmap':
      return [`munmap ${at} ${operation.pages}`];
    case 'mlock':
    case 'munlock':
      return [`${operation.op} ${at} ${operation.pages}`];
    case 'madvise':
      if (operation.advice === 'MADV_DONTNEED') return [`zap ${at} ${operation.pages}`];
      return [`madvise ${at} ${operation.pages} ${operation.advice.slice('MADV_'.length)}`];
    case 'fill':
      return each(operation.pages, (more) => `write ${process} ${hex(page + more)} ${traceWord(operation.content)}`);
    case 'touch':
      return each(operation.pages, (more) => `read ${process} ${hex(page + more)}`);
    case 'compare':
      return [`read ${at}`];
    case 'pin':
    case 'unpin':
      return [`${operation.op} ${at}`];
    case 'swap-out':
      return [`swapout ${at}`];
    case 'move':
      return [`migrate ${at} ${operation.node}`];
    default:
      return null;
  }
}

/** The lines for an operation; null when the language has none. */
function linesOf(operation: Operation): string[] | null {
  switch (operation.op) {
    case 'spawn':
      return [`proc ${operation.process} node=${operation.node}`];
    case 'fork':
      return [`fork ${operation.process} ${operation.child}`];
    case 'exit':
      return [`exit ${operation.process}`];
    case 'set':
      return operation.asRoot ? [`sysfs ${operation.file}=${escaped(operation.text)}`] : null;
    case 'get':
      return [`sysfs ${operation.file}`];
    case 'scan':
      return each(operation.count, () => `scan ${UINT_MAX}`);
    case 'batch':
      return [`scan ${operation.count}`];
    case 'rounds':
      return [`ksmd ${operation.count}`];
    case 'exec':
    case 'prctl':
      return null;
    default:
      return onMemory(operation);
  }
}

/** One operation in plain words, for what a language has none for. */
export function inPlainWords(operation: Operation): string {
  const { op, ...rest } = operation;
  const words = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const where = 'page' in operation ? ` (${hex(operation.page)})` : '';
  const what = op === 'flip' ? ` byte ${OFFSET_OF_FLIP}` : '';
  return `${op}${what} ${words.join(' ')}${where}`;
}

/** Operations that the language lacks stand there as comments, and its run then differs from the workload. */
export function asTrace(operations: readonly Operation[], { nodes, swap }: Terms): string {
  const lines = operations.flatMap(
    (operation) => linesOf(operation) ?? [`# not in the trace language: ${inPlainWords(operation)}`],
  );
  return [`machine nodes=${nodes} pages_per_node=1024 swap=${swap ? PAGE_SIZE / 4 - 1 : 0}`, ...lines].join('\n');
}
