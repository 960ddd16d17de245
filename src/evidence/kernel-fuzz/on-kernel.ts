// SPDX-License-Identifier: GPL-2.0-only
// A real kernel carries a workload out, through the agent: all requests of it are sent at once, and what comes back is
// put in the form of the model's observations.

import type { Agent, Answer } from '../../linux/agent';
import { decodeText, encodeText } from '../../linux/text';
import { agentWords } from './content';
import { Layout } from './layout';
import { type Observation, partition } from './observation';
import { ADVICE, addressOf, type Operation } from './operations';
import { OFFSET_OF_FLIP, type Terms } from './terms';

/** What a kernel never sets back: it is counted from the start of a workload. */
const NEVER_RESET = ['pages_scanned', 'pages_skipped', 'cow_ksm', 'ksm_swpin_copy'];
/** A user who is not root. */
const NOBODY = 65534;
const PR_SET_MEMORY_MERGE = 67;
const PR_GET_MEMORY_MERGE = 68;
const PROT_READ = 1;
const PROT_WRITE = 2;

const hex = (page: number): string => `0x${addressOf(page).toString(16)}`;

/** Requests of one operation, and how their answers are told. */
interface Plan {
  readonly requests: readonly string[];
  /** Whether what follows a success is part of the result. */
  readonly text?: boolean;
}

/** The agent's numbers of the processes of a workload. */
class Ids {
  private readonly ids = new Map<string, number>();

  of(process: string): number {
    const known = this.ids.get(process);
    if (known !== undefined) return known;
    this.ids.set(process, this.ids.size);
    return this.ids.size - 1;
  }
}

/** A content that several neighbours have is written by one request. */
function fillsOf(page: number, contents: readonly (string | null)[]): string[] {
  return contents.flatMap((content, at) =>
    content === null ? [] : [`fill ${hex(page + at)} 1 ${agentWords(content)}`],
  );
}

/** What is asked of a process for an operation on its memory. */
function callsOf(operation: Extract<Operation, { page: number }>): readonly string[] {
  const { op, page } = operation;
  switch (op) {
    case 'map':
      return [
        `mmap ${hex(page)} ${operation.contents.length} anonymous`,
        ...fillsOf(page, operation.contents),
        ...(operation.mergeable ? [`madvise ${hex(page)} ${operation.contents.length} ${ADVICE.MADV_MERGEABLE}`] : []),
      ];
    case 'map-over':
      return [`map-over ${hex(page)} ${operation.pages}`, `fill ${hex(page)} 1 ${agentWords(operation.content)}`];
    case 'unmap':
      return [`munmap ${hex(page)} ${operation.pages}`];
    case 'mlock':
    case 'munlock':
    case 'touch':
      return [`${op} ${hex(page)} ${operation.pages}`];
    case 'madvise':
      return [`madvise ${hex(page)} ${operation.pages} ${ADVICE[operation.advice]}`];
    case 'protect':
      return [`mprotect ${hex(page)} ${operation.pages} ${PROT_READ | (operation.writable ? PROT_WRITE : 0)}`];
    case 'remap':
      return [`mremap ${hex(page)} ${operation.pages} ${hex(operation.to)}`];
    case 'fill':
      return [`fill ${hex(page)} ${operation.pages} ${agentWords(operation.content)}`];
    case 'flip':
      return [`flip ${hex(page)} ${OFFSET_OF_FLIP}`];
    case 'pin':
    case 'unpin':
    case 'node':
      return [`${op} ${hex(page)}`];
    case 'swap-out':
      return [`pageout ${hex(page)} 1`];
    case 'compare':
      return [`compare ${hex(page)} ${agentWords(operation.content)}`];
    case 'move':
      return [`move ${hex(page)} ${operation.node}`];
  }
}

/** Pages that were mlocked wait in batches of the processors, with a reference: the next operation finds none. */
const LEAVES_BATCHES: readonly string[] = [
  'mlock',
  'munlock',
  'unmap',
  'map-over',
  'exit',
  'exec',
  'madvise',
  'protect',
];

export class KernelRun {
  private readonly agent: Agent;
  private readonly nodes: number;
  private readonly layout = new Layout();
  private readonly ids = new Ids();
  private mlocked = false;

  constructor(agent: Agent, { nodes }: Terms) {
    this.agent = agent;
    this.nodes = nodes;
  }

  /** Carries a workload out, from KSM's defaults on. @throws AgentGone, AgentSilent */
  run(operations: readonly Operation[]): Observation[] {
    const requests: string[] = ['reset'];
    const groups = operations.map((operation) => this.group(operation));
    for (const { requests: each } of groups) requests.push(...each);
    const answers = this.agent.callAll(requests);
    const start = new Map(wordsOf(answers[0] as Answer));
    let at = 1;
    return groups.map((group) => {
      const own = answers.slice(at, at + group.requests.length);
      at += group.requests.length;
      return group.observe(own, start);
    });
  }

