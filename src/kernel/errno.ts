// SPDX-License-Identifier: GPL-2.0-only
// The error numbers that the modelled calls can return (include/uapi/asm-generic/errno*.h).

export const EPERM = 1;
export const ENOENT = 2;
export const ESRCH = 3;
export const EIO = 5;
export const EAGAIN = 11;
export const ENOMEM = 12;
export const EACCES = 13;
export const EFAULT = 14;
export const EBUSY = 16;
export const EEXIST = 17;
export const EINVAL = 22;
export const ENOSPC = 28;
export const ERANGE = 34;
export const EDEADLK = 35;
export const ETIME = 62;
export const ENOTSUP = 95;
export const EALREADY = 114;
/** Internal to the kernel: user space sees EINTR. */
export const ERESTARTSYS = 512;

const NAMES = new Map<number, string>(
  Object.entries({
    EPERM,
    ENOENT,
    ESRCH,
    EIO,
    EAGAIN,
    ENOMEM,
    EACCES,
    EFAULT,
    EBUSY,
    EEXIST,
    EINVAL,
    ENOSPC,
    ERANGE,
    EDEADLK,
    ETIME,
    ENOTSUP,
    EALREADY,
    ERESTARTSYS,
  }).map(([name, value]) => [value, name]),
);

/** `-ENOMEM` for -12; `ok` for 0; the number itself when it has no name here. */
export function errname(result: number): string {
  if (result === 0) return 'ok';
  const name = NAMES.get(-result);
  return name === undefined ? String(result) : `-${name}`;
}
