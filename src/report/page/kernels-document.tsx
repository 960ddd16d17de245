// SPDX-License-Identifier: GPL-2.0-only
// reports/kernels.html: what each real kernel does differently, and the matrix of scenarios and kernels.

import { Fragment, type JSX } from 'preact';
import { count } from '../format';
import { type RealKernels, rulesOfDifferences } from '../kernels';
import type { Releases } from '../releases';
import { htmlPage } from './html-page';
import { KernelSection, RulesSection } from './kernels-differences';
import { KernelMatrixSection } from './kernels-matrix';
import { KernelsOverview, NoKernels } from './kernels-section';

const KERNELS_STYLE = `
.muted { color: var(--muted); }
.known { color: var(--line-2); }
.differences { list-style: none; padding-left: 1rem; border-left: 2px solid var(--hair); }
.differences li { margin-bottom: 1rem; }
.differences p { margin: .15rem 0; }
.command { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; margin: .2rem 0; font-size: .9rem; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.matrix { width: auto; }
.matrix td, .matrix .upright { text-align: center; padding: .1rem .3rem; min-width: 1.6rem; border: 1px solid var(--paper); }
.matrix thead td { border: 0; }
.matrix th[scope=colgroup] { text-align: center; font-weight: 400; }
.matrix tbody th[scope=row] { min-width: 12rem; max-width: 32rem; }
.matrix small { display: block; font-size: .75rem; }
.matrix colgroup.group { border-left: 2px solid var(--rule); }
.h { background: color-mix(in srgb, var(--good) 16%, var(--paper)); }
.matrix td a { color: inherit; }
@media (min-width: 34.01rem) { .matrix code.minor { display: block; } }
.k { background: color-mix(in srgb, var(--line-2) 35%, var(--paper)); }
.d { background: color-mix(in srgb, var(--bad) 45%, var(--paper)); }
.x { background: var(--dot); color: var(--paper); }
.n { color: var(--muted); background: var(--shade); }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; font-size: .9rem; }
.key span { display: inline-block; width: 1.6rem; text-align: center; }
`;

function Details({ kernels, matrix }: { kernels: RealKernels; matrix: Releases | null }): JSX.Element {
  const rules = rulesOfDifferences(kernels);
  return (
    <main>
      <KernelsOverview kernels={kernels} page="" />
      <RulesSection kernels={kernels} rules={rules} />
      {kernels.runs.map((run) => (
        <KernelSection key={run.name} run={run} kernels={kernels} rules={rules} />
      ))}
      <KernelMatrixSection kernels={kernels} matrix={matrix} />
    </main>
  );
}

function Body({ kernels, matrix }: { kernels: RealKernels | null; matrix: Releases | null }): JSX.Element {
  return (
    <body>
      <header>
        <h1>Samepage: real kernels</h1>
        <p class="lead">
          The scenarios that need no more than system calls, <code>/sys</code> and <code>/proc</code>
          {kernels === null ? '' : `, on ${count(kernels.runs.length, 'kernel')}`}. Each kernel is held to the rules of
          the newest release of the model that is not newer. <a href="index.html">The report</a> has all other results.
        </p>
        {kernels === null ? (
          <NoKernels />
        ) : (
          <p>
            <a href="#rules">What differs, by rule</a> ·{' '}
            {kernels.runs.map(({ name }) => (
              <Fragment key={name}>
                <a href={`#kernel-${name}`}>{name}</a> ·{' '}
              </Fragment>
            ))}
            <a href="#matrix">Scenario by kernel</a>
          </p>
        )}
      </header>
      {kernels === null ? null : <Details kernels={kernels} matrix={matrix} />}
      <footer>
        Built by <code>npm run report</code> from kernels.json beside this page, which <code>samepage kernel</code>{' '}
        writes, and from the results that come with the project.
      </footer>
    </body>
  );
}

/** Renders the page. @param matrix what the scenarios came to on the model's releases */
export function kernelsDocument(kernels: RealKernels | null, matrix: Releases | null): string {
  return htmlPage('real kernels', <Body kernels={kernels} matrix={matrix} />, KERNELS_STYLE);
}
