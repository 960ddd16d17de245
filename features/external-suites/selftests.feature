Feature: The kernel's selftests of KSM
  `ksm_tests` fills private memory with one byte, advises it, lets ksmd complete two full scans, and asks whether the
  counts are those of n equal pages. It knows them from a formula. With M = `max_page_sharing`, 256 by default:

      n mod M is 0 or 1    pages_shared = n / M        pages_sharing = pages_shared * (M - 1)
      otherwise            pages_shared = n / M + 1    pages_sharing = n - pages_shared

  Two pages are needed for a merge, so a single page beyond the full KSM pages stays alone. The selftests look at these
  two counts only. The tables below say the others as well: they follow from the same n. The byte is `*`, 0x2a.

  Background:
    Given a machine with 2 NUMA nodes of 1024 frames
    And run is 2
    And sleep_millisecs is 0
    And pages_to_scan is 10
    And run is 1

  @selftest:merge @ksm.c:is_page_sharing_candidate @C33 @C60
  Rule: -M: n equal pages are merged as the formula says
    The selftest runs with 10 pages. The numbers around one and two full KSM pages are where the formula can be wrong.

    @numa
    Scenario Outline: selftest -M with <n> pages
      Given mergeable memory
        | A | 0x2a*<n> |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared       | <shared>   |
        | pages_sharing      | <sharing>  |
        | pages_unshared     | <unshared> |
        | stable_node_chains | <chains>   |
        | stable_node_dups   | <dups>     |

      Examples:
        | n   | shared | sharing | unshared | chains | dups |
        |   2 |      1 |       1 |        0 |      0 |    0 |
        |  10 |      1 |       9 |        0 |      0 |    0 |
        | 255 |      1 |     254 |        0 |      0 |    0 |
        | 256 |      1 |     255 |        0 |      0 |    0 |

      @since-4.13
      Examples:
        | n   | shared | sharing | unshared | chains | dups |
        | 257 |      1 |     255 |        1 |      0 |    0 |
        | 258 |      2 |     256 |        0 |      1 |    2 |
        | 512 |      2 |     510 |        0 |      1 |    2 |
        | 513 |      2 |     510 |        1 |      1 |    2 |

  @selftest:unmerge @ksm.c:get_ksm_page @ksm.c:remove_node_from_stable_tree @C2 @C49
  Rule: -U: a KSM page that all its sharers have left is gone from the counts after one full scan
    A store takes a page away from the KSM page at once, but only ksmd adjusts the counts. The selftest writes `-`
    (0x2d) to the first page and `+` (0x2b) to the second, and expects 0 and 0 one scan later. Then both
    pages are new to ksmd.

    @numa
    Example: selftest -U
      Given mergeable memory
        | A | 0x2a*2 |
      And ksmd completes 2 full scans
      And A writes 0x2d to its 1st page
      And A writes 0x2b to its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |
      And A's pages have frames of their own

  @selftest:zero-pages @ksm.c:cmp_and_merge_page @C29
  Rule: -Z: pages of zeroes follow the formula, or count nowhere with use_zero_pages
    With `use_zero_pages` 0 the content zero is a content like any other. With 1 each page maps the kernel's zero page,
    whatever n is: no KSM page and no limit is involved, so `pages_shared` and `pages_sharing` are 0. In v4.18 no file
    counts these pages as saved. They show as volatile until ksmd comes by again and forgets them.

    @numa
    Scenario Outline: selftest -Z with use_zero_pages 0 and <n> pages
      Given use_zero_pages is 0, if there is such a file
      And mergeable memory
        | A | 0*<n> |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared       | <shared>   |
        | pages_sharing      | <sharing>  |
        | pages_unshared     | <unshared> |
        | stable_node_chains | <chains>   |
        | stable_node_dups   | <dups>     |

      Examples:
        | n   | shared | sharing | unshared | chains | dups |
        |   2 |      1 |       1 |        0 |      0 |    0 |
        |  10 |      1 |       9 |        0 |      0 |    0 |
        | 255 |      1 |     254 |        0 |      0 |    0 |
        | 256 |      1 |     255 |        0 |      0 |    0 |

      @since-4.13
      Examples:
        | n   | shared | sharing | unshared | chains | dups |
        | 257 |      1 |     255 |        1 |      0 |    0 |
        | 258 |      2 |     256 |        0 |      1 |    2 |
        | 512 |      2 |     510 |        0 |      1 |    2 |
        | 513 |      2 |     510 |        1 |      1 |    2 |

    @numa @since-4.11
    Scenario Outline: selftest -Z with use_zero_pages 1 and <n> pages
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*<n> |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_volatile | <n> |
      And A's pages map the zero page

      Examples:
        | n   |
        |   2 |
        |  10 |
        | 255 |
        | 256 |
        | 257 |
        | 258 |
        | 512 |
        | 513 |

  @selftest:numa @ksm.c:get_kpfn_nid @C21 @since-3.9
  Rule: -N: equal pages of two NUMA nodes merge only when merge_across_nodes is 1
    The selftest takes one page from each of two nodes with memory. The formula for n = 2 gives 1 and 1 when they merge.
    Otherwise each page stays alone in its own node's tree.

    @numa
    Scenario Outline: selftest -N with merge_across_nodes <across>
      Given merge_across_nodes is <across>
      And mergeable memory
        | A | 0x2a | node 0 |
        | B | 0x2a | node 1 |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared   | <shared>   |
        | pages_sharing  | <sharing>  |
        | pages_unshared | <unshared> |

      Examples:
        | across | shared | sharing | unshared |
        |      1 |      1 |       1 |        0 |
        |      0 |      0 |       0 |        2 |
