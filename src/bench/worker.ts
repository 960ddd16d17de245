// SPDX-License-Identifier: GPL-2.0-only
// A fresh process that measures one thing: its argument is a WorkerTask as JSON, its standard output the result.

import { measureMemory } from './memory';
import type { WorkerTask } from './processes';
import { sampleCase } from './sample';

const task = JSON.parse(process.argv[2] ?? 'null') as WorkerTask;
const result =
  task.measure === 'rate' ? sampleCase(task.case, task.pages, task.quick) : measureMemory(task.workload, task.pages);
process.stdout.write(`${JSON.stringify(result)}\n`);
