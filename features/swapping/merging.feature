Feature: Pages that were read in from swap merge
  A page that was swapped out and read in again stays in the swap cache until it is written, or memory is short. For KSM that
  makes a difference in two places: the swap cache holds a reference, and the page may be clean.

  @model @ksm.c:write_protect_page
  Rule: The reference of the swap cache is not taken for somebody else's
    References are counted when another CPU may still write through an entry that it has cached, as before the pending flush
    here. The swap cache accounts for one of them.

    Example: a page in the swap cache merges
      Given mergeable memory
        | A | x |
        | B | x |
      And B swaps out its page
      And B reads its page
      And a TLB flush of B is pending
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

    @since-4.13
    Example: a page in the swap cache that is pinned does not
      Given mergeable memory
        | A | x |
        | B | x |
      And B swaps out its page
      And B reads its page
      And B pins its page
      And a TLB flush of B is pending
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own

    Example: a page that has left the swap cache is not granted one reference more
      Given mergeable memory
        | A | x |
        | B | x |
      And B swaps out its page
      And B reads its page
      And B writes x to its page
      And B pins its page
      And a TLB flush of B is pending
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own

  @ksm.c:replace_page
  Rule: A page that is given up leaves the swap cache, unless a swap entry still leads to it
    Nobody maps it any more, so only the swap cache would keep its frame.

    @swap
    Example: nobody else waits for it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And A swaps out its page
      And A reads its page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And 1 frame is freed

    @model
    Example: another process still maps it
      It stays in the swap cache, and so it is clean: its slot has the same bytes.

      Given mergeable memory
        | A | x |
      And A swaps out its page
      And A reads its page
      And A forks C
      And C advises MADV_UNMERGEABLE on its page
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And C's page is not marked dirty

    @model @since-2.6.33
    Example: another process still has a swap entry for it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And mergeable memory
        | C | x |
      When ksmd completes 2 full scans
      Then A's page and C's page share one frame
      And the machine has 0 more free frames
      And B reads back x from B's page

    @model @since-2.6.33
    Example: it goes when that process is gone
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And mergeable memory
        | C | x |
      And ksmd completes 2 full scans
      When B exits
      Then the machine has 1 more free frame

    @model
    Example: its last entry goes while ksmd holds its lock, and reclaim frees it later
      Given mergeable memory
        | A | x |
        | B | y |
      And A pins its page
      And A swaps out its page
      And A unpins its page
      And A reads its page
      And ksmd completes 1 full scan
      And B writes x to its page
      And ksmd completes 1 full scan
      And inside the 2nd page_vma_mapped_walk, A advises MADV_DONTNEED on its page
      And ksmd completes 1 full scan
      When reclaim takes the pages that only the swap cache holds
      Then the machine has 1 more free frame

  @ksm.c:try_to_merge_one_page @row-23
  Rule: A page that becomes a KSM page passes for changed from then on
    Reclaim may drop a clean page without writing it, since its bytes are held to be elsewhere. For a page that several
    processes rely on, that is not left to chance.

    @model @since-4.5
    Example: a clean page becomes the KSM page
      Given mergeable memory
        | A | x |
        | B | x |
      And B swaps out its page
      And B reads its page
      When ksmd completes 2 full scans
      Then B's page is in the frame that B's page had
      And B's page is marked dirty

    @model
    Example: a clean page that becomes no KSM page stays clean
      Given mergeable memory
        | A | x |
        | B | y |
      And B swaps out its page
      And B reads its page
      When ksmd completes 2 full scans
      Then B's page is not marked dirty

    @swap @since-2.6.33
    Example: all sharers get the bytes back from swap
      Given mergeable memory
        | A | x |
        | B | x |
      And B swaps out its page
      And B reads its page
      And ksmd completes 2 full scans
      When A swaps out its page
      Then it succeeds
      And A reads back x from A's page
      And B reads back x from B's page

  @ksm.c:write_protect_page @row-12
  Rule: An entry that is dirty is never taken for proof that nobody has written
    A fork makes an entry read-only and leaves it dirty. To write-protect such a page means to pass the dirty mark on to the
    page, and to count its references: somebody may have taken one to write to it.

    @model @since-2.6.33
    Example: the mark is passed on, even if nothing comes of the merge
      Given mergeable memory
        | A | x |
        | B | x |
      And A forks C
      And ksmd completes 1 full scan
      When ksmd is inside its 1st page_vma_mapped_walk, B writes y to its page
      Then A's page and B's page have frames of their own
      And A's page and C's page are marked dirty

    @model @until-6.10 @since-3.7
    Example: there is no mark to be passed on from an entry that is clean
      NUMA balancing changes the entry before it can be exchanged, so that nothing comes of the merge.

      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B swaps out its page
      And B reads its page
      And a TLB flush of B is pending
      And inside the 2nd mmu_notifier_invalidate_range_start, NUMA balancing marks B's page
      When ksmd completes 1 full scan
      Then A's pages and B's page share 2 frames
      And B's page is not marked dirty

    @model
    Example: nothing is marked that ksmd has not tried to merge
      Given mergeable memory
        | A | x |
        | B | y |
      When ksmd completes 2 full scans
      Then A's page is not marked dirty

    @model
    Example: a forked page that is pinned does not merge
      Given mergeable memory
        | A | x |
        | B | x |
      And B pins its page
      And B forks C
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own
      And B's page is write-protected

    Example: a forked page that is not pinned does
      Given mergeable memory
        | A | x |
        | B | x |
      And B forks C
      When ksmd completes 2 full scans
      Then A's page, B's page and C's page share one frame
