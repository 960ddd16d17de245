// SPDX-License-Identifier: GPL-2.0-only
// Files of /sys/kernel/mm/ksm by name: which there are, and why one is missing.

import { EACCES, ENOENT, errname } from '../../src/kernel/errno';
import { type Behaviour, type ReleaseName, releaseNamed } from '../../src/ksm/releases';
import { cameWith, KSM_FILES } from '../../src/ksm/sysfs';
import { nearestHint } from '../../src/spec/nearest';
import { absence } from './absence';
import { expectSame, fail } from './expectations';
import type { KsmWorld } from './world';

/** Counters of /proc/vmstat. */
const VM_EVENTS: readonly string[] = ['cow_ksm', 'ksm_swpin_copy'];

/** Why the kernel of this machine has no such file; null when it has one. @throws for a name that no kernel knows */
function whyNoFile({ subject, machine }: KsmWorld, file: string): string | null {
  if (!KSM_FILES.includes(file))
    return fail(`no kernel has a file ${file} in /sys/kernel/mm/ksm${nearestHint(file, KSM_FILES)}`);
  if (machine?.config_ksm === false) return `a kernel without CONFIG_KSM has no file ${file}`;
  return absence(releaseNamed(subject.release), file, cameWith(file));
}

/** A counter that the release does not have can't be compared. */
export function refuseAbsentCounter(release: ReleaseName, counter: string): void {
  const behaviour: Behaviour | undefined = VM_EVENTS.includes(counter) ? 'ksm_vm_events' : cameWith(counter);
  const reason = absence(releaseNamed(release), counter, behaviour);
  if (reason !== null) fail(reason);
}

/** Stores a value as the state to start from. @param mayBeMissing then a file that there is not is left alone */
export function setFile(world: KsmWorld, file: string, value: number, mayBeMissing = false): void {
  const missing = whyNoFile(world, file);
  if (missing !== null && mayBeMissing) return;
  if (missing !== null) fail(missing);
  const result = world.subject.sysfsWrite(file, String(value));
  const reason = result === -EACCES ? 'it is read-only' : errname(result).slice(1);
  if (result !== 0) fail(`${file} can't be set to ${value}: ${reason}`);
}

/** C escapes in a quoted text. */
const unescaped = (text: string): string => text.replaceAll('\\n', '\n').replaceAll('\\t', '\t');

/** The action: where there is no such file it fails with ENOENT, and a step has to say so. */
export function writeFile(world: KsmWorld, file: string, text: string, asRoot: boolean): void {
  const missing = whyNoFile(world, file);
  world.act(() => world.subject.sysfsWrite(file, unescaped(text), asRoot));
  world.missingFile = world.result === -ENOENT ? missing : null;
}

export function expectText(world: KsmWorld, file: string, expected: string): void {
  const missing = whyNoFile(world, file);
  if (missing !== null) fail(missing);
  expectSame(`${file} reads`, `"${world.subject.sysfsRead(file)}"`, `"${expected}"`);
}
