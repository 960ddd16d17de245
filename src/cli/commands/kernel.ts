// SPDX-License-Identifier: GPL-2.0-only
// samepage kernel: runs the specification on this machine's own kernel, or on an image that QEMU boots. Exit status 1 when
// something differs that is not known, or when a known difference is gone.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { describeCommit } from '../../bench/host';
import { judge } from '../../evidence/kernels/known-differences';
import type { KernelFacts, KernelResults, ScenarioResult } from '../../evidence/kernels/results';
import { keepKernel, readKernels } from '../../evidence/kernels/store';
import { totals, verdict } from '../../evidence/kernels/summary';
import { startHere } from '../../linux/here';
import { CODE, ROOT } from '../../project';
import type { ResultsFolder } from '../../results/folder';
import { CONSOLE } from '../../spec/configuration';
import { runSpec } from '../../spec/run';
import type { KernelParameters } from '../../spec/world-parameters';
import { UsageError } from '../../usage-error';
import { parseRelease } from '../release-option';
import { reportsOption } from '../reports-option';
import { addSelectionOptions, checkFormats, type SelectionOptions, selectionOf } from '../selection-options';

interface Options extends SelectionOptions {
  readonly image?: string;
  readonly nodes?: number;
  readonly memory?: number;
  readonly module: readonly string[];
  readonly append?: string;
  readonly release?: string;
  readonly slow: boolean;
  readonly ktap: boolean;
  readonly ifPossible: boolean;
  readonly reports: ResultsFolder;
}

/** How often what differs is run again: other work on the machine may come in between. */
const REPEATS = 2;

/** What no kernel can be asked. */
const OF_KERNELS = 'not @model and not @form and not @command-line';
/** Published tests at their full size: minutes, and most of a guest's memory. */
const QUICK = `${OF_KERNELS} and not @slow`;

const KTAP = path.join(CODE, 'src/evidence/kernels/ktap-loader.js');
const COLLECTED = path.join(CODE, 'src/evidence/kernels/formatter-loader.js');

const numberFrom =
  (from: number, to: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < from || number > to)
      throw new InvalidArgumentError(`It must be a number from ${from} to ${to}.`);
    return number;
  };

function kernelParameters({ image, nodes, memory, module, append }: Options): KernelParameters {
  const ofImages = { '--nodes': nodes, '--memory': memory, '--module': module[0], '--append': append };
  const [stray] = Object.entries(ofImages).find(([, value]) => value !== undefined) ?? [];
  if (image === undefined && stray !== undefined)
    throw new UsageError(`${stray} is for a guest: expected --image as well`);
  return {
    ...(image === undefined ? {} : { image: path.resolve(image) }),
    ...(nodes === undefined ? {} : { nodes }),
    ...(memory === undefined ? {} : { memory }),
    ...(module.length === 0 ? {} : { modules: module.map((file) => path.resolve(file)) }),
    ...(append === undefined ? {} : { append }),
  };
}

/** Why this machine's kernel can't be the subject; null when it can. */
function whyNotHere(): string | null {
  try {
    startHere().close();
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

/** Words that select the same kernel again. */
function againWith({ image, nodes, memory, module, append }: Options): string {
  const words = [
    ...(image === undefined ? [] : ['--image', image]),
    ...(nodes === undefined ? [] : ['--nodes', String(nodes)]),
    ...(memory === undefined ? [] : ['--memory', String(memory)]),
    ...module.flatMap((file) => ['--module', file]),
    ...(append === undefined ? [] : ['--append', `'${append}'`]),
  ];
  return ['samepage kernel', ...words].join(' ');
}

/** What part of the scenarios is selected; null for all. */
function partOf(paths: readonly string[], { tags, name, shard }: Options): string | null {
  const parts = [...paths, tags, ...name, shard && `part ${shard}`].filter(Boolean);
  return parts.length === 0 ? null : parts.join(', ');
}

async function run(paths: readonly string[], options: Options): Promise<void> {
  const parameters = { kernel: kernelParameters(options), ...(options.release && { release: options.release }) };
  const selection = selectionOf(paths, options, options.slow ? OF_KERNELS : QUICK);
  checkFormats(options);
  const { reports } = options;
  reports.probe();
  const others = readKernels(reports.in('kernels.json'));
  if (options.image === undefined && options.ifPossible) {
    const reason = whyNotHere();
    if (reason !== null) {
      console.log(`samepage kernel: not possible here: ${reason}`);
      return;
    }
  }
  const collected = path.join(tmpdir(), `${randomUUID()}.json`);
  const begun = performance.now();
  await runSpec(
    {
      selection,
      parameters,
      formats: [...options.format, [COLLECTED, collected]],
      parallel: 0,
      order: 'defined',
      failFast: options.failFast,
      retry: REPEATS,
      console: options.ktap ? KTAP : options.quiet ? null : CONSOLE,
    },
    ROOT,
  );
  const seconds = (performance.now() - begun) / 1000;
  const { kernel, scenarios } = JSON.parse(readFileSync(collected, 'utf8')) as {
    kernel: KernelFacts | null;
    scenarios: ScenarioResult[];
  };
  if (kernel === null) throw new UsageError('no scenario ran');
  const part = partOf(paths, options);
  const results: KernelResults = {
    version: 1,
    kernel,
    time: new Date().toISOString(),
    commit: describeCommit(),
    part,
    seconds,
    scenarios,
  };
  keepKernel(reports.place('kernels.json', part), part === null ? others : [], results);
  const judgement = judge(results);
  const held = judgement.unexpected.length + judgement.gone.length === 0;
  process.exitCode = held ? 0 : 1;
  if (part !== null && !options.ktap)
    console.log(`A partial run (${part}): the results of whole ones are as they were`);
  const lines = [...verdict(judgement, againWith(options)), totals(results)];
  for (const line of lines) console.log(options.ktap ? `# ${line.replaceAll('\n', '\n# ')}` : line);
}

export const command = addSelectionOptions(new Command('kernel'))
  .option('--image <file>', "a kernel image that QEMU boots, in place of this machine's own kernel")
  .option('--nodes <n>', 'NUMA nodes of the guest', numberFrom(1, 8))
  .option('--memory <MiB>', 'memory of the guest', numberFrom(64, 65536))
  .option(
    '--module <file>',
    'a kernel module that the guest loads, such as brd.ko for swap; may be repeated',
    (file: string, before: readonly string[]) => [...before, file],
    [],
  )
  .option('--append <words>', "words for the guest's kernel command line")
  .option('-r, --release <name>', "whose rules apply (default: those of the kernel's own version)", parseRelease)
  .option('--slow', 'the slow scenarios, too: published tests at their full size', false)
  .option('--ktap', 'write KTAP, version 1', false)
  .option('--if-possible', "leave it at one line where this machine's kernel can't be tested", false)
  .addOption(reportsOption())
  .addHelpText(
    'after',
    `
Examples:
  samepage kernel                                        all that can be seen, on the running kernel; needs root
  samepage kernel features/sysfs --ktap                  a chapter, for the kernel's own tests
  samepage kernel --image bzImage --nodes 2 --module brd.ko
                                                         a kernel that was just built, under QEMU`,
  )
  .action(run);
