Feature: Later pages join a KSM page
  Once two pages have merged, their content is known and write-protected. Whoever comes with the same bytes afterwards
  is mapped to the KSM page as soon as ksmd sees it.

      A ──┐                      A ──┐
      B ──┴► frame 2  x  (KSM)   B ──┼► frame 2  x  (KSM)
      C ───► frame 1  x          C ──┘
                                        frame 1  free

  @ksm.c:cmp_and_merge_page @C84
  Rule: A page equal to a KSM page joins it in the first scan that sees it
    The stable tree is searched before the checksum is looked at. Its pages can't change, so nothing is lost if the
    page that joins them has only just got these bytes.

    @until-6.10
    Example: a new process joins in one scan
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |
      And A's page, B's page and C's page share one frame
      And 1 frame is freed

    @until-6.10
    Example: many pages join in the same scan
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x*5 |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +5 |
      And 5 frames are freed

    Example: the third of three new pages joins what the first two have just become
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +2 |
        | pages_volatile | -3 |
      And A's page, B's page and C's page share one frame

    @until-6.10
    Example: a page that waits as unshared joins when others have merged
      Given mergeable memory
        | A | x |
        | B | y |
        | C | y |
      And ksmd completes 2 full scans
      And A writes y to its page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing  | +1 |
        | pages_unshared | -1 |
      And A's page, B's page and C's page share one frame

  @ksm.c:replace_page @until-6.10
  Rule: The KSM page stays where it is and the newcomer's frame is freed
    Other processes already map the KSM page, and the stable tree knows its frame. Moving it would gain nothing.

    Example: a newcomer moves into the KSM page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page are in the frame that A's page had

    Example: a newcomer that ksmd visits before the sharers moves as well
      Given mergeable memory
        | C | - |
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And C writes x to its page
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page are in the frame that A's page had

    @model
    Example: a newcomer is write-protected like the first two
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page are write-protected
