Feature: Counters do not drift
  Each counter is changed in many places, and read by nobody in the kernel. A place that forgets one would show only after
  months, as a number that never comes back to 0. Here everything is done that can be done to a merged page; then all of
  it is undone.

  @ksm.c:remove_rmap_item_from_tree @ksm.c:unmerge_and_remove_all_rmap_items @ksm.c:remove_all_stable_nodes
  Rule: Whatever has happened, writing 2 to run leaves all counters at 0
    It drops every item and every stable node. What is on a counter afterwards belongs to nothing.

    @model @since-4.13
    Example: a long life
      Given a machine with 2 NUMA nodes of 128 frames
      And max_page_sharing is 3
      And use_zero_pages is 1
      And mergeable memory
        | A | x*9 y y 0 0 p - | node 0 |
        | B | x*4 y z z 0 q   | node 1 |
        | C | x x ?*4 z       | node 1 |
      And ksmd completes 3 full scans
      And A forks D
      And B forks E
      And ksmd completes 1 full scan
      And A writes y to its pages 1 to 2
      And D writes 0 to its pages 3 to 5
      And E unmaps its pages 2 to 6
      And ksmd scans 7 pages
      And B migrates its 1st page to node 0
      And C migrates its 1st page to node 0
      And ksmd scans 5 pages
      And A swaps out its 3rd page
      And B swaps out its 6th page
      And reclaim takes the pages that only the swap cache holds
      And ksmd completes 1 full scan
      And A reads its 3rd page
      And B writes x to its 6th page
      And C mlocks its pages 1 to 3
      And the next stable_node allocation fails
      And ksmd completes 1 full scan
      And A advises MADV_UNMERGEABLE on its pages 7 to 10
      And A advises MADV_DONTNEED on its 11th page
      And D exits
      And ksmd scans 9 pages
      And C pins its 1st page
      And 3000 ms pass
      And the next rmap_item allocation fails
      And ksmd completes 1 full scan
      And C unpins its 1st page
      And A advises MADV_MERGEABLE on its pages
      And ksmd completes 3 full scans
      And ksmd scans 4 pages
      When root writes "2" to run
      Then the counters are
        | full_scans | 0 |
      And the stable tree is empty

    Example: twice the same life gives the same counts
      Given mergeable memory
        | A | x*5 y y p |
        | B | x y - -   |
      And ksmd completes 3 full scans
      And B writes x to its pages
      And ksmd completes 1 full scan
      And A writes q to its pages 2 to 4
      And ksmd completes 2 full scans
      And run is 2
      And A writes x to its pages 1 to 5
      And run is 1
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared   | 2 |
        | pages_sharing  | 9 |
        | pages_unshared | 1 |

  @ksm.c:scan_get_next_rmap_item @ksm.c:remove_trailing_rmap_items @ksm.c:__ksm_exit
  Rule: When all processes have gone, one scan leaves nothing on the counters of pages
    It clears the processes away, and each item takes its share off the counters. A stable node goes with its last item.
    Chains go only when a search comes by, and there is nobody left to search for; the empty chain does no harm.

    Example: without chains
      Given mergeable memory
        | A | x*7 y y p |
        | B | x y q -   |
      And ksmd completes 3 full scans
      And A forks C
      And B writes p to its 3rd page
      And C writes q to its pages 1 to 3
      And ksmd completes 2 full scans
      And A exits
      And B exits
      And C exits
      When ksmd completes 1 full scan
      Then the counters are
        | full_scans | 6 |

    @since-4.13
    Example: with a chain
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*7 y y p |
        | B | x y q -   |
      And ksmd completes 3 full scans
      And A exits
      And B exits
      When ksmd completes 1 full scan
      Then the counters are
        | stable_node_chains | 1 |

    @since-4.13
    Example: writing 2 to run takes the empty chain away
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*7 y y p |
        | B | x y q -   |
      And ksmd completes 3 full scans
      And A exits
      And B exits
      And ksmd completes 1 full scan
      When root writes "2" to run
      Then the counters are
        | full_scans | 0 |
