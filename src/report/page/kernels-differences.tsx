// SPDX-License-Identifier: GPL-2.0-only
// What real kernels do differently: by rule over all of them, and for each one with what was found and expected.

import type { JSX } from 'preact';
import { count, duration, moment } from '../format';
import {
  commandFor,
  type Difference,
  type KernelRun,
  nameOf,
  type RealKernels,
  type RuleOfDifferences,
} from '../kernels';
import { HeadRow, Section } from './parts';

const ruleId = (run: KernelRun, rules: readonly RuleOfDifferences[], rule: RuleOfDifferences): string =>
  `${run.name}-${rules.indexOf(rule) + 1}`;

/** How many differ, on the colour of the worst; the link's label says it in words. */
function RuleCell(props: { differences: readonly Difference[]; href: string }): JSX.Element {
  const { differences, href } = props;
  const unknown = differences.filter(({ reason }) => reason === null).length;
  const kills = differences.some(({ result }) => result.outcome === 'kills');
  const label = `${differences.length - unknown} known, ${unknown} not known${kills ? ', and the kernel dies' : ''}`;
  return (
    <td class={kills ? 'x' : unknown > 0 ? 'd' : 'k'}>
      <a href={href} aria-label={label} title={label}>
        {differences.length}
      </a>
    </td>
  );
}

function RulesTable({ kernels, rules }: { kernels: RealKernels; rules: readonly RuleOfDifferences[] }): JSX.Element {
  return (
    <div class="scroll">
      <table class="matrix">
        <caption>Scenarios of each rule that differ</caption>
        <HeadRow columns={[{ title: 'Rule' }, ...kernels.runs.map(({ name }) => ({ title: name, upright: true }))]} />
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.key}>
              <th scope="row">
                {rule.title} <code class="muted minor">{rule.path}</code>
              </th>
              {kernels.runs.map((run) => {
                const differences = rule.byKernel.get(run.name);
                if (differences === undefined) return <td key={run.name} />;
                return <RuleCell key={run.name} differences={differences} href={`#${ruleId(run, rules, rule)}`} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How many scenarios of which rule differ on which kernel. */
export function RulesSection(props: { kernels: RealKernels; rules: readonly RuleOfDifferences[] }): JSX.Element {
  return (
    <Section id="rules" title="What differs, by rule">
      {props.rules.length === 0 ? (
        <p>Nothing: every scenario that applies holds on every kernel.</p>
      ) : (
        <RulesTable {...props} />
      )}
    </Section>
  );
}

/** `the last action succeeded; expected ENOMEM` as two lines; any other text as it is. */
function Found({ text }: { text: string }): JSX.Element {
  const [, found, expected] = /^([^\n]*); expected ([^\n]*)$/.exec(text) ?? [];
  if (found === undefined) return <pre>{text}</pre>;
  return (
    <dl>
      <dt>Expected</dt>
      <dd>{expected}</dd>
      <dt>Found</dt>
      <dd>{found}</dd>
    </dl>
  );
}

function Entry(props: { run: KernelRun; difference: Difference; kernels: RealKernels }): JSX.Element {
  const { run, difference, kernels } = props;
  const { result, reason } = difference;
  const word = result.outcome === 'kills' ? 'kills the kernel' : 'not known';
  return (
    <li>
      <p>
        <strong>{nameOf(result.id)}</strong>{' '}
        {reason !== null && result.outcome !== 'kills' ? (
          <span class="known">known</span>
        ) : (
          <span class="status">{word}</span>
        )}
      </p>
      <Found text={result.text} />
      {reason === null ? null : <p>{reason}</p>}
      <p>
        <code class="command">{commandFor(run, result, kernels.places)}</code>
      </p>
    </li>
  );
}

function Gone({ run }: { run: KernelRun }): JSX.Element | null {
  const { gone } = run.judgement;
  if (gone.length === 0) return null;
  return (
    <div class="warning">
      <p>{count(gone.length, 'scenario holds that was', 'scenarios hold that were')} known to differ:</p>
      <ul>
        {gone.map(({ scenario, reason }) => (
          <li key={scenario}>
            {scenario}: {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One kernel: what it does differently, rule by rule. */
export function KernelSection(props: {
  run: KernelRun;
  kernels: RealKernels;
  rules: readonly RuleOfDifferences[];
}): JSX.Element {
  const { run, kernels, rules } = props;
  const { known, unexpected } = run.judgement;
  const { kernel, time, commit, seconds } = run.results;
  const guest = kernel.where !== 'this machine';
  return (
    <Section id={`kernel-${run.name}`} title={`What ${kernel.release} does differently`}>
      <p class="facts">
        {known.length + unexpected.length === 0
          ? 'Nothing: every scenario that applies holds.'
          : `${count(known.length + unexpected.length, 'scenario')}: ${known.length} known, ${unexpected.length} not known.`}{' '}
        Run of {moment(time)}
        {commit === null ? '' : ` at ${commit}`}
        {run.kept ? ', kept with the project' : ''}, in {duration(seconds * 1000)}.{' '}
        {kernel.where === 'this machine' ? 'This machine' : kernel.where}, by the rules of {kernel.rules},{' '}
        {count(kernel.nodes, 'NUMA node')}, {kernel.swap ? 'with' : 'without'} swap, {kernel.thp ? 'with' : 'without'}{' '}
        huge pages.
        {guest && kernel.swap ? ' The guest swaps to brd, which is --module brd.ko where it is a module.' : ''}
      </p>
      <Gone run={run} />
      {rules.map((rule) => {
        const differences = rule.byKernel.get(run.name);
        return differences === undefined ? null : (
          <details key={rule.key} open={differences.some(({ reason }) => reason === null)}>
            <summary>
              {rule.title} <span class="muted">{count(differences.length, 'scenario')}</span>
            </summary>
            <p class="facts" id={ruleId(run, rules, rule)}>
              <code>{rule.path}</code>
            </p>
            <ul class="differences">
              {differences.map((difference) => (
                <Entry key={difference.result.id} run={run} difference={difference} kernels={kernels} />
              ))}
            </ul>
          </details>
        );
      })}
    </Section>
  );
}
