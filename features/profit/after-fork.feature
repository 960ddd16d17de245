Feature: A child begins with the counters of its parent
  fork copies the structure of the address space with all that is in it, and nobody sets KSM's counters in it to what is
  true of the child. Linux 6.18 does.

  @fork.c:dup_mm @bug:stale-counters @since-5.19 @until-6.17 @row-69 @change-fork_resets_counters
  Rule: A child claims the parent's pages and items for its own
    None of its pages is listed from a stable node before ksmd has come to it.

    Example: ksm_merging_pages
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A forks B
      Then B's ksm_merging_pages reads 2

    Example: then ksmd comes, and what is true is added
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      When ksmd completes 1 full scan
      Then B's ksm_merging_pages reads 4

    @since-6.6
    Example: a profit that nobody makes
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A forks B
      Then B's ksm_stat says
        | ksm_rmap_items     |    2 |
        | ksm_zero_pages     |    0 |
        | ksm_merging_pages  |    2 |
        | ksm_process_profit | 8064 |

  @fork.c:dup_mm @bug:zero-pages-lost-count @since-6.6 @until-6.17 @row-69 @change-fork_resets_counters
  Rule: The zero pages of a child are counted out without having been counted in
    Its page table has the parent's zero pages with their marks. ksm_zero_pages counts each when it goes.

    Example: the fork itself
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 |
      And ksmd completes 2 full scans
      When A forks B
      Then the counters change by
        | ksm_zero_pages | +0 |

    Example: the child exits, and the parent's two are forgotten
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 |
      And ksmd completes 2 full scans
      And A forks B
      When B exits
      Then A's pages map the zero page
      And the counters are
        | pages_volatile | 2 |
        | ksm_zero_pages | 0 |

    Example: the parent exits, too, and the count is below zero
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 |
      And ksmd completes 2 full scans
      And A forks B
      And B exits
      When A exits
      Then ksm_zero_pages reads "-2"

  @ksm.h:ksm_fork @since-6.18 @row-69 @change-fork_resets_counters
  Rule: Since 6.18 a child begins with no merged pages and no items
    And has them one by one as ksmd comes to its pages.

    Example: the counters after the fork
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A forks B
      Then B's ksm_merging_pages reads 0
      And A's ksm_merging_pages reads 2

    Example: the counters after the next scan
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      When ksmd completes 1 full scan
      Then B's ksm_merging_pages reads 2

    Example: no profit that nobody makes
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A forks B
      Then B's ksm_stat says
        | ksm_rmap_items     | 0 |
        | ksm_zero_pages     | 0 |
        | ksm_merging_pages  | 0 |
        | ksm_process_profit | 0 |

  @ksm.h:ksm_fork @since-6.18 @row-69 @change-fork_resets_counters
  Rule: Since 6.18 the zero pages of a child are counted in
    For the child, and for all.

    Example: the fork counts two more
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 |
      And ksmd completes 2 full scans
      When A forks B
      Then the counters change by
        | ksm_zero_pages | +2 |
      And B's ksm_stat says
        | ksm_rmap_items     |    0 |
        | ksm_zero_pages     |    2 |
        | ksm_merging_pages  |    0 |
        | ksm_process_profit | 8192 |

    Example: both exit, and none is left
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 |
      And ksmd completes 2 full scans
      And A forks B
      And B exits
      When A exits
      Then ksm_zero_pages reads "0"
