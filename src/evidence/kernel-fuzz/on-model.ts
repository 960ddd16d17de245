// SPDX-License-Identifier: GPL-2.0-only
// The model carries a workload out. What it is known to lack it refuses, so that no kernel is asked for it either.

import { kernelOf } from '../../checksums/xxhash';
import { EFAULT, ENOENT, errname } from '../../kernel/errno';
import { list_empty } from '../../kernel/list';
import { isWithin } from '../../kernel/version';
import { KSM_RUN_MERGE, KSM_RUN_UNMERGE } from '../../ksm/structures';
import { type KobjAttribute, ksmFiles } from '../../ksm/sysfs';
import { Machine } from '../../machine/machine';
import * as sys from '../../machine/syscalls';
import { fillContent } from '../../mm/contents';
import { vm_normal_page } from '../../mm/cow';
import { MADV_MERGEABLE, MADV_UNMERGEABLE } from '../../mm/madvise';
import type { MmStruct } from '../../mm/mm-struct';
import { PROT_READ, PROT_WRITE } from '../../mm/mprotect';
import { type Page, PageKsm, page_mapcount } from '../../mm/page';
import { pte_none, pte_pfn, pte_present } from '../../mm/pgtable';
import { find_vma, pagesOf, VM_LOCKED, VM_WRITE, vmas } from '../../mm/vma';
import { bytesOf } from './content';
import { Layout } from './layout';
import { type Observation, partition } from './observation';
import { type Advice, addressOf, type Operation, PAGE_SIZE } from './operations';
import { swapOut } from './swap-out';
import { OFFSET_OF_FLIP, type Terms } from './terms';

const FRAMES = 1024;
const UINT_MAX = 0xffffffff;

/** Several results in a row: neighbours that are the same stand once. */
const joined = (results: readonly string[]): string => results.join(' ');
const said = (result: number): string => (result < 0 ? errname(result) : 'ok');
const saidNumber = (result: number): string => (result < 0 ? errname(result) : `ok ${result}`);

export class ModelRun {
  private readonly machine: Machine;
  private readonly layout = new Layout();
  /** Since 6.12 move_pages() tells a page that nobody has touched from an address that nobody may touch. */
  private readonly tellsUnmapped: boolean;
  /** The files of /sys/kernel/mm/ksm. */
  private readonly attributes: ReadonlyMap<string, KobjAttribute>;
  /** Pins by process and page; of the zero page nothing is held. */
  private readonly pins = new Map<string, 'page' | 'zero page'>();

  constructor({ release, version, nodes, swap }: Terms) {
    this.machine = new Machine({
      ...kernelOf(release),
      version,
      nodes,
      pages_per_node: FRAMES,
      swap: swap ? FRAMES - 1 : 0,
    });
    this.tellsUnmapped = isWithin(version, '6.12');
    this.attributes = ksmFiles(this.machine.ksm);
  }

  /** Carries an operation out. @returns what is seen then; null when it is not for the model */
  run(operation: Operation): Observation | null {
    if (!this.layout.fits(operation)) return null;
    const result = this.result(operation);
    if (result === null) return null;
    this.layout.apply(operation, result === 'ok');
    return this.observe(result);
  }

  private mm(process: string): MmStruct {
    const mm = this.machine.memory.mmNamed(process);
    if (mm === null) throw new Error(`there is no process ${process}`);
    return mm;
  }

  private result(operation: Operation): string | null {
    switch (operation.op) {
      case 'spawn':
        return this.spawn(operation.process, operation.node);
      case 'fork':
        return this.fork(operation.process, operation.child);
      case 'exit':
      case 'exec':
        return this.leave(operation.op, operation.process);
      case 'prctl':
        return this.prctl(operation);
      case 'set':
        return this.set(operation);
      case 'get':
        return this.read(operation.file);
      case 'scan':
      case 'batch':
      case 'rounds':
        return this.ksmd(operation.op, operation.count);
      default:
        return this.onMemory(operation, this.mm(operation.process), addressOf(operation.page));
    }
  }

