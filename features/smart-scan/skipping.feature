@since-6.7
Feature: Smart scan leaves out pages that do not merge
  Most pages that have not merged after a few scans never will, and ksmd looks at them again and again. Since 6.7 each
  page has an age, the number of scans that have met it, and the older it is the more scans in a row leave it out. Smart
  scan is on unless it is switched off.

  @ksm.c:smart_scan_store @ksm.c:smart_scan_show @C39
  Rule: Smart scan is on by default, and may be switched at any time
    What it has learnt of a page stays with the page.

    Example: a fresh machine
      Then smart_scan reads "1"

    Example: it is switched off
      When root writes "0" to smart_scan
      Then it succeeds
      And smart_scan reads "0"

    Example: while it is off no page grows older
      Given mergeable memory
        | A | ? |
      And ksmd completes 4 full scans
      And smart_scan is 0
      And ksmd completes 10 full scans
      And smart_scan is 1
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_skipped  | +1 |
        | pages_unshared | -1 |
        | pages_volatile | +1 |

  @ksm.c:should_skip_rmap_item @ksm.c:skip_age @C39 @C40 @row-56
  Rule: The more often a page was looked at in vain, the more scans leave it out
    The first three scans let it pass through checksum and trees. At ages up to 3 one scan is left out, up to 5 two, up to 8
    four, and then eight: in the long run a page is looked at in one scan of nine.

    Scenario Outline: a lone page after <scans> scans was skipped in <skipped>
      Given mergeable memory
        | A | ? |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_unshared | <unshared> |
        | pages_volatile | <volatile> |
        | pages_skipped  | <skipped>  |

      Examples:
        | scans | unshared | volatile | skipped |
        |     4 |        1 |        0 |       0 |
        |     5 |        0 |        1 |       1 |
        |     6 |        1 |        0 |       1 |
        |     8 |        0 |        1 |       3 |
        |     9 |        1 |        0 |       3 |
        |    13 |        0 |        1 |       7 |
        |    14 |        1 |        0 |       7 |
        |    22 |        0 |        1 |      15 |
        |    23 |        1 |        0 |      15 |
        |    32 |        1 |        0 |      23 |
        |   302 |        1 |        0 |     263 |

  @ksm.c:should_skip_rmap_item
  Rule: A KSM page is never left out
    ksmd has nothing to do with it but to see that it is still there, and that has to be done.

    Example: two pages that have merged, and 30 scans
      Given mergeable memory
        | A | x |
        | B | x |
      When ksmd completes 30 full scans
      Then the counters are
        | pages_shared  |  1 |
        | pages_sharing |  1 |
        | pages_skipped |  0 |
        | pages_scanned | 60 |

    Example: a page that leaves is still old, and waits
      It was met in three scans before it merged: while it was a KSM page its age stood still.

      Given mergeable memory
        | A | x |
      And ksmd completes 3 full scans
      And mergeable memory
        | B | x |
      And ksmd completes 10 full scans
      And A writes y to its page
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_skipped | +1 |

  @ksm.c:should_skip_rmap_item @ksm.c:remove_rmap_item_from_tree
  Rule: A page that is left out is in no tree
    It counts as volatile, so that pages_volatile no longer says that pages change.

    @model
    Example: others do not find it
      Given mergeable memory
        | A | x |
      And ksmd completes 4 full scans
      When ksmd completes 1 full scan
      Then the unstable tree is empty
      And the counters change by
        | pages_unshared | -1 |
        | pages_volatile | +1 |
        | pages_skipped  | +1 |

    Example: a newcomer has to wait until it is looked at again
      Two scans would do without smart scan. Here the old page is left out in both scans in which the newcomer waits.

      Given mergeable memory
        | A | x |
      And ksmd completes 5 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 3 full scans
      Then A's page and B's page have frames of their own

    Example: then they merge
      Given mergeable memory
        | A | x |
      And ksmd completes 5 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 4 full scans
      Then A's page and B's page share one frame

  @ksm.c:scan_get_next_rmap_item @ksm.c:should_skip_rmap_item @C40
  Rule: Pages that are left out do not count against pages_to_scan
    A batch goes on to pages that are worth it.

    Example: a batch of one page passes four old ones
      Given mergeable memory
        | A | ?*4 |
      And ksmd completes 4 full scans
      And mergeable memory
        | B | ? |
      When ksmd scans 1 page
      Then the counters change by
        | pages_volatile | +5 |
        | pages_unshared | -4 |
        | pages_skipped  | +4 |
        | pages_scanned  | +1 |

  @ksm.c:ksm_do_scan @C54 @row-55 @row-61
  Rule: pages_scanned counts what ksmd has looked at
    In every scan, and over all processes.

    Example: three pages in two scans
      Given mergeable memory
        | A | x ? |
        | B | x   |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_unshared | 1 |
        | pages_scanned  | 6 |

    @since-6.10
    Example: a batch that ends with the scan counts as well
      In 6.6 to 6.9 it did not.

      Given mergeable memory
        | A | x ? |
      When ksmd scans 100 pages
      Then pages_scanned reads "2"

    Example: pages that nobody has touched are none
      Given mergeable memory
        | A | - x - |
      When ksmd completes 1 full scan
      Then pages_scanned reads "1"
