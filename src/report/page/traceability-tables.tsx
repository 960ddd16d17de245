// SPDX-License-Identifier: GPL-2.0-only
// The functions, the claims and the branches, with the scenarios that show them.

import { Fragment, type JSX } from 'preact';
import { count, grouped } from '../format';
import { gapsOf, type TracedBranch, type TracedClaim, type TracedFunction } from '../inputs/traceability';
import { type Column, type Row, Section, Table } from './parts';
import { ScenarioList, ScenarioName, SourcePlace, Takers, type TraceContext } from './traceability-parts';

const FUNCTION_COLUMNS: readonly Column[] = [
  { title: 'mm/ksm.c' },
  { title: 'Port' },
  { title: 'Scenarios', number: true },
  { title: 'Executed by' },
];

function Port({ context, one }: { context: TraceContext; one: TracedFunction }): JSX.Element {
  if (one.port !== null) return <SourcePlace context={context} {...one.port} />;
  return one.exception === null ? <span class="status">not ported</span> : <Fragment>{one.exception}</Fragment>;
}

/** The scenarios of a function, those first that are tagged with it. */
function taggedFirst({ data }: TraceContext, { name, scenarios }: TracedFunction): number[] {
  const isTagged = (index: number): boolean => data.scenarios[index]?.tags.includes(`ksm.c:${name}`) ?? false;
  return [...scenarios.filter(isTagged), ...scenarios.filter((index) => !isTagged(index))];
}

export function FunctionTable(props: { context: TraceContext; functions: readonly TracedFunction[] }): JSX.Element {
  const { context, functions } = props;
  const { functions: missing } = gapsOf(context.data);
  const rows = functions.map(
    (one): Row => ({
      key: one.name,
      class: missing.includes(one) ? 'bad' : '',
      cells: [
        <code key="name">{one.name}()</code>,
        <Port key="port" context={context} one={one} />,
        <Takers key="count" n={one.scenarios.length} />,
        <ScenarioList key="list" context={context} scenarios={taggedFirst(context, one)} />,
      ],
    }),
  );
  return <Table caption="Functions of the reference" columns={FUNCTION_COLUMNS} rows={rows} />;
}

const CLAIM_COLUMNS: readonly Column[] = [
  { title: 'Claim' },
  { title: 'Says' },
  { title: 'Result' },
  { title: 'Shown by' },
];

/** What the scenarios of a claim came to, counted by status. */
function resultOf({ data }: TraceContext, { scenarios }: TracedClaim): string {
  const statuses = new Map<string, number>();
  for (const index of scenarios) {
    const status = data.scenarios[index]?.status ?? 'unknown';
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  return [...statuses].map(([status, n]) => `${grouped(n)} ${status}`).join(', ');
}

export function ClaimTable(props: { context: TraceContext; claims: readonly TracedClaim[] }): JSX.Element {
  const { context, claims } = props;
  const { claims: missing } = gapsOf(context.data);
  const rows = claims.map((one): Row => {
    const { id, text, notShown, scenarios } = one;
    const shown = <ScenarioList key="list" context={context} scenarios={scenarios} />;
    return {
      key: id,
      class: missing.includes(one) ? 'bad' : '',
      cells: notShown === null ? [id, text, resultOf(context, one), shown] : [id, text, 'cannot be shown', notShown],
    };
  });
  return <Table caption="Claims of the documentation" columns={CLAIM_COLUMNS} rows={rows} />;
}

const BRANCH_COLUMNS: readonly Column[] = [
  { title: 'Place' },
  { title: 'Branch' },
  { title: 'Function', minor: true },
  { title: 'Scenarios', number: true },
  { title: 'First taken by' },
];

export function BranchTable(props: {
  context: TraceContext;
  caption: string;
  branches: readonly TracedBranch[];
}): JSX.Element {
  const { context, caption, branches } = props;
  const rows = branches.map((one, index): Row => {
    const first = context.data.scenarios[one.first ?? -1];
    return {
      key: String(index),
      class: first === undefined ? 'bad' : '',
      cells: [
        <SourcePlace key="place" context={context} file={one.file} line={one.line} />,
        <code key="text" class="source">
          {one.text.slice(0, one.before)}
          <mark>{one.text.slice(one.before)}</mark>
        </code>,
        <code key="function">{one.function}</code>,
        <Takers key="count" n={one.takers} />,
        first === undefined ? <span class="status">none</span> : <ScenarioName key="first" scenario={first} />,
      ],
    };
  });
  return <Table caption={caption} columns={BRANCH_COLUMNS} rows={rows} />;
}

function FileBranches({ context, file }: { context: TraceContext; file: string }): JSX.Element {
  const branches = context.data.branches.filter((one) => one.file === file);
  const open = branches.filter(({ first }) => first === null).length;
  return (
    <details>
      <summary>
        {file}: {count(branches.length, 'branch', 'branches')}
        {open === 0 ? '' : <strong class="status">, {grouped(open)} not taken</strong>}
      </summary>
      <BranchTable context={context} caption={`Branches of ${file}`} branches={branches} />
    </details>
  );
}

export function AllFunctions({ context }: { context: TraceContext }): JSX.Element {
  return (
    <Section id="functions" title="Functions">
      <p class="facts">
        Every function that <code>mm/ksm.c</code> of Linux 4.18 defines, the function of the port, and the scenarios
        that executed it and passed, those first that carry its tag. This is what ran, whatever the tags say.
      </p>
      <FunctionTable context={context} functions={context.data.functions} />
    </Section>
  );
}

export function AllClaims({ context }: { context: TraceContext }): JSX.Element {
  return (
    <Section id="claims" title="Claims">
      <p class="facts">
        What the documentation of Linux 4.18 says of KSM (<code>features/claims.md</code>), and the scenarios that carry
        the claim's tag. Slow scenarios are left out of the pass behind this page: they stand as not run.
      </p>
      <ClaimTable context={context} claims={context.data.claims} />
    </Section>
  );
}

export function AllBranches({ context }: { context: TraceContext }): JSX.Element {
  const files = [...new Set(context.data.branches.map(({ file }) => file))];
  return (
    <Section id="branches" title="Branches">
      <p class="facts">
        A branch is a function, or a part of one that some scenario runs more or less often than what is around it. The
        mark shows where on its line it begins. Recorded runs come last in the pass: where one is the first to take a
        branch, no other scenario takes it.
      </p>
      {files.map((file) => (
        <FileBranches key={file} context={context} file={file} />
      ))}
    </Section>
  );
}