  /**
   * Whether there is such a page in a locked area. When later kernels unmap it they hold it in a batch for a while, and the
   * model has no such batches: meanwhile it is not merged if others map it, and if it is KSM's its node is not stale.
   */
  private locked(isSuch: (page: Page) => boolean): boolean {
    return this.layout.processes.some((process) => {
      const mm = this.mm(process);
      const areas = [...vmas(mm)].filter((vma) => vma.has(VM_LOCKED));
      return areas.some((vma) =>
        [...pagesOf(vma)].some((address) => {
          const page = vm_normal_page(this.machine.memory, mm.pgtables.get(address));
          return page !== null && isSuch(page);
        }),
      );
    });
  }

  /** What a child has of a locked area is such a page. */
  private fork(process: string, child: string): string | null {
    const mm = this.mm(process);
    for (const vma of vmas(mm)) if (vma.has(VM_LOCKED)) return null;
    return said(sys.sys_fork(this.machine, mm, child));
  }

  private spawn(process: string, node: number): string | null {
    if (node >= this.machine.memory.nr_node_ids) return null;
    const mm = sys.sys_spawn(this.machine, process, node);
    return typeof mm === 'number' ? null : 'ok';
  }

  /** The pages that a process had pinned are let go of when its files are closed, after its memory has gone. */
  private leave(op: 'exit' | 'exec', process: string): string {
    const mm = this.mm(process);
    const result = op === 'exit' ? sys.sys_exit(this.machine, mm) : sys.sys_exec(this.machine, mm);
    for (const [key, kind] of [...this.pins]) {
      const [owner = '', page = ''] = key.split(':');
      if (owner !== process) continue;
      this.pins.delete(key);
      if (kind === 'page') sys.sys_unpin(this.machine, mm, addressOf(Number(page)));
    }
    return said(result);
  }

  private prctl({ process, set, args }: Extract<Operation, { op: 'prctl' }>): string {
    const option = set ? 'PR_SET_MEMORY_MERGE' : 'PR_GET_MEMORY_MERGE';
    return saidNumber(sys.sys_prctl(this.machine, this.mm(process), option, args));
  }

  private set({ file, text, asRoot }: Extract<Operation, { op: 'set' }>): string | null {
    if (file === 'run' && text.includes('2') && this.locked(PageKsm)) return null;
    return said(sys.sysfs_write(this.machine, file, text, asRoot));
  }

  private read(file: string): string {
    const text = sys.sysfs_read(this.machine, file);
    return typeof text === 'number' ? errname(text) : `ok ${text}`;
  }

  private get hasWork(): boolean {
    return !list_empty(this.machine.ksm.ksm_mm_head.mm_list);
  }

  /** How many pages an advisor chooses depends on the time that scans take. */
  private get advised(): boolean {
    return String(sys.sysfs_read(this.machine, 'advisor_mode')).includes('[scan-time]');
  }

  private ksmd(op: 'scan' | 'batch' | 'rounds', count: number): string | null {
    // A real ksmd does not scan before something else is written to run, and the agent's steps do so.
    if (this.advised || this.machine.ksm.ksm_run === KSM_RUN_UNMERGE) return null;
    if (this.locked((page) => !PageKsm(page) && page_mapcount(page) > 1)) return null;
    if (op === 'scan') return this.scan(count);
    if (op === 'rounds' && (this.machine.ksm.ksm_run & KSM_RUN_MERGE) === 0) return '-EAGAIN';
    const pages = op === 'batch' ? count : this.machine.ksm.ksm_thread_pages_to_scan;
    for (let round = 0; round < (op === 'batch' ? 1 : count); round++) this.batch(pages);
    return op === 'batch' ? 'ok' : `ok ${count}`;
  }

  private batch(pages: number): void {
    if (this.hasWork) sys.do_scan(this.machine, pages);
  }

  /** Full scans, as batches without a limit; none ends when there is no process. */
  private scan(count: number): string {
    for (let done = 0; done < count; done++) {
      if (!this.hasWork) return '-ETIMEDOUT';
      this.batch(UINT_MAX);
    }
    return `ok ${count}`;
  }

