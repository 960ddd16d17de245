// SPDX-License-Identifier: GPL-2.0-only
// Archives in the "newc" format of cpio, which a kernel unpacks as its initramfs. The format is described in the kernel's
// Documentation/driver-api/early-userspace/buffer-format.rst.

const MAGIC = '070701';
const TRAILER = 'TRAILER!!!';
/** Headers with their names, and contents, begin at multiples of this. */
const ALIGNMENT = 4;

const FOLDER = 0o040000;
const CHARACTER_DEVICE = 0o020000;
const FILE = 0o100000;

interface Entry {
  name: string;
  /** Type and permissions, as in st_mode. */
  mode: number;
  contents: Buffer;
  /** Major and minor number of a device node. */
  device: readonly [number, number];
}

function padding(length: number): Buffer {
  return Buffer.alloc(-length & (ALIGNMENT - 1));
}

function encode({ name, mode, contents, device }: Entry, inode: number): Buffer[] {
  const links = 1;
  const [major, minor] = device;
  // inode, mode, uid, gid, links, mtime, size, device of the file system, device, length of the name, checksum
  const fields = [inode, mode, 0, 0, links, 0, contents.length, 0, 0, major, minor, name.length + 1, 0];
  const header = Buffer.from(
    `${MAGIC}${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}${name}\0`,
    'latin1',
  );
  return [header, padding(header.length), contents, padding(contents.length)];
}

/** An archive that is put together entry by entry; all belongs to root. A folder comes before what is in it. */
export class CpioArchive {
  private readonly entries: Entry[] = [];

  private add(
    name: string,
    mode: number,
    contents: Buffer = Buffer.alloc(0),
    device: readonly [number, number] = [0, 0],
  ): this {
    this.entries.push({ name, mode, contents, device });
    return this;
  }

  folder(name: string): this {
    return this.add(name, FOLDER | 0o755);
  }

  characterDevice(name: string, major: number, minor: number): this {
    return this.add(name, CHARACTER_DEVICE | 0o600, undefined, [major, minor]);
  }

  file(name: string, contents: Buffer, permissions: number): this {
    return this.add(name, FILE | permissions, contents);
  }

  /** The archive's bytes. */
  toBuffer(): Buffer {
    const trailer: Entry = { name: TRAILER, mode: 0, contents: Buffer.alloc(0), device: [0, 0] };
    return Buffer.concat([...this.entries, trailer].flatMap((entry, index) => encode(entry, index + 1)));
  }
}
