Feature: A process that exits is cleared away by exit or by ksmd
  The memory of a process is freed by its exit, merged or not. What ksmd knows of the process is freed at once only when
  ksmd has not begun with it; else the rest is left to ksmd, which finds an address space without users and clears it away.

      not scanned yet        exit frees the slot
      scanned, has items     exit moves the slot next to the cursor, ksmd frees it in the scan
      being scanned          exit leaves the slot where it is, ksmd frees it in the scan

  @ksm.c:__ksm_exit @ksm.c:free_mm_slot
  Rule: A process that ksmd has not scanned yet leaves no trace
    It has no items, so there is nothing to take out of a tree. This is what happens to the child that fork made, and that
    exits soon after.

    @model
    Example: its slot is gone
      Given mergeable memory
        | A | x |
        | B | x |
      When A exits
      Then the scan list is "B"

    @model
    Example: in the middle of a scan, when its turn has not come
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd scans 1 page
      When C exits
      Then the scan list is "A B"
      And the counters do not change

    @model
    Example: scanned, but without any page there
      Given mergeable memory
        | A | - |
        | B | x |
      And ksmd completes 2 full scans
      When A exits
      Then the scan list is "B"

    @ksm.c:get_mm_slot
    Example: one of very many processes
      Slots are found by a hash of 1024 buckets. The first process and the last one share one of these.

      Given mergeable memory
        | P1..P1025 | - |
      And P1025 writes x to its page
      And P1 exits
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +1 |

    @model
    Example: the last process leaves ksmd nothing to do
      Given mergeable memory
        | A | x |
      And run is 1
      And A exits
      When ksmd runs until it has nothing to do
      Then ksmd sleeps until it is woken
      And the counters do not change

  @ksm.c:__ksm_exit @ksm.c:scan_get_next_rmap_item
  Rule: A process that has been scanned is counted until ksmd comes by
    Its frames are free, but its items are still in the trees. Only ksmd may take them out, since it may be looking at one of
    them.

    Example: exit frees memory and leaves the counters
      Given mergeable memory
        | A | x y |
        | B | x z |
      And ksmd completes 2 full scans
      When A exits
      Then the counters do not change
      And 1 frame is freed

    Example: the next scan counts it out
      Given mergeable memory
        | A | x y |
        | B | x z |
        | C | x   |
      And ksmd completes 2 full scans
      And A exits
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing  | -1 |
        | pages_unshared | -1 |

    @since-2.6.33-swappable
    Example: a merged page outlives all but the last of its sharers
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A exits
      And B exits
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -2 |
      And C reads back x from its page

    Example: the exit of all sharers frees the page, and the scan forgets it
      Given mergeable memory
        | A | x |
        | B | x |
        | C | y |
      And ksmd completes 2 full scans
      And A exits
      And B exits
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared  | -1 |
        | pages_sharing | -1 |

    Example: writing 2 to run clears it away as well
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A exits
      When root writes "2" to run
      Then the counters are
        | full_scans | 0 |
