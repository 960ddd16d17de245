@model
Feature: KSM pages make room for memory that goes offline
  Memory goes offline only when every page of it is free. A KSM page can't be given up, since all of its sharers need it;
  but it can move, and then KSM goes on as before.

  @ksm.c:ksm_migrate_page @ksm.c:rmap_walk_ksm
  Rule: KSM pages are moved out of the way with all their sharers
    Whoever takes the memory away migrates what is movable. One migration moves a KSM page for all who map it, and the stable
    node follows to the new frame.

    Example: as long as a KSM page is there the memory stays
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 1 |
      And ksmd completes 2 full scans
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then it fails with EBUSY
      And the counters do not change
      And the stable tree holds
        | x | 2 |

    @since-2.6.33
    Example: moved by one sharer, the page has moved for all
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x | node 1 |
        | B | x | node 1 |
      And ksmd completes 2 full scans
      And the memory of node 1 starts to go offline
      When B migrates its page to node 0
      Then A's page and B's page share one frame
      And A's page and B's page are on node 0

    @since-2.6.33
    Example: then the memory can go, and the node is not dropped
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x | node 1 |
        | B | x | node 1 |
      And ksmd completes 2 full scans
      And the memory of node 1 starts to go offline
      And B migrates its page to node 0
      When the memory of node 1 goes offline
      Then it succeeds
      And the counters do not change
      And the stable tree holds
        | x | 2 |

    @until-6.10
    Example: later pages still join it
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x | node 1 |
        | B | x | node 1 |
        | C | - | node 1 |
      And ksmd completes 2 full scans
      And the memory of node 1 starts to go offline
      And B migrates its page to node 0
      And the memory of node 1 goes offline
      And C writes x to its page
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page share one frame
      And the counters change by
        | pages_sharing | +1 |

    @since-2.6.33
    Example: a KSM page that was swapped out is not in the way
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x | node 1 |
        | B | x | node 1 |
      And ksmd completes 2 full scans
      And A swaps out its page
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then it succeeds
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |

  @ksm.c:ksm_memory_callback @ksm.c:cmp_and_merge_page
  Rule: Afterwards KSM goes on with the memory that is left
    The pages whose node was dropped are volatile now: ksmd knows them, and they are in no tree. They are met as such in the
    next scan.

    @since-2.6.33
    Example: pages that went are forgotten in the next scan
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 1 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And the memory of node 1 starts to go offline
      And the memory of node 1 goes offline
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | -2 |

    @since-2.6.33
    Example: pages that come back from swap merge anew, in other memory
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x | node 1 |
        | B | x | node 1 |
      And ksmd completes 2 full scans
      And A swaps out its page
      And the memory of node 1 starts to go offline
      And the memory of node 1 goes offline
      And A reads its page
      And B reads its page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And A's page and B's page are on node 0
      And the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |

    Example: an offline that was given up leaves what is merged as it was
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x | node 1 |
        | B | x | node 1 |
      And ksmd completes 2 full scans
      And the memory of node 1 starts to go offline
      When the memory of node 1 stays online after all
      Then A's page and B's page share one frame
      And the counters do not change

    Example: memory that came online again is merged like any other
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | - - | node 1 |
      And the memory of node 1 starts to go offline
      And the memory of node 1 goes offline
      And the memory of node 1 comes online
      And A writes x to its pages
      When ksmd completes 2 full scans
      Then A's pages share one frame
      And A's pages are on node 1
