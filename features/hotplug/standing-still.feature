@model
Feature: KSM stands still while memory goes offline
  To take a range of memory out of a running machine, its pages are moved elsewhere first, KSM pages among them. The
  stable tree has their frame numbers, and after the range has gone there is no struct page behind such a number.
  So nobody may walk the tree from the first step of the offline to its end.

      starts to go offline        goes offline                  frames are gone, their nodes are dropped
      ├──────── run + 4 ─────────┤
                                  stays online after all        nothing has changed

  @ksm.c:ksm_memory_callback @ksm.c:run_show @change-offline_flag
  Rule: While memory goes offline run reads 4 more than it is
    The third bit of the same variable is the sign that ksmd looks at. It is not masked when the file is read, so an
    administrator can see it.

    @since-3.9
    Scenario Outline: run was <before> when the memory starts to go offline
      Given a machine with 2 NUMA nodes of 16 frames
      And run is <before>
      When the memory of node 1 starts to go offline
      Then it succeeds
      And run reads "<during>"

      Examples:
        | before | during |
        |      0 |      4 |
        |      1 |      5 |
        |      2 |      6 |

    Scenario Outline: run is <before> again when the memory <end>
      Given a machine with 2 NUMA nodes of 16 frames
      And run is <before>
      And the memory of node 1 starts to go offline
      When the memory of node 1 <end>
      Then it succeeds
      And run reads "<before>"

      Examples:
        | before | end                    |
        |      0 | goes offline           |
        |      1 | goes offline           |
        |      2 | goes offline           |
        |      0 | stays online after all |
        |      1 | stays online after all |
        |      2 | stays online after all |

    @since-3.9
    Example: memory that is still in use does not go, and the wait goes on
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 1 |
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then it fails with EBUSY
      And run reads "4"

    Example: memory that comes online is no reason to stand still
      Given a machine with 2 NUMA nodes of 16 frames
      And run is 1
      And the memory of node 1 starts to go offline
      And the memory of node 1 goes offline
      When the memory of node 1 comes online
      Then it succeeds
      And run reads "1"

  @ksm.c:wait_while_offlining @ksm.c:ksm_scan_thread
  Rule: ksmd does not scan before the offline has ended
    It waits with its mutex given back, so that the end can come. On this machine whoever waits makes the offline be given
    up, unless the scenario lets it end otherwise.

    Example: ksmd waits, and scans afterwards
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      And the memory of node 1 starts to go offline
      When ksmd completes 1 full scan
      Then run reads "0"
      And A's pages share one frame
      And the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |

    @since-3.9
    Example: the memory goes offline while ksmd waits
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      And the memory of node 1 starts to go offline
      And inside the 1st wait_on_bit, the memory of node 1 goes offline
      When ksmd completes 1 full scan
      Then run reads "0"
      And A's pages share one frame
      And the machine has 15 fewer free frames

    @since-3.9
    Example: the next memory starts to go offline before ksmd has its mutex back
      Given a machine with 3 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      And the memory of node 1 starts to go offline
      And inside the 1st wait_on_bit, the memory of node 1 goes offline
      And inside the 1st mutex_lock, the memory of node 2 starts to go offline
      And inside the 2nd wait_on_bit, the memory of node 2 goes offline
      When ksmd completes 1 full scan
      Then run reads "0"
      And A's pages share one frame

    Example: a round of ksmd begins with the wait
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And run is 1
      And the memory of node 1 starts to go offline
      When ksmd runs 1 round
      Then run reads "1"
      And the counters change by
        | pages_volatile | +2 |

    Example: so does ksmd when it is to scan nothing
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And run is 0
      And the memory of node 1 starts to go offline
      When ksmd runs until it has nothing to do
      Then run reads "0"
      And the counters do not change

    Example: an offline that was given up before keeps nobody waiting
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x |
      And the memory of node 1 starts to go offline
      And the memory of node 1 stays online after all
      And run is 1
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +1 |
        | full_scans     | +1 |
