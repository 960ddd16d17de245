@model
Feature: Pages that somebody else has locked
  Whoever moves a page, writes it out or tears it apart holds its lock. ksmd needs the lock of a page to merge it, and the
  lock of a KSM page to add a sharer or take one away. For the first it does not wait. For the second it does.

  @ksm.c:try_to_merge_one_page
  Rule: A page whose lock is taken is left for a later scan
    There are other pages to look at, and a lock may be held for as long as a disk takes.

    The pages here were read in from swap and not written since. Of such a page references are not counted, so it is the
    lock alone that keeps it.

    @until-6.1
    Example: the page in the unstable tree is locked
      Given mergeable memory
        | A | x |
        | B | x |
      And A swaps out its page
      And A reads its page
      And A locks its page
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own
      And B's page is writable
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | +1 |

    Example: the page in ksmd's hands is locked
      Given mergeable memory
        | A | x |
        | B | x |
      And B swaps out its page
      And B reads its page
      And B locks its page
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | +1 |

    Example: a newcomer to a KSM page is locked
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B swaps out its page
      And B reads its page
      And B locks its page
      When ksmd completes 1 full scan
      Then A's 1st page and B's page have frames of their own
      And the counters change by
        | pages_volatile | +1 |

    @since-4.11
    Example: an empty page that would map the zero page
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And A swaps out its page
      And A reads its page
      And A locks its page
      When ksmd completes 2 full scans
      Then A's page is in the frame that A's page had
      And the counters change by
        | pages_unshared | +1 |

    Example: the lock stays with its holder
      Given mergeable memory
        | A | x |
        | B | x |
      And A locks its page
      And ksmd completes 2 full scans
      When A locks its page
      Then it fails with EBUSY

    Example: the next scan after it is unlocked merges
      Given mergeable memory
        | A | x |
        | B | x |
      And A locks its page
      And ksmd completes 2 full scans
      And A unlocks its page
      When ksmd completes 1 full scan
      Then A's page and B's page share one frame

    Example: a page that merely waits in the unstable tree may be locked
      Given mergeable memory
        | A | x |
        | B | y |
      And A locks its page
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_unshared | +2 |

    Example: a lock that is taken after ksmd's own attempt comes too late
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd unlock_page, A locks its page
      Then A's page and B's page share one frame

  @ksm.c:get_ksm_page @ksm.c:stable_tree_search @bug:waits-for-page-lock @until-5.0 @row-38
  Rule: ksmd waits for the lock of a KSM page before it adds a sharer
    The lock tells a migration that is under way that somebody is about to use the page. While ksmd waits it scans nothing
    at all. Later releases give up on the page for this scan, so there the newcomer below would not have joined.

    Example: the newcomer joins in this very scan
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A locks its 1st page
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame
      And the counters change by
        | pages_sharing | +1 |

    @since-2.6.33-swappable
    Example: the holder has let go of the lock, or ksmd would still wait
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A locks its 1st page
      And mergeable memory
        | B | x |
      And ksmd completes 1 full scan
      When A locks its 2nd page
      Then it succeeds

  @ksm.c:stable_tree_search @since-5.1 @row-38
  Rule: ksmd gives up on a KSM page that is locked, for this scan
    What holds the lock is mostly I/O or a migration, and may take long. There will be another scan.

    @until-6.10
    Example: the newcomer does not join in this scan
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A locks its 1st page
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then A's page and B's page have frames of their own
      And the counters change by
        | pages_volatile | +1 |

    Example: nor does it in its second scan, with the lock still held
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A locks its 1st page
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own
      And the counters change by
        | pages_volatile | +1 |

    Example: it is not put into the unstable tree meanwhile, where a third page would find it
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A locks its 1st page
      And mergeable memory
        | B | x |
        | C | x |
      When ksmd completes 2 full scans
      Then B's page and C's page have frames of their own

    Example: with the lock gone it joins
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A locks its 1st page
      And mergeable memory
        | B | x |
      And ksmd completes 2 full scans
      And A unlocks its 1st page
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame

    Example: nobody has made the holder let go
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A locks its 1st page
      And mergeable memory
        | B | x |
      And ksmd completes 2 full scans
      When A locks its 2nd page
      Then it fails with EBUSY

  @ksm.c:cmp_and_merge_page
  Rule: ksmd waits for the lock of a KSM page to list a sharer that maps it already
    The page table has been changed by then. To give up would leave a mapping that no walk can find.

    @until-6.10
    Example: the KSM page is locked after the newcomer was mapped to it
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its 1st unlock_page, A locks its 1st page
      Then A's pages and B's page share one frame
      And the stable tree holds
        | x | 3 |

    @since-2.6.33-swappable
    Example: the KSM page is locked before its node is made
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st lock_page, B locks its page
      Then A's page and B's page share one frame
      And the stable tree holds
        | x | 2 |

    Example: the KSM page is locked when the child of a sharer is met
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      And A locks its 1st page
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 4 |

  @ksm.c:remove_rmap_item_from_tree @ksm.c:get_ksm_page
  Rule: ksmd waits for the lock of a KSM page to take a sharer off its list
    Those who walk the list to find all mappings hold the lock of the page. The list must not change under them.

    Example: the KSM page is locked when ksmd finds that a sharer has written
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And A locks its 1st page
      And A writes y to its 3rd page
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 |

    Example: the KSM page is locked when ksmd finds the area of a sharer gone
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And A locks its 1st page
      And A unmaps its 3rd page
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 |
