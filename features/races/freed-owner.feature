@model
Feature: A page in the swap cache whose owner is gone
  A page that nobody maps any more may stay in the swap cache, for a process that has yet to read it in. It still names the
  `anon_vma` of the process that had it last. `ksm_might_need_to_copy()` looks there whether the page fits the process that
  comes for it, and nobody keeps the `anon_vma` alive for that.

      A and B share a KSM page ── swapped out ── A reads it in ── A is gone ── B reads it in
                                                 the page is A's               whose page was it?

  @ksm.c:ksm_might_need_to_copy @bug:freed-anon-vma @until-5.16 @row-43 @since-2.6.33
  Rule: Swap-in reads the anon_vma of a page after it was freed
    What is read there is compared with the reader's own `anon_vma` and can hardly be equal. The page is copied, which is
    right. Linux 5.17 compares the address first, which makes the read rare.

    Example: the owner has exited, and ksmd has cleared it away
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And A exits
      And ksmd completes 1 full scan
      When B reads its page
      Then KASAN reports a use after free of "anon_vma"
      And B reads back x from B's page
      And 1 frame is taken

    Example: the owner has unmapped the page, and ksmd has dropped its item
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And A unmaps its page
      And ksmd completes 1 full scan
      When B writes y to its page
      Then KASAN reports a use after free of "anon_vma"
      And B reads back y from B's page

  @ksm.c:ksm_might_need_to_copy @since-5.17 @row-43
  Rule: The anon_vma of a page that belongs to another address is not looked at
    The address is compared first. Only where it is the same the anon_vma is, and what was freed may still be read.

    Example: the owner is gone, and the reader has the page elsewhere
      Given mergeable memory
        | A | x y |
        | B | y x |
      And ksmd completes 2 full scans
      And A swaps out its 1st page
      And A reads its 1st page
      And A exits
      And ksmd completes 1 full scan
      When B reads its 2nd page
      Then the log holds no warning
      And B reads back x from B's 2nd page

    @bug:freed-anon-vma
    Example: the reader has it at the same address
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And A exits
      And ksmd completes 1 full scan
      When B reads its page
      Then KASAN reports a use after free of "anon_vma"
      And B reads back x from B's page

  @ksm.c:ksm_might_need_to_copy @ksm.c:remove_rmap_item_from_tree
  Rule: As long as an area or an item has the anon_vma, there is nothing to report
    KSM's items hold the `anon_vma` of their area, so the time in question begins when ksmd has come by.

    Example: the owner has exited, and its item is still there
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And A exits
      When B reads its page
      Then the log holds no warning

    Example: the owner has discarded the page, and its area is there still
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And A advises MADV_DONTNEED on its page
      And ksmd completes 1 full scan
      When B reads its page
      Then the log holds no warning

    Example: a child of the owner lives on
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A swaps out its page
      And A reads its page
      And A exits
      And ksmd completes 1 full scan
      When B reads its page
      Then the log holds no warning
