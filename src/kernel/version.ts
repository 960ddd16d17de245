// SPDX-License-Identifier: GPL-2.0-only
// Versions of the kernel, and their order.

/** The parts of a version: '2.6.33-swappable' is the third state on the way to 2.6.33. */
const STAGES = ['base', 'node-page', 'swappable'];

function parts(version: string): number[] {
  const dash = `${version}-`.indexOf('-');
  const numbers = version.slice(0, dash);
  const stage = dash < version.length ? version.slice(dash + 1) : undefined;
  const stageNumber = stage === undefined ? STAGES.length + 1 : STAGES.indexOf(stage) + 1;
  const parsed = numbers.split('.').map(Number);
  if (parsed.some(Number.isNaN) || (stage !== undefined && stageNumber === 0)) {
    throw new Error(`'${version}' is no version: expected numbers with dots, such as 4.18`);
  }
  while (parsed.length < 3) parsed.push(0);
  return [...parsed, stageNumber];
}

/** Negative when version `a` came before `b`, 0 when they are the same. @throws Error for what is no version */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : (left[at] as number) - (right[at] as number);
}

/** Whether a version lies between two, both included. */
export function isWithin(version: string, since?: string, until?: string): boolean {
  if (since !== undefined && compareVersions(version, since) < 0) return false;
  return until === undefined || compareVersions(version, until) <= 0;
}
