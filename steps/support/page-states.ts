// SPDX-License-Identifier: GPL-2.0-only
// What the model shows of one page in an adjective: "A's page is write-protected".

import { PageDirty } from '../../src/mm/page';
import { pte_huge, pte_pfn, pte_protnone } from '../../src/mm/pgtable';
import type { ModelSubject } from '../subject/model';

type State = (model: ModelSubject, process: string, address: number) => boolean;

const markedDirty: State = (model, process, address) =>
  PageDirty(model.machine.memory.pfn_to_page(pte_pfn(model.pte(process, address))));

export const PAGE_STATES: Readonly<Record<string, State>> = {
  'write-protected': (model, process, address) => !model.writable(process, address),
  writable: (model, process, address) => model.writable(process, address),
  mergeable: (model, process, address) => model.mergeable(process, address),
  'not mergeable': (model, process, address) => !model.mergeable(process, address),
  'not mapped': (model, process, address) => model.frameOf(process, address) === null,
  'marked dirty': (model, process, address) => markedDirty(model, process, address),
  'not marked dirty': (model, process, address) => !markedDirty(model, process, address),
  'part of a huge page': (model, process, address) => pte_huge(model.pte(process, address)),
  'not part of a huge page': (model, process, address) => !pte_huge(model.pte(process, address)),
  hinted: (model, process, address) => pte_protnone(model.pte(process, address)),
  'not hinted': (model, process, address) => !pte_protnone(model.pte(process, address)),
};
