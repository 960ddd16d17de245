Feature: Two kernels show what they say of one process
  6.1 has the first files about single processes. 6.12 can mark a whole process for merging, and skips pages.

  @since-6.1
  Rule: Items are counted as pages are scanned, and merging pages as they merge
    A has four pages, and shares two of them with B.

    @until-6.3
    Scenario Outline: after <scans> scans
      Given mergeable memory
        | A | x y ? ? |
        | B | x y     |
      When ksmd completes <scans> full scans
      Then A's ksm_stat says
        | ksm_rmap_items | <items of A> |
      And B's ksm_stat says
        | ksm_rmap_items | <items of B> |
      And A's ksm_merging_pages reads <merging>
      And B's ksm_merging_pages reads <merging>

      Examples:
        | scans | items of A | items of B | merging |
        |     0 |          0 |          0 |       0 |
        |     1 |          4 |          2 |       0 |
        |     2 |          4 |          2 |       2 |

    @since-6.6
    Scenario Outline: with profit, after <scans> scans
      Given mergeable memory
        | A | x y ? ? |
        | B | x y     |
      When ksmd completes <scans> full scans
      Then A's ksm_stat says
        | ksm_rmap_items     | <items of A>  |
        | ksm_zero_pages     |             0 |
        | ksm_merging_pages  | <merging>     |
        | ksm_process_profit | <profit of A> |
      And B's ksm_stat says
        | ksm_rmap_items     | <items of B>  |
        | ksm_zero_pages     |             0 |
        | ksm_merging_pages  | <merging>     |
        | ksm_process_profit | <profit of B> |
      And A's ksm_merging_pages reads <merging>
      And B's ksm_merging_pages reads <merging>

      Examples:
        | scans | items of A | items of B | merging | profit of A | profit of B |
        |     0 |          0 |          0 |       0 |           0 |           0 |
        |     1 |          4 |          2 |       0 |        -256 |        -128 |
        |     2 |          4 |          2 |       2 |        7936 |        8064 |

    @since-6.6
    Example: what smaps and general_profit come to
      Given mergeable memory
        | A | x y ? ? |
        | B | x y     |
      When ksmd completes 2 full scans
      Then A's smaps says KSM: 8 kB
      And general_profit reads "7808"

  Rule: prctl marks a process from 6.4 on
    Parent and child had four equal pages here. On the machines the pages of the testing program merged as well; these
    counters are those of a kernel on which nothing else runs.

    @until-6.3
    Scenario Outline: <option> is unknown before that
      Given anonymous memory
        | A | x |
      When A calls <option> with "<arguments>"
      Then it fails with EINVAL

      Examples:
        | option              | arguments |
        | PR_GET_MEMORY_MERGE |         0 |
        | PR_SET_MEMORY_MERGE |         1 |

    @since-6.4
    Example: the child of a marked process is marked
      Given anonymous memory
        | A | x*4 |
      And A calls PR_SET_MEMORY_MERGE with "1"
      When A forks B
      Then A's PR_GET_MEMORY_MERGE is 1
      And B's PR_GET_MEMORY_MERGE is 1

    @since-6.4
    Example: their pages merge without advice
      Given anonymous memory
        | A | x*4 |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A forks B
      When ksmd completes 2 full scans
      Then A's pages and B's pages share one frame
      And A's ksm_merging_pages reads 4
      And the counters are
        | pages_shared  | 1 |
        | pages_sharing | 7 |

    @since-6.4
    Example: a mark that is taken back unmerges, in that process only
      Given anonymous memory
        | A | x*4 |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A forks B
      And ksmd completes 2 full scans
      When A calls PR_SET_MEMORY_MERGE with "0"
      Then it succeeds
      And A's pages and B's page have frames of their own
      And B's pages share one frame
      And B's PR_GET_MEMORY_MERGE is 1

    @since-6.4
    Scenario Outline: PR_SET_MEMORY_MERGE with <arguments>
      Given anonymous memory
        | A | x |
      When A calls PR_SET_MEMORY_MERGE with "<arguments>"
      Then it <outcome>

      Examples:
        | arguments  | outcome           |
        |          1 | succeeds          |
        |          2 | succeeds          |
        | 1, 1, 0, 0 | fails with EINVAL |

  @since-6.7
  Rule: Smart scan skips four unique pages more and more
    Each of the first four scans looks at all of them, then a scan is left out, then two in a row, four, and eight.

    Scenario Outline: without it each scan looks at them: <scans> scans
      Given smart_scan is 0
      And mergeable memory
        | A | ?*4 |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_unshared |         4 |
        | pages_scanned  | <scanned> |
        | pages_skipped  |         0 |

      Examples:
        | scans | scanned |
        |     2 |       8 |
        |    24 |      96 |

    Scenario Outline: with it, after <scans> scans
      Given mergeable memory
        | A | ?*4 |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_unshared | <unshared> |
        | pages_volatile | <volatile> |
        | pages_scanned  | <scanned>  |
        | pages_skipped  | <skipped>  |

      Examples:
        | scans | unshared | volatile | scanned | skipped |
        |     1 |        0 |        4 |       4 |       0 |
        |     2 |        4 |        0 |       8 |       0 |
        |     3 |        4 |        0 |      12 |       0 |
        |     4 |        4 |        0 |      16 |       0 |
        |     5 |        0 |        4 |      16 |       4 |
        |     6 |        4 |        0 |      20 |       4 |
        |     7 |        0 |        4 |      20 |       8 |
        |     8 |        0 |        4 |      20 |      12 |
        |     9 |        4 |        0 |      24 |      12 |
        |    10 |        0 |        4 |      24 |      16 |
        |    11 |        0 |        4 |      24 |      20 |
        |    12 |        0 |        4 |      24 |      24 |
        |    13 |        0 |        4 |      24 |      28 |
        |    14 |        4 |        0 |      28 |      28 |
        |    15 |        0 |        4 |      28 |      32 |
        |    16 |        0 |        4 |      28 |      36 |
        |    17 |        0 |        4 |      28 |      40 |
        |    18 |        0 |        4 |      28 |      44 |
        |    19 |        0 |        4 |      28 |      48 |
        |    20 |        0 |        4 |      28 |      52 |
        |    21 |        0 |        4 |      28 |      56 |
        |    22 |        0 |        4 |      28 |      60 |
        |    23 |        4 |        0 |      32 |      60 |
        |    24 |        0 |        4 |      32 |      64 |