  private onMemory(operation: Extract<Operation, { page: number }>, mm: MmStruct, address: number): string | null {
    const { machine } = this;
    switch (operation.op) {
      case 'map':
        return this.map(mm, operation);
      case 'map-over':
        return joined([
          said(
            sys.sys_munmap(machine, mm, address, operation.pages) ||
              sys.sys_mmap(machine, mm, address, operation.pages, VM_WRITE),
          ),
          said(sys.sys_write(machine, mm, address, bytesOf(operation.content))),
        ]);
      case 'unmap':
        return said(sys.sys_munmap(machine, mm, address, operation.pages));
      case 'mlock':
        return said(sys.sys_mlock(machine, mm, address, operation.pages));
      case 'munlock':
        return said(sys.sys_munlock(machine, mm, address, operation.pages));
      case 'madvise':
        return said(this.madvise(mm, address, operation.pages, operation.advice));
      case 'protect':
        return said(
          sys.sys_mprotect(machine, mm, address, operation.pages, PROT_READ | (operation.writable ? PROT_WRITE : 0)),
        );
      case 'remap':
        return this.remap(mm, address, operation.pages, addressOf(operation.to));
      case 'touch':
        return said(this.each(operation.pages, (at) => sys.sys_read(machine, mm, address + at)));
      case 'fill': {
        const bytes = bytesOf(operation.content);
        return said(this.each(operation.pages, (at) => sys.sys_write(machine, mm, address + at, bytes)));
      }
      default:
        return this.onPage(operation, mm, address);
    }
  }

  private onPage(
    operation: Extract<Operation, { op: 'flip' | 'pin' | 'unpin' | 'swap-out' | 'node' | 'compare' | 'move' }>,
    mm: MmStruct,
    address: number,
  ): string | null {
    const { machine } = this;
    const { process, page } = operation;
    switch (operation.op) {
      case 'flip':
        return this.flip(mm, address);
      case 'compare':
        return this.compare(mm, address, operation.content);
      case 'pin':
        return this.pin(mm, `${process}:${page}`, address);
      case 'unpin':
        return this.unpin(mm, `${process}:${page}`, address);
      case 'move': {
        return this.move(mm, address, operation.node);
      }
      case 'node': {
        const frame = this.frameOf(mm, address);
        if (frame === null || frame === 0) return null;
        return `ok ${machine.memory.pfn_to_nid(frame)}`;
      }
      case 'swap-out':
        return swapOut(machine, mm, address);
    }
  }

  /** Up to the first error. */
  private each(pages: number, call: (offset: number) => number): number {
    for (let page = 0; page < pages; page++) {
      const result = call(page * PAGE_SIZE);
      if (result < 0) return result;
    }
    return 0;
  }

  private map(mm: MmStruct, { page, contents, mergeable }: Extract<Operation, { op: 'map' }>): string {
    const { machine } = this;
    const address = addressOf(page);
    const results = [sys.sys_mmap(machine, mm, address, contents.length, VM_WRITE)];
    for (const [index, content] of contents.entries()) {
      if (content !== null) results.push(sys.sys_write(machine, mm, address + index * PAGE_SIZE, bytesOf(content)));
    }
    if (mergeable) results.push(sys.sys_madvise(machine, mm, address, contents.length, MADV_MERGEABLE));
    return joined(results.map(said));
  }

  private madvise(mm: MmStruct, address: number, pages: number, advice: Advice): number {
    if (advice === 'MADV_DONTNEED') return sys.sys_zap(this.machine, mm, address, pages);
    const number = advice === 'MADV_MERGEABLE' ? MADV_MERGEABLE : MADV_UNMERGEABLE;
    return sys.sys_madvise(this.machine, mm, address, pages, number);
  }

  /** Of what lies in one area; later kernels move several. */
  private remap(mm: MmStruct, address: number, pages: number, to: number): string | null {
    const vma = find_vma(mm, address);
    if (vma === null || vma.vm_start > address || vma.vm_end < address + pages * PAGE_SIZE) return null;
    return said(sys.sys_mremap(this.machine, mm, address, pages, to));
  }

