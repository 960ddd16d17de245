// SPDX-License-Identifier: GPL-2.0-only
// reports/spec/coverage/coverage-summary.json, by file and by room.

import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readJson } from './read';
import { number, object, record } from './shape';

/** How many there are and how many were reached. */
export interface Share {
  total: number;
  covered: number;
}

export const METRICS = ['lines', 'branches', 'functions', 'statements'] as const;
export type Coverage = Record<(typeof METRICS)[number], Share>;

export interface FileCoverage extends Coverage {
  /** Path from the project's root. */
  path: string;
  /** Its page in the HTML report, from the reports folder; null when there is none. */
  page: string | null;
}

/** One folder of src/. */
export interface RoomCoverage {
  name: string;
  coverage: Coverage;
  files: FileCoverage[];
}

export interface CoverageSummary {
  total: Coverage;
  rooms: RoomCoverage[];
  /** Path of the HTML report from the reports folder; null when it was not written. */
  page: string | null;
}

const share = object<Share>({ total: number, covered: number });
const summary = record(object<Coverage>({ lines: share, branches: share, functions: share, statements: share }));

/** The rooms in the order in which they build on each other; any other comes after them. */
const ROOM_ORDER = ['src/kernel', 'src/mm', 'src/ksm', 'src/machine'];
const rank = (room: string): number => (ROOM_ORDER.indexOf(room) + ROOM_ORDER.length + 1) % (ROOM_ORDER.length + 1);

function sum(coverages: readonly Coverage[], metric: keyof Coverage): Share {
  const shares = coverages.map((coverage) => coverage[metric]);
  return {
    total: shares.reduce((all, { total }) => all + total, 0),
    covered: shares.reduce((all, { covered }) => all + covered, 0),
  };
}

/** Coverage of several files taken together. */
function combined(files: readonly Coverage[]): Coverage {
  const of = (metric: keyof Coverage): Share => sum(files, metric);
  return { lines: of('lines'), branches: of('branches'), functions: of('functions'), statements: of('statements') };
}

/** A file's page in the coverage report, from `folder`; null for none. Istanbul leaves out the folders that all files share. */
export function pageOf(folder: string, path: string): string | null {
  const parts = path.split('/');
  const candidates = parts.map((_, depth) => `spec/coverage/${parts.slice(depth).join('/')}.html`);
  return candidates.find((candidate) => existsSync(join(folder, candidate))) ?? null;
}

/**
 * Reads the summary below `folder`.
 * @param root the project's root, from which file names are shown
 */
export function readCoverage(folder: string, root: string): CoverageSummary | null {
  const found = readJson(join(folder, 'spec/coverage/coverage-summary.json'), summary);
  if (found === null) return null;
  const files = Object.entries(found)
    .filter(([name]) => name !== 'total')
    .map(([name, coverage]): FileCoverage => {
      const path = relative(resolve(root), resolve(root, name)).split(sep).join('/');
      return { ...coverage, path, page: pageOf(folder, path) };
    });
  const names = [...new Set(files.map(({ path }) => roomOf(path)))];
  names.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const rooms = names.map((name) => {
    const members = files.filter(({ path }) => roomOf(path) === name).sort((a, b) => a.path.localeCompare(b.path));
    return { name, coverage: combined(members), files: members };
  });
  const page = existsSync(join(folder, 'spec/coverage/index.html')) ? 'spec/coverage/index.html' : null;
  return { total: combined(files), rooms, page };
}

/** The first two folders of a path; the whole folder when it is shorter. */
function roomOf(path: string): string {
  return dirname(path).split('/').slice(0, 2).join('/');
}
