Feature: exec is an exit
  A process that calls exec gets a new address space, and lets go of its old one. KSM knows address spaces: to it one has
  exited, and of the other it has not heard. Here a process that execs is one that exits, and has memory anew.

  @ksm.c:__ksm_exit @ksm.c:__ksm_enter @ksm.c:ksm_madvise
  Rule: The new program has no advice of the old one
    Advice belongs to an area, and the areas are gone. (Since 6.7 a whole process can be marked for merging, and that mark is
    inherited.)

    Example: its memory does not merge
      Given mergeable memory
        | A | x |
        | B | x |
      And A exits
      And anonymous memory
        | A | x |
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own
      And the counters are
        | pages_unshared | 1 |

    @model
    Example: it is not on the scan list
      Given mergeable memory
        | A | x |
        | B | x |
      And A exits
      When ksmd completes 1 full scan
      Then the scan list is "B"

    Example: what the old program had merged is counted out in the next scan
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A exits
      And anonymous memory
        | A | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -1 |

    @model
    Example: its own advice registers it anew, while ksmd still has the old one
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A exits
      And anonymous memory
        | A | x |
      When A advises MADV_MERGEABLE on its page
      Then the scan list is "A B A"

    @until-6.10
    Example: then it merges with what is there
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A exits
      And mergeable memory
        | A | x |
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page share one frame
      And the counters do not change

  @ksm.c:__ksm_exit @ksm.c:__ksm_enter
  Rule: A child that calls exec before its turn costs ksmd nothing
    That is what most children of a shell do. Since a child is met last, there is time enough for it.

    Example: fork and exec between two scans
      Given mergeable memory
        | A | x x y |
      And ksmd completes 2 full scans
      And A forks B
      And B exits
      And anonymous memory
        | B | z |
      When ksmd completes 1 full scan
      Then the counters do not change

    @model
    Example: fork and exec in the middle of a scan
      Given mergeable memory
        | A | ? ? |
        | C | ?   |
      And ksmd scans 1 page
      And A forks B
      When B exits
      Then the scan list is "A C"
      And the counters do not change
