// SPDX-License-Identifier: GPL-2.0-only
// `anon_vma:` references and degrees equal what areas, items and children come to, and links run both ways.

import { type RmapItem, STABLE_FLAG } from '../../ksm/structures';
import type { AnonVma, AnonVmaChain } from '../../mm/anon-vma';
import type { Memory } from '../../mm/memory';
import { type VmAreaStruct, vmas } from '../../mm/vma';
import type { KsmCensus } from './census';
import { expectCount, itemName, vmaName } from './names';

/** Who leads to one anon_vma. */
class Holders {
  /** Whom it was met from first. */
  readonly name: string;
  /** Areas that have it as their own. */
  owners = 0;
  links = 0;
  /** anon_vmas that have it as their parent, as long as they lead to areas; a root is its own parent. */
  children = 0;
  /** anon_vmas that have it as their root; not itself. */
  descendants = 0;
  /** Items in the stable tree. */
  items = 0;

  constructor(name: string) {
    this.name = name;
  }
}

class AnonVmaCensus {
  readonly all = new Map<AnonVma, Holders>();
  readonly links = new Set<AnonVmaChain>();
  readonly findings: string[];

  constructor(findings: string[]) {
    this.findings = findings;
  }

  private ofItem(item: RmapItem, anon_vma: AnonVma): Holders {
    return this.all.get(anon_vma) ?? this.of(anon_vma, itemName(item));
  }

  of(anon_vma: AnonVma, name: string): Holders {
    let holders = this.all.get(anon_vma);
    if (holders === undefined) {
      holders = new Holders(name);
      this.all.set(anon_vma, holders);
    }
    return holders;
  }

  addVma(vma: VmAreaStruct): void {
    for (const avc of vma.anon_vma_chain) {
      this.links.add(avc);
      this.of(avc.anon_vma, vmaName(vma)).links++;
      if (avc.vma !== vma) this.findings.push(`anon_vma: ${vmaName(vma)} has a link of ${vmaName(avc.vma)}`);
    }
    if (vma.anon_vma === null) return;
    this.of(vma.anon_vma, vmaName(vma)).owners++;
    if (vma.anon_vma_chain.some((avc) => avc.anon_vma === vma.anon_vma)) return;
    this.findings.push(`anon_vma: ${vmaName(vma)} is not linked to its own anon_vma`);
  }

  addItems(census: KsmCensus): void {
    // Old kernels' items know addresses only.
    if (!census.ksm.release.item_anon_vma) return;
    for (const item of census.items.all) {
      if ((item.address & STABLE_FLAG) === 0) continue;
      if (item.anon_vma === null) this.findings.push(`anon_vma: ${itemName(item)} is stable and has none`);
      else this.ofItem(item, item.anon_vma).items++;
    }
  }

  /** Roots and parents, which may be met only here: then they are looked at in turn. */
  addAncestors(): void {
    for (const [anon_vma, { name }] of this.all) {
      if (anon_vma.root !== anon_vma) this.of(anon_vma.root, `root of ${name}`).descendants++;
      if (anon_vma.rb_root.length > 0) this.of(anon_vma.parent, `parent of ${name}`).children++;
    }
  }
}

function checkLinks(links: ReadonlySet<AnonVmaChain>, anon_vma: AnonVma, name: string, findings: string[]): void {
  let pgoff = 0;
  for (const avc of anon_vma.rb_root) {
    if (!links.has(avc)) findings.push(`${name} lists ${vmaName(avc.vma)}, which does not know of it`);
    if (avc.vma.vm_pgoff < pgoff) findings.push(`${name} lists ${vmaName(avc.vma)} out of order`);
    pgoff = avc.vma.vm_pgoff;
  }
}

function checkOne(met: AnonVmaCensus, anon_vma: AnonVma, holders: Holders): void {
  const { findings } = met;
  const { owners, links, children, descendants, items } = holders;
  const name = `anon_vma: that of ${holders.name}`;
  if (anon_vma.refcount <= 0) findings.push(`${name} is freed`);
  const areas = anon_vma.rb_root.length > 0 ? 1 : 0;
  expectCount(findings, `${name} refcount`, anon_vma.refcount, areas + descendants + items);
  expectCount(findings, `${name} degree`, anon_vma.degree, owners + children);
  expectCount(findings, `${name} length`, anon_vma.rb_root.length, links);
  checkLinks(met.links, anon_vma, name, findings);
}

export function auditAnonVmas(census: KsmCensus, findings: string[]): void {
  const memory: Memory = census.ksm.memory;
  const met = new AnonVmaCensus(findings);
  for (const mm of memory.mms) for (const vma of vmas(mm)) met.addVma(vma);
  met.addItems(census);
  met.addAncestors();
  for (const [anon_vma, holders] of met.all) checkOne(met, anon_vma, holders);
  expectCount(findings, 'anon_vma: live_anon_vmas', memory.live_anon_vmas, met.all.size);
}
