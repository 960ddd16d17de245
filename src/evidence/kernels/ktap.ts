// SPDX-License-Identifier: GPL-2.0-only
// The run of scenarios on a real kernel as KTAP, version 1 (Documentation/dev-tools/ktap.rst): a line for each while the
// run goes on, with the reason of what is skipped, and diagnostics above what differs.

import { Formatter, type IFormatterOptions } from '@cucumber/cucumber';
import type { Envelope } from '@cucumber/messages';
import { KernelCollector } from './collector';
import type { ScenarioResult } from './results';

/** `#` would begin a directive. */
const description = (text: string): string => text.replaceAll('#', '\\#').replaceAll(/\s+/g, ' ');

function linesOf({ id, outcome, text }: ScenarioResult, number: number): string[] {
  const name = description(id);
  if (outcome === 'holds') return [`ok ${number} ${name}`];
  if (outcome === 'not applicable') return [`ok ${number} ${name} # SKIP ${description(text)}`];
  return [...text.split('\n').map((line) => `# ${line}`), `not ok ${number} ${name}`];
}

export class KtapFormatter extends Formatter {
  static override readonly documentation = 'KTAP version 1, for the tests of the kernel itself.';

  constructor(options: IFormatterOptions) {
    super(options);
    const collector = new KernelCollector();
    let planned = 0;
    let number = 0;
    const say = (line: string): void => this.log(`${line}\n`);
    options.eventBroadcaster.on('envelope', (envelope: Envelope) => {
      if (envelope.testCase) planned++;
      if (envelope.testCaseStarted && number === 0 && planned > 0) {
        say('KTAP version 1');
        say(`1..${planned}`);
        planned = 0;
      }
      const result = collector.add(envelope);
      if (result !== null) for (const line of linesOf(result, ++number)) say(line);
    });
  }
}
