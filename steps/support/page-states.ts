// SPDX-License-Identifier: GPL-2.0-only
// What a page is in an adjective: "A's page is mergeable". Some only the model shows.

import { PageDirty } from '../../src/mm/page';
import { pte_huge, pte_pfn, pte_present, pte_protnone, type pte_t, pte_write } from '../../src/mm/pgtable';
import type { ModelSubject } from '../subject/model';
import type { PageAddress } from './page-names';
import type { KsmWorld } from './world';

/** Says by one of the adjectives what a page is. */
type State = (world: KsmWorld, page: PageAddress) => string;

/** What the model shows of a page that is mapped. */
const mapped =
  (state: (pte: pte_t, model: ModelSubject) => string): State =>
  ({ model }, { process, address }) => {
    const pte = model.pte(process, address);
    return pte_present(pte) ? state(pte, model) : 'not mapped';
  };

const protection = mapped((pte) => (pte_write(pte) ? 'writable' : 'write-protected'));
const dirt = mapped((pte, model) =>
  PageDirty(model.machine.memory.pfn_to_page(pte_pfn(pte))) ? 'marked dirty' : 'not marked dirty',
);
const size = mapped((pte) => (pte_huge(pte) ? 'part of a huge page' : 'not part of a huge page'));
const hint = mapped((pte) => (pte_protnone(pte) ? 'hinted' : 'not hinted'));
const advice: State = ({ subject }, { process, address }) =>
  subject.mergeable(process, address) ? 'mergeable' : 'not mergeable';
const mapping: State = ({ subject }, page) => (subject.look([page]).frames[0] === null ? 'not mapped' : 'mapped');

export const PAGE_STATES: Readonly<Record<string, State>> = {
  'write-protected': protection,
  writable: protection,
  mergeable: advice,
  'not mergeable': advice,
  'not mapped': mapping,
  'marked dirty': dirt,
  'not marked dirty': dirt,
  'part of a huge page': size,
  'not part of a huge page': size,
  hinted: hint,
  'not hinted': hint,
};
