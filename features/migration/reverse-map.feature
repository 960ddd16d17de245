Feature: The mappings of a KSM page are found through its node
  An ordinary anonymous page is mapped at one address, in one process and its descendants, and says so itself. A KSM page
  may be mapped anywhere. So its node lists an item for each sharer, and the item names an address and an anon_vma: the
  list of the areas that page tables with this page may belong to.

      frame ──► node x ──► item A, 2nd page ── anon_vma ──► areas of A, and of those that A has forked
                       └─► item B, 1st page ── anon_vma ──► areas of B, and of those that B has forked

  Whoever has to know all page table entries of the page walks these lists: migration, which turns each entry to the new
  frame, reclaim, and `munlock()`. In these examples a migration does, for it succeeds only if no entry was missed.

  @ksm.c:rmap_walk_ksm @row-27 @since-3.9
  Rule: A walk finds each sharer in whatever area its page lies now
    An area is cut when part of it is unmapped or gets other advice. Then the anon_vma lists more areas than there were at
    the merge, and the item's address tells which of them has the page.

    @numa
    Example: sharers at different addresses, in several areas
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x       |
        | A | a x x   |
        | B | b b b x |
      And ksmd completes 2 full scans
      When A migrates its 1st page to node 1
      Then it succeeds
      And A's 1st page, A's pages 3 to 4 and B's 4th page share one frame
      And B's 4th page is on node 1

    @numa
    Example: the page before it is unmapped, which makes it the first of its area
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | a x b |
        | B | x     |
      And ksmd completes 2 full scans
      And A unmaps its 1st page
      When B migrates its page to node 1
      Then it succeeds
      And A's 2nd page and B's page share one frame

    @numa
    Example: the page behind it is unmapped, which makes it the last of its area
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | a x b |
        | B | x     |
      And ksmd completes 2 full scans
      And A unmaps its 3rd page
      When B migrates its page to node 1
      Then it succeeds
      And A's 2nd page and B's page share one frame

    @numa
    Example: a page between two sharers is unmapped
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x a x |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      When A migrates its 3rd page to node 1
      Then it succeeds
      And A's 1st page and A's 3rd page share one frame

    @numa
    Example: a page between two sharers is not mergeable any more
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x a x |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its 2nd page
      When A migrates its 1st page to node 1
      Then it succeeds
      And A's 1st page and A's 3rd page share one frame

  @ksm.c:rmap_walk_ksm @since-3.9
  Rule: An item whose place holds something else by now is passed over
    Between two visits of ksmd an item is a memory of what was. The walk takes it for a hint: it looks for an area at the
    address and then for an entry of this very frame.

    @numa
    Example: a sharer has written
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A writes y to its page
      When B migrates its page to node 1
      Then it succeeds
      And B's page and C's page share one frame
      And A's page is on node 0
      And A reads back y from its page

    @numa
    Example: a sharer has unmapped the page from the middle of its area
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | a x b |
        | B | x     |
        | C | x     |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      When B migrates its page to node 1
      Then it succeeds
      And B's page and C's page share one frame

    @numa
    Example: a sharer has discarded the page and reads zeroes there
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its page
      And A reads its page
      When B migrates its page to node 1
      Then it succeeds
      And A's page maps the zero page
      And B's page and C's page share one frame

    @numa
    Example: a sharer has exited
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A exits
      When B migrates its page to node 1
      Then it succeeds
      And B's page and C's page share one frame

  @ksm.c:rmap_walk_ksm @row-73 @since-4.4
  Rule: A walk looks at all areas of a family for every sharer
    An item does not know where in its area a page lies, so ksmd asks each area that has the item's anon_vma whether it covers
    the address. Cut into many areas, memory makes such a walk slow.

    @model
    Example: an area that was cut in five is looked at in five places for its one sharer
      Uncut, both walks of this migration come to 12 stops at most.

      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x a b c d e f |
        | B | x             |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its 3rd page
      And A advises MADV_UNMERGEABLE on its 5th page
      And inside the 16th cond_resched, B writes y to its page
      When A migrates its 1st page to node 1
      Then what ran inside is refused: it needs "a reverse map walk"
      And A's 1st page and B's page share one frame
