// SPDX-License-Identifier: GPL-2.0-only
// How QEMU is called: the machine that a kernel image under test runs on.

import { accessSync, constants } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { UsageError } from '../usage-error';

const PROGRAM = 'qemu-system-x86_64';
const KVM = '/dev/kvm';

/** What runs the guest's instructions: the processor, or QEMU's emulator, which is always there. */
export type Accelerator = 'kvm' | 'tcg';

export interface ImageOptions {
  /** A bzImage, or an uncompressed ELF vmlinux. */
  readonly image: string;
  /** How many memory nodes. The only processor is in the first. */
  readonly nodes: number;
  /** Of all nodes, in MiB. */
  readonly memory: number;
  /** Files that are loaded in this order. */
  readonly modules: readonly string[];
  /** Words for the end of the kernel's command line. */
  readonly append: string;
}

/** Files of a guest, in a folder of its own. */
export const INITRAMFS = 'initramfs';
export const CONSOLE = 'console';
/** What QEMU itself says. */
export const QEMU_LOG = 'qemu.log';
/** The name of the FIFOs of the agent's line, which QEMU ends in .in and .out. */
export const AGENT = 'agent';

/** Where the agent says that it is up. */
const AGENT_DEVICE = '/dev/ttyS1';

/**
 * A thousand times the usual rate of the serial lines: the emulated chip holds the end of each request back for some
 * characters' time.
 */
const FAST_LINES = 'serial.baudbase=115200000';

/**
 * Warnings reach the console, and an oops ends the guest at once. Nothing but the scenarios moves their pages or
 * makes them huge, and no time goes into what they do not need.
 */
const KERNEL_WORDS = [
  'console=ttyS0',
  // The decompressor speaks, too, and a kernel that dies before its driver is there.
  'earlyprintk=ttyS0,115200',
  'loglevel=5',
  'panic=-1',
  'oops=panic',
  `agent=${AGENT_DEVICE}`,
  'nokaslr',
  'mitigations=off',
  'numa_balancing=disable',
  'transparent_hugepage=madvise',
  'brd.rd_size=65536',
  'cryptomgr.notests',
];

function isAccessible(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** Where QEMU is. @throws UsageError when it is not installed */
export function findQemu(): string {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = folders.map((folder) => join(folder, PROGRAM)).find((path) => isAccessible(path, constants.X_OK));
  if (found !== undefined) return found;
  throw new UsageError(
    `${PROGRAM}: not found, and an image is run by it; install QEMU (Debian and Ubuntu: qemu-system-x86, Fedora: qemu-system-x86-core)`,
  );
}

/** Whether there may be KVM. It need not work: not every virtual machine can run others. */
export function hasKvm(): boolean {
  return isAccessible(KVM, constants.R_OK | constants.W_OK);
}

function memoryArguments(nodes: number, memory: number): string[] {
  const each = Math.floor(memory / nodes);
  const ofNode = (node: number): string[] => [
    '-object',
    `memory-backend-ram,id=m${node},size=${each}M`,
    '-numa',
    `node,nodeid=${node},memdev=m${node}${node === 0 ? ',cpus=0' : ''}`,
  ];
  return ['-m', `${each * nodes}M`, ...Array.from({ length: nodes }, (_, node) => ofNode(node)).flat()];
}

/** The arguments of QEMU, to be run in the guest's folder. */
export function qemuArguments(options: ImageOptions, accelerator: Accelerator): string[] {
  return [
    ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot', '-smp', '1'],
    // A guest's memory is none that this machine's KSM has to look at.
    ...['-machine', 'mem-merge=off'],
    ...['-accel', accelerator, ...(accelerator === 'kvm' ? ['-cpu', 'host'] : [])],
    ...memoryArguments(options.nodes, options.memory),
    ...['-serial', `file:${CONSOLE}`, '-chardev', `pipe,id=agent,path=${AGENT}`, '-serial', 'chardev:agent'],
    ...['-global', FAST_LINES],
    ...['-kernel', resolve(options.image), '-initrd', INITRAMFS],
    ...['-append', [...KERNEL_WORDS, options.append].join(' ').trim()],
  ];
}
