Feature: Writing 2 to run unmerges everything
  A write of 2 to `/sys/kernel/mm/ksm/run` takes back all that ksmd has done. Every process gets private copies of its
  merged pages, and ksmd forgets every page that it knew. Only the advice stays, so that a later write of 1 starts
  merging from the beginning.

      run is 1                              run is 2
      A ──► frame 2  x x x x (read-only)    A ──► frame 1  x x x x
      B ──┘                                 B ──► frame 3  x x x x
                                                  frame 2  free

  @ksm.c:unmerge_and_remove_all_rmap_items @ksm.c:break_ksm @C27
  Rule: Writing 2 gives every merged page a frame of its own
    KSM fakes a write fault at each place that maps a merged page, and the fault copies the page as it would for a
    write of the process. All places get a copy, the last one too, so for a moment one frame more is needed than
    is taken in the end.

    Example: two sharers of a page part
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's page and B's page have frames of their own
      And 1 frame is taken
      And the counters change by
        | pages_shared  | -1 |
        | pages_sharing | -1 |

    Example: equal pages of one process part
      Given mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's pages have frames of their own
      And 3 frames are taken

    Example: every content, area and process takes part
      Given mergeable memory
        | A | x y   |
        | A | x x z |
        | B | x y   |
        | C | y z   |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's pages, B's pages and C's pages have frames of their own
      And the counters are
        | full_scans | 0 |

    @since-4.13
    Example: chains and their dups go as well
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*5 |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's pages have frames of their own
      And the counters change by
        | pages_shared       | -2 |
        | pages_sharing      | -2 |
        | pages_unshared     | -1 |
        | stable_node_chains | -1 |
        | stable_node_dups   | -2 |

    Example: nobody sees other bytes than before
      Given mergeable memory
        | A | x y |
        | B | x y |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A reads back x from its 1st page
      And A reads back y from its 2nd page
      And B reads back x from its 1st page
      And B reads back y from its 2nd page

    @model @until-6.1
    Example: the copies can be written to without another fault
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's page and B's page are writable

    Example: pages that are not merged stay where they are
      Given mergeable memory
        | A | x y |
        | B | x   |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's 2nd page is in the frame that A's 2nd page had

    Example: an area that was never written has nothing to give back
      Given mergeable memory
        | A | -*3 |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then it succeeds
      And 0 frames are taken

  @ksm.c:remove_trailing_rmap_items @ksm.c:remove_rmap_item_from_tree
  Rule: Writing 2 makes ksmd forget every page, merged or not
    ksmd keeps one item for each page that it has met: with the checksum, and with the page's place in a tree. Writing 2
    drops them all. What is left is the list of processes.

    Example: unique pages are counted no more
      Given mergeable memory
        | A | x y |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then the counters change by
        | pages_unshared | -2 |

    Example: pages that were met once are counted no more
      Given mergeable memory
        | A | x y |
      And ksmd completes 1 full scan
      When root writes "2" to run
      Then the counters change by
        | pages_volatile | -2 |

    @model
    Example: a scan under way is given up
      Given mergeable memory
        | A | m z |
        | B | a c |
      And ksmd completes 1 full scan
      And ksmd scans 3 pages
      When root writes "2" to run
      Then the counters change by
        | pages_unshared | -3 |
        | pages_volatile | -1 |
      And the unstable tree is empty

    Example: checksums are forgotten, so the next scan after it starts anew
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And run is 2
      And run is 1
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +2 |
      And A's page and B's page have frames of their own

  @ksm.c:unmerge_and_remove_all_rmap_items @C24 @C27
  Rule: The areas stay registered, and writing 1 merges them again
    This makes 2 the way to change a setting that can't be changed while pages are shared: write 2, change it, write 1.
    No process has to advise its memory a second time.

    @model
    Example: the advice is still there
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's page and B's page are mergeable
      And the scan list is "A B"

    Example: two scans after a write of 1 the pages are merged as before
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And run is 2
      And run is 1
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 1 |
      And A's page and B's page share one frame

    @since-4.13
    Example: they merge by the setting that was changed meanwhile
      Given mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And run is 2
      And max_page_sharing is 2
      And run is 1
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared       | 2 |
        | pages_sharing      | 2 |
        | stable_node_chains | 1 |
        | stable_node_dups   | 2 |

  @ksm.c:unmerge_and_remove_all_rmap_items @ksm.c:full_scans_show @C53
  Rule: Writing 2 sets full_scans back to 0
    The documentation calls full_scans the number of times that all mergeable areas were scanned. It is also the number by
    which an item knows whether its place in the unstable tree is of this scan. With all items gone it can start again.
    Who waits for full_scans to grow must not be surprised by it.

    Example: the number of scans is 0 again
      Given mergeable memory
        | A | x |
      And ksmd completes 5 full scans
      When root writes "2" to run
      Then full_scans reads "0"

    Example: it counts on from there
      Given mergeable memory
        | A | x |
      And ksmd completes 5 full scans
      And run is 2
      And run is 1
      When ksmd completes 3 full scans
      Then full_scans reads "3"

    Example: writing 0 leaves it as it is
      Given mergeable memory
        | A | x |
      And run is 1
      And ksmd completes 5 full scans
      When root writes "0" to run
      Then full_scans reads "5"
