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
      Then it is refused: '"<schedule>": found "<found>", expected a place and an operation, as in lock_page#2 exit A, lock_page#2@3 exit A or before@3 exit A'

      Examples:
        | what                            | schedule                  | found              |
        | a window without its number     | merge: lock_page exit A   | lock_page exit A   |
        | call 0                          | merge: lock_page#0 exit A | lock_page#0 exit A |
        | a window that does not exist    | merge: nowhere#1 exit A   | nowhere#1 exit A   |
        | a window without operation      | merge: lock_page#1        | lock_page#1        |
        | an action that the set-up lacks | merge: before@2 exit A    | before@2 exit A    |

    Example: a set-up that does not exist is refused
      When the schedule "nowhere: lock_page#1 exit A" is shrunk
      Then it is refused, and told all set-ups

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
