// SPDX-License-Identifier: GPL-2.0-only
// The real kernel that a whole run is about: started before the first scenario, and anew when it has died.

import { HERE, type KernelFacts } from '../../src/evidence/kernels/results';
import { releaseOfKernel } from '../../src/evidence/kernels/rules';
import type { ReleaseName } from '../../src/ksm/releases';
import { startHere } from '../../src/linux/here';
import { bootImage } from '../../src/linux/qemu';
import type { RunningKernel } from '../../src/linux/running-kernel';
import type { KernelParameters } from '../../src/spec/world-parameters';
import { LinuxSubject } from '../subject/linux';
import type { SubjectOptions } from '../subject/subject';

export class KernelUnderTest {
  private readonly boot: () => RunningKernel;
  private readonly where: string;
  private readonly wantedRules: ReleaseName | null;
  private running: RunningKernel | null = null;

  /** @param wantedRules whose rules apply; null for those of the kernel's own version */
  constructor({ image, ...options }: KernelParameters, wantedRules: ReleaseName | null) {
    this.where = image === undefined ? HERE : (image.split('/').at(-1) ?? image);
    this.wantedRules = wantedRules;
    this.boot = image === undefined ? startHere : () => bootImage({ image, ...options });
  }

  /** Starts the kernel, unless it runs. @throws UsageError when it can't be started */
  start(): RunningKernel {
    this.running ??= this.boot();
    return this.running;
  }

  get facts(): KernelFacts {
    const { release, nodes, swap, thp } = this.start().agent.facts;
    return {
      release,
      rules: this.rules,
      where: this.where,
      nodes,
      swap: swap > 0,
      thp: thp !== 'none' && thp !== 'never',
    };
  }

  private get rules(): ReleaseName {
    return this.wantedRules ?? releaseOfKernel(this.start().agent.facts.release);
  }

  subject(options: SubjectOptions): LinuxSubject {
    return new LinuxSubject(this.start().agent, this.rules, options);
  }

  /** After a scenario: how the kernel died of it, or what it warned of; null when it is well. The next one gets another. */
  death(): string | null {
    const { running } = this;
    if (running === null) return null;
    const alive = running.agent.answers();
    const death = running.death() ?? (alive ? null : 'it does not answer any more');
    if (death === null) return null;
    this.close();
    return death;
  }

  close(): void {
    this.running?.close();
    this.running = null;
  }
}
