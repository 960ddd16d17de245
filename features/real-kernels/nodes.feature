@since-3.9
Feature: Two kernels show what a page does that moves to another node
  One of the emulated machines had two nodes. A call of move_pages() that does not ask for shared pages was refused
  there, with EACCES; the model knows only the other kind.

  Rule: With merge_across_nodes 0 a page that moves to another node is filed there
    It stays merged as it is. If that node has a page of the same content, both stand in a chain.

    @numa
    Scenario Outline: two nodes, after <scans> scans
      Given a machine with 2 NUMA nodes of 64 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | p1..p4        | node 1 |
        | B | p1..p4 p1..p4 | node 0 |
        | C | p1..p4        | node 1 |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared   | <shared>   |
        | pages_sharing  | <sharing>  |
        | pages_volatile | <volatile> |

      Examples:
        | scans | shared | sharing | volatile |
        |     1 |      0 |       0 |       16 |
        |     2 |      8 |       8 |        0 |
        |     3 |      8 |       8 |        0 |

    @numa
    Scenario Outline: one page of node 1 has moved to node 0, <scans> scans ago
      Given a machine with 2 NUMA nodes of 64 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | p1..p4        | node 1 |
        | B | p1..p4 p1..p4 | node 0 |
        | C | p1..p4        | node 1 |
      And ksmd completes 3 full scans
      And A migrates its page to node 0
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared       |        8 |
        | pages_sharing      |        8 |
        | stable_node_chains | <chains> |
        | stable_node_dups   | <dups>   |
      And A's page and C's page share one frame

      Examples:
        | scans | chains | dups |
        |     0 |      0 |    0 |

      @since-4.13
      Examples:
        | scans | chains | dups |
        |     1 |      1 |    2 |
        |     2 |      1 |    2 |
