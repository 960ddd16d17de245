// SPDX-License-Identifier: GPL-2.0-only
// A step that needs a table, or a text, and has none: in that place is then the callback that cucumber always gives.

import { setDefinitionFunctionWrapper } from '@cucumber/cucumber';
import { fail } from './expectations';

type Definition = (this: unknown, ...given: unknown[]) => unknown;

setDefinitionFunctionWrapper(
  (definition: Definition): Definition =>
    function (...given) {
      if (typeof given[definition.length - 1] === 'function') fail('this step needs a table or a text below it');
      return definition.apply(this, given);
    },
);
