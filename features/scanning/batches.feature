Feature: What a batch is spent on
  A batch counts pages that ksmd has looked at. On its way to the next one it passes over much that costs nothing of the batch;
  and some things end the batch early.

  @ksm.c:scan_get_next_rmap_item
  Rule: What is no anonymous page costs nothing of the batch
    ksmd follows the page table at each address of a mergeable area. What it finds there may be nothing, a page of a
    file, the zero page, or a page that has been swapped out. So a batch of one page more than there are ends the scan.

    Example: pages of a file
      Given mergeable file-backed memory
        | A | - - a - b c |
      And A reads its 1st page
      And A reads its 2nd page
      And A reads its 4th page
      When ksmd scans 4 pages
      Then the counters change by
        | pages_volatile | +3 |
        | full_scans     | +1 |

    Example: the zero page
      Given mergeable memory
        | A | a - - b c |
      And A reads its pages 2 to 3
      When ksmd scans 4 pages
      Then the counters change by
        | pages_volatile | +3 |
        | full_scans     | +1 |

    @swap
    Example: pages that are swapped out
      Given mergeable memory
        | A | a b c d |
      And A swaps out its 1st page
      And A swaps out its 2nd page
      When ksmd scans 3 pages
      Then the counters change by
        | pages_volatile | +2 |
        | full_scans     | +1 |

    Example: areas that were not advised
      Given mergeable memory
        | A | a |
      And anonymous memory
        | A | b c d |
      And mergeable memory
        | A | e f |
      When ksmd scans 4 pages
      Then the counters change by
        | pages_volatile | +3 |
        | full_scans     | +1 |

    Example: pages that are merged cost as much as others
      Given mergeable memory
        | A | x x a |
      And ksmd completes 2 full scans
      And A writes b to its 3rd page
      When ksmd scans 2 pages
      Then the counters do not change

  @model @ksm.c:scan_get_next_rmap_item
  Rule: An area that was never written to is passed over in one step
    It has no anonymous page, and the kernel knows: the area has no anon_vma yet. ksmd does not even look at its page
    tables. It has asked before: what is written while it goes on is left for the next scan.

    Example: the first page that ksmd looks for is in the second area
      Given mergeable memory
        | A | - - - |
        | A | x     |
      When ksmd is inside its 1st follow_page, A writes y to its 2nd page
      Then the counters change by
        | pages_volatile | +1 |

    @row-70
    Example: an area that was written to is looked at page by page
      Given mergeable memory
        | A | a - - |
        | A | x     |
      When ksmd is inside its 2nd follow_page, A writes y to its 2nd page
      Then the counters change by
        | pages_volatile | +3 |

    Example: it still counts as mergeable
      Given mergeable memory
        | A | - - - |
        | B | x     |
      When ksmd completes 2 full scans
      Then the scan list is "A B"

  @model @ksm.c:get_next_rmap_item @ksm.c:alloc_rmap_item @ksm.c:ksm_do_scan
  Rule: Without memory for an item the batch ends, and the next one tries the same page
    A scan can wait for memory. What it must not do is to pass the page over: it would be missing in the whole scan.

    Example: the batch ends
      Given mergeable memory
        | A | a b c |
      And after 1 more rmap_item allocation, 1 fails
      When ksmd scans 3 pages
      Then the counters change by
        | pages_volatile | +1 |

    Example: the next batch begins with that page
      Given mergeable memory
        | A | a b c |
      And after 1 more rmap_item allocation, 1 fails
      And ksmd scans 3 pages
      When ksmd scans 2 pages
      Then the counters change by
        | pages_volatile | +2 |
        | full_scans     |  0 |

    Example: pages that have an item need no memory
      Given mergeable memory
        | A | a b c |
      And ksmd completes 1 full scan
      And the next rmap_item allocation fails
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +3 |
        | pages_volatile | -3 |

    Example: the full scan ends later, but complete
      Given mergeable memory
        | A | a b c |
        | B | d     |
      And after 2 more rmap_item allocations, 5 fail
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +4 |

  @model @ksm.c:ksm_do_scan @ksm.c:ksm_scan_thread
  Rule: A batch ends at the next page when the machine is about to sleep
    Suspend freezes all threads that can be frozen, and a batch may be long. ksmd looks before each page whether it is asked
    to.

    Example: after two pages
      Given mergeable memory
        | A | a b c d |
      And after 2 more freeze allocations, 1 fails
      And run is 1
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +2 |
        | full_scans     |  0 |

    Example: before the first page
      Given mergeable memory
        | A | a b c d |
      And the next freeze allocation fails
      And run is 1
      When ksmd runs 1 round
      Then the counters do not change

    Example: afterwards ksmd goes on where it was
      Given mergeable memory
        | A | a b c d |
      And after 2 more freeze allocations, 1 fails
      And run is 1
      And ksmd runs 1 round
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +2 |
        | full_scans     | +1 |
