@model
Feature: Bytes that change while pages are merged
  Nothing stops a process from writing while ksmd works on its page. ksmd hashes, compares and decides without any lock on
  the bytes. It can afford that, because the one comparison that counts comes last: when both pages are write-protected.

      checksum ── compare ── write-protect B ── write-protect A ── compare ── exchange
      └────── bytes may change, and what was found is a guess ──┘ └─ they cannot ──┘

  Here A's page waits in the unstable tree, and ksmd has B's page in its hands.

  @ksm.c:cmp_and_merge_page @ksm.c:unstable_tree_search_insert
  Rule: What ksmd finds before the write protection is only a guess
    A wrong guess costs work, or leaves a page in the wrong place of the unstable tree until the next scan. It never costs
    a byte.

    Example: a write before the checksum is taken is seen by it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd jhash2, B writes y to its page
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: a write between checksum and comparison goes into the tree
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st memcmp, B writes y to its page
      Then the counters change by
        | pages_unshared | +2 |
        | pages_volatile | -2 |

    Example: the next scan sees that the checksum is another
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 1st memcmp, B writes y to its page
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | -1 |
        | pages_volatile | +1 |

    Example: a write to the page in the tree is compared as it is now
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st memcmp, A writes y to its page
      Then A's page and B's page have frames of their own
      And the counters change by
        | pages_unshared | +2 |
        | pages_volatile | -2 |

    Example: a write that makes the pages equal in time merges them
      Given mergeable memory
        | A | y |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st memcmp, B writes y to its page
      Then A's page and B's page share one frame
      And A reads back y from its page

    @until-6.10
    Example: a write during the search of the stable tree
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its 1st memcmp, B writes y to its page
      Then A's 1st page and B's page have frames of their own
      And the counters change by
        | pages_volatile | +1 |

  @ksm.c:try_to_merge_one_page @ksm.c:try_to_merge_two_pages
  Rule: The comparison after the write protection decides
    Both pages are compared once more in full. If they differ by a byte the merge is taken back.

    @until-6.1
    Example: the page in the tree changes before it is protected
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd trylock_page, A changes one byte of its page
      Then A's page and B's page have frames of their own
      And B reads back x from its page
      And B's page is writable
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: it changes in the last moment
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd page_vma_mapped_walk, A changes one byte of its page
      Then A's page and B's page have frames of their own

    Example: the page that becomes the KSM page changes before it is protected
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st trylock_page, B changes one byte of its page
      Then A's page and B's page have frames of their own
      And A reads back x from its page

    @since-2.6.33
    Example: both change, but to the same bytes
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 1st trylock_page, B writes y to its page
      When ksmd is inside its 1st trylock_page, A writes y to its page
      Then A's page and B's page share one frame
      And A reads back y from its page
      And the stable tree holds
        | y | 2 |

    @until-6.10
    Example: a newcomer to a KSM page changes
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its 1st trylock_page, B writes y to its page
      Then A's 1st page and B's page have frames of their own
      And B reads back y from its page
      And the counters change by
        | pages_volatile | +1 |

    @since-4.11
    Example: an empty page is written to
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st trylock_page, A changes one byte of its page
      Then A's page is in the frame that A's page had
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: a page that turned out to differ stays write-protected in its frame
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd trylock_page, A writes y to its page
      Then A's page is write-protected
      And A's page is in the frame that A's page had

    Example: its next write needs a fault but no copy
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 2nd trylock_page, A writes y to its page
      And ksmd completes 1 full scan
      When A writes z to its page
      Then A's page is in the frame that A's page had
      And A's page is writable
      And 0 frames are taken
