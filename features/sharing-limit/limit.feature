@since-4.13
Feature: max_page_sharing limits the sharers of one KSM page
  To unmap, migrate or swap out a KSM page, the kernel walks all of its mappings. With thousands of them that walk
  takes so long that the machine seems to stand still. `max_page_sharing` bounds it: a page that has this many sharers
  is full, and the same content gets another KSM page.

      max_page_sharing = 3

      A ─┐                      A ─┐
      A ─┼─► x  (full)          A ─┼─► x  (full)
      A ─┘                      A ─┘
      A ───► x  unshared        A ─┬─► x  (room for one)
                                A ─┘
      four equal pages          five equal pages

  @ksm.c:is_page_sharing_candidate @C33 @row-28
  Rule: A KSM page takes max_page_sharing sharers and no more
    The page that becomes the KSM page is a sharer as well. It counts in `pages_shared`, the others in
    `pages_sharing`, so a full page shows as 1 and `max_page_sharing` - 1.

    @until-6.10
    Example: the page that reaches the limit still joins
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |
      And A's pages and B's page share one frame

    Example: the page that would go past the limit stays alone
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_unshared | +1 |
      And A's pages and B's page share 2 frames

    Example: a sharer that leaves makes room
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*3 |
        | B | x   |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | -1 |
      And A's 1st page, A's 3rd page and B's page share one frame

    @model
    Example: a sharer that has left takes up room until ksmd comes to it
      Given max_page_sharing is 3
      And mergeable memory
        | B | -   |
        | A | x*3 |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      And B writes x to its page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing  | -1 |
        | pages_volatile | +1 |
      And the stable tree holds
        | x | 2 |

    @ksm.c:is_stable_node_chain
    Example: a limit in the thousands
      A chain shows by a negative number in the place of the count, so no number of sharers makes a page look like one.

      Given a machine with 1 NUMA node of 2048 frames
      And max_page_sharing is 2048
      And mergeable memory
        | A | x*1025 |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  |    1 |
        | pages_sharing | 1024 |

  @ksm.c:cmp_and_merge_page @ksm.c:stable_tree_insert @C33 @C60
  Rule: Equal pages fill one KSM page after the other, and a last one without partner stays unshared
    n pages under the limit M fill n/M KSM pages. Of what is left over, two or more share one KSM page of their own; one
    alone has nobody to share with. Each KSM page has at most M - 1 sharers beside it, so `pages_sharing` never exceeds
    `pages_shared` times M - 1. The limit 2 gives the worst ratio, 1 : 1.

    Scenario Outline: <n> equal pages under the limit <limit>
      Given max_page_sharing is <limit>
      And mergeable memory
        | A | x*<n> |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared       | <shared>   |
        | pages_sharing      | <sharing>  |
        | pages_unshared     | <unshared> |
        | stable_node_chains | <chains>   |
        | stable_node_dups   | <dups>     |
      And <sharing> frames are freed

      Examples: limit 2: pairs
        | limit | n | shared | sharing | unshared | chains | dups |
        |     2 | 2 |      1 |       1 |        0 |      0 |    0 |
        |     2 | 3 |      1 |       1 |        1 |      0 |    0 |
        |     2 | 4 |      2 |       2 |        0 |      1 |    2 |
        |     2 | 5 |      2 |       2 |        1 |      1 |    2 |
        |     2 | 6 |      3 |       3 |        0 |      1 |    3 |
        |     2 | 7 |      3 |       3 |        1 |      1 |    3 |
        |     2 | 8 |      4 |       4 |        0 |      1 |    4 |

      Examples: limit 3: what is left over is one page or two
        | limit | n | shared | sharing | unshared | chains | dups |
        |     3 | 2 |      1 |       1 |        0 |      0 |    0 |
        |     3 | 3 |      1 |       2 |        0 |      0 |    0 |
        |     3 | 4 |      1 |       2 |        1 |      0 |    0 |
        |     3 | 5 |      2 |       3 |        0 |      1 |    2 |
        |     3 | 6 |      2 |       4 |        0 |      1 |    2 |
        |     3 | 7 |      2 |       4 |        1 |      1 |    2 |
        |     3 | 8 |      3 |       5 |        0 |      1 |    3 |

      Examples: limit 256, the default
        | limit | n   | shared | sharing | unshared | chains | dups |
        |   256 | 255 |      1 |     254 |        0 |      0 |    0 |
        |   256 | 256 |      1 |     255 |        0 |      0 |    0 |
        |   256 | 257 |      1 |     255 |        1 |      0 |    0 |
        |   256 | 258 |      2 |     256 |        0 |      1 |    2 |
        |   256 | 512 |      2 |     510 |        0 |      1 |    2 |
        |   256 | 513 |      2 |     510 |        1 |      1 |    2 |
        |   256 | 514 |      3 |     511 |        0 |      1 |    3 |

  @ksm.c:is_page_sharing_candidate @C36
  Rule: A higher limit saves more memory
    Every KSM page is one frame that is not saved. What the higher limit costs, a longer walk of the mappings of one
    page, shows in no counter.

    Scenario Outline: 12 equal pages under the limit <limit>
      Given max_page_sharing is <limit>
      And mergeable memory
        | A | x*12 |
      When ksmd completes 2 full scans
      Then <freed> frames are freed

      Examples:
        | limit | freed |
        |     2 |     6 |
        |     3 |     8 |
        |     4 |     9 |
        |     6 |    10 |
        |    12 |    11 |
        |    13 |    11 |

  @ksm.c:stable_tree_search @ksm.c:is_page_sharing_candidate
  Rule: The limit counts the sharers of a KSM page, not the pages of a process
    All pages of the machine with this content count together, and two contents do not count together.

    Example: sharers of several processes fill one KSM page
      Given max_page_sharing is 3
      And mergeable memory
        | A | x |
        | B | x |
        | C | x |
        | D | x |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 2 |
        | pages_unshared | 1 |
      And A's page, B's page and C's page share one frame

    Example: two contents have a limit each
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*3 y*3 |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 2 |
        | pages_sharing | 4 |
      And A's pages share 2 frames
