@model
Feature: In 2.6.33 KSM pages learn to be swapped out
  Until then what was merged stayed in memory. To swap a page out all its ptes have to be found; the items that are listed
  from its node know most of them.

      base, node-page    a KSM page is on no list of reclaim's
      swappable          ptes of the items: unmapped; what was forked since ksmd passed: not found
      since 2.6.33       items hold the anon_vma, which leads to the forks as well

  @ksm.c:try_to_unmap_ksm @row-9
  Rule: Reclaim can have a KSM page
    The frame is free when nobody has a reference to the page any more. At first the node has one, and keeps it until ksmd
    has noticed that the ptes are gone.

    @until-2.6.33-node-page
    Example: it stays in memory
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A swaps out its 1st page
      Then it fails with EPERM
      And A's pages share one frame

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: all ptes of the items go at once, and the frame stays
      Given mergeable memory
        | A | x x |
        | B | b   |
      And ksmd completes 2 full scans
      When A swaps out its 1st page
      Then it fails with EAGAIN
      And A's pages are not mapped
      And the machine has 0 more free frames

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: when ksmd has passed, reclaim gets the frame
      Given mergeable memory
        | A | x x |
        | B | b   |
      And ksmd completes 2 full scans
      And A swaps out its 1st page
      And ksmd completes 1 full scan
      When reclaim takes the pages that only the swap cache holds
      Then the machine has 1 more free frame

    @since-3.0
    Example: the frame is freed at once
      Given mergeable memory
        | A | x x |
        | B | b   |
      And ksmd completes 2 full scans
      When A swaps out its 1st page
      Then it succeeds
      And A's pages are not mapped
      And 1 frame is freed

  @ksm.c:try_to_unmap_ksm @ksm.c:page_referenced_ksm @row-8
  Rule: Whoever looks for the ptes of a KSM page has to find those of forks, too
    An item knows one address of one process. A child that ksmd has not seen yet has no item, and its pte keeps the page in
    memory. When items hold the anon_vma of their area, that leads to the children.

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: a forked pte keeps the page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      When A swaps out its page
      Then it fails with EAGAIN
      And A's page and B's page are not mapped
      And C reads back x from its page

    @since-3.0 @until-3.8
    Example: a forked pte is found, after those of the items
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      When A swaps out its page
      Then it succeeds
      And A's page, B's page and C's page are not mapped

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: a forked pte does not tell that it was accessed
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      When reclaim asks who has accessed B's page
      Then it was accessed through 2 ptes

    @since-3.0 @until-3.8
    Example: a forked pte tells that it was accessed
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      When reclaim asks who has accessed B's page
      Then it was accessed through 3 ptes

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: a sharer that has written is not asked
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A writes y to its page
      When reclaim asks who has accessed B's page
      Then it was accessed through 2 ptes

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: a KSM page without a node has no ptes that could be found
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A unmaps its page
      And B unmaps its page
      And after 0 more rmap_item allocations, 9 fail
      And ksmd completes 1 full scan
      When reclaim asks who has accessed C's page
      Then it was accessed through 0 ptes

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: nor can such a page be swapped out
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A unmaps its page
      And B unmaps its page
      And after 0 more rmap_item allocations, 9 fail
      And ksmd completes 1 full scan
      When C swaps out its page
      Then it fails with EAGAIN
      And C reads back x from its page

  @ksm.c:try_to_unmap_ksm @row-8
  Rule: Only swap-out was served at first
    Migration and munlock are answered with SWAP_FAIL: they need the areas, which the items did not know.

    @until-2.6.33-node-page
    Example: reclaim's lists do not have the page, nor can it be moved
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A migrates its 1st page to node 1
      Then it fails with EBUSY
      And A's pages are on node 0

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: migration finds no pte to take away
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A migrates its 1st page to node 1
      Then it fails with EAGAIN
      And A's pages are on node 0

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: munlock does not find the other area that is locked, and its page is swapped out
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And B mlocks its page
      And ksmd completes 2 full scans
      And A munlocks its page
      When A swaps out its page
      Then it fails with EAGAIN
      And B's page is not mapped

    @since-3.0
    Example: munlock finds the other area that is locked
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And B mlocks its page
      And ksmd completes 2 full scans
      And A munlocks its page
      When A swaps out its page
      Then it fails with EPERM

    @until-2.6.33-node-page
    Example: a KSM page that can't be swapped out is not locked, either
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And B mlocks its page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

    @until-2.6.33-node-page
    Example: munlock of a page that many have looks nowhere
      Given mergeable read-only memory
        | A | - - |
      And mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And B makes its pages read-only
      And B mlocks its pages
      When B munlocks its 1st page
      Then it succeeds
      And B's pages share one frame

  @ksm.c:ksm_does_need_to_copy @ksm.c:ksm_might_need_to_copy @row-9
  Rule: A page that comes back from swap may fit one of its places only
    It belongs to the anon_vma and the index of who reads it first. All others get a copy, and ksmd merges them again.

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: the second reader gets a copy
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And ksmd completes 1 full scan
      And reclaim takes the pages that only the swap cache holds
      And A reads its page
      When B reads its page
      Then A's page and B's page have frames of their own
      And B reads back x from its page
      And B's page is marked dirty

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: without memory the second reader gets nothing
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And ksmd completes 1 full scan
      And reclaim takes the pages that only the swap cache holds
      And A reads its page
      And the next page allocation fails
      When B reads its page
      Then it fails with ENOMEM

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: while the KSM page is in swap cache, all may map it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      When B reads its page
      Then A's page and B's page share one frame

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: a KSM page is never written in place, whoever is left
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And B unmaps its page
      When A writes y to its page
      Then A reads back y from its page
      And 1 frame is taken

    @until-2.6.33-node-page
    Example: before, a page in swap cache belonged to whoever mapped it
      Given anonymous memory
        | A | x |
      And A swaps out its page
      And A reads its page
      And A forks C
      And A exits
      When C reads its page
      Then it succeeds
      And C reads back x from its page