  /** A read, and then a write. */
  private flip(mm: MmStruct, address: number): string {
    const frame = sys.sys_read(this.machine, mm, address);
    if (frame < 0) return said(frame);
    const byte = this.machine.memory.contents.view(frame)[OFFSET_OF_FLIP] ?? 0;
    return said(sys.sys_poke(this.machine, mm, address, byte ^ 1, OFFSET_OF_FLIP));
  }

  private compare(mm: MmStruct, address: number, content: string): string {
    const frame = sys.sys_read(this.machine, mm, address);
    if (frame < 0) return said(frame);
    const { contents } = this.machine.memory;
    const scratch = new ArrayBuffer(PAGE_SIZE);
    const expected = new Uint8Array(scratch);
    fillContent(expected, new Int32Array(scratch), 0, bytesOf(content));
    const found = contents.view(frame);
    const offset = found.findIndex((byte, at) => byte !== expected[at]);
    return offset < 0 ? 'ok same' : `ok ${offset} ${found[offset]} ${expected[offset]}`;
  }

  private pin(mm: MmStruct, key: string, address: number): string | null {
    if (this.pins.has(key)) return null;
    const result = sys.sys_pin(this.machine, mm, address, false);
    const ofZeroPage = result === -EFAULT && this.frameOf(mm, address) === 0;
    if (result < 0 && !ofZeroPage) return said(result);
    this.pins.set(key, ofZeroPage ? 'zero page' : 'page');
    return 'ok';
  }

  /** move_pages(2): where there is no area, or the zero page, is told from where no page is. */
  private move(mm: MmStruct, address: number, node: number): string {
    const vma = find_vma(mm, address);
    if (vma === null || vma.vm_start > address || this.frameOf(mm, address) === 0) return errname(-EFAULT);
    if (pte_none(mm.pgtables.get(address))) return errname(this.tellsUnmapped ? -ENOENT : -EFAULT);
    const frame = this.frameOf(mm, address);
    if (frame !== null && this.machine.memory.pfn_to_nid(frame) === node) return `ok ${node}`;
    const result = sys.sys_migrate(this.machine, mm, address, node);
    return result < 0 ? errname(result) : `ok ${node}`;
  }

  private unpin(mm: MmStruct, key: string, address: number): string {
    const kind = this.pins.get(key);
    if (kind === undefined) return said(-ENOENT);
    this.pins.delete(key);
    return said(kind === 'page' ? sys.sys_unpin(this.machine, mm, address) : 0);
  }

  private frameOf(mm: MmStruct, address: number): number | null {
    const pte = mm.pgtables.get(address);
    return pte_none(pte) || !pte_present(pte) ? null : pte_pfn(pte);
  }

  private observe(result: string): Observation {
    return { result, files: this.files(), pages: this.pages(), processes: this.processes() };
  }

  private files(): Map<string, string> {
    const { ksm } = this.machine;
    const files = new Map<string, string>();
    for (const [name, { show }] of this.attributes) {
      const text = show(ksm).trimEnd();
      if (/^-?\d+$/.test(text)) files.set(name, text);
    }
    if (ksm.release.ksm_vm_events) {
      for (const [name, count] of Object.entries(this.machine.memory.vm_events)) files.set(name, String(count));
    }
    return files;
  }

  private pages(): string[] {
    const tokens: string[] = [];
    for (const process of this.layout.processes) {
      const mm = this.mm(process);
      for (const { page, pages } of this.layout.spansOf(process)) {
        for (let at = page; at < page + pages; at++) {
          const pte = mm.pgtables.get(addressOf(at));
          if (pte_none(pte)) tokens.push('-');
          else tokens.push(pte_present(pte) ? String(pte_pfn(pte)) : 's');
        }
      }
    }
    return partition(tokens);
  }

  private processes(): Map<string, string> {
    const seen = new Map<string, string>();
    for (const process of this.layout.processes) {
      const lines = sys.proc_pid_ksm_stat(this.machine, this.mm(process));
      if (typeof lines === 'number') continue;
      for (const [name, value] of lines) seen.set(`${process} ${name}`, String(value));
    }
    return seen;
  }
}
