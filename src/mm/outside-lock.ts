// SPDX-License-Identifier: GPL-2.0-only
// Who holds a page lock outside of the code in progress, and what they do when somebody waits for them: a migration
// that another CPU has begun goes on to its end; anyone else just lets go.

import type { Memory } from './memory';
import type { Page } from './page';

/** Another CPU in the middle of a migration. */
export interface MigrationInFlight {
  readonly page: Page;
  finish(): void;
}

/** mm/migrate.c v4.18: migration_entry_wait(); also what spinning on a frozen reference count comes to. */
export function migration_entry_wait(memory: Memory): void {
  memory.migrationInFlight?.finish();
}
