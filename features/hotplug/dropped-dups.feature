@model @since-3.9
Feature: Dups and waiting nodes go with their memory
  Not every stable node stands in a tree. Dups hang from a chain, and nodes that have moved to another NUMA node wait on a list.

      chain x ── dup (frame  5) ── dup (frame 17)           node 1 goes offline: the dup of frame 17 is dropped
      waiting  ── node y (frame 18)                         and node y

  @ksm.c:stable_node_chain_remove_range @ksm.c:free_stable_node_chain @since-4.13
  Rule: A chain loses the dups that went, and goes itself with the last of them
    The pages of one chain may lie anywhere in memory. What is left of a chain stays a chain, even if it is one dup.

    Example: all dups
      Given a machine with 2 NUMA nodes of 16 frames
      And max_page_sharing is 2
      And mergeable memory
        | A | x*6 y y | node 1 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the stable tree is empty
      And the counters change by
        | pages_shared       | -4 |
        | pages_sharing      | -4 |
        | pages_volatile     | +8 |
        | stable_node_chains | -1 |
        | stable_node_dups   | -3 |

    Example: one of two dups
      Given a machine with 2 NUMA nodes of 16 frames
      And max_page_sharing is 2
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
      And ksmd completes 2 full scans
      And B unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the stable tree holds
        | x | 2 |
      And the counters change by
        | pages_shared     | -1 |
        | pages_sharing    | -1 |
        | pages_volatile   | +2 |
        | stable_node_dups | -1 |

    Example: no dup of it
      Given a machine with 2 NUMA nodes of 16 frames
      And max_page_sharing is 2
      And mergeable memory
        | A | x*4 | node 0 |
        | B | y y | node 1 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And B unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |

    Example: what is left of a chain takes up new dups
      Given a machine with 2 NUMA nodes of 16 frames
      And max_page_sharing is 2
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
        | C | - - | node 0 |
      And ksmd completes 2 full scans
      And B unmaps its pages
      And the memory of node 1 starts to go offline
      And the memory of node 1 goes offline
      And C writes x to its pages
      When ksmd completes 2 full scans
      Then the stable tree holds
        | x | 2 + 2 |
      And the counters change by
        | pages_shared     | +1 |
        | pages_sharing    | +1 |
        | pages_volatile   | -2 |
        | stable_node_dups | +1 |

  @ksm.c:ksm_check_stable_tree @ksm.c:remove_node_from_stable_tree
  Rule: Nodes that wait for another tree are dropped as well
    With merge_across_nodes 0 a page that has moved to another NUMA node is taken out of its tree, and its stable node waits
    on a list for the tree of its new node. B, which ksmd scans first, has the content that makes ksmd notice the move.

    Example: the page has gone from the node that it had moved to
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | B | -   |
        | A | x x |
      And ksmd completes 2 full scans
      And B writes x to its page
      And A migrates its 1st page to node 1
      And ksmd scans 1 page
      And A unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |

    Example: the memory right before the page's goes
      The page is in the first frame of node 2.

      Given a machine with 3 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | B | -   |
        | A | x x |
      And ksmd completes 2 full scans
      And B writes x to its page
      And A migrates its 1st page to node 2
      And ksmd scans 1 page
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the counters do not change
      And A's pages share one frame

    Example: other memory goes
      Given a machine with 3 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | B | -   |
        | A | x x |
      And ksmd completes 2 full scans
      And B writes x to its page
      And A migrates its 1st page to node 1
      And ksmd scans 1 page
      And A unmaps its pages
      And the memory of node 2 starts to go offline
      When the memory of node 2 goes offline
      Then the counters do not change
