// SPDX-License-Identifier: GPL-2.0-only
// Writes what scenarios came to on a real kernel: all of them at the end as JSON, { kernel, scenarios }.

import { Formatter, type IFormatterOptions } from '@cucumber/cucumber';
import type { Envelope } from '@cucumber/messages';
import { KernelCollector } from './collector';
import type { ScenarioResult } from './results';

export class KernelFormatter extends Formatter {
  static override readonly documentation = 'What scenarios came to on a real kernel, as JSON.';

  constructor(options: IFormatterOptions) {
    super(options);
    const collector = new KernelCollector();
    const scenarios: ScenarioResult[] = [];
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => {
      const result = collector.add(envelope);
      if (result !== null) scenarios.push(result);
      if (envelope.testRunFinished) this.log(JSON.stringify({ kernel: collector.kernel, scenarios }));
    });
  }
}
