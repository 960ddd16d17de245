// SPDX-License-Identifier: GPL-2.0-only
// What the model shows of one page in an adjective: "A's page is write-protected".

import type { ModelSubject } from '../subject/model';

type State = (model: ModelSubject, process: string, address: number) => boolean;

export const PAGE_STATES: Readonly<Record<string, State>> = {
  'write-protected': (model, process, address) => !model.writable(process, address),
  writable: (model, process, address) => model.writable(process, address),
  mergeable: (model, process, address) => model.mergeable(process, address),
  'not mergeable': (model, process, address) => !model.mergeable(process, address),
  'not mapped': (model, process, address) => model.frameOf(process, address) === null,
};
