@since-3.9
Feature: The mappings that a fork has copied are found, too
  A child has its parent's page table entries from the moment of the fork, but no items until ksmd comes by. Its areas are
  on the lists of its parent's anon_vmas, though, at the same addresses. So the walk goes over the items twice: first it
  looks in the process of each item, where the entry most likely is, then in all other processes on the same list.

      item A, 1st page ── anon_vma ──► area of A        1st round
                                   ├─► area of B        2nd round: A has forked B
                                   └─► area of C        2nd round: B has forked C

  @ksm.c:rmap_walk_ksm @row-8
  Rule: A walk finds the entries of all descendants of a sharer
    The anon_vma is kept alive by the item, whatever becomes of the process that it was made for.

    @numa
    Example: a child
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      When B migrates its page to node 1
      Then it succeeds
      And A's page, B's page and C's page share one frame
      And C's page is on node 1

    @numa
    Example: the child of a child
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And C forks D
      When A migrates its page to node 1
      Then it succeeds
      And A's page, B's page, C's page and D's page share one frame

    @numa
    Example: two children, asked from one of them
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A forks D
      When D migrates its page to node 1
      Then it succeeds
      And A's page, B's page, C's page and D's page share one frame

    @numa
    Example: the parent has written, and only its child still has the page
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A writes y to its page
      When B migrates its page to node 1
      Then it succeeds
      And B's page and C's page share one frame
      And A's page is on node 0

    @numa
    Example: the parent has unmapped the page
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A unmaps its page
      When B migrates its page to node 1
      Then it succeeds
      And B's page and C's page share one frame

    @numa
    Example: the parent has exited
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A exits
      When B migrates its page to node 1
      Then it succeeds
      And B's page and C's page share one frame

    @numa
    Example: the process between grandparent and grandchild has exited
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And C forks D
      And C exits
      When B migrates its page to node 1
      Then it succeeds
      And A's page, B's page and D's page share one frame

    @numa
    Example: the child has cut its area
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x a x |
      And ksmd completes 2 full scans
      And A forks B
      And B unmaps its 2nd page
      When A migrates its 1st page to node 1
      Then it succeeds
      And A's 1st page, A's 3rd page, B's 1st page and B's 3rd page share one frame

    @numa
    Example: the child has written, and is passed over
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And C writes y to its page
      When A migrates its page to node 1
      Then it succeeds
      And A's page and B's page share one frame
      And C's page is on node 0

  @ksm.c:rmap_walk_ksm @ksm.c:remove_rmap_item_from_tree
  Rule: A child is out of sight between its parent's item and its own
    When ksmd finds that the parent has written, it drops the parent's item, and with that the way to the child. The child
    gets an item of its own when ksmd comes to it later in the same scan. Until then the page can't be moved.

    @numa
    Example: ksmd has dropped the parent's item and has not come to the child
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A writes y to its page
      And ksmd scans 1 page
      When B migrates its page to node 1
      Then it fails with EAGAIN
      And B's page and C's page share one frame
      And B's page is on node 0

    @model
    Example: ksmd has come to the child
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A writes y to its page
      And ksmd completes 1 full scan
      When B migrates its page to node 1
      Then it succeeds
      And B's page and C's page share one frame
      And the stable tree holds
        | x | 2 |

    @numa
    Example: the parent's item is enough as long as the parent has not written
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And ksmd scans 1 page
      When B migrates its page to node 1
      Then it succeeds
      And A's page, B's page and C's page share one frame
