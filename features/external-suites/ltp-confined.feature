Feature: LTP's ksm02, ksm03 and ksm04
  Three tests of the Linux Test Project run the stages of ksm01 where memory is not just anywhere: on one NUMA node
  (ksm02), within a limit (ksm03), and both (ksm04). The numbers must be those of ksm01.

  LTP confines a process by a memory policy, and in a second round by a cpuset; and limits it by a memory cgroup of 1 GiB,
  for 384 MiB of memory. Here a process takes its memory from the node that the drawing names, and the limit is what
  the machine has: two nodes of 1024 frames for T = 768 pages keep that proportion. 768 pages are three children of 1 MiB,
  as LTP allocates with `-s 1`.

  Background:
    Given a machine with 2 NUMA nodes of 1024 frames
    And run is 2
    And max_page_sharing is 768, if there is such a file
    And run is 1
    And pages_to_scan is 768
    And sleep_millisecs is 0
    And smart scan is off

  @ksm.c:is_page_sharing_candidate @C1 @C49 @C50
  Rule: Where the memory comes from does not change the numbers of ksm01
    `merge_across_nodes` is 1 in these tests, so there is one tree whatever the nodes are. Processes that are bound to a
    node keep their pages there after merging, because the KSM page is one of their own.

    @numa @ltp:ksm02 @ltp:ksm04
    Scenario Outline: ksm02 and ksm04, stage <stage>, on node <node>
      Given mergeable memory
        | Child0 | <child0> | node <node> |
        | Child1 | <child1> | node <node> |
        | Child2 | <child2> | node <node> |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared   | <shared>   |
        | pages_sharing  | <sharing>  |
        | pages_unshared | <unshared> |
      And Child0's pages, Child1's pages and Child2's pages are on node <node>

      Examples:
        | stage | node | child0 | child1    | child2 | shared | sharing | unshared |
        |     1 |    1 | c*256  | a*256     | a*256  |      2 |     766 |        0 |
        |     2 |    1 | c*256  | b*256     | a*256  |      3 |     765 |        0 |
        |     3 |    1 | d*256  | d*256     | d*256  |      1 |     767 |        0 |
        |     4 |    1 | d*256  | d*255 odd | d*256  |      1 |     766 |        1 |
        |     4 |    0 | d*256  | d*255 odd | d*256  |      1 |     766 |        1 |

    @numa @ltp:ksm02 @ltp:ksm04
    Example: ksm02 and ksm04, stage 5 takes the copies from the same node
      Given mergeable memory
        | Child0 | d*256     | node 1 |
        | Child1 | d*255 odd | node 1 |
        | Child2 | d*256     | node 1 |
      And ksmd completes 3 full scans
      When root writes "2" to run
      Then the counters are
        | pages_shared | 0 |
      And 766 frames are taken
      And Child0's pages, Child1's pages and Child2's pages are on node 1
      And Child0 reads back d from its pages
      And Child1 reads back d from its pages 1 to 255
      And Child1 reads back odd from its 256th page
      And Child2 reads back d from its pages

    @numa @ltp:ksm02 @ltp:ksm04 @since-2.6.33
    Example: ksm02 and ksm04, all stages in a row
      Given mergeable memory
        | Child0 | c*256 | node 1 |
        | Child1 | a*256 | node 1 |
        | Child2 | a*256 | node 1 |
      And ksmd completes 3 full scans
      And Child0 writes c to its pages
      And Child1 writes b to its pages
      And Child2 writes a to its pages
      And ksmd completes 3 full scans
      And Child0 writes d to its pages
      And Child1 writes d to its pages
      And Child2 writes d to its pages
      And ksmd completes 3 full scans
      And Child0 writes d to its pages
      And Child1 writes d to its pages
      And Child2 writes d to its pages
      And Child1 changes one byte of its 256th page
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared   |   1 |
        | pages_sharing  | 766 |
        | pages_unshared |   1 |
      And 766 frames are freed
      And Child0's pages, Child1's pages and Child2's pages are on node 1

  @ksm.c:scan_get_next_rmap_item @C1 @C50
  Rule: It makes no difference in how many units a child maps its memory
    LTP runs ksm01 to ksm04 once with units of 1 MiB and once with `-u 128`: then each child has one area of 128 MiB. A
    scan goes through the areas one after the other, and they merge with each other like the pages of one.

    @numa @ltp:ksm01 @ltp:ksm02 @ltp:ksm03 @ltp:ksm04
    Example: four units for each child
      Given mergeable memory
        | Child0 | c*64 |
        | Child0 | c*64 |
        | Child0 | c*64 |
        | Child0 | c*64 |
        | Child1 | a*64 |
        | Child1 | a*64 |
        | Child1 | a*64 |
        | Child1 | a*64 |
        | Child2 | a*64 |
        | Child2 | a*64 |
        | Child2 | a*64 |
        | Child2 | a*64 |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  |   2 |
        | pages_sharing | 766 |

    @numa @ltp:ksm01 @ltp:ksm02 @ltp:ksm03 @ltp:ksm04
    Example: one unit for each child
      Given mergeable memory
        | Child0 | c*256 |
        | Child1 | a*256 |
        | Child2 | a*256 |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  |   2 |
        | pages_sharing | 766 |
