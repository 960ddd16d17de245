// SPDX-License-Identifier: GPL-2.0-only
// Which kernel a scenario runs on. The world parameter `release` names one for the whole run, and scenarios that are
// not true of it are left out. Without it every scenario runs once: on the default release, or on the nearest that
// its @since- and @until- tags allow.

import { compareVersions, isWithin } from '../../src/kernel/version';
import { DEFAULT_RELEASE, RELEASES, type ReleaseName } from '../../src/ksm/releases';

type Tags = readonly { readonly name: string }[];

/** The versions behind these tags' prefix. */
const versionsOf = (tags: Tags, prefix: string): string[] =>
  tags.filter(({ name }) => name.startsWith(prefix)).map(({ name }) => name.slice(prefix.length));

/** The releases that the tags allow, oldest first. @throws Error for a tag whose version can't be read */
export function releasesFor(tags: Tags): ReleaseName[] {
  const since = versionsOf(tags, '@since-');
  const until = versionsOf(tags, '@until-');
  return RELEASES.filter(
    ({ version }) =>
      since.every((from) => isWithin(version, from)) && until.every((to) => isWithin(version, undefined, to)),
  ).map(({ name }) => name);
}

const versionOf = (name: ReleaseName): string => RELEASES.find((kernel) => kernel.name === name)?.version ?? '';

/**
 * The release to boot; null when the run is for one that the scenario is not true of.
 * @param wanted the world parameter, the name of a release
 * @throws Error when the tags leave none
 */
export function chooseRelease(tags: Tags, wanted: string | undefined): ReleaseName | null {
  const allowed = releasesFor(tags);
  if (wanted !== undefined) return allowed.find((name) => name === wanted) ?? null;
  if (allowed.includes(DEFAULT_RELEASE)) return DEFAULT_RELEASE;
  const later = allowed.find((name) => compareVersions(versionOf(name), versionOf(DEFAULT_RELEASE)) > 0);
  const nearest = later ?? allowed.at(-1);
  if (nearest === undefined) throw new Error('its @since- and @until- tags leave no release that can be booted');
  return nearest;
}
