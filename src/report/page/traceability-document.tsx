// SPDX-License-Identifier: GPL-2.0-only
// reports/traceability.html: what shows what, from scenario to code and back, as one HTML text.

import type { JSX } from 'preact';
import { count, grouped, moment } from '../format';
import { gapsOf, isWhole, type Traceability } from '../inputs/traceability';
import { htmlPage } from './html-page';
import { Section } from './parts';
import type { TraceContext } from './traceability-parts';
import { AllBranches, AllClaims, AllFunctions, BranchTable, ClaimTable, FunctionTable } from './traceability-tables';

const TRACE_STYLE = `
.verdict { border-left: 4px solid var(--rule); padding: .6rem .9rem; margin: 1rem 0; font-size: 1.1rem; font-weight: 600; }
.verdict.good { border-left-color: var(--good); color: var(--good); }
.verdict.bad { border-left-color: var(--bad); color: var(--bad); background: var(--bad-shade); }
.named, .places { margin: 0; padding: 0; list-style: none; }
.at { white-space: nowrap; overflow-wrap: normal; }
.place, .muted { color: var(--muted); }
.source { overflow-wrap: anywhere; }
mark { background: var(--shade); color: inherit; box-shadow: -2px 0 var(--port); padding-left: 2px; }
.bad mark { background: none; box-shadow: -2px 0 var(--bad); }
td code { overflow-wrap: anywhere; }
`;

/** What is shown of one kind of thing. */
function share(total: number, missing: number, one: string, many = `${one}s`): string {
  return `${grouped(total - missing)} of ${count(total, one, many)}`;
}

function Verdict({ data }: { data: Traceability }): JSX.Element {
  const { functions, claims, branches } = data;
  if (isWhole(data)) {
    return (
      <p class="verdict good">
        Everything is shown: {count(functions.length, 'function')}, {count(claims.length, 'claim')},{' '}
        {count(branches.length, 'branch', 'branches')}.
      </p>
    );
  }
  const gaps = gapsOf(data);
  return (
    <p class="verdict bad">
      Not everything is shown: {share(functions.length, gaps.functions.length, 'function')},{' '}
      {claims.length === 0 ? 'no claims are listed' : share(claims.length, gaps.claims.length, 'claim')},{' '}
      {share(branches.length, gaps.branches.length, 'branch', 'branches')}.
    </p>
  );
}

function NotShown({ context }: { context: TraceContext }): JSX.Element | null {
  const { functions, claims, branches } = gapsOf(context.data);
  if (functions.length + claims.length + branches.length === 0) return null;
  return (
    <Section id="not-shown" title="Not shown">
      {functions.length === 0 ? null : <FunctionTable context={context} functions={functions} />}
      {claims.length === 0 ? null : <ClaimTable context={context} claims={claims} />}
      {branches.length === 0 ? null : (
        <BranchTable context={context} caption="Branches of the port" branches={branches} />
      )}
    </Section>
  );
}

function Head({ data }: { data: Traceability }): JSX.Element {
  const ran = data.scenarios.filter(({ status }) => status !== 'not run');
  const failed = ran.filter(({ status }) => status !== 'passed').length;
  return (
    <header>
      <h1>Traceability</h1>
      <p class="lead">
        From the code of KSM and the claims about it to the scenarios that show them. A pass over the specification
        asked V8 after each scenario what of <code>src/ksm</code> had run.
      </p>
      <Verdict data={data} />
      <p class="facts">
        Pass of {moment(data.time)} over {count(ran.length, 'scenario')}, without the slow ones and those about the
        project itself. <a href="index.html">The report</a> has all results.
      </p>
      {failed === 0 ? null : (
        <p class="warning">{count(failed, 'scenario')} did not pass. What they ran is counted for nothing here.</p>
      )}
    </header>
  );
}

function Body({ context }: { context: TraceContext }): JSX.Element {
  return (
    <body>
      <Head data={context.data} />
      <main>
        <NotShown context={context} />
        <AllFunctions context={context} />
        <AllClaims context={context} />
        <AllBranches context={context} />
      </main>
      <footer>
        Written by <code>npm run traceability</code>, from traceability.json beside this page.
      </footer>
    </body>
  );
}

/** Renders the page. @param folder the reports folder, for links to the coverage report beside it */
export function traceabilityDocument(data: Traceability, folder: string): string {
  return htmlPage('traceability', <Body context={{ data, folder }} />, TRACE_STYLE);
}
