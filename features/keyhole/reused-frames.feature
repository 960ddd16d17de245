Feature: A frame that another page has taken is not mistaken for the KSM page
  A freed frame is soon used again. The keyhole shows a page then, only not the one that the node means. What tells
  them apart is the back pointer of the page, never its bytes. The machines in these examples have few frames (and the
  first is the zero page), so that a new page has to take the frame of the old one.

  @ksm.c:get_ksm_page @since-2.6.33
  Rule: A page of other content in the frame is not the KSM page
    To compare with it would lead the search astray: the tree is in the order of what the frame once held.

    @model
    Example: the node stays stale
      Given a machine with 1 NUMA node of 3 frames
      And mergeable memory
        | P | - - |
        | A | x x |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages
      When P writes y to its pages
      Then the stable tree holds
        | stale | 2 |

    Example: the new pages are compared with each other only
      Given a machine with 1 NUMA node of 3 frames
      And mergeable memory
        | P | - - |
        | A | x x |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages
      And P writes y to its 1st page
      And P writes x to its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |
      And P's pages have frames of their own

  @ksm.c:get_ksm_page
  Rule: A page of the same content in the frame is not the KSM page either
    It holds the right bytes, but its owner can still write to it. It must become a KSM page before anybody joins it.

    @since-2.6.33
    Example: equal pages in both frames do not merge at first sight
      Given a machine with 1 NUMA node of 3 frames
      And mergeable memory
        | P | - - |
        | A | x x |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages
      And P writes x to its pages
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |
      And P's pages have frames of their own

    @model
    Example: they stay writable
      Given a machine with 1 NUMA node of 3 frames
      And mergeable memory
        | P | - - |
        | A | x x |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages
      And P writes x to its pages
      When ksmd completes 1 full scan
      Then P's pages are writable
      And the stable tree is empty

    @since-2.6.33
    Example: they merge in the second scan, as new pages do
      Given a machine with 1 NUMA node of 3 frames
      And mergeable memory
        | P | - - |
        | A | x x |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages
      And P writes x to its pages
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then P's pages share one frame
      And the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |

  @model @ksm.c:get_ksm_page @until-6.6 @since-2.6.33
  Rule: A KSM page of another node in the frame is not the KSM page either
    That a page belongs to KSM is not enough. It has to point back to the very node that looks at it.

    Example: two nodes know the same frame, and only one of them has the key
      Given a machine with 1 NUMA node of 6 frames
      And mergeable memory
        | A | b*2 a*2 |
        | B | c - - - |
      And ksmd completes 2 full scans
      And B writes d to its 2nd page
      And B writes e to its 3rd page
      And A pins its 3rd page
      And A advises MADV_DONTNEED on its pages 3 to 4
      And ksmd completes 1 full scan
      And A unpins its 3rd page
      And B writes c to its 4th page
      When ksmd completes 2 full scans
      Then the stable tree holds
        | stale | 0 |
        | b     | 2 |
        | c     | 2 |

    Example: a search that meets the wrong key removes the node
      Given a machine with 1 NUMA node of 6 frames
      And mergeable memory
        | A | b*2 a*2 |
        | B | c - - - |
      And ksmd completes 2 full scans
      And B writes d to its 2nd page
      And B writes e to its 3rd page
      And A pins its 3rd page
      And A advises MADV_DONTNEED on its pages 3 to 4
      And ksmd completes 1 full scan
      And A unpins its 3rd page
      And B writes c to its 4th page
      And ksmd completes 2 full scans
      And mergeable memory
        | C | a |
      When ksmd completes 1 full scan
      Then the stable tree holds
        | b | 2 |
        | c | 2 |
      And the counters change by
        | pages_volatile | +1 |
