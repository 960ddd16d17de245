Feature: Locked areas and the pages that they have merged
  `mlock()` faults every page in, for writing where the area may be written. So locking merged memory parts it, if it
  can be written at all; afterwards ksmd may merge it again, with the lock.

  @ksm.c:try_to_merge_one_page @ksm.c:rmap_walk_ksm
  Rule: Locking read-only memory locks the KSM pages in it and leaves them merged
    Nothing is going to be written there, so a read fault will do, and the KSM page is mapped already.

    Example: the page stays merged
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And ksmd completes 2 full scans
      When A mlocks its page
      Then it succeeds
      And A's page and B's page share one frame
      And the counters do not change

    @swap
    Example: the KSM page is locked for all
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And ksmd completes 2 full scans
      And A mlocks its page
      When B swaps out its page
      Then it fails with EPERM

    @swap @since-2.6.33
    Example: until it is unlocked
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And ksmd completes 2 full scans
      And A mlocks its page
      And A munlocks its page
      When B swaps out its page
      Then it succeeds

    Example: what was never touched maps the zero page, and does not merge
      Given mergeable read-only memory
        | A | - - |
      And A mlocks its pages
      When ksmd completes 3 full scans
      Then A's pages map the zero page
      And the counters do not change

  @model @ksm.c:try_to_merge_one_page @ksm.c:rmap_walk_ksm
  Rule: Locking that runs out of memory leaves a locked area with merged pages
    The area is marked first, then its pages are parted one by one. The call fails in the middle of that; the mark stays, and
    reclaim heeds it.

    Example: the pages before the failure are parted
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And after 1 more page allocation, 1 fails
      When A mlocks its pages
      Then it fails with EAGAIN
      And A's 1st page and A's 2nd page have frames of their own
      And A's 2nd page and B's page share one frame

    @since-2.6.33
    Example: reclaim leaves the rest in memory
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And after 1 more page allocation, 1 fails
      And A mlocks its pages
      When B swaps out its page
      Then it fails with EAGAIN
      And B's page is not mapped
      And A's 2nd page is in the frame that A's 2nd page had

    @since-2.6.33
    Example: and has locked it by that
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And after 1 more page allocation, 1 fails
      And A mlocks its pages
      And B swaps out its page
      When A swaps out its 2nd page
      Then it fails with EPERM

    Example: ksmd merges the parted page again
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And after 1 more page allocation, 1 fails
      And A mlocks its pages
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame

  @ksm.c:break_ksm @ksm.c:unmerge_ksm_pages
  Rule: Unmerging a locked area leaves locked pages
    The copy is made for an area that is locked, so it is locked from the start. The KSM page keeps its lock only for others.

    @swap
    Example: the copy that MADV_UNMERGEABLE makes
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its page
      When A swaps out its page
      Then it fails with EPERM

    @swap @since-2.6.33
    Example: and the page that A has left is free to go
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its page
      When B swaps out its page
      Then it succeeds
      And B's page and C's page are not mapped

    @swap
    Example: writing 2 to run
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And run is 2
      When A swaps out its page
      Then it fails with EPERM

    @swap
    Example: B has not locked its copy
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And run is 2
      When B swaps out its page
      Then it succeeds

  @ksm.c:rmap_walk_ksm @ksm.c:cmp_and_merge_page
  Rule: A child has its parent's merged pages, but not its lock
    fork does not hand locks on. The KSM page stays locked for the parent's sake only.

    @swap
    Example: while the parent lives
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And A forks C
      When C swaps out its page
      Then it fails with EPERM

    @swap @since-2.6.33
    Example: after it has gone
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And A forks C
      And A exits
      When C swaps out its page
      Then it succeeds
      And B's page and C's page are not mapped

    @swap @since-2.6.33
    Example: ksmd counting the child in does not lock for it
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And A forks C
      And ksmd completes 1 full scan
      And A munlocks its page
      When C swaps out its page
      Then it succeeds

    Example: a lock of the child's own parts its page, as any write does
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      When C mlocks its page
      Then A's page and C's page have frames of their own
      And A's page and B's page share one frame
