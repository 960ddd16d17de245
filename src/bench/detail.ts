// SPDX-License-Identifier: GPL-2.0-only
// What a benchmark run leaves in reports/bench-detail.json, and one line of reports/trend.ndjson.

/** Exact work over one whole pass: the same for every run of one version of the port. */
export interface WorkOfPass {
  /** Calls of calc_checksum(). */
  checksums: number;
  /** Calls of memcmp_pages(). */
  comparisons: number;
  /** Bytes that those calls looked at. */
  bytes_compared: number;
  /** Rotations in the stable and the unstable trees. */
  rotations: number;
}

export const WORK_NAMES = ['checksums', 'comparisons', 'bytes_compared', 'rotations'] as const;

/** The sysfs counters that a pass must leave behind. */
export interface EndState {
  pages_shared: number;
  pages_sharing: number;
  pages_unshared: number;
  pages_volatile: number;
}

export const END_STATE_NAMES = ['pages_shared', 'pages_sharing', 'pages_unshared', 'pages_volatile'] as const;

/** Rates in pages per second, one of each fresh process, in the order in which they ran. */
export interface Rates {
  rates: number[];
  median: number;
}

/** One case at one size. */
export interface Measurement extends Rates {
  suite: string;
  case: string;
  pages: number;
  /** How many samples each process took; its rate is that of their median. */
  samples: number[];
  /** Pages per thousand rounds of the calibration loop, measured in the same process: the median of the processes. */
  calibrated: number;
  work: WorkOfPass;
  end_state: EndState;
  /** The same pass in the native program; ratio is ours over its, medians of both. */
  native: (Rates & { ratio: number }) | null;
}

/** What one workload needs of the host's memory, in bytes; from a process of its own. */
export interface MemoryUse {
  workload: string;
  pages: number;
  /** Largest resident set of the process. */
  peak: number;
  /** Resident set before the machine was made: Node and the program. */
  before: number;
  /** Bytes per page beyond its 4096 of content: (peak - before) / pages - 4096. Garbage not yet collected counts. */
  peak_per_page: number;
  /** The same of what is still reachable after the last pass (heap and buffers, after a full collection). */
  live_per_page: number;
}

/** What the garbage collector did while a machine of merged pages was scanned; durations in milliseconds. */
export interface Pauses {
  pages: number;
  passes: number;
  collections: number;
  /** Those of the whole heap. */
  full_collections: number;
  longest: number;
  longest_full: number;
}

export interface Host {
  cpu: string;
  cores: number;
  /** Bytes. */
  memory: number;
  platform: string;
  node: string;
}

/** Of one measurement: pages per thousand rounds of the calibration loop. */
export interface RateComparison {
  name: string;
  baseline: number;
  now: number;
  /** now / baseline. */
  share: number;
}

export interface BenchDetail {
  version: 2;
  /** When the run ended, ISO 8601 in UTC. */
  time: string;
  /** Short hash of the checked-out commit, with `+` behind it when the tree differs; null without a repository. */
  commit: string | null;
  host: Host;
  quick: boolean;
  /** What part of the work was done; null for all of it. */
  part: string | null;
  processes: number;
  sizes: number[];
  /** File name of the native program; null when none was measured. */
  native: string | null;
  measurements: Measurement[];
  memory: MemoryUse[];
  pauses: Pauses;
  /** Beside the accepted rates. */
  comparison: RateComparison[];
}

/** One run in reports/trend.ndjson; both records are keyed by nameOf(). */
export interface TrendLine {
  time: string;
  commit: string | null;
  node: string;
  cpu: string;
  quick: boolean;
  processes: number;
  rates: Record<string, number>;
  /** Port over native; empty when no native program was measured. */
  ratios: Record<string, number>;
  /** Pages per thousand rounds of the calibration loop. */
  calibrated: Record<string, number>;
}

/** The name under which a measurement is tracked; `/` groups. */
export function nameOf(measurement: Pick<Measurement, 'suite' | 'case' | 'pages'>): string {
  return `${measurement.suite}/${measurement.case}/${measurement.pages} pages`;
}
