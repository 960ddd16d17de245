// SPDX-License-Identifier: GPL-2.0-only
// The exact work of each case, as reports/baseline/work.json keeps it. It is free of noise: any change means that the
// port does something else than before, on purpose or not.

import { readFileSync } from 'node:fs';
import { inRoot } from '../project';
import { writeWhole } from '../results/write-whole';
import { SCAN_CASES, SCAN_SUITE, type ScanCase } from './cases';
import { nameOf, type WorkOfPass } from './detail';
import { machineBefore, workOfPass } from './workload';

/** Relative to the repository's top. */
export const WORK_BASELINE = 'reports/baseline/work.json';

/** Small enough for every test run, large enough for trees of ten levels. */
const PAGES = 1000;

export type WorkCounts = Readonly<Record<string, WorkOfPass>>;

const workName = (scanCase: ScanCase): string => nameOf({ suite: SCAN_SUITE, case: scanCase.name, pages: PAGES });

/** The work of every case now. */
export function workNow(): WorkCounts {
  return Object.fromEntries(
    SCAN_CASES.map((scanCase) => [workName(scanCase), workOfPass(machineBefore(scanCase, PAGES))]),
  );
}

/** The work of every case as it was accepted last. @throws Error when the file is missing or no JSON */
export function acceptedWork(): WorkCounts {
  try {
    return JSON.parse(readFileSync(inRoot(WORK_BASELINE), 'utf8')) as WorkCounts;
  } catch (error) {
    throw new Error(`${WORK_BASELINE}: ${(error as Error).message}; samepage bench --accept-work writes it`);
  }
}

/** Accepts the work of every case as it is now. */
export function acceptWork(): void {
  writeWhole(inRoot(WORK_BASELINE), `${JSON.stringify(workNow(), null, 2)}\n`);
}
