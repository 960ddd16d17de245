// SPDX-License-Identifier: GPL-2.0-only
// A workload is a list of operations of the trace language. Here it runs on a fresh machine under the eyes of all
// judges: the audit and the ghost memory after each operation, and whatever the kernel itself would complain of.

import { kernelOf } from '../checksums/xxhash';
import { DEFAULT_RELEASE, type ReleaseName } from '../ksm/releases';
import { audit } from '../machine/audit';
import type { Machine } from '../machine/machine';
import { type InputLine, parseTrace } from '../machine/trace/parse';
import { TraceSession } from '../machine/trace/session';
import { unreachableSharers } from './unreachable-sharers';

/** What went wrong. */
export interface Harm {
  /** What it is, without numbers that depend on the workload: `OOPS null-deref vma`, `audit ghost`, `WARN f`. */
  readonly kind: string;
  /** The whole sentence. */
  readonly text: string;
  /** Index of the operation after which it was seen. */
  readonly operation: number;
}

export interface WorkloadResult {
  /** Null when all is well. The run ends at the first harm. */
  readonly harm: Harm | null;
  /** All of what the run has said, as a trace. */
  readonly lines: readonly string[];
}

/** Sees a run from inside. */
export interface WorkloadObserver {
  /** Called before the operation of this index runs. */
  operation?(session: TraceSession, index: number): void;
}

const parsed = new Map<string, InputLine>();

/** One operation; texts are parsed once. */
function parse(text: string): InputLine {
  const known = parsed.get(text) ?? (parseTrace(text)[0] as InputLine);
  parsed.set(text, known);
  return known;
}

type Symptom = Pick<Harm, 'kind' | 'text'>;

/** Complaints of the kernel that no audit looks for. */
function complaints({ kernel, memory }: Machine): Symptom[] {
  const texts = [
    ...kernel.log.warnings.map((func) => `WARN ${func}`),
    ...kernel.log.uses_after_free.map((what) => `use-after-free ${what}`),
    ...(memory.lock_waits === 0 ? [] : ['wait lock_page']),
  ];
  return texts.map((text) => ({ kind: text, text }));
}

/** The audit's prefix is the kind of a finding. */
const symptomOf = (finding: string): Symptom => ({
  kind: `audit ${finding.slice(0, finding.indexOf(':'))}`,
  text: finding,
});

/** All that is wrong after an operation that has said this. */
function symptoms(session: TraceSession, said: string, settled: boolean): Symptom[] {
  if (session.exitStatus !== 0) {
    const [, text = said] =
      /^= ((?:BUG|OOPS) .*?)(?: (?:unfired|lockwait|offlinewait|warn)=.*| \[.*)?$/.exec(said) ?? [];
    return [{ kind: text, text }];
  }
  const { machine } = session;
  if (machine === null) return [];
  return [
    ...complaints(machine),
    ...[...audit(machine), ...(settled ? unreachableSharers(machine) : [])].map(symptomOf),
  ];
}

export interface WorkloadOptions {
  /** From this operation on nothing else happens but full scans: by then every sharer must be found. Never by default. */
  readonly settledFrom?: number;
  /** Kinds of harm that do not end the run, as long as the machine lives. */
  readonly tolerated?: ReadonlySet<string>;
  readonly observer?: WorkloadObserver;
  /** The kernel; v4.18 when left out. */
  readonly release?: ReleaseName;
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Runs a workload up to its end or to the first harm.
 * @param operations lines of the trace language, `at` lines among them
 * @throws TraceSyntaxError for a line that is not of the language
 */
export function runWorkload(operations: readonly string[], options: WorkloadOptions = {}): WorkloadResult {
  const {
    settledFrom = Number.POSITIVE_INFINITY,
    tolerated = NOTHING,
    observer = {},
    release = DEFAULT_RELEASE,
  } = options;
  const lines: string[] = [];
  const session = new TraceSession((line) => lines.push(line), true, kernelOf(release));
  for (const [index, text] of operations.entries()) {
    const line = parse(text);
    lines.push(text);
    if (line.operation === null) continue;
    observer.operation?.(session, index);
    try {
      session.run(line.operation);
    } catch (error) {
      // A fault of the port that no judge has a name for: C would have dereferenced NULL.
      const text = `crash ${error instanceof Error ? error.message : String(error)}`;
      return { harm: { kind: text, text, operation: index }, lines };
    }
    if (line.operation.kind === 'at') continue;
    const found = symptoms(session, lines.at(-1) as string, index >= settledFrom);
    const harm = found.find(({ kind }) => session.exitStatus !== 0 || !tolerated.has(kind));
    if (harm !== undefined) return { harm: { ...harm, operation: index }, lines };
  }
  return { harm: null, lines };
}
