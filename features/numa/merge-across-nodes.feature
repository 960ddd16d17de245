Feature: merge_across_nodes decides whether pages of different NUMA nodes merge
  A merged page is in one place, and a process on another node reads it from afar. With merge_across_nodes 1 memory is
  saved wherever it can be; with 0 only pages of the same node are merged, and every node keeps its own copy.

      merge_across_nodes 1               merge_across_nodes 0
      node 0          node 1             node 0          node 1
      A ──► x x ◄──────── B              A ──► x x       x x ◄── B

  @ksm.c:cmp_and_merge_page @ksm.c:get_kpfn_nid @C21 @C22 @row-16
  Rule: With 1 equal pages merge wherever they are, with 0 only on the same node
    What counts is the node of the frame. A process whose own node was full has pages on others as well, and these merge there.

    @numa @since-3.9
    Scenario Outline: one page on each of two nodes, with merge_across_nodes <across>
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is <across>
      And mergeable memory
        | A | x | node 0 |
        | B | x | node 1 |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared   | <shared>   |
        | pages_sharing  | <sharing>  |
        | pages_unshared | <unshared> |
        | full_scans     |          3 |

      Examples:
        | across | shared | sharing | unshared |
        |      1 |      1 |       1 |        0 |
        |      0 |      0 |       0 |        2 |

    @numa
    Example: without a word about it pages merge across nodes
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x | node 0 |
        | B | x | node 1 |
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

    @numa @since-3.9
    Scenario Outline: two pages on each of two nodes, with merge_across_nodes <across>
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is <across>
      And mergeable memory
        | A | x | node 0 |
        | B | x | node 1 |
        | C | x | node 0 |
        | D | x | node 1 |
      When ksmd completes 2 full scans
      Then A's page, B's page, C's page and D's page share <frames> frames
      And the counters change by
        | pages_shared  | +<frames>  |
        | pages_sharing | +<sharing> |

      Examples:
        | across | frames | sharing |
        |      1 |      1 |       3 |
        |      0 |      2 |       2 |

    @model @since-3.9
    Example: the last of 64 nodes has trees of its own
      The first page waits in its unstable tree, and is taken out of that one when the second comes.

      Given a machine with 64 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x y | node 63 |
      And ksmd completes 1 full scan
      When ksmd scans 2 pages
      Then the unstable tree is empty

    @model @numa @since-3.9
    Example: pages of one process that are on two nodes do not merge with each other
      Node 0 has three frames to give, for its first one is the zero page.

      Given a machine with 2 NUMA nodes of 4 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x*5 | node 0 |
      When ksmd completes 2 full scans
      Then A's pages 1 to 3 share one frame
      And A's pages 4 to 5 share one frame
      And A's pages share 2 frames

    @numa @since-3.9
    Example: a merged page stays on its node
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
      When ksmd completes 2 full scans
      Then A's pages are on node 0
      And B's pages are on node 1

    @numa @until-6.10 @since-3.9
    Example: a page joins the KSM page of its own node in one scan
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x | node 1 |
      When ksmd completes 1 full scan
      Then B's pages and C's page share one frame

    @numa @since-3.9
    Example: a page does not join the KSM page of another node
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x | node 0 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x | node 1 |
      When ksmd completes 3 full scans
      Then the counters change by
        | pages_unshared | +1 |

  @model @ksm.c:stable_tree_search @ksm.c:stable_tree_insert @ksm.c:unstable_tree_search_insert @C85 @row-16
  Rule: With 0 each node has a stable and an unstable tree of its own
    A search starts at the root of the page's node and never sees a page of another one. So the same content may be in
    several trees.

    @since-3.9
    Example: one stable tree after the other
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x c c | node 0 |
        | B | x x a a | node 1 |
      When ksmd completes 2 full scans
      Then the stable tree holds
        | c | 2 |
        | x | 2 |
        | a | 2 |
        | x | 2 |

    @since-3.9
    Example: one unstable tree after the other
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x c | node 0 |
        | B | x a | node 1 |
      And ksmd completes 1 full scan
      When ksmd scans 4 pages
      Then the unstable tree holds
        | A | c |
        | A | x |
        | B | a |
        | B | x |

    Example: with 1 there is one tree for all nodes
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x c c | node 0 |
        | B | x x a a | node 1 |
      When ksmd completes 2 full scans
      Then the stable tree holds
        | a | 2 |
        | c | 2 |
        | x | 4 |
