Feature: What the count of references must be
  A page merges if each reference to it can be accounted for. The count is taken under the lock of the page and with its
  entry taken out of the page table, so nobody can find the page and add to it in the middle of counting.

      references = mappings + 1 (ksmd) [+ 1 (swap cache)]

  @ksm.c:write_protect_page
  Rule: Each mapping accounts for one reference
    A forked page is mapped by parent and child. It is no less calm for that, and each of its mappings merges by itself.

    Example: parent and child merge with a third page
      Given mergeable memory
        | A | x |
      And A forks B
      And mergeable memory
        | C | x |
      And ksmd completes 2 full scans
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page share one frame

    Example: a pin on the forked page holds the pages of both
      Given mergeable memory
        | A | x |
      And A forks B
      And A pins its page
      And mergeable memory
        | C | x |
      When ksmd completes 3 full scans
      Then A's page and B's page share one frame
      And A's page and C's page have frames of their own

    @model
    Example: a mapping that is added while ksmd waits for mmap_sem is counted
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 6th down_read, A forks C
      Then A's page and B's page share one frame
      And B's page and C's page have frames of their own
      And 0 frames are freed

    @model @until-6.10
    Example: the child's page joins in the next scan
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 6th down_read, A forks C
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page share one frame
      And 1 frame is freed

  @model @ksm.c:write_protect_page @change-tlb_flush_pending
  Rule: A pending TLB flush makes a read-only page count as writable
    Page tables that look read-only and clean may have been made so a moment ago, and another CPU may still have the old
    translation in its TLB. ksmd takes the long way, which flushes.

    @since-4.13
    Example: a pinned page is refused though it is clean
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B swaps out its page
      And B reads its page
      And B pins its page
      And a TLB flush of B is pending
      When ksmd completes 1 full scan
      Then A's pages share one frame
      And A's 1st page and B's page have frames of their own

    @until-5.18
    Example: a flush of another process does not matter
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B swaps out its page
      And B reads its page
      And B pins its page
      And a TLB flush of A is pending
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame

    Example: without a pin the page merges while the flush is pending
      Given mergeable memory
        | A | x |
        | B | x |
      And a TLB flush of A is pending
      And a TLB flush of B is pending
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

  @model @ksm.c:write_protect_page
  Rule: A page that waits in a pagevec is refused like a pinned one
    The reference is the kernel's own this time, but a count does not say whose it is.

    Example: it does not join a KSM page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And ksmd scans 1 page
      And B's page waits in a pagevec
      When ksmd scans 2 pages
      Then A's 1st page and B's page have frames of their own
      And the counters change by
        | pages_volatile | +1 |
        | full_scans     | +0 |

    @since-2.6.38
    Example: after the next scan has emptied the pagevecs it does
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And ksmd scans 1 page
      And B's page waits in a pagevec
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame
      And the counters change by
        | pages_sharing  | +1 |
        | pages_volatile | -1 |
