@model
Feature: A page on its way to an LRU list is in use
  A page that was just faulted in waits in a pagevec of that CPU until there are enough to be put on an LRU list together. As
  long as it waits it has a reference, and ksmd can't tell that reference from one of somebody who may write.

      references = ptes + the caller's           ──► may be merged
      references = ptes + the caller's + pagevec ──► not now

  @ksm.c:scan_get_next_rmap_item @ksm.c:write_protect_page @row-14
  Rule: The pagevecs of all CPUs are emptied once in each full scan
    On a CPU with little to do a page could wait for ever, and would never be merged. To empty them costs too much to be done
    more often.

    @since-2.6.38
    Example: a page that waits when the scan begins
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And A's page waits in a pagevec
      When ksmd completes 1 full scan
      Then A's page and B's page share one frame

    @since-2.6.38
    Example: pages that never leave it by themselves
      Given mergeable memory
        | A | x*4 |
      And A's pages wait in a pagevec
      When ksmd completes 2 full scans
      Then A's pages share one frame

    Example: a page that comes to wait after the beginning of the scan
      Given mergeable memory
        | A | x y |
        | B | x   |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And B's page waits in a pagevec
      When ksmd completes 1 full scan
      Then A's 1st page and B's page have frames of their own

    @since-2.6.38
    Example: such a page is merged in the scan after
      Given mergeable memory
        | A | x y |
        | B | x   |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And B's page waits in a pagevec
      When ksmd completes 2 full scans
      Then A's 1st page and B's page share one frame

    Example: without a process to scan they are left as they are
      The frame of B's page is held by the pagevec only.

      Given mergeable memory
        | A | x |
      And anonymous memory
        | B | y |
      And B's page waits in a pagevec
      And B unmaps its page
      And run is 1
      And inside the 1st cond_resched, A exits
      When ksmd runs 1 round
      Then the scan list is ""
      And 1 frame is freed
