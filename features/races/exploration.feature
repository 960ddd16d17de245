@slow @since-4.18 @until-4.18
Feature: Every place where others can run is tried
  A race needs a moment, and moments can be counted: each call of the kernel during which others may run is one. A small
  machine has a few dozen of them in a scan, so that every operation of others can be tried in each. `npm run explore` does
  so with pairs; here each operation mostly comes alone.

  What is found is harm that v4.18 does, each kind told by name (`src/races/known-harms.ts`) and shown by a scenario tagged
  `@bug:`. Anything else is a fault of the port.

  @model @ksm.c:ksm_do_scan @ksm.c:get_ksm_page @ksm.c:try_to_merge_one_page @ksm.c:stable_tree_search
  Rule: Nothing in any window of a scan does harm that v4.18 is not known for
    After each operation the audit recounts the machine, and each process reads back what it wrote. Afterwards ksmd scans in
    peace, and by then every sharer of a KSM page is found through its node.

    Example: one operation at a time, in all set-ups
      When each set-up is explored with 1 operation
      Then the harm found is "null-vma, waits-for-page-lock, mapped-node-removed, unplaced-node"

    Example: two operations, where a sharer gets lost
      When the set-up "placed-late" is explored with 2 operations
      Then the harm found is "unplaced-node, kept-head"

    Example: two operations, where a page outlives its owner
      When the set-up "swap-and-exit" is explored with 2 operations
      Then the harm found is "freed-anon-vma"

    Example: two operations, where a node is freed too early
      When the set-up "chain-not-made" is explored with 2 operations
      Then the harm found is "freed-node"

    Example: two operations, where a tree is forgotten
      When the set-up "toggle" is explored with 2 operations
      Then the harm found is "stale-unstable-tree"

  @model @ksm.c:ksm_do_scan
  Rule: What is left out when exploring would only repeat another schedule
    Two schedules are taken for the same when the machine is the same in every later window and at the end.

    Example: without leaving anything out the same harm is found
      When the set-up "swap-and-exit" is explored with 2 operations, and nothing is left out
      Then the harm found is "freed-anon-vma"

    Example: in parts the same schedules run
      When the set-up "swap-and-exit" is explored with 2 operations in 3 parts
      Then as many schedules have run as without parts
      And the harm found is "freed-anon-vma"

  @model @ksm.c:ksm_do_scan @ksm.c:try_to_merge_one_page
  Rule: Each harm that is found can be run again, with as few operations as show it
    A schedule names the windows and the operations. What is left of its trace needs every one of its operations.

    Example: an area goes away while its empty page is merged
      When the schedule "zero-pages: up_read#1 munmap A 0x10000 1" is shrunk
      Then "OOPS null-deref vma" comes of it after these operations
        """
        sysfs use_zero_pages=1
        proc A node=0
        mmap A 0x10000 1
        madvise A 0x10000 1 MERGEABLE
        write A 0x10000 zero
        fullscan 1
        at up_read#1 do munmap A 0x10000 1
        fullscan 3
        """

    Example: a page changes after its checksum, and its owner exits before it is merged
      When the schedule "zero-pages: jhash2#1 write A 0x10000 byte:79, up_read#3 exit B" is shrunk
      Then "OOPS null-deref vma" comes of it after these operations
        """
        sysfs use_zero_pages=1
        proc A node=0
        mmap A 0x10000 1
        madvise A 0x10000 1 MERGEABLE
        write A 0x10000 zero
        proc B node=0
        mmap B 0x10000 1
        madvise B 0x10000 1 MERGEABLE
        write B 0x10000 zero
        fullscan 1
        at jhash2#1 do write A 0x10000 byte:79
        at up_read#3 do exit B
        fullscan 3
        """

    Scenario Outline: <what> in a schedule is refused
      When the schedule "<schedule>" is shrunk
      Then it is refused: '"<schedule>": found "<found>", expected <expected>'

      Examples:
        | what                            | schedule                                      | found              | expected                                                                                                                                                                                                                                                                                                                   |
        | a window without its number     | merge: lock_page exit A                       | lock_page exit A   | a place and an operation, as in lock_page#2 exit A, lock_page#2@3 exit A or before@3 exit A                                                                                                                                                                                                                                |
        | call 0                          | merge: lock_page#0 exit A                     | lock_page#0 exit A | a place and an operation, as in lock_page#2 exit A, lock_page#2@3 exit A or before@3 exit A                                                                                                                                                                                                                                |
        | a window without operation      | merge: lock_page#1                            | lock_page#1        | a place and an operation, as in lock_page#2 exit A, lock_page#2@3 exit A or before@3 exit A                                                                                                                                                                                                                                |
        | a window that does not exist    | merge: nowhere#1 exit A                       | nowhere            | a window: cond_resched, lock_page, trylock_page, unlock_page, down_read, up_read, down_write, mutex_lock, memcmp, jhash2, follow_page, kmem_cache_alloc, handle_mm_fault, split_huge_page, lru_add_drain_all, get_page_unless_zero, signal_pending, page_vma_mapped_walk, mmu_notifier_invalidate_range_start, wait_on_bit |
        | an action that the set-up lacks | merge: before@2 exit A                        | before@2           | an action of merge, from 1 to 1: fullscan 1                                                                                                                                                                                                                                                                                |
        | an unknown operation            | merge: memcmp#1 exti A                        | exti               | an operation: audit, clock, exit, exitstart, fail, fork, fullscan, hotplug, ksmd, lockpage, madvise, migrate, migratepfn, mlock, mmap, munlock, munmap, pin, poke, proc, read, reclaim, referenced, scan, signal, swapout, sysfs, thp, unlockpage, unpin, write, zap                                                       |
        | a process that is never made    | merge: memcmp#1 exit Z                        | Z                  | a process that a "proc" or "fork" of the trace makes in "exit NAME"                                                                                                                                                                                                                                                        |
        | an advice in small letters      | merge: memcmp#1 madvise A 0x10000 1 mergeable | mergeable          | MERGEABLE or UNMERGEABLE in "madvise NAME ADDR N MERGEABLE\|UNMERGEABLE"                                                                                                                                                                                                                                                   |

    Example: a set-up that does not exist is refused
      When the schedule "nowhere: lock_page#1 exit A" is shrunk
      Then it is refused, and told all set-ups

  @model @ksm.c:ksm_do_scan
  Rule: A schedule that is replayed says which of its operations never ran
    Whoever writes one down wants to see it happen. A window that is not reached shows nothing.

    Scenario Outline: all of them ran: <schedule>
      Given the schedule "<schedule>" is replayed
      When the model runs it
      Then every line is the same

      Examples:
        | schedule                                                   |
        | merge: memcmp#1 write A 0x10000 byte:79, before@1 clock +1 |
        | toggle: cond_resched#1@2 clock +1, before@3 clock +1       |

    Scenario Outline: one never ran: <what>
      When the schedule "<schedule>" is replayed
      Then it is refused: "<message>"

      Examples:
        | what                               | schedule                                                   | message                                                                                                |
        | a call too many                    | merge: memcmp#9 exit A                                     | merge: memcmp#9 was never reached, so 'exit A' did not run; merge has memcmp#1 to memcmp#2             |
        | the next call                      | merge: memcmp#3 exit A                                     | merge: memcmp#3 was never reached, so 'exit A' did not run; merge has memcmp#1 to memcmp#2             |
        | another operation has changed that | merge: memcmp#1 exit A, memcmp#2 exit B                    | merge: memcmp#2 was never reached, so 'exit B' did not run; merge has memcmp#1 only                    |
        | a window that is not there         | merge: wait_on_bit#1 exit A                                | merge: wait_on_bit#1 was never reached, so 'exit A' did not run; merge has no wait_on_bit              |
        | a window in another action         | toggle: memcmp#1@2 exit A                                  | toggle: memcmp#1@2 was never reached, so 'exit A' did not run; action 2 of toggle has no memcmp        |
        | the run has ended in an oops       | zero-pages: up_read#1 munmap A 0x10000 1, up_read#2 exit B | zero-pages: up_read#2 was never reached, so 'exit B' did not run; the run ended in OOPS null-deref vma |

  @model @ksm.c:ksm_do_scan
  Rule: Parts of one work are put together only when they are all of it
    The message names the file that is to blame.

    Scenario Outline: an exploration, <what>
      When these parts of an exploration are merged
        | file   | shard  | placements   | setUps   |
        | a.json |    1/3 |            2 | []       |
        | b.json | <part> | <placements> | <setUps> |
        | c.json |    3/3 |            2 | []       |
      Then it is refused: "<message>"

      Examples:
        | what                       | part | placements | setUps             | message                                                                          |
        | a part is there twice      |  3/3 |          2 | []                 | found parts 1, 3, 3 of 3 (a.json, b.json, c.json), expected each once            |
        | a part of another division |  2/4 |          2 | []                 | b.json: found the number of parts 4, expected 3 as in a.json                     |
        | other placements           |  2/3 |          3 | []                 | b.json: found the number of placements 3, expected 2 as in a.json                |
        | other set-ups              |  2/3 |          2 | [{"name":"merge"}] | b.json: found the list of set-ups merge, expected none as in a.json              |
        | something else             |  2/3 | -          | []                 | b.json: found no number of placements, expected a part of an exploration         |
        | without set-ups            |  2/3 |          2 | {}                 | b.json: found no list of set-ups, expected a part of an exploration              |
        | without its part           | -    |          2 | []                 | b.json: found the shard undefined, expected a part of an exploration             |
        | with part 4 of 3           |  4/3 |          2 | []                 | b.json: found the shard {\\"k\\":4,\\"n\\":3}, expected a part of an exploration |

    Example: a series of which a part is missing
      When these parts of a series are merged
        | file   | shard |
        | c.json |   3/4 |
        | a.json |   1/4 |
      Then it is refused: "found parts 1, 3 of 4 (a.json, c.json), expected each once"

    Example: parts of two series
      When these parts of a series are merged
        | file   | shard | seed |
        | a.json |   1/2 |    7 |
        | b.json |   2/2 |    8 |
      Then it is refused: "b.json: found the seed 8, expected 7 as in a.json"

    Example: a part in which more has run than there is
      When these parts of a series are merged
        | file   | shard | ran |
        | a.json |   1/3 |  10 |
        | b.json |   2/3 |  11 |
        | c.json |   3/3 |  10 |
      Then it is refused: "b.json: found 11 workloads, expected up to 10"

    Example: nothing at all
      When these parts of a series are merged
        | file |
      Then it is refused: "found no file, expected those of all parts of a series of workloads"

    Example: all parts are there
      When these parts of a series are merged
        | file   | shard | ran |
        | b.json |   2/4 |   8 |
        | a.json |   1/4 |   8 |
        | c.json |   3/4 |   7 |
        | d.json |   4/4 |   7 |
      Then together they have run 30 workloads, and are whole

    Example: a part was cut
      When these parts of a series are merged
        | file   | shard | ran |
        | a.json |   1/2 |  15 |
        | b.json |   2/2 |  14 |
      Then together they have run 29 workloads, and are cut

  @model @ksm.c:ksm_do_scan
  Rule: A random workload that fails is made as small as it can be
    Whoever judges decides what failing is. Here a workload fails when it forks.

    Example: what is left is the fork
      When a random workload that forks is shrunk
      Then these operations are left
        """
        # seed 1, workload 0
        # fork P0 P1
        fork P0 P1
        """
