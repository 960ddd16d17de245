@since-3.9
Feature: With merge_across_nodes 0 a KSM page that migrates changes trees
  A page is looked for in the tree of the NUMA node that it is on. Migration changes that and tells the tree nothing. So
  ksmd compares, whenever it meets a KSM page: is this the tree that belongs to its frame?

      node 0            node 1               node 0            node 1
      tree: m, x        tree: c      ──►     tree: m           tree: c, x
            x's page ─────────► here

  @ksm.c:cmp_and_merge_page @ksm.c:stable_tree_search @row-18
  Rule: A merged page that migrates is filed anew in the tree of its new node
    Migration moves the page under its node of the tree. ksmd notices at the next sharer that it meets, takes the node out of
    the old tree, and looks for the content in the right one.

    @model
    Example: the right tree does not have the content
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x m m | node 0 |
        | B | c c p p | node 1 |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      When ksmd completes 1 full scan
      Then the stable tree holds
        | m | 2 |
        | c | 2 |
        | p | 2 |
        | x | 2 |
      And the counters do not change

    @model @since-4.13
    Example: the right tree has the content, and the page has more than one sharer
      Both pages are kept, in one chain: no page is moved from one KSM page to another while it has other sharers.

      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 + 2 |
      And the counters change by
        | stable_node_chains | +1 |
        | stable_node_dups   | +2 |

    @model @since-4.13
    Example: the right tree has several pages of the content already
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And max_page_sharing is 3
      And mergeable memory
        | A | x x | node 0 |
        | B | x*6 | node 1 |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 + 3 + 3 |
      And the counters change by
        | stable_node_dups | +1 |

    @model
    Example: the right tree has the content, and the page has one sharer left
      Here ksmd does try to move the last sharer over to the other KSM page, in every scan anew. It fails every time, for the
      kernel finds the place of a page by its anon_vma, and a KSM page has none. The page is volatile until it is written.

      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      And ksmd completes 1 full scan
      And A migrates its 1st page to node 1
      When ksmd completes 4 full scans
      Then the counters change by
        | pages_shared   | -1 |
        | pages_volatile | +1 |
      And A's 1st page and B's 1st page have frames of their own
      And the stable tree holds
        | x | 2 |

    @numa
    Example: with 1 nothing has to be done
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      When ksmd completes 1 full scan
      Then the counters do not change
      And A's pages and B's pages are on node 1

  @ksm.c:scan_get_next_rmap_item @ksm.c:stable_tree_search
  Rule: A scan begins with a look at the nodes that wait to be filed
    A search that finds a page moved away takes its node out of the tree and puts it on a list, where it waits for ksmd to
    come to one of its sharers. No search meets it there. If its page goes, only this look can tell.

    @numa
    Example: the page was found in the wrong place, and then its sharers gave it up
      C's page finds the node in the tree of node 0, after ksmd has passed A and B.

      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | a x | node 0 |
        | B | x   | node 0 |
        | C | -   | node 0 |
      And ksmd completes 2 full scans
      And C writes x to its page
      And ksmd scans 3 pages
      And A migrates its 2nd page to node 1
      And ksmd completes 1 full scan
      And A unmaps its 2nd page
      And B unmaps its page
      When ksmd scans 1 page
      Then the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |

    @model @until-6.10
    Example: the page is still there, and waits on
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | a x | node 0 |
        | B | x   | node 0 |
        | C | -   | node 0 |
      And ksmd completes 2 full scans
      And C writes x to its page
      And ksmd scans 3 pages
      And A migrates its 2nd page to node 1
      And ksmd completes 1 full scan
      When ksmd scans 1 page
      Then the counters do not change
      And the stable tree is empty
      And A's 2nd page and B's page share one frame

    @model
    Example: ksmd files it when it comes to a sharer
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | a x | node 0 |
        | B | x   | node 0 |
        | C | -   | node 0 |
      And ksmd completes 2 full scans
      And C writes x to its page
      And ksmd scans 3 pages
      And A migrates its 2nd page to node 1
      And ksmd completes 1 full scan
      When ksmd scans 2 pages
      Then the stable tree holds
        | x | 2 |
      And the counters do not change
