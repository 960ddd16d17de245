Feature: MADV_UNMERGEABLE takes memory out of merging
  A process can take back its advice, for a whole area or for a part of one. It gets private copies of the pages that
  were merged there, and ksmd leaves them alone from then on. What ksmd has counted is put right in the next scan.

      before                               after MADV_UNMERGEABLE on A's pages
      A ──► frame 2  x x x x (read-only)   A ──► frame 1  x x x x
      B ──┤                                B ──► frame 2  x x x x (read-only)
      C ──┘                                C ──┘

  @ksm.c:ksm_madvise @ksm.c:unmerge_ksm_pages @C7
  Rule: The pages of the range get frames of their own at once
    The caller may rely on it: when the call returns, none of these pages is shared with anybody.

    @since-2.6.33
    Example: the whole area
      Given mergeable memory
        | A | x x x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages have frames of their own
      And 2 frames are taken

    Example: a part of the area
      Given mergeable memory
        | A | x x x x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages 2 to 3
      Then A's 1st page and A's 4th page share one frame
      And A's pages 1 to 3 have frames of their own

    Example: a single page at the end of the area
      Given mergeable memory
        | A | x x x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its 3rd page
      Then A's pages 1 to 2 share one frame
      And A's pages 2 to 3 have frames of their own

    Example: others go on sharing the page
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its page
      Then B's page and C's page share one frame
      And A's page and B's page have frames of their own

    @model
    Example: the page of the last sharer has to be copied as well
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B writes y to its page
      And the next page allocation fails
      When A advises MADV_UNMERGEABLE on its page
      Then it fails with ENOMEM

    Example: the content stays
      Given mergeable memory
        | A | x y |
        | B | x y |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then A reads back x from its 1st page
      And A reads back y from its 2nd page

  @ksm.c:ksm_madvise @C6 @C7
  Rule: ksmd leaves the range alone afterwards
    The area is split where the range begins and ends, and the flag is cleared for what lies between.

    Example: the whole area is not mergeable any more
      Given mergeable memory
        | A | x x |
      When A advises MADV_UNMERGEABLE on its pages
      Then A's pages are not mergeable

    Example: the rest of the area stays mergeable
      Given mergeable memory
        | A | x x x x |
      When A advises MADV_UNMERGEABLE on its pages 2 to 3
      Then A's 1st page and A's 4th page are mergeable
      And A's pages 2 to 3 are not mergeable

    Example: equal pages in it are not merged again
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its page
      When ksmd completes 3 full scans
      Then A's page and B's page have frames of their own

    Example: another area of the same process is not concerned
      Given mergeable memory
        | A | x |
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its 1st page
      Then A's 2nd page is mergeable
      And A's 2nd page and B's page share one frame

  @ksm.c:ksm_madvise @C12
  Rule: On memory that is not mergeable the call does nothing, and succeeds
    So a process may give the advice without knowing what it has advised before.

    Example: an area that was never advised
      Given anonymous memory
        | A | x |
      When A advises MADV_UNMERGEABLE on its page
      Then it succeeds
      And A's page is in the frame that A's page had

    Example: an area that was taken out before
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its page
      When A advises MADV_UNMERGEABLE on its page
      Then it succeeds
      And 0 frames are taken

    Scenario Outline: an area of <kind> memory, which can't be mergeable
      Given <kind> memory
        | A | - |
      When A advises MADV_UNMERGEABLE on its page
      Then it succeeds

      Examples:
        | kind       |
        | shared     |
        | mayshare   |
        | pfnmap     |
        | io         |
        | dontexpand |
        | hugetlb    |
        | mixedmap   |

    Example: an advised area that was never written
      Given mergeable memory
        | A | - - |
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And 0 frames are taken

  @model @ksm.c:unmerge_ksm_pages @ksm.c:ksm_madvise
  Rule: A signal leaves the area mergeable
    The flag must not be cleared while a merged page may be left in the area, for the kernel's other parts would meet a KSM
    page where there can be none.

    Example: some pages are unmerged, the flag stays
      Given mergeable memory
        | A | x x x |
      And ksmd completes 2 full scans
      And a signal arrives after 1 more page
      When A advises MADV_UNMERGEABLE on its pages
      Then it fails with ERESTARTSYS
      And A's pages are mergeable
      And A's pages 2 to 3 share one frame
      And A's pages 1 to 2 have frames of their own

    Example: ksmd merges them again in one scan
      Given mergeable memory
        | A | x x x |
      And ksmd completes 2 full scans
      And a signal arrives after 1 more page
      And A advises MADV_UNMERGEABLE on its pages
      When ksmd completes 1 full scan
      Then A's pages share one frame
      And the counters do not change

    Example: an area that was never written to has no page to be interrupted at
      Given mergeable memory
        | A | - - - |
      And a signal arrives after 0 more pages
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages are not mergeable

    Example: areas before the one that was interrupted are taken out
      Given mergeable memory
        | A | x x x x |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its 2nd page
      And a signal arrives after 2 more pages
      When A advises MADV_UNMERGEABLE on its pages
      Then it fails with ERESTARTSYS
      And A's pages 1 to 2 are not mergeable
      And A's pages 3 to 4 are mergeable
