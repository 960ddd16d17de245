@since-4.13
Feature: A chain collapses to a page that has moved to another NUMA node
  With `merge_across_nodes` 0 a search checks that what it found still belongs to its tree. The one page that is left of a
  chain may have migrated: then the search ends the chain, and takes what is left of it out of the tree, in one go.

      tree of node 0    chain ── x (room, now on node 1)      ──►    nothing; x waits to be filed anew
                          └───── x (stale)

  The process B is scanned before A, so that the search comes before ksmd has seen what A's pages have become.

  @ksm.c:stable_tree_search @ksm.c:stable_node_dup @until-6.10 @row-29
  Rule: What a search leaves of a chain is replaced as an ordinary node
    The chain is freed by then, and the node is in its place in the tree. To look for the node in the chain, as before the
    collapse, would be to look in freed memory.

    @numa
    Example: nothing takes the place of the page that has moved
      Given a machine with 2 NUMA nodes of 32 frames
      And merge_across_nodes is 0
      And max_page_sharing is 3
      And mergeable memory
        | B | -   | node 0 |
        | A | x*5 | node 0 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3
      And A migrates its 4th page to node 1
      And 2000 ms pass
      And B writes x to its page
      When ksmd scans 1 page
      Then the counters change by
        | pages_shared       | -1 |
        | pages_sharing      | -2 |
        | pages_volatile     | +4 |
        | stable_node_chains | -1 |
        | stable_node_dups   | -2 |
      And A's pages 4 to 5 share one frame

    @model
    Example: ksmd files it anew when it comes to its sharers
      Given a machine with 2 NUMA nodes of 32 frames
      And merge_across_nodes is 0
      And max_page_sharing is 3
      And mergeable memory
        | B | -   | node 0 |
        | A | x*5 | node 0 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3
      And A migrates its 4th page to node 1
      And 2000 ms pass
      And B writes x to its page
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 |
      And A's pages 4 to 5 are on node 1
