@since-6.11
Feature: The checksum gate stands before both trees
  Until 6.10 every page was looked for in the stable tree first, in each scan, and only what was not found there had to
  show that it does not change. Pages that change all the time cost a search in each scan, and were not even merged for
  long: the next write parts them. Since 6.11 the checksum comes first, for every page that is not a KSM page.

  @ksm.c:cmp_and_merge_page @C84 @row-63
  Rule: A page joins a KSM page in its second scan, not in its first
    The first takes down its checksum, as for any other page.

    Example: a page that ksmd has never seen waits for a scan
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +1 |

    Example: in the scan after that it joins
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame
      And the counters change by
        | pages_sharing  | +1 |
        | pages_volatile | -1 |

    Example: a page that changed right before the scan waits, too
      Given mergeable memory
        | A | x x |
        | B | y   |
      And ksmd completes 2 full scans
      And B writes x to its page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | -1 |
        | pages_volatile | +1 |

    Example: a page that has the content of its last checksum again joins at once
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A writes x to its 2nd page
      When ksmd completes 1 full scan
      Then A's pages share one frame

  @ksm.c:cmp_and_merge_page
  Rule: A page that keeps changing costs a checksum and no search
    Before, it cost as many comparisons as the stable tree is deep.

    @model
    Example: a page that changes to the content of a KSM page and back
      Given mergeable memory
        | A | x x |
        | B | y   |
      And ksmd completes 2 full scans
      And B writes x to its page
      When ksmd completes 1 full scan
      Then the work is
        | checksums      | 1 |
        | comparisons    | 0 |
        | bytes_compared | 0 |
        | rotations      | 0 |

  @ksm.c:cmp_and_merge_page
  Rule: A KSM page does not pass the gate
    It can't change. A forked one that finds its node full is put into the unstable tree by its content alone.

    Example: the page of a child joins in the first scan that meets it
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +2 |

  @ksm.c:cmp_and_merge_page @ksm.c:try_to_merge_one_page @row-63
  Rule: An empty page maps the zero page even if there is a KSM page of zeroes
    Until 6.10 it joined the KSM page, and use_zero_pages was of no use for as long as that was there.

    Example: a newcomer after use_zero_pages was switched on
      Given mergeable memory
        | A | 0 0 |
      And ksmd completes 2 full scans
      And use_zero_pages is 1
      And mergeable memory
        | B | 0 |
      When ksmd completes 2 full scans
      Then B's page maps the zero page
      And A's pages share one frame
