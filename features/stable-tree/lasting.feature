Feature: The stable tree lasts
  However many scans it takes until a page meets its equal: once they have met, the result is kept. Only the unstable
  tree is thrown away.

  @ksm.c:cmp_and_merge_page @C82
  Rule: The stable tree is never flushed
    A node stays over any number of scans, as long as its page is mapped anywhere.

    @until-6.6
    Example: KSM pages outlive many scans
      Given mergeable memory
        | A | x x y |
        | B | y z   |
      And ksmd completes 2 full scans
      When ksmd completes 10 full scans
      Then the counters do not change
      And A's pages 1 to 2 share one frame
      And A's 3rd page and B's 1st page share one frame

    @until-6.10
    Example: a page that comes after many scans joins at once
      Given mergeable memory
        | A | x x |
      And ksmd completes 12 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |

    @until-6.10 @since-2.6.33-swappable
    Example: a KSM page with one sharer left waits for others
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A unmaps its 1st page
      And ksmd completes 5 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |
      And A's 2nd page and B's page share one frame

    @model
    Example: in the midst of a scan the whole stable tree is there
      Given mergeable memory
        | A | x x y |
        | B | y z   |
      And ksmd completes 2 full scans
      When ksmd scans 1 page
      Then the stable tree holds
        | x | 2 |
        | y | 2 |

  @model @ksm.c:remove_rmap_item_from_tree @ksm.c:is_page_sharing_candidate @since-2.6.33
  Rule: A node without sharers stays as long as its page exists, and takes no new ones
    The items of a node may all go while something else holds the page: a device, or a child that ksmd has not visited.
    The node then lists nobody and counts nothing. Its page is about to go, so only those join it that map it already.

    Example: a pinned page keeps its node
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A advises MADV_DONTNEED on its pages
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 0 |
      And the counters are
        | pages_shared | 0 |

    @since-4.13
    Example: a page of the same content does not join it
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A advises MADV_DONTNEED on its pages
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +1 |
      And the stable tree holds
        | x | 0 |

    @since-4.13
    Example: two such pages make another KSM page of the same content
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A advises MADV_DONTNEED on its pages
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x x |
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared       | +1 |
        | pages_sharing      | +1 |
        | stable_node_chains | +1 |
        | stable_node_dups   | +2 |
      And the stable tree holds
        | x | 2 + 0 |

    Example: the pages of a child take the place of those of its parent
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      And A exits
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 |
      And the counters do not change

    Example: once the page is let go of, the node is stale
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A advises MADV_DONTNEED on its pages
      And ksmd completes 1 full scan
      When A unpins its 1st page
      Then the stable tree holds
        | stale | 0 |
      And the machine has 1 more free frame

  @ksm.c:remove_node_from_stable_tree
  Rule: A content whose pages are all gone starts from the beginning
    The node has gone with its page. Two pages that bring the content back must pass the checksum gate.

    Example: new pages do not merge in the first scan
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x x |
      When ksmd completes 1 full scan
      Then the counters are
        | pages_volatile | 2 |
      And B's pages have frames of their own

    Example: they merge in the second
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 1 |
      And B's pages share one frame

    Example: pages that wrote other bytes and then the old ones
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A writes y to its pages
      And ksmd completes 1 full scan
      And A writes x to its pages
      When ksmd completes 1 full scan
      Then the counters are
        | pages_volatile | 2 |
