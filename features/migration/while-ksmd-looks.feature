Feature: A KSM page that is moved while ksmd looks at it
  Between two looks through the keyhole ksmd holds nothing that would keep the page where it is. So each look has three
  parts, and before each the page may be moved, or be freed and its frame be taken by another page:

      read kpfn ─► does the frame point back? ─► take a reference ─► still? ─► lock the page ─► still?

  From the reference on, the frame can't be taken by another page. From the lock on, the page can't be moved away.
  C's page is searched in the stable tree in these examples, or the item of A's page is taken off its node. Node 0 has
  few frames where a frame has to be taken again at once.

  @model @ksm.c:get_ksm_page @ksm.c:ksm_migrate_page @row-19 @since-2.6.33
  Rule: A look that finds the page gone looks again when the node knows another frame
    A node is stale if it still means the frame that does not point back. If it has changed the number meanwhile, the page
    has been moved, and there is no reason to remove the node.

    @until-6.10 @since-3.9
    Example: it is moved before the reference is taken, and its old frame is free
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd scans 2 pages
      When ksmd is inside its 1st get_page_unless_zero, A migrates its 1st page to node 1
      Then A's pages and C's page share one frame
      And C's page is on node 1
      And the counters change by
        | pages_sharing | +1 |

    @until-6.10 @since-3.9
    Example: its old frame already belongs to another page when the reference is taken
      Given a machine with 2 NUMA nodes of 6 frames
      And mergeable memory
        | A | x x |
        | P | -   |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd scans 2 pages
      And inside the 1st get_page_unless_zero, A migrates its 1st page to node 1
      When ksmd is inside its 1st get_page_unless_zero, P writes y to its page
      Then A's pages and C's page share one frame
      And C's page is on node 1
      And P reads back y from its page
      And the counters change by
        | pages_sharing | +1 |

    @until-5.0 @since-3.9
    Example: it is moved while ksmd waits for its lock
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd scans 2 pages
      When ksmd is inside its 2nd get_page_unless_zero, a migration of A's 1st page to node 1 starts
      Then A's pages and C's page share one frame
      And C's page is on node 1
      And the counters change by
        | pages_sharing | +1 |

    Example: it is moved while ksmd waits for the lock to take an item off
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And A writes y to its 1st page
      When ksmd is inside its 1st get_page_unless_zero, a migration of A's 2nd page to node 1 starts
      Then the stable tree holds
        | x | 2 |
      And A's pages 2 to 3 share one frame
      And A's 2nd page is on node 1
      And the counters change by
        | pages_sharing  | -1 |
        | pages_volatile | +1 |

    @until-6.10 @since-3.9
    Example: it is moved twice
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd scans 2 pages
      And inside the 1st get_page_unless_zero, A migrates its 1st page to node 1
      When ksmd is inside its 2nd get_page_unless_zero, A migrates its 1st page to node 0
      Then A's pages and C's page share one frame
      And C's page is on node 0

  @model @ksm.c:get_ksm_page @until-6.10 @since-2.6.33
  Rule: A look that finds the page gone removes the node when that still means the same frame
    It makes no difference at which of the three parts that shows. The node's items are left to ksmd, which comes to A in
    the next scan: until then they count as volatile.

    Example: the page is freed before the reference is taken
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd scans 2 pages
      When ksmd is inside its 1st get_page_unless_zero, A advises MADV_DONTNEED on its pages
      Then the stable tree is empty
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +3 |

    Example: the page is freed, and its frame taken by a page of the same bytes
      Given a machine with 1 NUMA node of 4 frames
      And mergeable memory
        | A | x x |
        | P | - - |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd scans 2 pages
      And inside the 1st get_page_unless_zero, A advises MADV_DONTNEED on its pages
      When ksmd is inside its 1st get_page_unless_zero, P writes x to its pages
      Then the stable tree is empty
      And C's page and P's pages have frames of their own
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +3 |

    @since-3.9
    Example: the page is freed between the comparison and the lock
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd scans 2 pages
      When ksmd is inside its 2nd get_page_unless_zero, A advises MADV_DONTNEED on its pages
      Then the stable tree is empty

  @ksm.c:get_ksm_page @ksm.c:stable_tree_search @since-6.11
  Rule: A KSM page that goes after it was found equal is missed when it is to be locked
    The search begins again. (Since 5.1 the lock is only tried, and since 6.11 a newcomer comes so far in its second scan.)

    @model
    Example: the page is freed between the comparison and the attempt to lock it
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd completes 1 full scan
      And ksmd scans 2 pages
      When ksmd is inside its 2nd get_page_unless_zero, A advises MADV_DONTNEED on its pages
      Then the stable tree is empty

  @ksm.c:get_ksm_page @ksm.c:stable_tree_search @until-6.10
  Rule: A page whose reference count is frozen is waited for
    Migration freezes the count at 0 while it changes the swap cache from the old frame to the new one. A count of 0 else
    means that the page is about to be freed. So ksmd waits if the page is in swap cache, and only then. The KSM page of
    these examples is in swap cache as well as mapped: it was pinned when reclaim wanted to take it.

    @model @since-3.9
    Example: the count is frozen when ksmd wants a reference
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And A unpins its 1st page
      And A reads its pages
      And mergeable memory
        | C | x |
      And ksmd scans 2 pages
      When ksmd is inside its 1st get_page_unless_zero, a migration of A's 1st page to node 1 starts
      Then A's pages and C's page share one frame
      And C's page is on node 1
      And the counters change by
        | pages_sharing | +1 |

    @numa @swap
    Example: the page is in swap cache and nobody moves it
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And A unpins its 1st page
      And A reads its pages
      And mergeable memory
        | C | x |
      When ksmd completes 1 full scan
      Then A's pages and C's page share one frame
      And C's page is on node 0

  @model @ksm.c:get_ksm_page @ksm.c:try_to_merge_one_page
  Rule: A reference of ksmd's keeps a page where it is
    A migration that starts while ksmd compares the page can't succeed: it finds a reference that no mapping accounts for.
    The locked page is of no use to ksmd either, which does not wait for the lock of a page that it wants to merge.

    @until-5.0
    Example: the KSM page, compared in a search
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd scans 2 pages
      When ksmd is inside its 1st memcmp, a migration of A's 1st page to node 1 starts
      Then A's pages and C's page share one frame
      And A's 1st page is on node 0
      And the counters change by
        | pages_sharing | +1 |

    @until-6.10
    Example: the page that is to be merged
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd scans 2 pages
      When ksmd is inside its 1st memcmp, a migration of C's page to node 1 starts
      Then the counters change by
        | pages_volatile | +1 |
      And C reads back x from its page
      And C's page is on node 0
      And A's pages and C's page share 2 frames
