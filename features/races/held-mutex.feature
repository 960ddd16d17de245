@model
Feature: What can't happen during a batch
  A batch of ksmd's is one piece for those who would change what it works on: they take `ksm_thread_mutex`, as ksmd does. Here
  such an operation is refused if it comes in the middle, and the lock is named. That memory can't start to go offline is
  told [elsewhere](offline.feature).

  @ksm.c:ksm_do_scan @ksm.c:pages_to_scan_store @ksm.c:use_zero_pages_store
  Rule: During a batch nobody changes what the trees are built on
    These files take `ksm_thread_mutex`. The others are plain numbers that ksmd reads when it needs them.

    Scenario Outline: <value> can't be written to <file>
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd jhash2, root writes "<value>" to <file>
      Then what ran inside is refused: it needs "ksm_thread_mutex"
      And <file> reads "<old>"
      And A's page and B's page share one frame

      Examples:
        | value | file | old |
        |     2 | run  |   0 |
        |     1 | run  |   0 |

      @since-3.9
      Examples:
        | value | file               | old |
        |     0 | merge_across_nodes |   1 |

      @since-4.13
      Examples:
        | value | file             | old |
        |     9 | max_page_sharing | 256 |

    Scenario Outline: <value> can be written to <file>
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd jhash2, root writes "<value>" to <file>
      Then <file> reads "<value>"
      And A's page and B's page share one frame

      Examples:
        | value | file          |
        |     7 | pages_to_scan |

      @since-4.11
      Examples:
        | value | file           |
        |     1 | use_zero_pages |

      @since-4.13
      Examples:
        | value | file                               |
        |     0 | stable_node_chains_prune_millisecs |

    Example: a second scan has to wait for the first
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd jhash2, ksmd completes 1 full scan
      Then what ran inside is refused: it needs "ksm_thread_mutex"

  @ksm.c:rmap_walk_ksm @ksm.c:ksm_check_stable_tree
  Rule: Whoever walks over sharers or nodes on behalf of others is left alone
    Migration and reclaim hold the lock of the page whose sharers they look for, so ksmd can't change the list. This machine
    goes further and lets nobody in during such a walk. Memory that has gone offline is dealt with in a notifier, which no
    scan can meet, because ksmd still waits for the offline to end.

    @row-22 @since-4.4
    Scenario Outline: while A's page is moved, <who> <does what> is not possible
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st cond_resched, <who> <does what>
      When A migrates its page to node 1
      Then what ran inside is refused: it needs "a reverse map walk"
      And A's page and B's page share one frame
      And A's page is on node 1

      Examples:
        | who  | does what             |
        | B    | writes y to its page  |
        | B    | unmaps its page       |
        | ksmd | completes 1 full scan |
        | root | writes "2" to run     |

    @since-3.9
    Scenario Outline: in the notifier, <who> <does what> is not possible
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 1 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And the memory of node 1 starts to go offline
      And inside the 1st cond_resched, <who> <does what>
      When the memory of node 1 goes offline
      Then what ran inside is refused: it needs "a memory notifier"
      And the stable tree is empty

      Examples:
        | who  | does what             |
        | ksmd | completes 1 full scan |
        | root | writes "2" to run     |
