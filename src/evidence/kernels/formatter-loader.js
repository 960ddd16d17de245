// SPDX-License-Identifier: GPL-2.0-only
// cucumber loads a formatter by import(), which knows no .ts on Node 20; require() does, through ts-node.
module.exports = require('./formatter').KernelFormatter;
