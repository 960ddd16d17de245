@model @since-3.9
Feature: Unmerging everything does not see what is swapped out
  A write of 2 to `run` copies KSM pages where they are mapped. Where a page has been swapped out there is nothing to copy,
  though it may still be in the swap cache, as a KSM page with its node. So swap-in has to do the rest.

      run=2 walks   A ── B ── C ──►
                    │
                    └─ behind it, A swaps its page in: a copy, or KSM would have a sharer again that nobody looks for

  @ksm.c:ksm_might_need_to_copy @row-17
  Rule: While everything is being unmerged, swap-in takes a copy of a KSM page
    Otherwise the KSM page would be mapped again where the unmerging has passed, and its node could not be removed.

    Example: a process behind the unmerging swaps its page in
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A pins its page
      And A swaps out its page
      And inside the 1st up_read, A reads its page
      When root writes "2" to run
      Then the stable tree is empty
      And A reads back x from A's page
      And the log holds no warning
