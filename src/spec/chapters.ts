// SPDX-License-Identifier: GPL-2.0-only
// The chapters of the book in their order: the folders below features/.

export const CHAPTERS = [
  'merging',
  'checksum-gate',
  'unstable-tree',
  'stable-tree',
  'keyhole',
  'migration',
  'swapping',
  'sharing-limit',
  'chains',
  'zero-pages',
  'break-cow',
  'races',
  'pins-and-locks',
  'mlock',
  'huge-pages',
  'mmu-notifiers',
  'unmerging',
  'ksmd',
  'scanning',
  'processes',
  'android',
  'numa',
  'hotplug',
  'sysfs',
  'accounting',
  'external-suites',
  'smart-scan',
  'advisor',
  'whole-processes',
  'profit',
  'older-kernels',
  'real-kernels',
  'reference',
  'audit',
  'command-line',
  'form',
] as const;

/** The folder below features/ in which a feature stands; a file elsewhere is of the chapter of its own folder. */
export function chapterOf(uri: string): string {
  const folders = uri.replaceAll('\\', '/').split('/').slice(0, -1);
  return folders[folders.lastIndexOf('features') + 1] ?? '';
}

/** Where a chapter stands in the book; what is no chapter comes behind. */
export function chapterRank(chapter: string): number {
  const rank = CHAPTERS.findIndex((known) => known === chapter);
  return rank < 0 ? CHAPTERS.length : rank;
}
