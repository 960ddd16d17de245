// SPDX-License-Identifier: GPL-2.0-only
// A fresh process that measures one thing: its argument is a WorkerTask as JSON, its standard output the result.

import { measureMemory } from './memory';
import { measurePauses } from './pauses';
import type { WorkerTask } from './processes';
import { sampleCase } from './sample';

const task = JSON.parse(process.argv[2] ?? 'null') as WorkerTask;

function measure(): unknown {
  switch (task.measure) {
    case 'rate':
      return sampleCase(task.case, task.pages, task.quick);
    case 'memory':
      return measureMemory(task.workload, task.pages);
    case 'pauses':
      return measurePauses(task.pages);
  }
}

Promise.resolve(measure()).then((result) => process.stdout.write(`${JSON.stringify(result)}\n`));
