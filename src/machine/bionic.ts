// SPDX-License-Identifier: GPL-2.0-only
// A thin model of bionic's mmap64(), Android's libc: what it maps privately and anonymously it advises MADV_MERGEABLE
// by itself, until a kernel has once said that it does not know the advice.

import { EINVAL, ENOMEM } from '../kernel/errno';
import type { int, vaddr } from '../kernel/types';
import { MADV_MERGEABLE } from '../mm/madvise';
import type { MmStruct } from '../mm/mm-struct';
import { PAGE_SIZE } from '../mm/page';
import { VM_FILE, VM_SHARED, VM_WRITE } from '../mm/vma';
import type { Machine } from './machine';
import { sys_madvise, sys_mmap } from './syscalls';

// include/uapi/asm-generic/mman.h
const MAP_SHARED = 0x01;
const MAP_PRIVATE = 0x02;
const MAP_ANONYMOUS = 0x20;
const MAP_GROWSDOWN = 0x0100;
const MAP_STACK = 0x20000;
export const MAP_FLAGS: Readonly<Record<string, number>> = {
  MAP_SHARED,
  MAP_PRIVATE,
  MAP_ANONYMOUS,
  MAP_GROWSDOWN,
  MAP_STACK,
};

/** The offset is passed on in units of 4096 bytes, and the size, rounded up to pages, must fit a signed 64-bit number. */
const MMAP2_SHIFT = 12;
const PTRDIFF_LIMIT = 2 ** 63;

/** One process's libc. */
export class Bionic {
  /** False after the kernel has refused the advice as unknown. */
  kernel_has_MADV_MERGEABLE = true;
  private readonly machine: Machine;
  private readonly mm: MmStruct;

  constructor(machine: Machine, mm: MmStruct) {
    this.machine = machine;
    this.mm = mm;
  }

  /**
   * mmap64(). The result does not depend on what becomes of the advice.
   * @param addr where the memory is wanted, in bytes; size and offset are in bytes, too
   * @param flags of MAP_FLAGS
   * @returns 0, or a negative errno: -EINVAL for an offset that is negative or not a multiple of 4096, -ENOMEM for a
   *   size that can't be, else what mmap(2) says
   */
  mmap64(addr: vaddr, size: number, flags: number, offset: number): int {
    if (offset < 0 || offset % 2 ** MMAP2_SHIFT !== 0) return -EINVAL;
    const pages = Math.ceil(size / PAGE_SIZE);
    if (pages * PAGE_SIZE >= PTRDIFF_LIMIT) return -ENOMEM;
    const is_private_anonymous = (flags & (MAP_PRIVATE | MAP_ANONYMOUS)) === (MAP_PRIVATE | MAP_ANONYMOUS);
    const is_stack_or_grows_down = (flags & (MAP_STACK | MAP_GROWSDOWN)) !== 0;
    const shared = (flags & MAP_PRIVATE) === 0 ? VM_SHARED : 0;
    const file = (flags & MAP_ANONYMOUS) === 0 ? VM_FILE : 0;
    const result = sys_mmap(this.machine, this.mm, addr, pages, VM_WRITE | shared | file);
    if (result === 0 && this.kernel_has_MADV_MERGEABLE && is_private_anonymous && !is_stack_or_grows_down) {
      const rc = sys_madvise(this.machine, this.mm, addr, pages, MADV_MERGEABLE);
      if (rc === -EINVAL) this.kernel_has_MADV_MERGEABLE = false;
    }
    return result;
  }
}
