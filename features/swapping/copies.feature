Feature: The copies that swap-in makes
  KSM makes the copy for the fault, since it is KSM's merging that let one slot stand for pages that have nothing to do with
  each other.

      B faults ──► slot 1 ── swap cache ──► frame 1, of A's ── copy ──► frame 2, of B's

  @ksm.c:ksm_might_need_to_copy @since-2.6.33
  Rule: A page that nobody maps any more is copied as if its owner were still there
    The page stays in the swap cache for those who have yet to come for it, and it still names its owner. Nobody asks whether
    the owner is alive. The copy could be spared, and the page is freed only when reclaim comes by.

    @swap
    Example: the owner has discarded the page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And A advises MADV_DONTNEED on its page
      When B reads its page
      Then 1 frame is taken
      And B reads back x from its page

    @swap
    Example: the owner has exited
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And A exits
      When B reads its page
      Then 1 frame is taken
      And B reads back x from its page

    @swap
    Example: the owner is gone without a trace
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And A exits
      And ksmd completes 1 full scan
      When B reads its page
      Then 1 frame is taken
      And B reads back x from its page

    @model
    Example: reclaim frees what is left
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And A exits
      And B reads its page
      When reclaim takes the pages that only the swap cache holds
      Then the machine has 1 more free frame
      And B reads back x from its page

    @model
    Example: if reclaim comes first, the page is read in again instead
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And A exits
      And reclaim takes the pages that only the swap cache holds
      When B reads its page
      Then 1 frame is taken
      And B reads back x from its page

  @model @ksm.c:ksm_might_need_to_copy
  Rule: Without memory for the copy the access fails, and nothing is lost
    The entry keeps naming the slot, so the process may try again.

    @since-2.6.33
    Example: the copy can't be had
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And the next page allocation fails
      When B reads its page
      Then it fails with ENOMEM
      And B's page is not mapped
      And 0 frames are taken

    Example: the second attempt succeeds
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And the next page allocation fails
      And B reads its page
      When B reads its page
      Then it succeeds
      And B reads back x from its page

    @since-2.6.33
    Example: there is no frame to read it into
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And the next page allocation fails
      When B reads its page
      Then it fails with ENOMEM
      And A reads back x from A's page
      And B reads back x from B's page

    Example: the one who needs no copy needs no memory
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A swaps out its page
      And A reads its page
      And the next page allocation fails
      When C reads its page
      Then it succeeds

  @ksm.c:ksm_might_need_to_copy @since-2.6.33-swappable
  Rule: A copy passes for changed, so that reclaim writes it out
    It has no slot of its own, and its entry is clean, since nobody has written to it. Without a mark reclaim might take it for
    a page whose bytes can be found elsewhere.

    @model
    Example: the copy is marked
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      When B reads its page
      Then B's page is marked dirty

    @model @since-2.6.33
    Example: the page that the swap cache has is not, as its slot has the same bytes
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      When A reads its page
      Then A's page is not marked dirty

    @swap @since-2.6.33
    Example: the copy survives to be swapped out again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And B reads its page
      When B swaps out its page
      Then it succeeds
      And B reads back x from its page
