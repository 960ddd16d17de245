Feature: MADV_MERGEABLE says what ksmd may merge
  Without advice nothing is merged. The advice is a wish and not a command: it is accepted for any memory, also where nothing
  can be merged, and whether ksmd runs or not.

  @ksm.c:ksm_madvise @C10
  Rule: The advice registers an area whether ksmd runs or not
    A program can advise its memory when it starts, long before an administrator turns KSM on.

    Scenario Outline: while run is <run>
      Given anonymous memory
        | A | x |
        | B | x |
      And run is <run>
      And A advises MADV_MERGEABLE on its page
      And B advises MADV_MERGEABLE on its page
      And run is 1
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

      Examples:
        | run |
        |   0 |
        |   1 |
        |   2 |

    Example: nothing else happens at once
      Given anonymous memory
        | A | x |
        | B | x |
      And A advises MADV_MERGEABLE on its page
      When B advises MADV_MERGEABLE on its page
      Then it succeeds
      And the counters do not change
      And A's page and B's page are mergeable

  @ksm.c:ksm_madvise
  Rule: The advice is for a range, and splits the area around it
    Pages next to the range keep what they were.

    Example: the middle of an area
      Given anonymous memory
        | A | a b c d |
      When A advises MADV_MERGEABLE on its pages 2 to 3
      Then A's pages 2 to 3 are mergeable
      And A's 1st page and A's 4th page are not mergeable

    Example: up to the end of an area
      Given anonymous memory
        | A | a b c |
      When A advises MADV_MERGEABLE on its 3rd page
      Then A's 3rd page is mergeable
      And A's pages 1 to 2 are not mergeable

    Example: a page that is mergeable already changes nothing
      Given mergeable memory
        | A | a b |
      When A advises MADV_MERGEABLE on its 1st page
      Then it succeeds
      And A's pages are mergeable

  @ksm.c:ksm_madvise @C11
  Rule: The advice succeeds where nothing can be merged
    ksmd looks at private anonymous pages only. An area of another kind ignores the advice, and the caller is not told.

    @model
    Scenario Outline: an area of <kind> memory ignores it
      Given <kind> memory
        | A | - |
      When A advises MADV_MERGEABLE on its page
      Then it succeeds
      And A's page is not mergeable
      And the scan list is ""

      Examples:
        | kind       |
        | shared     |
        | mayshare   |
        | pfnmap     |
        | io         |
        | dontexpand |
        | hugetlb    |
        | mixedmap   |

    Scenario Outline: an area of <kind> memory accepts it
      Given <kind> memory
        | A | - |
      When A advises MADV_MERGEABLE on its page
      Then it succeeds
      And A's page is mergeable

      Examples:
        | kind        |
        | anonymous   |
        | read-only   |
        | file-backed |

    @C3
    Example: the pages of a file are not merged, only what was written over them
      Given mergeable file-backed memory
        | A | x - - |
        | B | x - - |
      And A reads its pages
      And B reads its pages
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |
      And A's 1st page and B's 1st page share one frame
      And A's pages 2 to 3 and B's pages 2 to 3 have frames of their own

    Example: an area that was never touched
      Given anonymous memory
        | A | - - - |
      When A advises MADV_MERGEABLE on its pages
      Then it succeeds

  @ksm.c:ksm_madvise @C14 @row-1
  Rule: A hole in the range gives ENOMEM, and the mapped parts are advised all the same
    madvise goes through the range to its end and reports the hole only then. A caller that takes the error for a refusal is
    mistaken.

    Scenario Outline: pages <hole> of 5 are not mapped
      Given anonymous memory
        | A | a b c d e |
      And A unmaps its pages <hole>
      When A advises MADV_MERGEABLE on its pages
      Then it fails with ENOMEM
      And A's pages <mapped> are mergeable

      Examples:
        | hole   | mapped |
        | 3 to 4 | 1 to 2 |
        | 3 to 4 | 5 to 5 |
        | 1 to 2 | 3 to 5 |
        | 4 to 5 | 1 to 3 |

    Example: the pages around the hole are merged
      Given anonymous memory
        | A | x y x |
      And A unmaps its 2nd page
      And A advises MADV_MERGEABLE on its pages
      When ksmd completes 2 full scans
      Then A's 1st page and A's 3rd page share one frame

    Example: a range that is one hole
      Given mergeable memory
        | A | x |
      And A unmaps its page
      When A advises MADV_MERGEABLE on its page
      Then it fails with ENOMEM

    Example: the mapped parts are unmerged as well
      Given mergeable memory
        | A | x y x |
        | B | x     |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      When A advises MADV_UNMERGEABLE on its pages
      Then it fails with ENOMEM
      And A's 1st page, A's 3rd page and B's page have frames of their own

  @madvise.c:madvise_dontneed_free
  Rule: MADV_DONTNEED over a hole empties the mapped parts all the same, and gives ENOMEM
    madvise goes from area to area for this advice as well.

    Example: KSM pages on both sides of the hole
      Given mergeable memory
        | A | x y z |
        | B | x - z |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      When A advises MADV_DONTNEED on its pages
      Then it fails with ENOMEM
      And A reads back 0 from its 1st page and its 3rd page
      And B reads back x from its 1st page

    Scenario Outline: the hole is at the <end>
      Given anonymous memory
        | A | x y z |
      And A unmaps its <hole> page
      When A advises MADV_DONTNEED on its pages
      Then it fails with ENOMEM
      And A reads back 0 from its pages <mapped>

      Examples:
        | end       | hole | mapped |
        | beginning |  1st | 2 to 3 |
        | end       |  3rd | 1 to 2 |

  @madvise.c:madvise_dontneed_free
  Rule: MADV_DONTNEED stops with EINVAL at a locked area, and what lies before it is empty
    Locked pages have to stay in memory. The areas that were met before are not filled again.

    Example: the middle one of three pages is locked
      Given anonymous memory
        | A | x y z |
      And A mlocks its 2nd page
      When A advises MADV_DONTNEED on its pages
      Then it fails with EINVAL
      And A reads back 0 from its 1st page
      And A reads back y from its 2nd page
      And A reads back z from its 3rd page

    Example: a hole before it is not told
      Given anonymous memory
        | A | w x y z |
      And A unmaps its 2nd page
      And A mlocks its 3rd page
      When A advises MADV_DONTNEED on its pages
      Then it fails with EINVAL
      And A reads back 0 from its 1st page
      And A reads back z from its 4th page
