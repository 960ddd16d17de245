// SPDX-License-Identifier: GPL-2.0-only
// How the specification runs. Two profiles: `default` for the inner loop, `ci` for the runs that leave reports behind.
// `paths` is left out on purpose: cucumber would merge it with paths given on the command line.

const progress = './src/cli/spec-formatter.js';

const common = {
  requireModule: ['ts-node/register/transpile-only'],
  require: ['steps/**/*.ts'],
  formatOptions: { snippetInterface: 'synchronous' },
};

module.exports = {
  default: { ...common, format: [progress] },
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
