// SPDX-License-Identifier: GPL-2.0-only
// Tells whether a file is a kernel image that can be booted, or a module of one, before anything is started.
// The fields of a bzImage are described in the kernel's Documentation/arch/x86/boot.rst.

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../usage-error';

/** What is read of a file: the whole set-up code of a bzImage, which has the version. */
const HEAD_BYTES = 64 << 10;
const SECTOR = 512;

/** Offsets in a bzImage. */
const SETUP_SECTORS = 0x1f1;
const PROTECTED_MODE_SIZE = 0x1f4;
const BOOT_FLAG = 0x1fe;
const HEADER_MAGIC = 0x202;
const PROTOCOL = 0x206;
const VERSION_POINTER = 0x20e;
const LOAD_FLAGS = 0x236;
/** Where the set-up header ends, at the earliest that is of use here. */
const HEADER_END = 0x238;

const BOOT_SIGNATURE = 0xaa55;
/** The first protocol that says whether the kernel is one of 64 bits. */
const PROTOCOL_WITH_LOAD_FLAGS = 0x20c;
const IS_64_BIT = 1;
/** The unit of the size of the protected-mode code. */
const PARAGRAPH = 16;

/** Offsets in an ELF file, and their values. */
const ELF_CLASS = 4;
const ELF_TYPE = 16;
const ELF_MACHINE = 18;
const ELF_64 = 2;
const RELOCATABLE = 1;
const EXECUTABLE = 2;
const X86_64 = 62;
const ELF_HEADER_END = 64;

const COMPRESSED_MODULE_MAGICS = ['fd377a585a00', '1f8b', '28b52ffd'];

/** A kernel that can be booted. */
export interface KernelImage {
  path: string;
  form: 'bzImage' | 'vmlinux';
  /** As the image tells it: `6.12.118 (builder@host) #1 SMP ...`; null when it does not. */
  version: string | null;
}

interface Head {
  bytes: Buffer;
  /** Of the whole file. */
  size: number;
}

function whyUnreadable({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'no such file';
    case 'EACCES':
    case 'EPERM':
      return 'it must not be read';
    default:
      return message;
  }
}

function headOf(path: string): Head {
  let file: number | undefined;
  try {
    // Without waiting for a writer, should it be a FIFO.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(file);
    if (stat.isDirectory()) throw new UsageError(`${path}: a folder, where a file is expected`);
    if (!stat.isFile()) throw new UsageError(`${path}: not a regular file`);
    const bytes = Buffer.alloc(Math.min(stat.size, HEAD_BYTES));
    readSync(file, bytes, 0, bytes.length, 0);
    return { bytes, size: stat.size };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${whyUnreadable(error as NodeJS.ErrnoException)}`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function isElf({ bytes }: Head, type: number): boolean {
  return (
    bytes.length >= ELF_HEADER_END &&
    bytes.toString('latin1', 0, 4) === '\x7fELF' &&
    bytes[ELF_CLASS] === ELF_64 &&
    bytes.readUInt16LE(ELF_TYPE) === type &&
    bytes.readUInt16LE(ELF_MACHINE) === X86_64
  );
}

function isBzImage({ bytes }: Head): boolean {
  return (
    bytes.length >= HEADER_END &&
    bytes.readUInt16LE(BOOT_FLAG) === BOOT_SIGNATURE &&
    bytes.toString('latin1', HEADER_MAGIC, HEADER_MAGIC + 4) === 'HdrS'
  );
}

/** What is wrong with a bzImage; null when nothing is. */
function whyNotBootable({ bytes, size }: Head): string | null {
  const sectors = bytes[SETUP_SECTORS] || 4;
  const whole = (sectors + 1) * SECTOR + bytes.readUInt32LE(PROTECTED_MODE_SIZE) * PARAGRAPH;
  if (size < whole) return `the kernel image is incomplete: ${size} of ${whole} bytes`;
  const is64Bit =
    bytes.readUInt16LE(PROTOCOL) >= PROTOCOL_WITH_LOAD_FLAGS && bytes.readUInt16LE(LOAD_FLAGS) & IS_64_BIT;
  return is64Bit ? null : 'not a kernel for x86-64';
}

function versionIn({ bytes }: Head): string | null {
  const pointer = bytes.readUInt16LE(VERSION_POINTER);
  if (pointer === 0) return null;
  const start = pointer + SECTOR;
  const end = bytes.indexOf(0, start);
  return end > start ? bytes.toString('latin1', start, end) : null;
}

/** @throws UsageError when the file is no kernel image */
export function readImage(path: string): KernelImage {
  const head = headOf(path);
  if (isElf(head, EXECUTABLE)) return { path, form: 'vmlinux', version: null };
  if (!isBzImage(head)) {
    throw new UsageError(
      `${path}: no Linux kernel image: expected a bzImage (vmlinuz) or an uncompressed ELF vmlinux, of x86-64`,
    );
  }
  const flaw = whyNotBootable(head);
  if (flaw !== null) throw new UsageError(`${path}: ${flaw}`);
  return { path, form: 'bzImage', version: versionIn(head) };
}

/** @throws UsageError when the file is no kernel module, compressed or not */
export function checkModule(path: string): void {
  const head = headOf(path);
  const begins = (magic: string): boolean => head.bytes.toString('hex').startsWith(magic);
  if (isElf(head, RELOCATABLE) || COMPRESSED_MODULE_MAGICS.some(begins)) return;
  throw new UsageError(`${path}: no kernel module: expected a .ko of x86-64, compressed with xz, gzip or zstd or not`);
}
