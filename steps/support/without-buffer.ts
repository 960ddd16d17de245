// SPDX-License-Identifier: GPL-2.0-only
// A second copy of the model, loaded as on a host that has no Buffer: what a browser is.

import Module from 'node:module';
import { join, sep } from 'node:path';
import type { checkTrace, Difference } from '../../src/machine/trace/check';

type Compile = (this: Module, code: string, filename: string) => unknown;

const SOURCES = join(__dirname, '..', '..', 'src') + sep;
/** The one file that asks for Buffer; it does so when it is loaded. */
const SEAM = join(SOURCES, 'kernel', 'bytes.ts');
const CHECK = join(SOURCES, 'machine', 'trace', 'check.ts');

/** Takes the model's modules out of the cache. @returns what to do to put them back */
function forgetModel(): () => void {
  const known = Object.entries(require.cache).filter(([file]) => file.startsWith(SOURCES));
  for (const [file] of known) delete require.cache[file];
  return () => {
    for (const file of Object.keys(require.cache)) if (file.startsWith(SOURCES)) delete require.cache[file];
    Object.assign(require.cache, Object.fromEntries(known));
  };
}

/** Hides Buffer from the seam. Only from it: whoever compiles TypeScript needs Buffer. @returns what to do to end that */
function hideBuffer(): () => void {
  const prototype = Module.prototype as unknown as { _compile: Compile };
  const compile = prototype._compile;
  prototype._compile = function (code, filename) {
    const { Buffer } = globalThis;
    if (filename === SEAM) Object.assign(globalThis, { Buffer: undefined });
    try {
      return compile.call(this, code, filename);
    } finally {
      Object.assign(globalThis, { Buffer });
    }
  };
  return () => {
    prototype._compile = compile;
  };
}

function loadWithoutBuffer(): typeof checkTrace {
  const remember = forgetModel();
  const unhide = hideBuffer();
  try {
    return (require(CHECK) as { checkTrace: typeof checkTrace }).checkTrace;
  } finally {
    unhide();
    remember();
  }
}

/** Loaded by the first scenario that needs it. */
let loaded: typeof checkTrace | null = null;

/** checkTrace() of a model that was loaded without Buffer. */
export function checkWithoutBuffer(text: string, file: string): Difference | null {
  loaded ??= loadWithoutBuffer();
  return loaded(text, file);
}
