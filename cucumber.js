// SPDX-License-Identifier: GPL-2.0-only
// For cucumber-js called directly, and for Stryker. `npm run spec` is `samepage spec`, which adds checks of its arguments.

// V8 forgets the counts of a function whose compiled code it has dropped because it was not called for a while.
if (process.env.NODE_V8_COVERAGE) require('node:v8').setFlagsFromString('--no-flush-bytecode');

require('ts-node/register/transpile-only');

module.exports = require('./src/spec/configuration').PROFILES;
