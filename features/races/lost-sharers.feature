@model @since-3.9
Feature: Sharers that no walk finds
  A KSM page that moves to another NUMA node has to find a new place for its stable node if `merge_across_nodes` is 0. When
  ksmd comes to a sharer it takes its item off the node, looks for a place, and puts it back. In v4.18 there are two ways for
  the last of these steps to be left out. The sharer maps the page as before, and reads what it wrote; but who walks
  over the sharers, to swap the page out or to move it, does not find it.

  In these examples A and B share a page on node 0. There is a KSM page of the same content on node 1.

  @ksm.c:stable_tree_search @ksm.c:try_to_merge_with_ksm_page @bug:unplaced-node
  Rule: A KSM page that comes to a node with one mapping left can't be merged into the KSM page there
    A page with one mapping had better join the other than be a second one of its content. But a page that is a KSM page
    is not asked for its area by its address: to exchange it fails, in each scan anew. Its node stays on the list of nodes
    that wait for a place.

    Example: the sharer is taken off and not put back
      Given a machine with 2 NUMA nodes of 32 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x   | node 0 |
        | B | x   | node 0 |
        | C | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      And A writes y to its page
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 |
      And B's page and C's 1st page have frames of their own
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |

    @until-6.6
    Example: it stays so, scan after scan
      Given a machine with 2 NUMA nodes of 32 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x   | node 0 |
        | B | x   | node 0 |
        | C | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      And A writes y to its page
      And ksmd completes 2 full scans
      When ksmd completes 3 full scans
      Then the counters change by
        | full_scans | +3 |
      And B's page is write-protected

    Scenario Outline: meanwhile the page can't be <what>
      Given a machine with 2 NUMA nodes of 32 frames and 8 swap slots
      And merge_across_nodes is 0
      And mergeable memory
        | A | x   | node 0 |
        | B | x   | node 0 |
        | C | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      And A writes y to its page
      And ksmd completes 1 full scan
      When B <does what>
      Then it fails with EAGAIN
      And B's page is on node 1

      Examples:
        | what        | does what                   |
        | swapped out | swaps out its page          |
        | moved       | migrates its page to node 0 |

    Example: a write ends it
      Given a machine with 2 NUMA nodes of 32 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x   | node 0 |
        | B | x   | node 0 |
        | C | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      And A writes y to its page
      And ksmd completes 1 full scan
      When B writes x to its page
      Then B's page is writable
      And B's page is on node 0
      And 0 frames are freed

    @since-4.13
    Example: with both mappings the page gets a place beside the other
      Given a machine with 2 NUMA nodes of 32 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x   | node 0 |
        | B | x   | node 0 |
        | C | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 + 2 |
      And A's page and B's page share one frame

  @ksm.c:remove_rmap_item_from_tree @ksm.c:cmp_and_merge_page @bug:kept-head @until-5.12 @row-42
  Rule: An item that was taken off its node still names it, and passes for one that is listed
    A page with one mapping was not put back, as above. Then a fork adds a mapping, and with two the node gets its place, at
    the child. When ksmd comes to the parent it compares the node of the page with the one that the item names, and goes on.
    Linux 5.13 makes the item forget the node.

    @since-4.13
    Example: the child is put back, the parent is not
      Given a machine with 2 NUMA nodes of 32 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x   | node 0 |
        | B | x   | node 0 |
        | C | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      And B writes y to its page
      And ksmd scans 1 page
      And A forks F
      When ksmd completes 3 full scans
      Then the stable tree holds
        | x | 1 + 2 |
      And A's page and F's page share one frame

    @since-4.13
    Example: no later scan finds the parent
      Given a machine with 2 NUMA nodes of 32 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x   | node 0 |
        | B | x   | node 0 |
        | C | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      And B writes y to its page
      And ksmd scans 1 page
      And A forks F
      And ksmd completes 3 full scans
      When ksmd completes 5 full scans
      Then the stable tree holds
        | x | 1 + 2 |
      And pages_volatile reads "1"

    @since-4.13
    Example: reclaim unmaps the page for the child, and fails because of the parent
      Given a machine with 2 NUMA nodes of 32 frames and 8 swap slots
      And merge_across_nodes is 0
      And mergeable memory
        | A | x   | node 0 |
        | B | x   | node 0 |
        | C | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      And B writes y to its page
      And ksmd scans 1 page
      And A forks F
      And ksmd completes 3 full scans
      When A swaps out its page
      Then it fails with EAGAIN
      And F's page is not mapped
      And A's page is on node 1

    Example: it can't be moved either
      Given a machine with 2 NUMA nodes of 32 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x   | node 0 |
        | B | x   | node 0 |
        | C | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      And B writes y to its page
      And ksmd scans 1 page
      And A forks F
      And ksmd completes 3 full scans
      When F migrates its page to node 0
      Then it fails with EAGAIN
      And A's page and F's page share one frame

  @ksm.c:remove_rmap_item_from_tree @ksm.c:cmp_and_merge_page @since-5.13 @row-42
  Rule: An item that was taken off its node forgets it, and is listed anew
    So that the next scan of its page finds that it is missing.

    Example: child and parent are put back
      Given a machine with 2 NUMA nodes of 32 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x   | node 0 |
        | B | x   | node 0 |
        | C | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      And B writes y to its page
      And ksmd scans 1 page
      And A forks F
      When ksmd completes 3 full scans
      Then the stable tree holds
        | x | 2 + 2 |
      And A's page and F's page share one frame
