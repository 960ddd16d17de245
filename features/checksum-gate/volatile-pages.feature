Feature: Volatile and unshared pages
  `pages_volatile` and `pages_unshared` tell an administrator whether `madvise()` was well used. Many unshared pages
  mean that ksmd compares a lot and finds little; many volatile ones that it looks at memory which does not hold
  still.

  @ksm.c:cmp_and_merge_page @C52
  Rule: A page that changes before every scan stays volatile
    It costs one checksum in each scan, and never a place in the unstable tree.

    Example: three scans, three changes
      Given mergeable memory
        | A | a |
        | B | a |
      And ksmd completes 1 full scan
      And A writes b to its page
      And B writes b to its page
      And ksmd completes 1 full scan
      And A writes c to its page
      And B writes c to its page
      And ksmd completes 1 full scan
      And A writes d to its page
      And B writes d to its page
      When ksmd completes 1 full scan
      Then the counters are
        | pages_volatile | 2 |
      And A's page and B's page have frames of their own

    Example: it does not hold up the pages beside it
      Given mergeable memory
        | A | x y x |
      And ksmd completes 1 full scan
      And A writes z to its 2nd page
      When ksmd completes 1 full scan
      Then the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_volatile | 1 |

    Example: an unshared page that changes becomes volatile
      Given mergeable memory
        | A | x |
      And ksmd completes 2 full scans
      And A writes y to its page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | -1 |
        | pages_volatile | +1 |

    Example: a page that has calmed down is unshared one scan later
      Given mergeable memory
        | A | x |
      And ksmd completes 2 full scans
      And A writes y to its page
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

  @ksm.c:unstable_tree_search_insert @C51
  Rule: pages_unshared counts the pages that are unchanged and have no equal
    They are compared with others again in every scan, since an equal page may come at any time.

    Example: unique pages are unshared
      Given mergeable memory
        | A | ?*5 |
        | B | ?*2 |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_unshared | 7 |

    @until-6.6
    Example: later scans leave the count as it is
      Given mergeable memory
        | A | ?*5 |
        | B | ?*2 |
      And ksmd completes 2 full scans
      When ksmd completes 3 full scans
      Then the counters do not change

    Example: a page that finds its equal is unshared no more
      Given mergeable memory
        | A | x y |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_unshared | 1 |

    Example: amid a scan, the pages that it has not yet reached still count
      Given mergeable memory
        | A | ?*6 |
      And ksmd completes 2 full scans
      When ksmd scans 3 pages
      Then the counters do not change

  @ksm.c:pages_volatile_show @C52
  Rule: pages_volatile is the remainder: pages that ksmd knows and that are in neither tree
    The documentation speaks of pages that change too fast to be placed in a tree. But nothing counts such pages. What
    `pages_shared`, `pages_sharing` and `pages_unshared` leave over of all pages that ksmd keeps a record of is shown as
    volatile, whatever the reason.

    Example: pages seen for the first time are in it
      Given mergeable memory
        | A | ?*3 |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +3 |
      And pages_volatile reads "3"

    Example: pages that ksmd has not yet seen are not
      Given anonymous memory
        | A | ?*3 |
      When A advises MADV_MERGEABLE on its pages
      Then the counters do not change

    Example: amid the first scan it grows page by page
      Given mergeable memory
        | A | ?*3 |
      When ksmd scans 2 pages
      Then the counters change by
        | pages_volatile | +2 |

    Example: pages that could not be merged are in it
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B pins its page
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_volatile | +1 |

    Example: a page that has left a KSM page is in it
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And A writes y to its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing  | -1 |
        | pages_volatile | +1 |

    Example: pages that were unmapped are in it until ksmd finds them gone
      Given mergeable memory
        | A | ?*3 |
      And ksmd completes 1 full scan
      When A unmaps its pages 1 to 2
      Then the counters do not change

    Example: then they are forgotten
      Given mergeable memory
        | A | ?*3 |
      And ksmd completes 1 full scan
      And A unmaps its pages 1 to 2
      When ksmd completes 1 full scan
      Then the counters are
        | pages_unshared | 1 |
