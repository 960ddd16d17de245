@since-4.17
Feature: Equal parts of one huge page
  Two parts of one huge page that are equal are a case of its own. ksmd holds a reference to the part in its hands and one
  to the part that it found in the tree. Both count for the same huge page, which has one reference more than a split
  allows. Until Linux 4.17 such parts never merged.

      ksmd ──► part 1 ─┐
                       ├─ one count: the mapping, ksmd, ksmd again     the split is refused
      ksmd ──► part 3 ─┘

  @ksm.c:cmp_and_merge_page @row-31
  Rule: Two equal parts of a huge page split it in one scan and merge in the next
    When the merge has failed, ksmd lets go of the part from the tree and tries the split once more, for the next scan's
    sake. It does not try the merge again.

    @model
    Example: the scan that finds them splits
      Given mergeable huge memory
        | A | x x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's pages are not part of a huge page
      And A's pages have frames of their own
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    @thp
    Example: the next scan merges
      Given mergeable huge memory
        | A | x x |
      And ksmd completes 2 full scans
      When ksmd completes 1 full scan
      Then A's pages share one frame
      And 1 frame is freed
      And the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_unshared | -1 |
        | pages_volatile | -1 |

    @thp
    Example: equal parts of two huge pages do not have to wait
      Given mergeable huge memory
        | A | x a |
        | A | x b |
      When ksmd completes 2 full scans
      Then A's 1st page and A's 3rd page share one frame

    @thp
    Example: the first pair splits, and the second pair finds small pages
      Given mergeable huge memory
        | A | x y x y |
      When ksmd completes 2 full scans
      Then A's 2nd page and A's 4th page share one frame
      And A's 1st page and A's 3rd page have frames of their own
      And the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_unshared | 1 |
        | pages_volatile | 1 |

    @thp
    Example: of three equal parts, the second splits and the third merges
      Given mergeable huge memory
        | A | x x x a |
      When ksmd completes 2 full scans
      Then A's 1st page and A's 3rd page share one frame
      And A's 1st page and A's 2nd page have frames of their own

    @thp
    Example: of many equal parts, one is left over for the next scan
      Given mergeable huge memory
        | A | x*8 |
      When ksmd completes 2 full scans
      Then A's pages share 2 frames
      And the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 6 |
        | pages_volatile | 1 |

    @thp
    Example: the next scan takes it in
      Given mergeable huge memory
        | A | x*8 |
      And ksmd completes 2 full scans
      When ksmd completes 1 full scan
      Then A's pages share one frame
      And the counters change by
        | pages_sharing  | +1 |
        | pages_volatile | -1 |

    @thp @until-6.10
    Example: equal parts that join a KSM page do not have to wait
      Given mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | x x |
      When ksmd completes 1 full scan
      Then A's pages and B's pages share one frame

  @model @ksm.c:cmp_and_merge_page
  Rule: The second try at the split may fail as well
    It is a courtesy to the next scan. If it fails, that scan begins where this one did.

    Example: the huge page stays whole
      Given mergeable huge memory
        | A | x x |
      And ksmd completes 1 full scan
      And after 1 more split allocation, 1 fails
      When ksmd completes 1 full scan
      Then A's pages are part of a huge page
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: the next scan splits it
      Given mergeable huge memory
        | A | x x |
      And ksmd completes 1 full scan
      And after 1 more split allocation, 1 fails
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's pages are not part of a huge page
      And the counters do not change

    Example: somebody locks it between the two tries
      Given mergeable huge memory
        | A | x x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd trylock_page, A locks its 1st page
      Then A's pages are part of a huge page
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: ksmd has not taken that lock away
      Given mergeable huge memory
        | A | x x |
      And ksmd completes 1 full scan
      And inside the 2nd trylock_page, A locks its 1st page
      And ksmd completes 1 full scan
      When A locks its 2nd page
      Then it fails with EBUSY

    Example: somebody pins it before the second try
      Given mergeable huge memory
        | A | x x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd split_huge_page, A pins its 1st page
      Then A's pages are part of a huge page

  @model @ksm.c:cmp_and_merge_page
  Rule: Only a failed merge of two parts of one huge page splits for the next scan
    If the parts belong to two huge pages, a failure has another reason, and a split would help nobody.

    Example: two huge pages of which one is pinned
      Given mergeable huge memory
        | A | x a |
        | A | x b |
      And A pins its 3rd page
      When ksmd completes 2 full scans
      Then A's pages are part of a huge page

    Example: a huge page and a pinned small page
      Given mergeable memory
        | B | x |
      And mergeable huge memory
        | A | x a |
      And A pins its 1st page
      When ksmd completes 2 full scans
      Then A's pages are part of a huge page
