// SPDX-License-Identifier: GPL-2.0-only
// What the project can be searched for, by the words of the form chapter.

import { chaptersOutOfOrder, commandsThatAreNotThere, pathsThatAreNotThere } from './form-documents';
import { namesUsedTwice, rulesWithoutFunction, scenariosWithoutOneWhen, tracesNotReplayedOnce } from './form-features';
import { sourcesWithoutLicence, stateOutsideMachine } from './form-files';
import { functionsWithoutCitation, functionsWithoutPort, idleExceptions } from './form-functions';
import { phrasesNotDefined, phrasesNotListed } from './form-phrases';
import type { Search } from './form-sources';
import { branchesNotTaken, claimsAndScenariosApart, functionsNotExecuted, tagsNotBorneOut } from './form-traceability';

const SEARCHES: Readonly<Record<string, () => Search | Promise<Search>>> = {
  'functions of the C without a port': functionsWithoutPort,
  'exceptions without need': idleExceptions,
  'ported functions without their citation': functionsWithoutCitation,
  'names that are used twice': namesUsedTwice,
  'rules that name no function of the C': rulesWithoutFunction,
  'scenarios without exactly one When': scenariosWithoutOneWhen,
  'phrases that the README does not list': phrasesNotListed,
  'phrases that no step defines': phrasesNotDefined,
  'sources without their licence': sourcesWithoutLicence,
  'state outside of a machine': stateOutsideMachine,
  'traces that are not replayed exactly once': tracesNotReplayedOnce,
  'chapters out of their order': chaptersOutOfOrder,
  'commands that are not there': commandsThatAreNotThere,
  'paths that are not there': pathsThatAreNotThere,
  'function tags that no scenario bears out': tagsNotBorneOut,
  'claims and scenarios that do not go together': claimsAndScenariosApart,
  'functions that no scenario executes': functionsNotExecuted,
  'branches that no scenario takes': branchesNotTaken,
};

/** Rejects when it is no known search. */
export async function searchProject(what: string): Promise<Search> {
  const search = SEARCHES[what];
  if (search === undefined) throw new Error(`no search for "${what}"; known: ${Object.keys(SEARCHES).join('; ')}`);
  return search();
}
