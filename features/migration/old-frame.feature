@since-3.9
Feature: A node that has moved means its new frame only
  After a migration the old frame is free, and soon somebody else's. The node has changed the frame number that it looks
  at, so what happens at the old frame is none of its business. Node 0 of these machines has few frames, and the first
  is the zero page: a new page there takes the frame that a KSM page has left.

      before   node x ── kpfn 2 ──► frame 2   mapping ──► node x
      after    node x ── kpfn 8 ──► frame 8   mapping ──► node x        frame 2   P's page

  @ksm.c:ksm_migrate_page @ksm.c:get_ksm_page
  Rule: Whoever takes the old frame does not disturb the node
    The keyhole fits at the new frame, and that is all that counts.

    @model
    Example: another content in the old frame
      Given a machine with 2 NUMA nodes of 4 frames
      And mergeable memory
        | A | x x |
        | P | - - |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      And P writes y to its pages
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 |
      And the counters change by
        | pages_volatile | +2 |

    @numa @until-6.10
    Example: equal bytes in the old frame join like bytes anywhere else
      Given a machine with 2 NUMA nodes of 4 frames
      And mergeable memory
        | A | x x |
        | P | - - |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      And P writes x to its pages
      When ksmd completes 1 full scan
      Then A's pages and P's pages share one frame
      And A's 1st page is on node 1
      And 2 frames are freed

    @model
    Example: the KSM page comes back to its old frame
      Given a machine with 2 NUMA nodes of 4 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      And A migrates its 1st page to node 0
      When ksmd completes 1 full scan
      Then the counters do not change
      And A's pages share one frame
      And the stable tree holds
        | x | 2 |

    @model
    Example: two KSM pages change places
      Given a machine with 2 NUMA nodes of 4 frames
      And mergeable memory
        | A | x x | node 0 |
        | B | y y | node 1 |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      And B migrates its 1st page to node 0
      When ksmd completes 1 full scan
      Then the counters do not change
      And the stable tree holds
        | x | 2 |
        | y | 2 |

  @model @ksm.c:get_ksm_page @ksm.c:ksm_migrate_page
  Rule: A node that has moved goes stale when its new frame is freed
    The old frame would tell nothing of that. It may even hold a page of the same bytes.

    Example: all sharers discard the page at its new frame
      Given a machine with 2 NUMA nodes of 4 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      When A advises MADV_DONTNEED on its pages
      Then the stable tree holds
        | stale | 2 |
      And 1 frame is freed

    Example: equal bytes in the old frame do not save it
      Given a machine with 2 NUMA nodes of 4 frames
      And mergeable memory
        | A | x x |
        | P | -   |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      And P writes x to its page
      And A advises MADV_DONTNEED on its pages
      When ksmd completes 1 full scan
      Then the stable tree is empty
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +1 |
