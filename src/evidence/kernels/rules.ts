// SPDX-License-Identifier: GPL-2.0-only
// Which rules hold for a real kernel: those of the newest release of the model that is not newer, and of each scenario
// what its tags say of the kernel's own version. Stable kernels have some later changes, too.

import { compareVersions, isWithin } from '../../kernel/version';
import { type Behaviour, CHANGES, type Change, RELEASES, type ReleaseName } from '../../ksm/releases';
import { UsageError } from '../../usage-error';

/** `6.12.118` of `6.12.118+deb13-cloud-amd64`. @throws UsageError */
export function versionOf(release: string): string {
  const [version] = /^\d+\.\d+(?:\.\d+)?/.exec(release) ?? [];
  if (version === undefined)
    throw new UsageError(`'${release}' is no version of a kernel: expected one such as 6.12.118`);
  return version;
}

/** `6.12` of `6.12.118`. */
const series = (version: string): string => version.split('.').slice(0, 2).join('.');

/** @param release as `uname -r` says it */
export function releaseOfKernel(release: string): ReleaseName {
  const version = versionOf(release);
  const newest = RELEASES.findLast((known) => compareVersions(known.version, version) <= 0);
  if (newest === undefined) throw new UsageError(`Linux ${release} is older than KSM`);
  return newest.name;
}

/** Whether a stable kernel has a change that came with a later release. */
function wasBackported({ stable = [] }: Change, version: string): boolean {
  return stable.some((since) => series(since) === series(version) && compareVersions(since, version) <= 0);
}

const behind = (tags: readonly string[], prefix: string): string[] =>
  tags.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));

/** Whether a version is older than a bound, or of it: 6.12.118 is of 6.12. */
const isUntil = (version: string, until: string): boolean =>
  isWithin(version.split('.').slice(0, until.split('.').length).join('.'), undefined, until);

/**
 * Why a scenario is not about a kernel; null when it is.
 * @param release as `uname -r` says it; @param tags of the scenario: those that name releases and changes count
 */
export function whyNotAbout(release: string, tags: readonly string[]): string | null {
  const version = versionOf(release);
  const changes = behind(tags, '@change-').map((name): Change | undefined => CHANGES[name as Behaviour]);
  const backported = changes.some((change) => change !== undefined && wasBackported(change, version));
  const late = behind(tags, '@since-').find((since) => !isWithin(version, since));
  if (late !== undefined) return backported ? null : `it holds since ${late}`;
  const untils = behind(tags, '@until-');
  const early = untils.find((until) => !isUntil(version, until));
  if (early !== undefined) return `it held until ${early}`;
  return backported && untils.length > 0 ? `it held until a change that ${version} has as well` : null;
}
