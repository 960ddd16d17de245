// SPDX-License-Identifier: GPL-2.0-only

import { UsageError } from '../../usage-error';

/** An input file that is there but cannot be used. The message names file and line. */
export class InputError extends UsageError {
  constructor(file: string, line: number, what: string) {
    super(`${file}:${line}: ${what}`);
    this.name = 'InputError';
  }
}
