Feature: ksmd finds out later that memory was taken out of merging
  MADV_UNMERGEABLE breaks the sharing of its range and tells ksmd nothing. ksmd notices when it scans the process again: it
  goes through its own items and the mergeable pages side by side, and drops what has no page beside it.

  @ksm.c:unmerge_ksm_pages @ksm.c:get_next_rmap_item @ksm.c:remove_trailing_rmap_items
  Rule: The counters follow in the next scan
    The items of the range are left to ksmd, which may be at work on one of them at that very moment. Until it comes by,
    the counters still speak of the merge that was.

    Example: nothing is counted differently at first
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its 1st page
      Then the counters do not change

    Example: ksmd drops the item on its way to a later page
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its 1st page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -1 |

    Example: ksmd drops the items behind the last mergeable page
      Given mergeable memory
        | A | x x x |
        | B | x     |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its pages 2 to 3
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -2 |

    Example: unique pages that are taken out are counted no more
      Given mergeable memory
        | A | x y |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | -1 |

  @ksm.c:ksm_madvise @ksm.c:cmp_and_merge_page
  Rule: Advised anew, a page finds its old partners in one scan
    The KSM page lives on for the others, and a page that equals a KSM page needs no checksum of a scan before.

    Example: before ksmd has noticed anything
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its page
      And A advises MADV_MERGEABLE on its page
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page share one frame
      And the counters do not change

    @until-6.10
    Example: after ksmd has dropped the item
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its page
      And ksmd completes 1 full scan
      And A advises MADV_MERGEABLE on its page
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page share one frame
      And the counters change by
        | pages_sharing | +1 |
