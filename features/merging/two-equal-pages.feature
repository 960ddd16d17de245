Feature: Two equal pages become one
  Two areas that were advised `MADV_MERGEABLE` hold the same bytes. ksmd needs two full scans to merge them: the first
  only takes checksums, the second finds the equal pages and maps one frame in both places.

      before                        after the second scan

      A ──► frame 1  x x x x        A ──► frame 1  x x x x  (read-only)
      B ──► frame 2  x x x x        B ──┘
                                          frame 2  free

  @ksm.c:cmp_and_merge_page @C1 @C81
  Rule: Pages merge in the second full scan, not in the first
    A page is put into the unstable tree only if its checksum is what it was one scan ago. At first sight there is
    nothing to compare with, so the first scan changes nothing but the count of pages that ksmd knows.

    Example: the first scan only takes checksums
      Given mergeable memory
        | A | x |
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +2 |
      And A's page and B's page have frames of their own

    Example: the second scan merges
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |
      And A's page and B's page share one frame
      And 1 frame is freed
