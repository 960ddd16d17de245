// SPDX-License-Identifier: GPL-2.0-only
// Everything that can be done to a machine, from system calls to memory hotplug.

export * from './syscalls/access';
export * from './syscalls/areas';
export * from './syscalls/hotplug';
export * from './syscalls/pages';
export * from './syscalls/prctl';
export * from './syscalls/proc';
export * from './syscalls/processes';
export * from './syscalls/scanner';
