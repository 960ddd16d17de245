@model
Feature: Memory that goes offline during a scan
  A batch has `ksm_thread_mutex`, and who takes memory offline takes it first, to tell ksmd. So memory starts to go offline
  between two batches or not at all. But a full scan has many batches, and what it has built up must outlast that.

      batch ── batch ── starts to go offline ── pages are moved ── offline ── batch ── end of the full scan
               └ unstable tree, cursor: they know processes and addresses, no frames ┘

  @ksm.c:ksm_memory_callback @ksm.c:ksm_scan_thread
  Rule: Memory does not start to go offline in the middle of a batch
    Else the end of the offline could drop the node of the page that ksmd is looking at.

    Scenario Outline: inside the <call> <window> the memory can't start to go offline
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x | node 1 |
        | B | x | node 1 |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, the memory of node 1 starts to go offline
      Then what ran inside is refused: it needs "ksm_thread_mutex"
      And run reads "0"
      And A's page and B's page share one frame

      Examples:
        | call | window       |
        |  1st | cond_resched |
        |  2nd | up_read      |
        |  2nd | jhash2       |
        |  1st | memcmp       |
        |  5th | up_read      |

      @since-2.6.38
      Examples:
        | call | window    |
        |  1st | lock_page |

      @since-2.6.38
      Examples:
        | call | window            |
        |  1st | lru_add_drain_all |

    @since-3.9
    Example: it starts right before ksmd has the mutex, and ksmd waits for the end of it
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x | node 1 |
        | B | x | node 1 |
      And ksmd completes 1 full scan
      And run is 1
      And inside the 1st mutex_lock, the memory of node 1 starts to go offline
      And inside the 1st wait_on_bit, the memory of node 1 stays online after all
      When ksmd runs 1 round
      Then run reads "1"
      And A's page and B's page share one frame

  @ksm.c:scan_get_next_rmap_item @ksm.c:unstable_tree_search_insert @ksm.c:ksm_memory_callback
  Rule: A full scan goes on where it was when the memory is offline
    The unstable tree leads to items, the cursor to a process and an address. What frames the pages are in is looked up when
    ksmd comes to them.

    Example: candidates that were moved are still found
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x y | node 1 |
        | B | y x | node 1 |
      And ksmd completes 1 full scan
      And ksmd scans 2 pages
      And the memory of node 1 starts to go offline
      And A migrates its pages to node 0
      And B migrates its pages to node 0
      And the memory of node 1 goes offline
      When ksmd completes 1 full scan
      Then A's 1st page and B's 2nd page share one frame
      And A's 2nd page and B's 1st page share one frame
      And the counters change by
        | pages_shared   | +2 |
        | pages_sharing  | +2 |
        | pages_unshared | -2 |
        | pages_volatile | -2 |
        | full_scans     | +1 |

    @since-3.9
    Example: candidates that wait in the tree of the node that goes are not merged with pages of another
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x | node 1 |
        | B | x | node 1 |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And the memory of node 1 starts to go offline
      And A migrates its page to node 0
      And B migrates its page to node 0
      And the memory of node 1 goes offline
      When ksmd completes 1 full scan
      Then A's page and B's page have frames of their own
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    @since-3.9
    Example: in the next scan they are in one tree
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x | node 1 |
        | B | x | node 1 |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And the memory of node 1 starts to go offline
      And A migrates its page to node 0
      And B migrates its page to node 0
      And the memory of node 1 goes offline
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's page and B's page share one frame

    @since-2.6.33
    Example: a KSM page that was merged in this scan is joined where it is now
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 1 |
        | B | x   | node 0 |
      And ksmd completes 1 full scan
      And ksmd scans 2 pages
      And the memory of node 1 starts to go offline
      And A migrates its 1st page to node 0
      And the memory of node 1 goes offline
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame
      And A's 1st page is on node 0

    @since-2.6.33
    Example: the process at the cursor loses a KSM page whose node is dropped
      Its 2nd item leads to no node by then. ksmd drops it as one that was never merged.

      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 1 |
        | B | z   | node 0 |
      And ksmd completes 2 full scans
      And ksmd scans 1 page
      And A unmaps its pages
      And the memory of node 1 starts to go offline
      And the memory of node 1 goes offline
      When ksmd completes 1 full scan
      Then the stable tree is empty
      And the counters change by
        | pages_volatile | -1 |
        | full_scans     | +1 |
