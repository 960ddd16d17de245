@model @since-3.9
Feature: Others wait for a KSM page that is on the move
  While a page is copied to its new frame, entries of another kind stand in the page tables. They are not present, so nobody
  can reach the page, and they name the frame that the page comes from, so everybody can wait for it.

  In these examples another CPU begins a migration while ksmd is busy with P's page. It comes to its end when somebody
  waits for it, or when ksmd has completed its scan.

  @ksm.c:ksm_migrate_page @ksm.c:rmap_walk_ksm
  Rule: A sharer that touches a page on the move goes on at the new frame
    The wait is over for all sharers at once: one walk turns all entries to the new frame.

    Example: a sharer reads
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | P | p   |
        | A | x x |
      And ksmd completes 2 full scans
      And inside the 1st get_page_unless_zero, a migration of A's 1st page to node 1 starts
      When ksmd is inside its 1st get_page_unless_zero, A reads its 2nd page
      Then A's pages share one frame
      And A's 2nd page is on node 1
      And the counters do not change

    Example: a sharer writes, and takes its copy from the new frame
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | P | p   |
        | A | x*3 |
      And ksmd completes 2 full scans
      And inside the 1st get_page_unless_zero, a migration of A's 1st page to node 1 starts
      When ksmd is inside its 1st get_page_unless_zero, A changes one byte of its 3rd page
      Then A's pages 1 to 2 share one frame
      And A's 1st page is on node 1
      And A's 3rd page is on node 0
      And the counters change by
        | pages_sharing  | -1 |
        | pages_volatile | +1 |

    Example: nobody can be made to move a page that somebody has locked
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A locks its 1st page
      When a migration of A's 2nd page to node 1 starts
      Then it fails with EAGAIN
      And A's pages are on node 0

    Example: without a frame on the other node nobody has to wait
      Given a machine with 2 NUMA nodes of 8 frames
      And mergeable memory
        | A | x x     | node 0 |
        | C | a b c d | node 1 |
        | C | e f g h | node 1 |
      And ksmd completes 2 full scans
      When a migration of A's 2nd page to node 1 starts
      Then it fails with ENOMEM
      And A's pages share one frame

  @ksm.c:scan_get_next_rmap_item @ksm.c:remove_trailing_rmap_items
  Rule: ksmd takes a page on the move for a page that is gone, until the next scan
    ksmd does not wait for an entry: what is not present is passed over, and items that have been passed over are dropped. So
    the node loses its sharers, though they all still map its page. The next scan meets a KSM page that has its node, and puts
    them back.

    Example: the sharers are dropped
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | P | p   |
        | A | x x |
      And ksmd completes 2 full scans
      When ksmd is inside its 1st get_page_unless_zero, a migration of A's 1st page to node 1 starts
      Then A's pages share one frame
      And A's pages are on node 1
      And the stable tree holds
        | x | 0 |
      And the counters change by
        | pages_shared  | -1 |
        | pages_sharing | -1 |

    Example: the next scan puts them back
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | P | p   |
        | A | x x |
      And ksmd completes 2 full scans
      And inside the 1st get_page_unless_zero, a migration of A's 1st page to node 1 starts
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 |
      And the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |

    Example: in between, the page can't be moved
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | P | p   |
        | A | x x |
      And ksmd completes 2 full scans
      And inside the 1st get_page_unless_zero, a migration of A's 1st page to node 1 starts
      And ksmd completes 1 full scan
      When A migrates its 1st page to node 0
      Then it fails with EAGAIN
      And A's pages share one frame
      And A's pages are on node 1

    Example: a page that is not a KSM page loses its place in the unstable tree
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | P | p |
        | A | x |
      And ksmd completes 2 full scans
      When ksmd is inside its 1st jhash2, a migration of A's page to node 1 starts
      Then the counters change by
        | pages_unshared | -1 |
      And A's page is on node 1
