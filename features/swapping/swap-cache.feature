Feature: A KSM page in the swap cache is still a KSM page
  On its way out a page is in the swap cache, where its slot finds it. If reclaim can't free it in the end, because somebody
  holds a reference, it stays there: unmapped, but whole. Its node still means it, and the swap entries lead back to it.

      A, 1st page ──┐                                    node x
      A, 2nd page ──┴► slot 1 ── swap cache ──► frame 2 ──┘

  @ksm.c:ksm_might_need_to_copy @C4
  Rule: A KSM page that has not left the swap cache comes back as what it was
    A KSM page has no address of its own, so it fits everywhere. Nothing has to be copied, and nobody has been parted.

    @model
    Example: at all addresses and in all processes
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And B pins its page
      And A swaps out its 1st page
      When A reads its pages
      Then A's pages share one frame
      And the machine has 0 fewer free frames
      And the stable tree holds
        | x | 3 |

    @model @since-2.6.33-swappable
    Example: reclaim says that it could not free the page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      When A swaps out its 1st page
      Then it fails with EAGAIN
      And A's pages are not mapped
      And the machine has 0 more free frames
      And the counters do not change
      And the stable tree holds
        | x | 2 |

    @swap
    Example: the next scan leaves those who are back as they are
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And A reads its pages
      When ksmd completes 1 full scan
      Then the counters do not change
      And A's pages share one frame

    @swap
    Example: a write takes a copy at once
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And A reads its 1st page
      When A writes y to its 2nd page
      Then 1 frame is taken
      And A reads back x from its 1st page
      And A reads back y from its 2nd page

    @model @since-2.6.33-node-page
    Example: a write takes a copy even for the last sharer
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And A unpins its 1st page
      And A unmaps its 1st page
      When A writes y to its 2nd page
      Then the machine has 1 fewer free frame
      And the stable tree holds
        | x | 2 |

    @swap @until-6.10
    Example: others can join it while it is not mapped
      Given mergeable memory
        | B | -   |
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And B writes x to its page
      And ksmd completes 1 full scan
      When A reads its pages
      Then A's pages and B's page share one frame

    @model @since-2.6.33
    Example: it is another page once reclaim has got it
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And A unpins its 1st page
      And reclaim takes the pages that only the swap cache holds
      When A reads its pages
      Then A's pages have frames of their own
      And the stable tree holds
        | stale | 2 |

  @ksm.c:remove_trailing_rmap_items @ksm.c:cmp_and_merge_page @since-2.6.33-swappable
  Rule: ksmd drops the items of sharers that are out, and lists anew those that come back
    A page that is not mapped is passed over. The node is not stale, though: its page is there.

    @model @since-2.6.33
    Example: a scan while all sharers are out
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 0 |
      And the counters change by
        | pages_shared  | -1 |
        | pages_sharing | -1 |

    @model @since-4.13
    Example: nobody joins it then, for a node without sharers is not joined
      Given mergeable memory
        | A | x x |
        | B | -   |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And B writes x to its page
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 0 |
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +1 |

    @swap @since-2.6.33
    Example: they come back after that
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And ksmd completes 1 full scan
      And A reads its pages
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |
      And A's pages share one frame

    @swap @since-2.6.33
    Example: the second of two is back before the scan, the first comes back after it
      The first has no item, and the next one in the list is another address's, of the same node. ksmd meets both in one batch.

      Given mergeable memory
        | A | y x x |
      And ksmd completes 2 full scans
      And A pins its 2nd page
      And A swaps out its 2nd page
      And A reads its 3rd page
      And ksmd completes 1 full scan
      And A reads its 2nd page
      When ksmd scans 10 pages
      Then the counters change by
        | pages_sharing | +1 |
      And A's 2nd page and A's 3rd page share one frame

    @swap
    Example: before ksmd has listed them, reclaim does not find them
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And ksmd completes 1 full scan
      And A unpins its 1st page
      And A reads its pages
      When A swaps out its 1st page
      Then it fails with EAGAIN
      And A's pages share one frame

  @ksm.c:ksm_might_need_to_copy @ksm.c:remove_stable_node @since-2.6.33
  Rule: A KSM page that has lost its node is copied
    A node is removed while its page is out, if root wants the stable tree to be empty. The page is no longer anybody's KSM
    page then, and to map it would make it one that no scan can find: a [stray](../break-cow/stray.feature).

    @swap @since-3.9
    Example: everything was unmerged while the page was out
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And root writes "2" to run
      And root writes "1" to run
      When A reads its pages
      Then A's pages have frames of their own
      And 2 frames are taken
      And A reads back x from its pages

    @swap @since-4.13
    Example: the limit of sharers was changed while the page was out
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And ksmd completes 1 full scan
      And root writes "9" to max_page_sharing
      When A reads its pages
      Then A's pages have frames of their own
      And 2 frames are taken

    @model
    Example: copies merge as any pages do
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And root writes "2" to run
      And root writes "1" to run
      And A reads its pages
      When ksmd completes 2 full scans
      Then A's pages share one frame
      And the stable tree holds
        | x | 2 |
