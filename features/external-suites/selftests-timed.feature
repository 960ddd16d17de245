Feature: The timed tests of ksm_tests
  `-P`, `-H`, `-D` and `-C` measure how long KSM takes, and assert nothing. The counts that they work on follow from
  their sizes all the same, and so does the number of frames that each operation frees or takes. Sizes are given in MiB:
  256 pages each. The limit is 256 sharers, and from the second full KSM page on there is a chain.

  @selftest:merge-time @ksm.c:is_page_sharing_candidate @C50 @C60
  Rule: -P: s MiB of one byte have s KSM pages
    256 pages are one KSM page and 255 that it saves, exactly.

    Scenario Outline: selftest -P -s <mib>
      Given a machine with 1 NUMA node of 26000 frames
      And mergeable memory
        | A | 0x2a*<n> |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared       | <mib>     |
        | pages_sharing      | <sharing> |
        | stable_node_chains | <chains>  |
        | stable_node_dups   | <dups>    |
      And <sharing> frames are freed

      Examples:
        | mib | n   | sharing | chains | dups |
        |   1 | 256 |     255 |      0 |    0 |

      @since-4.13
      Examples:
        | mib | n    | sharing | chains | dups |
        |  10 | 2560 |    2550 |      1 |   10 |

      @slow
      Examples: as the kernel's script runs it
        | mib | n     | sharing | chains | dups |
        | 100 | 25600 |   25500 |      1 |  100 |

  @selftest:merge-time-huge-pages @ksm.c:cmp_and_merge_page @C50 @since-4.17
  Rule: -H: a huge page of one byte is merged a scan later than small pages
    The second page finds the first in the unstable tree, and both are part of one huge page. v4.18 splits it, and leaves
    the second page for the next scan. All others merge in this scan already. With 2 MiB of 2 MiB pages that is one page
    of 512 that still counts as volatile when the selftest stops its clock.

    @thp
    Example: selftest -H -s 2, after the two scans that are timed
      Given mergeable huge memory
        | A | 0x2a*512 |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared       |   2 |
        | pages_sharing      | 509 |
        | pages_volatile     |   1 |
        | stable_node_chains |   1 |
        | stable_node_dups   |   2 |

    @thp
    Example: selftest -H -s 2, one scan later
      Given mergeable huge memory
        | A | 0x2a*512 |
      And ksmd completes 2 full scans
      When ksmd completes 1 full scan
      Then the counters are
        | pages_shared       |   2 |
        | pages_sharing      | 510 |
        | stable_node_chains |   1 |
        | stable_node_dups   |   2 |
      And 1 frame is freed

  @selftest:unmerge-time @ksm.c:unmerge_ksm_pages @C7
  Rule: -D: MADV_UNMERGEABLE of everything leaves nothing merged
    Each page gets a copy, and the KSM pages go with their last sharer. As always the counts follow when ksmd looks at
    the nodes; the frames are there at once.

    @since-4.13
    Example: selftest -D -s 10, the call that is timed
      Given a machine with 1 NUMA node of 3000 frames
      And mergeable memory
        | A | 0x2a*2560 |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then A's pages have frames of their own
      And 2550 frames are taken

    Example: selftest -D -s 10, run=2 at the end of the test
      Given a machine with 1 NUMA node of 3000 frames
      And mergeable memory
        | A | 0x2a*2560 |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its pages
      When root writes "2" to run
      Then the counters are
        | pages_shared | 0 |

  @selftest:cow-time @ksm.c:stable_tree_insert @C2 @C49 @C50
  Rule: -C: 2000 pairs have 2000 KSM pages, and a store to one page of each pair takes 2000 frames
    The test first stores to every second one of 4000 unmerged pages, which takes nothing. Then it makes 2000 pairs, lets
    them merge, and stores to one page of each. The two times tell what a copy costs.

    Example: selftest -C, not merged
      Given a machine with 1 NUMA node of 5000 frames
      And mergeable memory
        | A | p1..p2000 p1..p2000 |
      When A changes one byte of its pages 1 to 2000
      Then 0 frames are taken

    @since-2.6.33
    Example: selftest -C, the pairs merge
      Given a machine with 1 NUMA node of 5000 frames
      And mergeable memory
        | A | p1..p2000 p1..p2000 |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 2000 |
        | pages_sharing | 2000 |
      And 2000 frames are freed

    @since-2.6.33
    Example: selftest -C, merged
      Given a machine with 1 NUMA node of 5000 frames
      And mergeable memory
        | A | p1..p2000 p1..p2000 |
      And ksmd completes 2 full scans
      When A changes one byte of its pages 1 to 2000
      Then 2000 frames are taken
      And the counters do not change
