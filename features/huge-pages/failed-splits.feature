@since-2.6.38
Feature: When a huge page cannot be split
  To split a huge page, its mapping is replaced while nobody else refers to it. If somebody does, the kernel refuses, and
  ksmd takes that as it takes a pin: it leaves the page alone and comes back in the next scan.

  @model @ksm.c:try_to_merge_one_page
  Rule: Nothing is merged and nothing is split, and the next scan tries again
    The lock of the page is given back before anything was changed.

    Example: the part that should join a KSM page stays a part
      Given mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | x a |
      And the next split allocation fails
      When ksmd completes 1 full scan
      Then A's pages are part of a huge page
      And the counters change by
        | pages_volatile | +2 |

    @until-6.10
    Example: in the next scan it joins
      Given mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | x a |
      And the next split allocation fails
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's 1st page and B's pages share one frame
      And the counters change by
        | pages_sharing  | +1 |
        | pages_unshared | +1 |
        | pages_volatile | -2 |

    Example: the part that should become the KSM page stays a part
      Given mergeable memory
        | B | x |
      And mergeable huge memory
        | A | x a |
      And ksmd completes 1 full scan
      And the next split allocation fails
      When ksmd completes 1 full scan
      Then A's pages are part of a huge page
      And B's page is writable
      And the counters change by
        | pages_unshared | +2 |
        | pages_volatile | -2 |

    @until-6.1
    Example: the page that was made the KSM page for a part becomes private again
      Given mergeable huge memory
        | A | x a |
      And mergeable memory
        | B | x |
      And ksmd completes 1 full scan
      And the next split allocation fails
      When ksmd completes 1 full scan
      Then A's pages are part of a huge page
      And B's page is writable
      And the stable tree is empty
      And the counters change by
        | pages_unshared | +2 |
        | pages_volatile | -2 |

    @since-4.11
    Example: an empty part goes to the unstable tree
      Given use_zero_pages is 1
      And mergeable huge memory
        | A | 0 a |
      And ksmd completes 1 full scan
      And the next split allocation fails
      When ksmd completes 1 full scan
      Then A's pages are part of a huge page
      And the counters change by
        | pages_unshared | +2 |
        | pages_volatile | -2 |

    Example: the lock is given back
      Given mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | x a |
      And the next split allocation fails
      And ksmd completes 1 full scan
      When A locks its 1st page
      Then it succeeds

  @ksm.c:try_to_merge_one_page
  Rule: A pin on any part holds the whole
    A huge page has one reference count, that of its first part. Nobody can tell which part a reference was taken for.

    @model @since-4.5
    Scenario Outline: a pin on the <nth> part
      Given mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | x a b c |
      And A pins its <nth> page
      When ksmd completes 1 full scan
      Then A's pages are part of a huge page
      And the counters change by
        | pages_volatile | +4 |

      Examples:
        | nth |
        | 1st |
        | 2nd |
        | 4th |

    @thp
    Example: released, the part merges in the next scan
      Given mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | x a |
      And A pins its 2nd page
      And ksmd completes 1 full scan
      And A unpins its 2nd page
      When ksmd completes 1 full scan
      Then A's 1st page and B's pages share one frame

    @thp @until-6.10
    Example: a pin that comes after the split holds its own part only
      Given mergeable memory
        | B | x x |
      And mergeable huge memory
        | A | x a b c |
      And ksmd completes 2 full scans
      And A writes x to its pages 2 to 3
      And A pins its 2nd page
      When ksmd completes 1 full scan
      Then A's 1st page, A's 3rd page and B's pages share one frame
      And A's 1st page and A's 2nd page have frames of their own

  @model @ksm.c:try_to_merge_one_page
  Rule: A lock on any part holds the whole
    There is one lock, too. It is not waited for.

    @since-4.5
    Scenario Outline: a lock on the <nth> part
      Given mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | x a |
      And A locks its <nth> page
      When ksmd completes 1 full scan
      Then A's pages are part of a huge page
      And the counters change by
        | pages_volatile | +2 |

      Examples:
        | nth |
        | 1st |
        | 2nd |

    Example: unlocked, the part merges in the next scan
      Given mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | x a |
      And A locks its 2nd page
      And ksmd completes 1 full scan
      And A unlocks its 2nd page
      When ksmd completes 1 full scan
      Then A's 1st page and B's pages share one frame
