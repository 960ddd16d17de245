// SPDX-License-Identifier: GPL-2.0-only
// features/claims.md: the claims that published documentation makes about KSM, one table row each.

import fs from 'node:fs';
import { inRoot } from '../project';

export const CLAIMS = 'features/claims.md';

/** One claim. */
export interface Claim {
  /** 'C25' */
  readonly id: string;
  readonly text: string;
  /** Why no scenario can show it; null when one does. */
  readonly notShown: string | null;
  /** Where it stands. */
  readonly line: number;
}

const ID = /^C\d+$/;
const HEADING = /^(?:-+|claim|id|no\.?)$/i;
const NOT_SHOWN = /^not shown: (\S.*)$/;

/** Whether a text is the number of a claim. */
export const isClaimId = (name: string): boolean => ID.test(name);

function cellsOf(row: string): string[] {
  return row
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** The claim of a table row; null for a row that heads the table. Throws with file and line for any other. */
function claimOf(row: string, line: number): Claim | null {
  const wrong = (what: string): never => {
    throw new Error(`${CLAIMS}:${line}: ${what}`);
  };
  const [id = '', text = '', verdict = '', ...rest] = cellsOf(row);
  if (HEADING.test(id.replace(/^:|:$/g, ''))) return null;
  if (!isClaimId(id)) wrong(`"${id}" is not the number of a claim`);
  if (text === '' || rest.length > 0) wrong('a row is "| C25 | what is claimed | shown |"');
  const notShown = NOT_SHOWN.exec(verdict)?.[1] ?? null;
  if (notShown === null && verdict !== 'shown') wrong(`"${verdict}" is neither "shown" nor "not shown: <reason>"`);
  return { id, text, notShown, line };
}

/** All claims of the table; none when there is no such file. Throws with file and line for a row that says nothing. */
export function readClaims(): Claim[] {
  if (!fs.existsSync(inRoot(CLAIMS))) return [];
  const claims = new Map<string, Claim>();
  for (const [index, row] of fs.readFileSync(inRoot(CLAIMS), 'utf8').split('\n').entries()) {
    if (!row.trimStart().startsWith('|')) continue;
    const claim = claimOf(row, index + 1);
    if (claim === null) continue;
    const other = claims.get(claim.id);
    if (other !== undefined)
      throw new Error(`${CLAIMS}:${claim.line}: ${claim.id} stands at line ${other.line} already`);
    claims.set(claim.id, claim);
  }
  return [...claims.values()];
}
