Feature: Stray KSM pages
  If `break_cow()` itself finds no frame, its work is left undone. Nobody is told: the pages stay on a KSM page that no
  node of the stable tree knows. v4.18 lives with such strays. They are correct memory, but KSM has lost them.

      stable tree          A ─┐
                              ├─► x  (KSM page, no node)
        (empty)            B ─┘

  @ksm.c:break_cow @ksm.c:break_ksm @model @since-2.6.33
  Rule: Pages that cannot be copied stay on a KSM page without node
    They are counted as volatile, although nobody writes to them, and the frame that was saved shows nowhere.

    Example: neither page can be copied
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And after 0 more page allocations, 2 fail
      When ksmd completes 1 full scan
      Then the counters do not change
      And A's page and B's page share one frame
      And 1 frame is freed
      And the stable tree is empty

    @until-6.1
    Example: the page from the unstable tree is the first to be copied
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And the next page allocation fails
      When ksmd completes 1 full scan
      Then the counters do not change
      And A's page is write-protected
      And B's page is writable
      And A's page is in the frame that B's page had

  @ksm.c:try_to_merge_with_ksm_page @ksm.c:write_protect_page @ksm.c:unstable_tree_search_insert @model @since-2.6.33
  Rule: Scans do not merge a stray KSM page with anything
    One of its mappings goes to the unstable tree, as if it were an ordinary page, and equal pages meet it there. But a
    KSM page is no longer tied to an address of its area, so it cannot be replaced where it is mapped, and each attempt
    is taken back.

    Example: its two mappings meet in the unstable tree
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And after 0 more page allocations, 2 fail
      And ksmd completes 1 full scan
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |
      And A's page and B's page share one frame

    Example: an equal private page comes
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And after 0 more page allocations, 2 fail
      And ksmd completes 1 full scan
      And mergeable memory
        | C | x |
      When ksmd completes 3 full scans
      Then the counters change by
        | pages_unshared | +1 |
      And A's page and C's page have frames of their own

    Example: it keeps two equal private pages from each other
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And after 0 more page allocations, 2 fail
      And ksmd completes 1 full scan
      And mergeable memory
        | C | x |
        | D | x |
      When ksmd completes 3 full scans
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | +1 |
      And C's page and D's page have frames of their own

  @ksm.c:rmap_walk_ksm @model @since-2.6.33
  Rule: A stray KSM page can be neither swapped out nor migrated
    Its mappings are found through its node, which it does not have.

    Example: reclaim does not get it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And after 0 more page allocations, 2 fail
      And ksmd completes 1 full scan
      When A swaps out its page
      Then it fails with EAGAIN
      And A's page and B's page share one frame

    @since-3.9
    Example: it cannot be moved to another node
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And after 0 more page allocations, 2 fail
      And ksmd completes 1 full scan
      When A migrates its page to node 1
      Then it fails with EAGAIN
      And A's page and B's page share one frame

  @ksm.c:break_ksm @C2 @model
  Rule: A copy ends a stray
    A write copies it, and so does unmerging, which looks at the pages and not at the tree. The last to leave frees it.

    Example: one process writes
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And after 0 more page allocations, 2 fail
      And ksmd completes 1 full scan
      When A changes one byte of its page
      Then A's page and B's page have frames of their own
      And B reads back x from its page

    @since-2.6.33
    Example: both write, and they merge again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And after 0 more page allocations, 2 fail
      And ksmd completes 1 full scan
      And A writes x to its page
      And B writes x to its page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |

    @until-6.1
    Example: MADV_UNMERGEABLE copies it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And after 0 more page allocations, 2 fail
      And ksmd completes 1 full scan
      When A advises MADV_UNMERGEABLE on its page
      Then it succeeds
      And A's page is writable
      And A's page and B's page have frames of their own