  private group(operation: Operation): Group {
    const { requests, text = false } = this.plan(operation);
    this.layout.apply(operation);
    this.mlocked ||= operation.op === 'mlock';
    const drain = this.mlocked && LEAVES_BATCHES.includes(operation.op);
    const { processes } = this.layout;
    const ranges = processes.flatMap((process) =>
      this.layout.spansOf(process).map(({ page, pages }) => `${this.ids.of(process)}:${hex(page)}:${pages}`),
    );
    return new Group(
      [
        ...requests,
        ...(drain ? ['drain'] : []),
        ['look', ...ranges].join(' '),
        ...processes.map((process) => `proc ${this.ids.of(process)} ksm_stat`),
      ],
      requests.length,
      text,
      processes,
    );
  }

  private plan(operation: Operation): Plan {
    switch (operation.op) {
      case 'spawn':
        return { requests: [`spawn ${this.ids.of(operation.process)}${this.nodes > 1 ? ` ${operation.node}` : ''}`] };
      case 'fork':
        return { requests: [`fork ${this.ids.of(operation.process)} ${this.ids.of(operation.child)}`] };
      case 'exit':
      case 'exec':
        return { requests: [`${operation.op} ${this.ids.of(operation.process)}`] };
      case 'prctl': {
        const numbers = [0, 1, 2, 3].map((at) => operation.args[at] ?? 0);
        const option = operation.set ? PR_SET_MEMORY_MERGE : PR_GET_MEMORY_MERGE;
        return { requests: [`p ${this.ids.of(operation.process)} prctl ${option} ${numbers.join(' ')}`], text: true };
      }
      case 'set': {
        const user = operation.asRoot ? '' : ` ${NOBODY}`;
        return { requests: [`set ${operation.file} ${encodeText(operation.text)}${user}`] };
      }
      case 'get':
        return { requests: [`get ${operation.file}`], text: true };
      case 'scan':
      case 'rounds':
        return { requests: [`${operation.op} ${operation.count}`], text: true };
      case 'batch':
        return { requests: [`batch ${operation.count}`] };
      default: {
        const id = this.ids.of(operation.process);
        return {
          requests: callsOf(operation).map((call) => `p ${id} ${call}`),
          text: ['compare', 'move', 'node'].includes(operation.op),
        };
      }
    }
  }
}

/** `name=value` words of a look, up to the pages. */
function wordsOf({ text }: Answer): [string, string][] {
  const [words = ''] = text.split(' |', 1);
  return words.split(' ').map((word) => {
    const equals = word.indexOf('=');
    return [word.slice(0, equals), word.slice(equals + 1)];
  });
}

/** The requests of one operation, the look afterwards included. */
class Group {
  readonly requests: readonly string[];
  private readonly calls: number;
  private readonly text: boolean;
  private readonly processes: readonly string[];

  constructor(requests: readonly string[], calls: number, text: boolean, processes: readonly string[]) {
    this.requests = requests;
    this.calls = calls;
    this.text = text;
    this.processes = processes;
  }

  observe(answers: readonly Answer[], start: ReadonlyMap<string, string>): Observation {
    const look = answers[answers.length - this.processes.length - 1] as Answer;
    const stats = answers.slice(answers.length - this.processes.length);
    return {
      result: answers.slice(0, this.calls).map(this.said, this).join(' '),
      files: filesOf(look, start),
      pages: partition(
        look.text
          .slice(look.text.indexOf(' |') + 2)
          .split(/[ ,;]+/)
          .filter(Boolean),
      ),
      processes: new Map(this.processes.flatMap((process, at) => statOf(process, stats[at] as Answer))),
    };
  }

  private said({ errno, text }: Answer): string {
    if (errno !== null) return `-${errno}`;
    return this.text && text !== '' ? `ok ${decodeText(text)}` : 'ok';
  }
}

function filesOf(look: Answer, start: ReadonlyMap<string, string>): Map<string, string> {
  const files = new Map(wordsOf(look));
  for (const name of NEVER_RESET) {
    const value = files.get(name);
    if (value !== undefined) files.set(name, String(Number(value) - Number(start.get(name) ?? 0)));
  }
  return files;
}

/** Lines of ksm_stat by the process and their names. */
function statOf(process: string, { errno, text }: Answer): [string, string][] {
  if (errno !== null) return [];
  const lines = decodeText(text).split('\n').filter(Boolean);
  return lines.map((line) => {
    const [name = '', value = ''] = line.split(/:? +/);
    return [`${process} ${name}`, value];
  });
}
