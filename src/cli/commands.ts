// SPDX-License-Identifier: GPL-2.0-only
// The subcommands of `samepage`: each is a file below commands/.

import type { Command } from 'commander';

interface Subcommand {
  readonly name: string;
  readonly summary: string;
  /** Whether it needs the sources of a checkout. */
  readonly checkout: boolean;
}

export const COMMANDS: readonly Subcommand[] = [
  { name: 'spec', summary: 'run the specification, or part of it', checkout: false },
  { name: 'kernel', summary: 'run the specification on a real kernel', checkout: false },
  { name: 'trace', summary: 'run traces on the model, or compare with recorded ones', checkout: false },
  { name: 'explore', summary: 'run every placement of a few operations in small set-ups', checkout: false },
  { name: 'fuzz', summary: 'run random workloads', checkout: false },
  { name: 'releases', summary: 'run the specification on every release', checkout: false },
  { name: 'bench', summary: 'measure how fast the port scans', checkout: false },
  { name: 'report', summary: 'build the page of the last results', checkout: false },
  { name: 'start', summary: 'the specification, its coverage, quick benchmarks, the report', checkout: true },
  { name: 'test', summary: 'every check of the project', checkout: true },
  { name: 'traceability', summary: 'say which scenario shows what of the port', checkout: true },
  { name: 'mutate', summary: 'break the port in small ways, and see which scenarios fail', checkout: true },
  { name: 'history', summary: 'bring back past bugs of KSM, and see which scenarios fail', checkout: true },
  { name: 'features', summary: 'bring the feature files into their form', checkout: true },
];

/** Loads one: all together they load everything there is, which takes a second. */
export function load({ name }: Subcommand): Command {
  return (require(`./commands/${name}`) as { command: Command }).command;
}
