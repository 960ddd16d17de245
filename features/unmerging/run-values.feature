Feature: run tells ksmd to stop, to merge, or to stop and unmerge
  The file is a switch with three positions. Only a change of position does anything:

      0  ksmd sleeps, merged pages stay merged
      1  ksmd scans
      2  ksmd sleeps, and nothing is merged any more

  @ksm.c:run_store @ksm.c:ksmd_should_run @C25
  Rule: Writing 0 stops ksmd and keeps what is merged
    Memory that has been saved stays saved without any work of ksmd. The merged pages are still write-protected, and a
    write to one of them still copies it.

    Example: merged pages stay merged
      Given mergeable memory
        | A | x |
        | B | x |
      And run is 1
      And ksmd completes 2 full scans
      When root writes "0" to run
      Then the counters do not change
      And A's page and B's page share one frame

    @model
    Example: ksmd scans no more
      Given mergeable memory
        | A | x |
        | B | x |
      And run is 1
      And ksmd runs 1 round
      And run is 0
      When ksmd runs until it has nothing to do
      Then the counters change by
        | full_scans | 0 |
      And ksmd sleeps until it is woken

    Example: a process that writes gets its copy while ksmd is stopped
      Given mergeable memory
        | A | x |
        | B | x |
      And run is 1
      And ksmd completes 2 full scans
      And run is 0
      When A writes y to its page
      Then A's page and B's page have frames of their own

  @ksm.c:run_store @ksm.c:ksmd_should_run @C26
  Rule: Writing 1 lets ksmd scan
    It is the only value that does, and it says nothing of what is merged already.

    Example: after 0 ksmd goes on where it was
      Given mergeable memory
        | A | x |
        | B | x |
      And run is 1
      And ksmd completes 1 full scan
      And run is 0
      And run is 1
      When ksmd runs 1 round
      Then the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |
        | full_scans     | +1 |

    Example: after 2 ksmd starts from the beginning
      Given mergeable memory
        | A | x |
        | B | x |
      And run is 1
      And ksmd completes 1 full scan
      And run is 2
      And run is 1
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +2 |
        | full_scans     | +1 |

  @ksm.c:run_store @ksm.c:ksmd_should_run @C27
  Rule: While run is 2 ksmd scans nothing
    Otherwise it would merge again what has just been unmerged.

    @model
    Example: memory that is advised meanwhile waits
      Given run is 2
      And mergeable memory
        | A | x |
        | B | x |
      When ksmd runs until it has nothing to do
      Then the counters do not change
      And ksmd sleeps until it is woken

  @ksm.c:run_store
  Rule: Writing the value that run has already does nothing
    The value is compared first, so a second 2 neither walks through the processes nor resets anything.

    @model
    Example: a second 2 does not unmerge
      The scanner is driven by hand here, since ksmd itself does not scan while run is 2.

      Given run is 2
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then it succeeds
      And the counters change by
        | full_scans | 0 |
      And A's page and B's page share one frame

    @model
    Example: a second 2 can't be interrupted, for it has nothing to do
      Given mergeable memory
        | A | x |
      And run is 2
      And a signal arrives after 0 more pages
      When root writes "2" to run
      Then it succeeds
      And run reads "2"

    Example: a second 1 leaves full_scans alone
      Given mergeable memory
        | A | x |
      And run is 1
      And ksmd completes 3 full scans
      When root writes "1" to run
      Then full_scans reads "3"

    Example: a second 0 keeps what is merged
      Given mergeable memory
        | A | x |
        | B | x |
      And run is 0
      And ksmd completes 2 full scans
      When root writes "0" to run
      Then the counters do not change
