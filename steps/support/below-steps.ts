// SPDX-License-Identifier: GPL-2.0-only
// What goes for all steps: one that needs a table, or a text, and has none says so (in that place is then the callback
// that cucumber always gives); one that needs what its subject does not have leaves the rest of the scenario out.

import { setDefinitionFunctionWrapper } from '@cucumber/cucumber';
import { REASON } from '../../src/evidence/kernels/attachments';
import { NotApplicable } from '../subject/not-applicable';
import { fail } from './expectations';
import type { KsmWorld } from './world';

type Definition = (this: KsmWorld, ...given: unknown[]) => unknown;

/** Hooks that are called for the whole run have no world. */
const isWorld = (self: unknown): self is KsmWorld => typeof (self as Partial<KsmWorld> | null)?.attach === 'function';

setDefinitionFunctionWrapper(
  (definition: Definition): Definition =>
    function (...given) {
      if (typeof given[definition.length - 1] === 'function') fail('this step needs a table or a text below it');
      try {
        return definition.apply(this, given);
      } catch (error) {
        if (!(error instanceof NotApplicable) || !isWorld(this)) throw error;
        this.attach(error.message, REASON);
        return 'skipped';
      }
    },
);
