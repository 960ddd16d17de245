@model @since-2.6.33
Feature: Stable nodes go with their memory
  A stable node whose page has gone is dropped when a walk looks through the keyhole. When the frame itself goes offline
  there is nothing left to look at: all nodes with a frame number in the range are dropped at once, without a look.

      node x ── kpfn 17 ─► node 1's memory ─► gone          node x is dropped
      node y ── kpfn  5 ─► node 0's memory                  node y stays, stale or not

  @ksm.c:ksm_check_stable_tree @ksm.c:stable_node_dup_remove_range @row-10
  Rule: When memory has gone offline, the stable nodes of its frames are dropped
    Their pages are free, else the memory would not have gone. So each of these nodes is stale; and a stale one counts until
    it is dropped.

    Example: a stale node of the memory that goes
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 1 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the stable tree is empty
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |

    Example: a stale node of other memory
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the counters do not change
      And the stable tree holds
        | stale | 2 |

    Example: a node with a page, of other memory
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 0 |
        | B | y y | node 1 |
      And ksmd completes 2 full scans
      And B unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the stable tree holds
        | x | 2 |

    Example: each one of many, wherever it stands in the tree
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | b b d d f f         | node 0 |
        | B | a a c c e e g g h h | node 1 |
      And ksmd completes 2 full scans
      And B unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the stable tree holds
        | b | 2 |
        | d | 2 |
        | f | 2 |
      And the counters change by
        | pages_shared   |  -5 |
        | pages_sharing  |  -5 |
        | pages_volatile | +10 |

    Example: one that takes the place of the one dropped before it
      To take a node out rebuilds the tree around it, so the walk begins anew after each one.

            b                    c
           / \                  / \
          a   d        ──►     a   d       the walk would go on from b to d, and pass c over
             /
            c

      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | P | b b     | node 1 |
        | A | a a d d | node 0 |
        | B | c c     | node 1 |
      And ksmd completes 2 full scans
      And P unmaps its pages
      And B unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the stable tree holds
        | a | 2 |
        | d | 2 |

    @since-4.13
    Example: one that takes the place of a whole chain
      Given a machine with 2 NUMA nodes of 32 frames
      And max_page_sharing is 2
      And mergeable memory
        | P | b*4     | node 1 |
        | A | a a d d | node 0 |
        | B | c c     | node 1 |
      And ksmd completes 2 full scans
      And P unmaps its pages
      And B unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the stable tree holds
        | a | 2 |
        | d | 2 |

    Example: from the first frame of the range to the last, and no further
      Node 1 has the frames 8 to 15. Its first frame is the KSM page of b, its last one that of z; c is in frame 7 and d in
      frame 16.

      Given a machine with 3 NUMA nodes of 8 frames
      And mergeable memory
        | C | ?*5 c c     | node 0 |
        | A | - b ?*5 z z | node 1 |
        | D | - d         | node 2 |
      And A writes b to its 1st page
      And D writes d to its 1st page
      And ksmd completes 2 full scans
      And A unmaps its pages
      And C unmaps its pages
      And D unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the stable tree holds
        | stale | 2 |
        | stale | 2 |
      And the counters change by
        | pages_shared   | -2 |
        | pages_sharing  | -2 |
        | pages_volatile | +4 |

    @since-3.9
    Example: with merge_across_nodes 0, in the trees of all nodes
      Given a machine with 3 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
        | C | x x | node 2 |
      And ksmd completes 2 full scans
      And C unmaps its pages
      And the memory of node 2 starts to go offline
      When the memory of node 2 goes offline
      Then the stable tree holds
        | x | 2 |
        | x | 2 |

    Scenario Outline: not when the memory <event>
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 1 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And the memory of node 1 <before>
      When the memory of node 1 <event>
      Then the counters do not change
      And the stable tree holds
        | stale | 2 |

      Examples:
        | before                 | event                  |
        | stays online after all | starts to go offline   |
        | starts to go offline   | stays online after all |
