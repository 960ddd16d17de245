Feature: Which pages merge
  ksmd looks only at areas that were advised `MADV_MERGEABLE`, and in these only at anonymous pages that are present.
  Where in memory two such pages lie does not matter.

  @ksm.c:scan_get_next_rmap_item @C6
  Rule: Only pages of advised areas merge
    Comparing pages costs time, and merging them slows down their next write. So nobody's memory is taken into account
    unless somebody asked for it.

    @model
    Example: nothing happens to areas that nobody advised
      Given anonymous memory
        | A | x |
        | B | x |
      And run is 1
      When ksmd runs until it has nothing to do
      Then the counters do not change
      And A's page and B's page have frames of their own

    Example: an advised page does not merge with one that is not advised
      Given mergeable memory
        | A | x |
      And anonymous memory
        | B | x |
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_unshared | +1 |
      And A's page and B's page have frames of their own

    Example: the other areas of a process that was advised stay out
      Given mergeable memory
        | A | x x |
      And anonymous memory
        | A | x |
      When ksmd completes 2 full scans
      Then A's pages share 2 frames
      And the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |

    Example: a part of an area can be advised
      Given anonymous memory
        | A | x*3 |
      And A advises MADV_MERGEABLE on its pages 1 to 2
      When ksmd completes 2 full scans
      Then A's pages 1 to 2 share one frame
      And A's pages share 2 frames

    @until-6.10
    Example: an area that is advised later merges from then on
      Given mergeable memory
        | A | x x |
      And anonymous memory
        | B | x |
      And ksmd completes 2 full scans
      And B advises MADV_MERGEABLE on its page
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame

  @ksm.c:scan_get_next_rmap_item @C1
  Rule: Equal pages merge wherever they are
    One tree holds the contents of all processes. It knows nothing of addresses or owners.

    Scenario Outline: equal pages of <place>
      Given mergeable memory
        | A     | <first>  |
        | <who> | <second> |
      When ksmd completes 2 full scans
      Then A's 1st page and <where> share one frame

      Examples:
        | place                        | first | who | second | where        |
        | two processes                | x     | B   | x      | B's page     |
        | different numbers            | x y z | B   | y z x  | B's 3rd page |
        | two areas of one process     | x     | A   | x      | A's 2nd page |
        | one area                     | x x   | B   | y      | A's 2nd page |
        | one area with others between | x y x | B   | z      | A's 3rd page |

    Example: a whole process merges with itself and with another
      Given mergeable memory
        | A | x y x |
        | A | y z   |
        | B | z z x |
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared  | +3 |
        | pages_sharing | +5 |
      And 5 frames are freed

  @ksm.c:scan_get_next_rmap_item @C3
  Rule: Pages of the page cache never merge
    A file's page belongs to the file. Once a process has written to its private mapping, it has an anonymous copy, and
    that copy merges.

    Example: pages that were read from a file stay
      Given mergeable file-backed memory
        | A | - |
        | B | - |
      And A reads its page
      And B reads its page
      When ksmd completes 2 full scans
      Then the counters do not change
      And A's page and B's page have frames of their own

    Example: private copies merge, the file's pages beside them do not
      Given mergeable file-backed memory
        | A | - x |
        | B | - x |
      And A reads its 1st page
      And B reads its 1st page
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |
      And A's 2nd page and B's 2nd page share one frame
      And A's 1st page and B's 1st page have frames of their own

    Example: a file's page does not join a KSM page
      Given mergeable file-backed memory
        | A | - |
      And mergeable memory
        | B | x x |
      And A reads its page
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |

  @ksm.c:scan_get_next_rmap_item
  Rule: Pages that have no frame of their own are passed over
    A page that was never written costs no memory, so there is nothing to save. ksmd neither fills it nor counts it.

    Example: an area that was never touched stays untouched
      Given mergeable memory
        | A | -*3 |
      When ksmd completes 2 full scans
      Then the counters do not change
      And A's pages are not mapped

    Example: holes between written pages stay holes
      Given mergeable memory
        | A | x - x - |
      When ksmd completes 2 full scans
      Then A's 1st page and A's 3rd page share one frame
      And A's 2nd page and A's 4th page are not mapped
      And the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |

    Example: a page that was only read maps the zero page already
      Given mergeable memory
        | A | x - |
      And A reads its 2nd page
      When ksmd completes 2 full scans
      Then A's 2nd page maps the zero page
      And the counters change by
        | pages_unshared | +1 |

    @until-6.10
    Example: a page is found once it is written
      Given mergeable memory
        | A | x x - |
      And ksmd completes 2 full scans
      And A writes x to its 3rd page
      When ksmd completes 1 full scan
      Then A's pages share one frame
