// SPDX-License-Identifier: GPL-2.0-only
// Lock bookkeeping. The model runs one thread, so a lock that is not free is a deadlock and a bug.

import { BUG_ON, KernelBug } from './bug';

/* c8 ignore start: operations that would deadlock are refused before they reach a lock */
function DEADLOCK_ON(condition: boolean, func: string): void {
  if (condition) throw new KernelBug(func, 'deadlock');
}
/* c8 ignore stop */

/** include/linux/rwsem.h: struct rw_semaphore */
export class RwSemaphore {
  readers = 0;
  writer = 0;

  down_read(): void {
    DEADLOCK_ON(this.writer !== 0, 'down_read');
    this.readers++;
  }

  up_read(): void {
    BUG_ON(this.readers <= 0, 'up_read');
    this.readers--;
  }

  down_write(): void {
    DEADLOCK_ON(this.writer !== 0 || this.readers !== 0, 'down_write');
    this.writer = 1;
  }

  up_write(): void {
    BUG_ON(this.writer === 0, 'up_write');
    this.writer = 0;
  }
}

/** include/linux/mutex.h: struct mutex */
export class Mutex {
  held = false;

  lock(): void {
    DEADLOCK_ON(this.held, 'mutex_lock');
    this.held = true;
  }

  unlock(): void {
    BUG_ON(!this.held, 'mutex_unlock');
    this.held = false;
  }
}

/**
 * include/linux/spinlock.h: spinlock_t. ksm.c has windows inside of the sections that one protects; who runs in such a
 * window goes on as if it had spun until the end, so that there may be two holders here.
 */
export class SpinLock {
  holders = 0;

  lock(): void {
    this.holders++;
  }

  unlock(): void {
    this.holders--;
  }
}
