// SPDX-License-Identifier: GPL-2.0-only
// The checksum of kernels since 5.0 is ready before the first scenario boots a machine.

import { BeforeAll } from '@cucumber/cucumber';
import { loadXxhash } from '../../src/checksums/xxhash';

BeforeAll(loadXxhash);
