// SPDX-License-Identifier: GPL-2.0-only
// How cucumber runs the specification: for `samepage spec`, and for whoever calls cucumber-js or Stryker in a checkout.

import path from 'node:path';
import type { IConfiguration } from '@cucumber/cucumber/api';
import { CODE, FROM_SOURCES } from '../project';

/** Chapters that are about no kernel: those that read the project's own sources, and those that run its commands. */
const ABOUT_KERNELS = 'not @form and not @command-line';
/** What runs in seconds. */
export const QUICK = `not @slow and ${ABOUT_KERNELS}`;

/** The console: a line for each feature, then failures and totals. */
export const CONSOLE = path.join(__dirname, 'console-loader.js');

/** No console. */
export const SILENT = path.join(__dirname, 'silent.js');

/**
 * What all runs share. `paths` is left out on purpose: cucumber would merge it with paths that are given on the command
 * line.
 */
export const COMMON: Partial<IConfiguration> = {
  requireModule: FROM_SOURCES ? [require.resolve('ts-node/register/transpile-only')] : [],
  require: [path.join(CODE, `steps/**/*.${FROM_SOURCES ? 'ts' : 'js'}`)],
  format: [CONSOLE],
  plugin: [`file://${path.join(__dirname, 'plugin-loader.js')}`],
};

/** Profiles for cucumber-js itself. `kernels` is for mutants: what reads the project's own files is about no kernel. */
export const PROFILES: Readonly<Record<string, Partial<IConfiguration>>> = {
  default: COMMON,
  kernels: { ...COMMON, format: [], tags: QUICK },
};
