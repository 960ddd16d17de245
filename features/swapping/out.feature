Feature: Reclaim swaps a KSM page out for all its sharers
  Reclaim is after frames, not after processes. To free the frame of a KSM page it must take it from everybody, so all entries
  of the page are replaced by one and the same swap entry, and the bytes are written once.

      A, 1st page ──┐                            A, 1st page ──┐
      A, 2nd page ──┼► frame 2  x x x x          A, 2nd page ──┼► slot 1 of the swap device   x x x x
      B, 1st page ──┘                            B, 1st page ──┘

  What its node learns of that, and that the bytes survive, is in [moved pages](../keyhole/moved-pages.feature).

  @ksm.c:rmap_walk_ksm @C4 @row-9 @row-33
  Rule: All mappings of a KSM page become swap entries at once
    They are found as migration finds them: by the items, and behind those by the lists of areas.

    @swap @since-2.6.33
    Example: children that ksmd has not seen
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And C forks D
      When B swaps out its page
      Then it succeeds
      And A's page, B's page, C's page and D's page are not mapped
      And 1 frame is freed

    @swap @since-2.6.33
    Example: a child whose parent has exited
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A exits
      When B swaps out its page
      Then it succeeds
      And B's page and C's page are not mapped

    @swap @since-2.6.33
    Example: a sharer that has written keeps its page
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A writes y to its page
      When B swaps out its page
      Then it succeeds
      And B's page and C's page are not mapped
      And A reads back y from its page

    @swap @since-2.6.33-swappable
    Example: a sharer's other pages stay
      Given mergeable memory
        | A | x a x |
      And ksmd completes 2 full scans
      When A swaps out its 3rd page
      Then A's 1st page and A's 3rd page are not mapped
      And A's 2nd page is in the frame that A's 2nd page had

    @swap
    Example: every sharer and every child reads the same bytes again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      When B swaps out its page
      Then A reads back x from its page
      And B reads back x from its page
      And C reads back x from its page

  @ksm.c:rmap_walk_ksm @C4
  Rule: However many sharers it has, a KSM page takes one slot
    The swap device saves what memory saved. The slot is held as long as one of them has not come back for the page.

    @swap @since-2.6.33
    Example: one slot is enough for three sharers
      Given a machine with 1 NUMA node of 64 frames and 1 swap slot
      And mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      When A swaps out its 2nd page
      Then it succeeds
      And A's pages are not mapped

    @model @swap
    Example: equal pages that are not merged take one each
      Given a machine with 1 NUMA node of 64 frames and 1 swap slot
      And mergeable memory
        | A | x x |
      And A swaps out its 1st page
      When A swaps out its 2nd page
      Then it fails with ENOSPC
      And A reads back x from its 2nd page

    @model @since-2.6.33-swappable
    Example: without a slot left a KSM page stays with all its sharers
      Given a machine with 1 NUMA node of 64 frames and 1 swap slot
      And mergeable memory
        | A | x*3 |
        | B | y   |
      And ksmd completes 2 full scans
      And B swaps out its page
      When A swaps out its 1st page
      Then it fails with ENOSPC
      And A's pages share one frame
      And the stable tree holds
        | x | 3 |

    @swap @since-2.6.33-swappable
    Example: the slot is taken until the last sharer has given it up
      Given a machine with 1 NUMA node of 64 frames and 1 swap slot
      And mergeable memory
        | A | x x |
        | B | y   |
      And ksmd completes 2 full scans
      And A swaps out its 1st page
      And A unmaps its 1st page
      When B swaps out its page
      Then it fails with ENOSPC

    @swap
    Example: the last sharer discards it, and the slot is free
      Given a machine with 1 NUMA node of 64 frames and 1 swap slot
      And mergeable memory
        | A | x x |
        | B | y   |
      And ksmd completes 2 full scans
      And A swaps out its 1st page
      And A unmaps its 1st page
      And A advises MADV_DONTNEED on its 2nd page
      When B swaps out its page
      Then it succeeds

    @swap @since-2.6.33-swappable
    Example: a child that is forked afterwards holds the slot, too
      Given a machine with 1 NUMA node of 64 frames and 1 swap slot
      And mergeable memory
        | A | x x |
        | B | y   |
      And ksmd completes 2 full scans
      And A swaps out its 1st page
      And A forks C
      And A exits
      When B swaps out its page
      Then it fails with ENOSPC
      And C reads back x from C's pages
