// SPDX-License-Identifier: GPL-2.0-only
// How the specification runs. Three profiles: `default` for the inner loop, `ci` for the runs that leave reports
// behind, `kernels` for runs about what kernels do: those that a broken port has to face, and one for each release.
// `paths` is left out on purpose: cucumber would merge it with paths given on the command line.

// V8 forgets the counts of a function whose compiled code it has dropped because it was not called for a while.
if (process.env.NODE_V8_COVERAGE) require('node:v8').setFlagsFromString('--no-flush-bytecode');

const progress = './src/cli/spec-formatter.js';

const common = {
  requireModule: ['ts-node/register/transpile-only'],
  require: ['steps/**/*.ts'],
  formatOptions: { snippetInterface: 'synchronous' },
};

module.exports = {
  default: { ...common, format: [progress] },
  // Not what reads the project's own sources: it is about no kernel, and a mutant is a change that nobody means to keep.
  kernels: { ...common, format: [], tags: 'not @slow and not @form' },
  ci: {
    ...common,
    format: [
      progress,
      ['html', 'reports/cucumber.html'],
      ['message', 'reports/messages.ndjson'],
      ['junit', 'reports/junit.xml'],
    ],
  },
};
