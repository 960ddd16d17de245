Feature: ksmd drops what it knows of pages that have gone
  For each page that ksmd has met it keeps an item: its checksum, and its place in a tree. Nobody tells ksmd that a page has gone. It
  notices when it comes by.

  @ksm.c:get_next_rmap_item @ksm.c:remove_trailing_rmap_items
  Rule: The items of pages that have gone are dropped when the cursor passes them
    Items and pages are both in order of address, so ksmd walks along both at once. An item without page is dropped when the
    next page comes, or, behind the last page, when ksmd leaves the process.

        pages   a     c                 pages   a
        items   a  b  c  ── c is met    items   a  b  c  ── A is left

    Example: not when the page before it is met
      Given mergeable memory
        | A | a b c |
        | B | d     |
      And ksmd completes 1 full scan
      And A unmaps its 2nd page
      When ksmd scans 1 page
      Then the counters change by
        | pages_volatile | -1 |
        | pages_unshared | +1 |

    Example: when the page behind it is met
      Given mergeable memory
        | A | a b c |
        | B | d     |
      And ksmd completes 1 full scan
      And A unmaps its 2nd page
      And ksmd scans 1 page
      When ksmd scans 1 page
      Then the counters change by
        | pages_volatile | -2 |
        | pages_unshared | +1 |

    Example: several at once
      Given mergeable memory
        | A | a b c d e |
      And ksmd completes 1 full scan
      And A unmaps its pages 1 to 4
      When ksmd scans 1 page
      Then the counters change by
        | pages_volatile | -5 |
        | pages_unshared | +1 |

    Example: behind the last page when the next process is begun
      Given mergeable memory
        | A | a b c |
        | B | d     |
      And ksmd completes 1 full scan
      And A unmaps its pages 2 to 3
      And ksmd scans 1 page
      When ksmd scans 1 page
      Then the counters change by
        | pages_volatile | -3 |
        | pages_unshared | +1 |

    Example: items of an area that is no longer mergeable
      Given mergeable memory
        | A | a b |
        | A | c   |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its pages 1 to 2
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | -2 |

    Example: a page that came back in time keeps its item, and its checksum
      Given mergeable memory
        | A | a b |
        | B | b   |
      And ksmd completes 1 full scan
      And A advises MADV_DONTNEED on its 2nd page
      And A writes b to its 2nd page
      When ksmd completes 1 full scan
      Then A's 2nd page and B's page share one frame
