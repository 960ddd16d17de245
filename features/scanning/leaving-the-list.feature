Feature: A process leaves the scan list when nothing in it is mergeable
  A process that took its advice back, or unmapped all that it had advised, stays registered until the next scan. ksmd goes
  through its areas, finds no mergeable one, and strikes it off the list.

  @ksm.c:scan_get_next_rmap_item @ksm.c:remove_trailing_rmap_items
  Rule: ksmd strikes off a process in which it finds no mergeable area
    It has seen all areas with mmap_sem held, so no advice can come in between.

    @model
    Example: all of it was taken out by advice
      Given mergeable memory
        | A | x |
        | B | x |
      And A advises MADV_UNMERGEABLE on its page
      When ksmd completes 1 full scan
      Then the scan list is "B"

    @model
    Example: not before the scan
      Given mergeable memory
        | A | x |
        | B | x |
      When A advises MADV_UNMERGEABLE on its page
      Then the scan list is "A B"

    @model @since-2.6.33-swappable
    Example: all of it was unmapped
      Given mergeable memory
        | A | x x |
        | A | x   |
        | B | x   |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When ksmd completes 1 full scan
      Then the scan list is "B"
      And the counters change by
        | pages_sharing | -3 |

    @model
    Example: one mergeable page is enough to stay
      Given mergeable memory
        | A | x x |
        | B | x   |
      And A advises MADV_UNMERGEABLE on its 2nd page
      When ksmd completes 1 full scan
      Then the scan list is "A B"

    @model
    Example: a mergeable area that was never written is enough to stay
      Given mergeable memory
        | A | - |
        | B | x |
      When ksmd completes 3 full scans
      Then the scan list is "A B"

    @model
    Example: a mergeable area whose pages were discarded is enough to stay
      Given mergeable memory
        | A | x |
        | B | x |
      And A advises MADV_DONTNEED on its page
      When ksmd completes 3 full scans
      Then the scan list is "A B"

    @model
    Example: advice that was ignored does not bring a process onto the list
      Given mergeable shared memory
        | A | - |
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the scan list is "B"

    @model
    Example: advice that is taken back while ksmd is inside of the process is noticed in the next scan
      ksmd strikes off whom it leaves with its cursor still at the beginning. Here the cursor has moved on already.

      Given mergeable memory
        | A | a b |
        | B | c   |
      And ksmd scans 1 page
      And A advises MADV_UNMERGEABLE on its pages
      When ksmd scans 2 pages
      Then the scan list is "A B"
      And the counters change by
        | pages_volatile | +1 |
        | full_scans     | +1 |

    @model
    Example: a process that has exited meanwhile is struck off at once
      Given mergeable memory
        | A | a b |
        | B | c   |
      And ksmd scans 1 page
      And A advises MADV_UNMERGEABLE on its pages
      And A exits
      When ksmd scans 1 page
      Then the scan list is "B"
      And the counters do not change

    @since-2.6.33-swappable
    Example: ksmd forgets the pages with the process
      Given mergeable memory
        | A | x y |
        | B | x   |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its pages
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing  | -1 |
        | pages_unshared | -1 |

  @model @ksm.c:ksm_madvise @ksm.c:__ksm_enter
  Rule: A process that was struck off is registered anew by its next advice
    The process is marked while it is on the list. The mark goes with the slot, so advice knows whether a slot is needed.

    Example: it comes behind the others now
      Given mergeable memory
        | A | x |
        | B | x |
      And A advises MADV_UNMERGEABLE on its page
      And ksmd completes 1 full scan
      When A advises MADV_MERGEABLE on its page
      Then the scan list is "B A"

    Example: a process that was not struck off yet keeps its place
      Given mergeable memory
        | A | x |
        | B | x |
      And A advises MADV_UNMERGEABLE on its page
      When A advises MADV_MERGEABLE on its page
      Then the scan list is "A B"

    Example: more advice does not register it twice
      Given mergeable memory
        | A | x |
        | A | y |
      When A advises MADV_MERGEABLE on its pages
      Then the scan list is "A"
