// SPDX-License-Identifier: GPL-2.0-only
// A console that says nothing: without any, cucumber chooses one of its own.
const { Formatter } = require('@cucumber/cucumber');

module.exports = class Silent extends Formatter {};
