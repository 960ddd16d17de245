@model
Feature: Unmerging everything can fail half way
  A write of 2 to `run` walks through all processes in the order of the scan list, and through their areas in the order
  of addresses. It needs memory for every copy, and it may take long. So it gives up when memory is short, and when
  the writer gets a signal; user space sees the second as `EINTR`, the kernel's own name for it is `ERESTARTSYS`.

      A  x x     ── unmerged, forgotten by ksmd
      B  x ╎ x x ── unmerged up to the signal, still known to ksmd
      C  x       ── not touched

  @ksm.c:unmerge_and_remove_all_rmap_items @ksm.c:unmerge_ksm_pages
  Rule: A signal ends the unmerging at the next page
    It is looked for once for every page of a mergeable area, so that the writer can be killed at any time.

    Example: what came before the signal is unmerged, what comes after it is not
      Given mergeable memory
        | A | x x   |
        | B | x x x |
        | C | x     |
      And ksmd completes 2 full scans
      And a signal arrives after 3 more pages
      When root writes "2" to run
      Then it fails with ERESTARTSYS
      And A's pages and B's 1st page have frames of their own
      And B's 2nd page, B's 3rd page and C's page share one frame

    Example: a signal that is there already lets nothing happen
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And a signal arrives after 0 more pages
      When root writes "2" to run
      Then it fails with ERESTARTSYS
      And A's page and B's page share one frame
      And the counters do not change

    Example: a signal after the last page comes too late
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And a signal arrives after 2 more pages
      When root writes "2" to run
      Then it succeeds
      And A's page and B's page have frames of their own

    Example: pages that were never touched count as well
      Given mergeable memory
        | A | x - - |
        | B | x     |
      And ksmd completes 2 full scans
      And a signal arrives after 3 more pages
      When root writes "2" to run
      Then it fails with ERESTARTSYS
      And the counters change by
        | pages_sharing | -1 |

    Example: pages of areas that were not advised do not count
      Given anonymous memory
        | A | x x x |
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And a signal arrives after 2 more pages
      When root writes "2" to run
      Then it succeeds

    Example: nor do those of advised areas that were never written to
      Given mergeable memory
        | A | - - - |
        | A | x     |
        | B | x     |
      And ksmd completes 2 full scans
      And a signal arrives after 2 more pages
      When root writes "2" to run
      Then it succeeds

  @ksm.c:run_store
  Rule: After a failure run is 0, whatever it was before
    Neither the old value nor the new one would be true: ksmd must not go on merging, and not all is unmerged.

    Example: interrupted, while ksmd was merging
      Given mergeable memory
        | A | x |
        | B | x |
      And run is 1
      And ksmd completes 2 full scans
      And a signal arrives after 1 more page
      When root writes "2" to run
      Then run reads "0"

    Example: out of memory, while ksmd was merging
      Given mergeable memory
        | A | x |
        | B | x |
      And run is 1
      And ksmd completes 2 full scans
      And after 1 more page allocation, 1 fails
      When root writes "2" to run
      Then it fails with ENOMEM
      And run reads "0"

    Example: ksmd stops
      Given mergeable memory
        | A | x |
        | B | x |
      And run is 1
      And ksmd completes 2 full scans
      And a signal arrives after 1 more page
      And root writes "2" to run
      When ksmd runs until it has nothing to do
      Then the counters change by
        | full_scans | 0 |

  @ksm.c:unmerge_and_remove_all_rmap_items @ksm.c:remove_trailing_rmap_items
  Rule: Processes that were passed are forgotten, the one where it failed is not
    Items are dropped process by process, after the last area of each. Where the walk ended, the items stay as they
    were, though some of their pages have copies by now. The next scan puts that right.

    Example: the counters lose the pages of the processes that were passed
      Given mergeable memory
        | A | x x   |
        | B | x x x |
        | C | x     |
      And ksmd completes 2 full scans
      And a signal arrives after 3 more pages
      When root writes "2" to run
      Then the counters change by
        | pages_sharing | -2 |

    @until-6.10
    Example: one scan brings all of them back
      The KSM page is still there for the others, so its content is found without a checksum.

      Given mergeable memory
        | A | x x   |
        | B | x x x |
        | C | x     |
      And run is 1
      And ksmd completes 2 full scans
      And a signal arrives after 3 more pages
      And root writes "2" to run
      And run is 1
      When ksmd completes 1 full scan
      Then A's pages, B's pages and C's page share one frame
      And the counters change by
        | pages_sharing | +2 |

  @ksm.c:unmerge_and_remove_all_rmap_items
  Rule: After a failure the scan starts at the first process, and full_scans stays
    The cursor has been used for the walk, so the scan that was under way can't be continued. The count of scans is set
    to 0 only when all items are gone.

    @until-6.10
    Example: the next page to be scanned is the first one
      Given mergeable memory
        | A | x x   |
        | B | x x x |
      And ksmd completes 2 full scans
      And a signal arrives after 3 more pages
      And root writes "2" to run
      When ksmd scans 1 page
      Then A's 1st page and B's 2nd page share one frame

    Example: a process that registers now comes last
      Given mergeable memory
        | A | x x   |
        | B | x x x |
      And ksmd completes 2 full scans
      And a signal arrives after 3 more pages
      And root writes "2" to run
      When A forks C
      Then the scan list is "A B C"

    Example: the number of scans is kept
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 4 full scans
      And a signal arrives after 1 more page
      When root writes "2" to run
      Then full_scans reads "4"

    @bug:lost-unstable-item
    Example: an item of the scan that was given up passes for one of this scan
      The tree is made anew, and the number that items bear is that of the scan before: ksmd will take the item out of a tree
      that it is not in, whose neighbours may have been freed. No release has mended it.

      Given mergeable memory
        | A | a |
        | B | b |
      And ksmd completes 1 full scan
      And ksmd scans 2 pages
      And a signal arrives after 1 more page
      And root writes "2" to run
      And the signal is handled
      When ksmd scans 1 page
      Then the unstable tree is empty
      And the audit finds "lost-unstable-item: item B:"

  @ksm.c:run_store @ksm.c:unmerge_and_remove_all_rmap_items
  Rule: Writing 2 once more does the rest
    Because run is 0 by then, the second 2 is a change and not a repetition.

    Example: after the signal has been handled
      Given mergeable memory
        | A | x x |
        | B | x x |
      And ksmd completes 2 full scans
      And a signal arrives after 1 more page
      And root writes "2" to run
      And the signal is handled
      When root writes "2" to run
      Then it succeeds
      And run reads "2"
      And A's pages and B's pages have frames of their own
      And the counters are
        | full_scans | 0 |
