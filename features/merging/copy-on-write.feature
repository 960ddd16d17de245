Feature: A write to a merged page takes a copy
  Merging is undone by the first store. The page table entry of a merged page is read-only, so a store faults, and the
  fault gives the writer a frame of its own before the store happens.

      A ──┐                              A ──► frame 3  y x x x
      B ──┴► frame 2  x x x x    A[0]=y
                                 ────►   B ──► frame 2  x x x x  (still read-only, still a KSM page)

  @ksm.c:write_protect_page @C2 @row-3
  Rule: A write gives the writer a private copy and nobody else sees it
    It makes no difference whose frame the shared page once was: both entries are read-only, and both owners are
    sharers like any other.

    Example: the writer gets a frame of its own
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A writes y to its page
      Then A's page and B's page have frames of their own
      And 1 frame is taken

    Example: the writer reads the new bytes, the other sharer the old ones
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A writes y to its page
      Then A reads back y from its page
      And B reads back x from its page

    Example: the process whose frame became the shared one is copied too
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When B writes y to its page
      Then A's page is in the frame that B's page had
      And A reads back x from its page
      And B reads back y from its page

    Example: one byte is enough
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A changes one byte of its page
      Then A's page and B's page have frames of their own
      And B reads back x from its page

    Example: a store of the same bytes takes a copy as well
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A writes x to its page
      Then A's page and B's page have frames of their own

    Example: the other sharers stay together
      Given mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      When A writes y to its 3rd page
      Then A's pages 1 to 2 and A's 4th page share one frame
      And A reads back x from its 4th page

    @model
    Example: the copy is writable, what the others share is not
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A writes y to its page
      Then A's page is writable
      And B's page is write-protected

  @model @ksm.c:write_protect_page @C2 @row-37
  Rule: The last sharer is copied like the others
    A process that is alone with an ordinary page may write into it without a copy. With a KSM page it may not: the
    stable tree relies on the bytes of that page until the frame is free.

    @since-2.6.33
    Example: the last sharer's write takes a frame and frees the KSM page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A unmaps its page
      When B writes y to its page
      Then 0 frames are taken
      And B reads back y from its page
      And the stable tree holds
        | stale | 2 |

    Example: without a free frame the last sharer cannot write
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A unmaps its page
      And the next page allocation fails
      When B writes y to its page
      Then it fails with ENOMEM
      And B reads back x from its page

  @ksm.c:remove_rmap_item_from_tree @C2
  Rule: The write is counted when ksmd next comes to the page
    The fault knows nothing of KSM's lists. ksmd finds at its next visit that the page is not the one it listed,
    takes it off the list, and treats it as a page that has changed.

    Example: nothing is counted at the write itself
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      When A writes y to its 1st page
      Then the counters do not change

    Example: one of three sharers leaves in the next scan
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And A writes y to its 1st page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing  | -1 |
        | pages_volatile | +1 |

    @since-2.6.33-swappable
    Example: a KSM page with one sharer left stays a KSM page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A writes y to its page
      When ksmd completes 1 full scan
      Then the counters are
        | pages_shared   | 1 |
        | pages_volatile | 1 |

  @ksm.c:stable_tree_search @C2 @C84
  Rule: A page that holds the shared bytes again merges again in one scan
    The KSM page is still there for the other sharers, so the page is found in the stable tree and need not
    prove that it has become calm.

    Example: the writer restores the bytes
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A writes y to its page
      And A writes x to its page
      When ksmd completes 1 full scan
      Then A's page and B's page share one frame
      And the counters do not change
      And 1 frame is freed

    @until-6.10
    Example: the writer takes up the bytes of another KSM page
      Given mergeable memory
        | A | x*3 y |
        | B | y     |
      And ksmd completes 2 full scans
      And A writes y to its 1st page
      When ksmd completes 1 full scan
      Then A's 1st page, A's 4th page and B's page share one frame
      And the counters do not change
