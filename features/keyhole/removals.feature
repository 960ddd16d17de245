@model
Feature: Other walks that remove stale nodes
  A search is not the only one to look through the keyhole. ksmd also looks when it takes a page off a list, and root
  makes it look at every node by what is written to the files of `/sys/kernel/mm/ksm`.

  @ksm.c:remove_rmap_item_from_tree @ksm.c:get_ksm_page
  Rule: A scan of a former sharer removes the node
    To take its item off the list ksmd must lock the page. There is none, so the whole node goes, and with it the
    items of all the others.

    @since-2.6.33
    Example: a sharer that has other bytes now, whose search goes another way
      Given mergeable memory
        | A | a*2 b*2 c*2 |
      And ksmd completes 2 full scans
      And A writes z to its pages 1 to 2
      When ksmd scans 1 page
      Then the stable tree holds
        | b | 2 |
        | c | 2 |
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |

    Example: the items of unmapped pages
      Given mergeable memory
        | A | x x |
        | B | y   |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When ksmd scans 1 page
      Then the stable tree is empty
      And the counters change by
        | pages_shared  | -1 |
        | pages_sharing | -1 |

    Example: the items of a process that has exited
      Given mergeable memory
        | A | x x |
        | B | y   |
      And ksmd completes 2 full scans
      And A exits
      When ksmd completes 1 full scan
      Then the stable tree is empty
      And the counters change by
        | pages_shared  | -1 |
        | pages_sharing | -1 |

    Example: the items before the page that is scanned
      Given mergeable memory
        | A | x x y |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages 1 to 2
      When ksmd scans 1 page
      Then the stable tree is empty
      And the unstable tree holds
        | A | y |

  @ksm.c:unmerge_and_remove_all_rmap_items @ksm.c:remove_stable_node
  Rule: Writing 2 to run removes stale nodes like the others
    run=2 drops every item and then every node that is still there. A node whose page is gone is no reason to fail.

    Example: a stale node with items
      Given mergeable memory
        | A | x x |
        | B | y y |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When root writes "2" to run
      Then it succeeds
      And the stable tree is empty
      And the counters are
        | full_scans | 0 |

    @since-3.9
    Example: a stale node without items
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A advises MADV_DONTNEED on its pages
      And ksmd completes 1 full scan
      And A unpins its 1st page
      When root writes "2" to run
      Then it succeeds
      And the stable tree is empty

  @ksm.c:max_page_sharing_store @ksm.c:merge_across_nodes_store @ksm.c:remove_stable_node @since-3.9
  Rule: A change of what the trees are built on removes stale nodes that nobody counts
    `max_page_sharing` and `merge_across_nodes` can only be changed when no page is shared. Stale nodes that still count
    do not look any different, but nodes without items no longer count, and are removed.

    Scenario Outline: a stale node without items, and <knob>
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A advises MADV_DONTNEED on its pages
      And ksmd completes 1 full scan
      And A unpins its 1st page
      When root writes "<value>" to <knob>
      Then it succeeds
      And the stable tree is empty

      Examples:
        | knob               | value |
        | merge_across_nodes |     0 |

      @since-4.13
      Examples:
        | knob             | value |
        | max_page_sharing |     9 |

    Scenario Outline: a stale node with items, and <knob>
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When root writes "<value>" to <knob>
      Then it fails with EBUSY
      And the stable tree holds
        | stale | 2 |

      Examples:
        | knob               | value |
        | merge_across_nodes |     0 |

      @since-4.13
      Examples:
        | knob             | value |
        | max_page_sharing |     9 |
