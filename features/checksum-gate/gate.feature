Feature: The checksum gate keeps changing pages out
  The unstable tree is sorted by contents that nobody protects. Each page in it that changes makes searches fail, and a
  page that changes all the time would be copied again as soon as it is merged. So ksmd keeps a 32-bit checksum of each
  page and lets a page pass only when two visits, one scan apart, have found the same.

      scan      1         2         3
      A         x ─ new   x ═ same ► unstable tree
      B         x ─ new   y ─ new   y ═ same ► unstable tree

  @ksm.c:cmp_and_merge_page @ksm.c:calc_checksum @C81 @row-2
  Rule: A page passes when its checksum is that of the scan before
    The comparison is between visits. ksmd neither sees nor cares what happened in between.

    Example: an unchanged page passes in the second scan
      Given mergeable memory
        | A | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: a page does not pass at first sight
      Given mergeable memory
        | A | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +1 |

    Example: a page that has changed does not pass
      Given mergeable memory
        | A | x |
      And ksmd completes 1 full scan
      And A writes y to its page
      When ksmd completes 1 full scan
      Then the counters do not change

    Example: one byte is a change
      Given mergeable memory
        | A | ? |
      And ksmd completes 1 full scan
      And A changes one byte of its page
      When ksmd completes 1 full scan
      Then the counters do not change

    Example: bytes that were changed and restored are unchanged
      Given mergeable memory
        | A | x |
      And ksmd completes 1 full scan
      And A writes y to its page
      And A writes x to its page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: a store of the bytes that were there is no change
      Given mergeable memory
        | A | x |
      And ksmd completes 1 full scan
      And A writes x to its page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: bytes of two scans ago are a change
      Given mergeable memory
        | A | x |
      And ksmd completes 1 full scan
      And A writes y to its page
      And ksmd completes 1 full scan
      And A writes x to its page
      When ksmd completes 1 full scan
      Then the counters do not change

  @ksm.c:cmp_and_merge_page @C81
  Rule: Equal pages do not merge while one of them has just changed
    A page that does not pass does not search the unstable tree either. So an equal page that waits there is not found.

    Example: both have changed to the same bytes
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And A writes z to its page
      And B writes z to its page
      When ksmd completes 1 full scan
      Then A's page and B's page have frames of their own
      And the counters do not change

    Example: the second has changed into what the first is
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And B writes x to its page
      When ksmd completes 1 full scan
      Then A's page and B's page have frames of their own
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: the first has changed into what the second is
      Given mergeable memory
        | A | y |
        | B | x |
      And ksmd completes 1 full scan
      And A writes x to its page
      When ksmd completes 1 full scan
      Then A's page and B's page have frames of their own
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: they merge in the scan after
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And B writes x to its page
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's page and B's page share one frame

    @until-6.6
    Example: an old page waits for a new one to pass
      Given mergeable memory
        | A | x |
      And ksmd completes 3 full scans
      And mergeable memory
        | B | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's page and B's page share one frame
      And the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_unshared | -1 |
        | pages_volatile | -1 |

  @ksm.c:cmp_and_merge_page @C84 @until-6.10 @row-63
  Rule: The gate does not stand before the stable tree
    A KSM page cannot change any more. A page that is equal to it now can be replaced by it now, however often it
    changed before.

    Example: a page that changed right before the scan joins a KSM page
      Given mergeable memory
        | A | x x |
        | B | y   |
      And ksmd completes 2 full scans
      And B writes x to its page
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame
      And the counters change by
        | pages_sharing  | +1 |
        | pages_unshared | -1 |

    Example: a page that ksmd has never seen joins a KSM page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame

    Example: of two pages that changed, the one that equals a KSM page joins
      Given mergeable memory
        | A | x x |
        | B | y z |
      And ksmd completes 2 full scans
      And B writes x to its 1st page
      And B writes w to its 2nd page
      When ksmd completes 1 full scan
      Then A's pages and B's 1st page share one frame
      And the counters change by
        | pages_sharing  | +1 |
        | pages_unshared | -2 |
        | pages_volatile | +1 |
