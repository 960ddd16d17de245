Feature: A process leaves a merged page without asking KSM
  A write, an unmapped area, memory that is discarded: each of them takes one place away from a merged page. The memory
  manager does it alone. KSM is not told, and finds out when its scan comes by.

  @ksm.c:remove_rmap_item_from_tree @ksm.c:cmp_and_merge_page @C2
  Rule: A write copies the page for the writer, and the counters follow in the next scan
    For the memory manager a merged page is a page that is read-only for its writer and shared with others. The item of the
    page stays with the merge until ksmd looks at the page again.

    Example: the writer has a copy at once
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      When A writes y to its page
      Then A's page and B's page have frames of their own
      And B's page and C's page share one frame
      And the counters do not change

    Example: ksmd counts the writer out when it comes to its page
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A writes y to its page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing  | -1 |
        | pages_volatile | +1 |

    Example: a write that changes one byte is a write
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      When A changes one byte of its page
      Then A's page and B's page have frames of their own

    Example: a write of the bytes that are there already is a write
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      When A writes x to its page
      Then A's page and B's page have frames of their own

    @model
    Example: the last one needs memory for a copy too, though nobody else is left
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A writes y to its page
      And the next page allocation fails
      When B writes y to its page
      Then it fails with ENOMEM

    Example: a read is no write
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A reads its page
      Then A's page and B's page share one frame

  @ksm.c:get_next_rmap_item @ksm.c:remove_trailing_rmap_items
  Rule: Memory that is unmapped or discarded leaves at once, and is counted out in the next scan
    ksmd goes through the pages and through its own items side by side, both in the order of addresses. An item that has no
    page is dropped on the way.

    Example: discarded
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      When A advises MADV_DONTNEED on its 1st page
      Then A's 1st page is not mapped
      And A's 2nd page and B's page share one frame
      And the counters do not change

    Example: discarded, and the scan has come by
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its 1st page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -1 |

    Example: unmapped
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      When A unmaps its 2nd page
      Then the counters do not change

    Example: unmapped, and the scan has come by
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -1 |
