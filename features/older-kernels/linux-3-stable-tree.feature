@model
Feature: In Linux 3 a walk of the stable tree gives up easily
  The keyhole came with 2.6.33, and with it stale nodes: they stand in the tree until somebody meets them. At first whoever
  met one removed it and went home.

      search x:   m (stale) ── x         3.x: m is removed, and x is not found this time
                                       since 4.4: m is removed, and the search starts again

  @ksm.c:stable_tree_search @ksm.c:get_ksm_page @row-21
  Rule: A stale node on the way must not hide the nodes behind it
    The page that was searched for goes on as if it had no equal: it waits for another scan at least. With many stale nodes it
    waits for as many.

    @until-4.3 @since-2.6.33
    Example: a page with an equal in the tree is not merged in this scan
      Given mergeable memory
        | C | w   |
        | A | m m |
        | B | x x |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And C writes x to its page
      When ksmd completes 1 full scan
      Then B's 1st page and C's page have frames of their own
      And the stable tree holds
        | x | 2 |

    @until-4.3
    Example: in the next scan it is
      Given mergeable memory
        | C | w   |
        | A | m m |
        | B | x x |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And C writes x to its page
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then B's pages and C's page share one frame

    @since-4.4 @until-6.10
    Example: a page with an equal in the tree is merged in the same scan
      Given mergeable memory
        | C | w   |
        | A | m m |
        | B | x x |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And C writes x to its page
      When ksmd completes 1 full scan
      Then B's pages and C's page share one frame

    @until-4.3 @since-2.6.33
    Example: one search removes one stale node
      Given mergeable memory
        | C | w   |
        | A | m m |
        | B | x x |
      And ksmd completes 2 full scans
      And C writes x to its page
      And A unmaps its pages
      And B unmaps its pages
      When ksmd scans 1 page
      Then the stable tree holds
        | stale | 2 |

    @until-4.3
    Example: the descent goes to both sides
      Given mergeable memory
        | A | m m a a x x z z |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | a z m |
      When ksmd completes 1 full scan
      Then the stable tree holds
        | a | 3 |
        | m | 3 |
        | x | 2 |
        | z | 3 |

  @ksm.c:cmp_and_merge_page @ksm.c:stable_tree_append @row-16 @row-28
  Rule: Sharers without limit, one tree for all of memory
    Until there were limits a walk over the sharers of one page could take very long; until there were trees for NUMA nodes,
    equal pages were merged wherever they were.

    @until-3.8
    Example: three hundred sharers have one page
      Given mergeable memory
        | A | x*300 |
      When ksmd completes 2 full scans
      Then A's pages share one frame
      And the counters are
        | pages_shared  |   1 |
        | pages_sharing | 299 |

    @until-3.8
    Example: pages of two nodes
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | x | node 0 |
        | B | x | node 1 |
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

    @until-3.8
    Scenario Outline: there is no <file> yet
      When root writes "<value>" to <file>
      Then it fails with ENOENT

      Examples:
        | file                               | value |
        | merge_across_nodes                 |     0 |
        | max_page_sharing                   |    16 |
        | stable_node_chains_prune_millisecs |     0 |
        | use_zero_pages                     |     1 |

    @until-4.10
    Example: empty pages are pages like any other
      Given mergeable memory
        | A | 0 0 |
      When ksmd completes 2 full scans
      Then A's pages share one frame

  @ksm.c:stable_tree_insert @ksm.c:break_cow
  Rule: A page that turns out to have an equal in the stable tree is given up
    Before it is write-protected a page may change, so the search may have looked for something else. Both halves of the merge
    are undone, and the next scan finds the equal by searching.

    @until-3.8
    Example: without memory for a node both pages get copies
      Given mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      When ksmd completes 1 full scan
      Then A's pages have frames of their own
      And 0 frames are taken

    @until-3.8
    Example: an equal page is in the tree by now
      Given mergeable memory
        | A | x x |
        | B | y y |
      And ksmd completes 2 full scans
      And B writes c to its pages
      And ksmd completes 1 full scan
      And inside the 1st trylock_page, B writes x to its pages
      When ksmd completes 1 full scan
      Then B's pages have frames of their own
      And B reads back x from its pages
      And the stable tree holds
        | x | 2 |

  @ksm.c:unmerge_and_remove_all_rmap_items @row-17
  Rule: Writing 2 to run has to leave nothing behind
    A node that nobody is listed from does no harm by itself. It became dangerous with trees for NUMA nodes, when pages and
    nodes that had survived an unmerge turned up in a tree where they did not belong.

    @until-3.8 @since-2.6.33
    Example: as long as somebody has the page, its node stays
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      When root writes "2" to run
      Then A's pages have frames of their own
      And the stable tree holds
        | x | 0 |

    @until-3.8 @since-2.6.33
    Example: when nobody has the page any more, its node stays as well
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And root writes "2" to run
      When A unpins its 1st page
      Then the stable tree holds
        | stale | 0 |

    @since-3.9
    Example: no node stays, whoever has the page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      When root writes "2" to run
      Then the stable tree is empty

    @until-3.8 @since-2.6.33-swappable
    Example: a page that comes back from swap meanwhile is shared again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A pins its page
      And A swaps out its page
      And root writes "2" to run
      And A reads its page
      When B reads its page
      Then A's page and B's page share one frame

    @since-3.9
    Example: a page that comes back from swap meanwhile is copied
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A pins its page
      And A swaps out its page
      And root writes "2" to run
      And A reads its page
      When B reads its page
      Then A's page and B's page have frames of their own

    @until-3.8
    Example: a process that is forked in the middle of it is not unmerged
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And inside the 1st up_read, B forks C
      When root writes "2" to run
      Then the scan list is "A C B"
      And C's page is in the frame that B's page had

    @since-3.9 @until-6.1
    Example: a process that is forked in the middle of it comes last, and is unmerged
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And inside the 1st up_read, B forks C
      When root writes "2" to run
      Then the scan list is "A B C"
      And A's pages, B's page and C's page have frames of their own
