// SPDX-License-Identifier: GPL-2.0-only
// What the specification came to on real kernels, on the report's page; and the table of kernels, which both pages have.

import type { JSX } from 'preact';
import { countOutcomes } from '../../evidence/kernels/results';
import { count, grouped } from '../format';
import type { KernelRun, RealKernels } from '../kernels';
import { type Column, Missing, type Row, Section, Shares, Table } from './parts';

const COLUMNS: readonly Column[] = [
  { title: 'Kernel' },
  { title: 'Where', minor: true },
  { title: 'Nodes', number: true, minor: true },
  { title: 'Swap', minor: true },
  { title: 'Rules', minor: true },
  { title: 'Run', number: true, minor: true },
  { title: 'Scenarios', minor: true },
  { title: 'Hold', number: true },
  { title: 'Known', number: true },
  { title: 'Differ', number: true },
  { title: 'Kill', number: true },
  { title: 'Not applicable', number: true },
];

function kernelRow(run: KernelRun, page: string): Row {
  const { name, results, judgement } = run;
  const { kernel, scenarios, time } = results;
  const { holds, kills, 'not applicable': other } = countOutcomes(scenarios);
  const known = judgement.known.filter(({ result }) => result.outcome === 'differs').length;
  const differ = judgement.unexpected.filter(({ outcome }) => outcome === 'differs').length;
  const parts = [
    { name: 'hold', count: holds },
    { name: 'known to differ', count: known },
    { name: 'differ', count: differ },
    { name: 'kill', count: kills },
    { name: 'not applicable', count: other },
  ];
  return {
    key: name,
    cells: [
      <a key="link" href={`${page}#kernel-${name}`}>
        {kernel.release}
      </a>,
      kernel.where,
      kernel.nodes,
      kernel.swap ? 'yes' : 'no',
      kernel.rules,
      time.slice(0, 10),
      <Shares key="shares" parts={parts} />,
      ...parts.map((part) => grouped(part.count)),
    ],
    class: judgement.unexpected.length + judgement.gone.length > 0 ? 'bad' : '',
  };
}

/** @param page the one with the details of each kernel; empty for this one */
export function KernelsOverview({ kernels, page }: { kernels: RealKernels; page: string }): JSX.Element {
  return (
    <Table
      caption="Kernels on which the specification ran; what differs is known when its reason is"
      columns={COLUMNS}
      rows={kernels.runs.map((run) => kernelRow(run, page))}
    />
  );
}

/** What is as nobody expected, in one sentence. */
function Verdict({ kernels }: { kernels: RealKernels }): JSX.Element {
  const unexpected = kernels.runs.reduce((sum, { judgement }) => sum + judgement.unexpected.length, 0);
  const gone = kernels.runs.reduce((sum, { judgement }) => sum + judgement.gone.length, 0);
  if (unexpected + gone === 0) return <p>All that differs is known, with its reason.</p>;
  return (
    <p class="warning">
      {count(unexpected, 'difference is', 'differences are')} not known
      {gone === 0 ? '' : `; ${count(gone, 'known one', 'known ones')} did not occur`}.
    </p>
  );
}

export const NoKernels = (): JSX.Element => <Missing what="run on a real kernel" command="samepage kernel" />;

export function KernelsSection({ kernels }: { kernels: RealKernels | null }): JSX.Element {
  return (
    <Section id="kernels" title="Real kernels">
      {kernels === null ? (
        <NoKernels />
      ) : (
        <p class="facts">
          Scenarios on {count(kernels.runs.length, 'real kernel')}, through system calls, /sys and /proc.{' '}
          <a href="kernels.html">The page of real kernels</a> says what each does differently.
        </p>
      )}
      {kernels === null ? null : <Verdict kernels={kernels} />}
      {kernels === null ? null : <KernelsOverview kernels={kernels} page="kernels.html" />}
    </Section>
  );
}
