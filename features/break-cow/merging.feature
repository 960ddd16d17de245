Feature: Merging without memory
  Two equal pages become one in three steps, and each can fail. The first page is made a KSM page; the second is mapped
  to it; a node for it is put into the stable tree. A KSM page that is not in the tree cannot be found again, so a
  failure takes back the steps before it. `break_cow()` does that by the fault that a write would cause. And that fault
  needs a frame.

  @model @ksm.c:cmp_and_merge_page @ksm.c:break_cow
  Rule: Without memory for the stable node both pages become private again
    The tree never knew the KSM page, so no counter has moved. The checksums are still remembered: the next scan merges.

    @until-6.1
    Example: the pages have frames of their own again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      When ksmd completes 1 full scan
      Then the counters do not change
      And A's page and B's page have frames of their own
      And A's page and B's page are writable
      And 0 frames are freed

    Example: the next scan merges the broken pages
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |
      And A's page and B's page share one frame

    Example: a third equal page in the same scan finds neither of them
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |
      And A's pages have frames of their own

    Example: other pages of the same scan merge
      Given mergeable memory
        | A | x*2 y*2 |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |
      And A's pages 3 to 4 share one frame

    @until-6.10
    Example: a page that joins a KSM page needs no node
      Given mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And the next stable_node allocation fails
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |

  @ksm.c:try_to_merge_two_pages @ksm.c:break_cow
  Rule: When the second page cannot be mapped, the first becomes private again
    A KSM page with a single mapping saves nothing, and its owner would pay for the copy at the next write.

    @model @until-6.1
    Example: the page in the unstable tree is pinned
      Given mergeable memory
        | A | x*2 |
      And ksmd completes 1 full scan
      And A pins its 1st page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |
      And A's 2nd page is writable
      And A's pages have frames of their own

    Example: the page that would become the KSM page is pinned
      Given mergeable memory
        | A | x*2 |
      And ksmd completes 1 full scan
      And A pins its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |
      And A's pages have frames of their own

    Example: released, they merge in the next scan
      Given mergeable memory
        | A | x*2 |
      And A pins its 1st page
      And ksmd completes 2 full scans
      And A unpins its 1st page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_unshared | -1 |
        | pages_volatile | -1 |
      And A's pages share one frame

  @model @ksm.c:get_next_rmap_item @ksm.c:scan_get_next_rmap_item @ksm.c:ksm_do_scan
  Rule: Without memory for a page's item the batch ends, and the next one begins with the same page
    ksmd remembers nothing of a page without an item, so it cannot go on past it. It tries again after its sleep.

    Example: the batch ends at the second page
      Given mergeable memory
        | A | ? ? ? |
      And after 1 more rmap_item allocation, 1 fails
      When ksmd scans 10 pages
      Then the counters change by
        | pages_volatile | +1 |
        | full_scans     |  0 |

    Example: the next batch takes the second page and the third
      Given mergeable memory
        | A | ? ? ? |
      And after 1 more rmap_item allocation, 1 fails
      And ksmd scans 10 pages
      When ksmd scans 2 pages
      Then the counters change by
        | pages_volatile | +2 |
        | full_scans     |  0 |

    Example: pages that have an item are scanned without memory
      Given mergeable memory
        | A | x y |
      And ksmd completes 1 full scan
      And the next rmap_item allocation fails
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +2 |
        | pages_volatile | -2 |
        | full_scans     | +1 |
