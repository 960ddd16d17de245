Feature: Two equal pages become one
  Two areas that were advised `MADV_MERGEABLE` hold the same bytes. ksmd needs two full scans to merge them: the first
  only takes checksums, the second finds the equal pages and maps one frame in both places.

      before                        after the second scan

      A ──► frame 1  x x x x        A ──┐
      B ──► frame 2  x x x x        B ──┴► frame 2  x x x x  (read-only)

                                           frame 1  free

  @ksm.c:cmp_and_merge_page @C1 @C81 @row-2
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

    Example: the third scan finds nothing to do
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When ksmd completes 1 full scan
      Then the counters do not change
      And A's page and B's page share one frame
      And 0 frames are freed

    Example: a page without an equal is kept as it is
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +2 |
        | pages_volatile | -2 |
      And A's page and B's page have frames of their own

    Example: one different byte keeps two pages apart
      Given mergeable memory
        | A | x |
        | B | x |
      And B changes one byte of its page
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_unshared | +2 |
      And A's page and B's page have frames of their own

  @ksm.c:try_to_merge_two_pages @row-6 @since-2.6.33
  Rule: The page that ksmd comes to second becomes the shared page
    ksmd holds the second page in its hands when it finds the first one in the unstable tree. It turns the second into
    the KSM page and maps it over the first. No page is allocated or copied for it, so merging works when every frame
    is taken.

    Example: of two processes, the frame of the one that was advised last survives
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's page and B's page are in the frame that B's page had

    Example: the order of advice counts, not the order in which the processes began
      Given anonymous memory
        | A | x |
      And mergeable memory
        | B | x |
      And A advises MADV_MERGEABLE on its page
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's page and B's page are in the frame that A's page had

    Example: within a process, the frame at the higher address survives
      Given mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's pages are in the frame that A's 2nd page had

    Example: of three equal pages, the frame of the second survives
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page are in the frame that B's page had
      And 2 frames are freed

    Example: not one free frame is needed
      Given a machine with 1 NUMA node of 3 frames
      And mergeable memory
        | A | x x |
      When ksmd completes 2 full scans
      Then A's pages share one frame

  @ksm.c:unstable_tree_search_insert @ksm.c:replace_page @C1
  Rule: Merging is invisible to the processes
    The bytes are compared before one frame takes the place of the other. A process can tell that its page was merged
    only from the physical frame, or from the time that a write takes.

    Example: each process reads back what it wrote
      Given mergeable memory
        | A | x y |
        | B | y x |
      When ksmd completes 2 full scans
      Then A reads back x from its 1st page
      And A reads back y from its 2nd page
      And B reads back y from its 1st page
      And B reads back x from its 2nd page

    Example: reading does not part merged pages
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A reads its page
      Then A's page and B's page share one frame
      And the counters do not change

  @model @ksm.c:write_protect_page @C1
  Rule: The pages that share a frame are write-protected, and no others
    From the moment in which the shared page is chosen, nobody may store into it unnoticed. Pages that merely wait in
    the unstable tree stay writable: their owners pay nothing for being candidates.

    Example: both sharers are write-protected
      Given mergeable memory
        | A | x |
        | B | x |
      When ksmd completes 2 full scans
      Then A's page and B's page are write-protected

    Example: candidates stay writable in the first scan
      Given mergeable memory
        | A | x |
        | B | x |
      When ksmd completes 1 full scan
      Then A's page and B's page are writable

    Example: a page that finds no equal stays writable
      Given mergeable memory
        | A | x y |
        | B | x   |
      When ksmd completes 2 full scans
      Then A's 2nd page is writable
      And A's 1st page and B's page are write-protected
