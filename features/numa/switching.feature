@since-3.9
Feature: merge_across_nodes is switched while nothing is merged
  A switch changes which tree a page belongs to. Pages that are in a tree would be looked for in the wrong place, so all must
  be unmerged first.

      run = 2,  merge_across_nodes = 0,  run = 1

  @ksm.c:merge_across_nodes_store @C23
  Rule: While pages are shared a switch fails with EBUSY
    What counts is pages_shared. It may speak of pages that are gone already, until ksmd has noticed.

    @numa
    Scenario Outline: from <from> to <to>
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is <from>
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When root writes "<to>" to merge_across_nodes
      Then it fails with EBUSY
      And merge_across_nodes reads "<from>"
      And A's pages share one frame

      Examples:
        | from | to |
        |    1 |  0 |
        |    0 |  1 |

    @numa
    Example: the value that it has already is accepted
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When root writes "1" to merge_across_nodes
      Then it succeeds
      And the counters do not change

    @numa
    Example: pages that are known but not shared do not stand in the way
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x y |
      And ksmd completes 2 full scans
      When root writes "0" to merge_across_nodes
      Then it succeeds
      And the counters do not change

    @numa
    Example: shared pages that are gone do, until ksmd has been there
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A exits
      When root writes "0" to merge_across_nodes
      Then it fails with EBUSY

    @numa
    Example: ksmd has been there
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A exits
      And ksmd completes 1 full scan
      When root writes "0" to merge_across_nodes
      Then it succeeds
      And merge_across_nodes reads "0"

    Example: a machine with one node can be switched too
      Given merge_across_nodes is 0
      And mergeable memory
        | A | x x |
      When ksmd completes 2 full scans
      Then A's pages share one frame

  @ksm.c:merge_across_nodes_store @ksm.c:unmerge_and_remove_all_rmap_items @C24
  Rule: After run=2 the switch succeeds, and run=1 merges by the new setting
    The pages are compared afresh, so no page stays merged that should not be, and none stays apart that could be merged.

    @numa
    Example: from all nodes together to each node for itself
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
      And ksmd completes 2 full scans
      And run is 2
      And merge_across_nodes is 0
      And run is 1
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 2 |
        | pages_sharing | 2 |
      And A's pages share one frame
      And B's pages share one frame

    @numa
    Example: from each node for itself to all nodes together
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
      And ksmd completes 2 full scans
      And run is 2
      And merge_across_nodes is 1
      And run is 1
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 3 |
      And A's pages and B's pages share one frame

  @model @ksm.c:merge_across_nodes_store @row-20
  Rule: The first switch to 0 needs memory for the roots of the trees
    Most machines never switch, so the array of one root for each node is made only then. It is kept for later switches.

    Example: without memory
      Given a machine with 2 NUMA nodes of 16 frames
      And the next kcalloc allocation fails
      When root writes "0" to merge_across_nodes
      Then it fails with ENOMEM
      And merge_across_nodes reads "1"

    Example: the next attempt at the first switch
      Given a machine with 2 NUMA nodes of 16 frames
      And the next kcalloc allocation fails
      And root writes "0" to merge_across_nodes
      When root writes "0" to merge_across_nodes
      Then it succeeds

    Example: the second switch to 0 needs none
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And merge_across_nodes is 1
      And the next kcalloc allocation fails
      When root writes "0" to merge_across_nodes
      Then it succeeds

    Example: a refused switch asks for none
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And the next kcalloc allocation fails
      When root writes "0" to merge_across_nodes
      Then it fails with EBUSY

  @ksm.c:merge_across_nodes_store @ksm.c:scan_get_next_rmap_item
  Rule: The switch leaves the unstable tree of the scan that is under way
    Only the stable tree has to be empty. What is in the unstable tree belongs to this scan, and the next one starts without
    it.

    @model
    Example: to 0 in the middle of a scan
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | a c m |
      And ksmd completes 1 full scan
      And ksmd scans 2 pages
      When root writes "0" to merge_across_nodes
      Then the unstable tree holds
        | A | a |
        | A | c |
      And the counters do not change

    @fatal @numa @bug:stale-unstable-tree @row-76
    Example: to 1 and back to 0, over the end of a scan
      With 1, only the first tree is emptied when a scan starts. The tree of node 1 keeps the items of an older scan; they are
      freed without being taken out of it, and the second switch brings that tree back to life. Known for v4.18; Linux
      6.1, 6.12.117 and 7.3.4 die of it, and 6.12.118 does not.

      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | a c m z | node 1 |
      And ksmd completes 1 full scan
      And ksmd scans 2 pages
      And merge_across_nodes is 1
      And ksmd completes 1 full scan
      And A unmaps its 1st page
      And ksmd scans 1 page
      And merge_across_nodes is 0
      When ksmd scans 1 page
      Then the kernel oopses with "use-after-free rmap_item"
      And the audit finds "stale-unstable-tree:"
