@since-4.13
Feature: A chain comes to its end
  A chain is there because a content has several KSM pages. When there is only one again, or none, it has to go.

      chain ── x (room)      ──►      x (room)

      chain                  ──►      nothing

  In these scenarios B is scanned before A where it matters that ksmd does not know yet what A has unmapped.

  @ksm.c:stable_node_dup @until-6.10
  Rule: A pruned chain collapses when one KSM page with room is left
    The page takes the place of its chain in the stable tree, and is an ordinary node again.

    @model
    Example: the page that is left takes the sharer
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*6 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 4
      And ksmd completes 1 full scan
      And 2000 ms pass
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing      | +1 |
        | stable_node_chains | -1 |
        | stable_node_dups   | -1 |
      And the stable tree holds
        | x | 3 |

    @model
    Example: the search itself finds the other KSM pages stale
      Given max_page_sharing is 3
      And mergeable memory
        | B | -   |
        | A | x*8 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 6
      And 2000 ms pass
      And B writes x to its page
      When ksmd scans 1 page
      Then the counters change by
        | pages_shared       | -2 |
        | pages_sharing      | -3 |
        | pages_volatile     | +6 |
        | stable_node_chains | -1 |
        | stable_node_dups   | -3 |
      And the stable tree holds
        | x | 3 |

    @model
    Example: the search is on its way to another content
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*6 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 4
      And ksmd completes 1 full scan
      And 2000 ms pass
      And mergeable memory
        | B | y |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile     | +1 |
        | stable_node_chains | -1 |
        | stable_node_dups   | -1 |
      And the stable tree holds
        | x | 2 |

    @model
    Example: two KSM pages are left
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*9 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 4
      And ksmd completes 1 full scan
      And 2000 ms pass
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |
      And the stable tree holds
        | x | 3 + 3 |

    @model
    Example: the interval has not passed
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*6 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 4
      And ksmd completes 1 full scan
      And 1999 ms pass
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |

  @ksm.c:stable_node_dup
  Rule: A chain whose last KSM page is full stays
    A full page cannot be the node that the next equal page is added to; it would need a chain again at once.

    Example: the KSM page that is left is full
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*6 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3
      And ksmd completes 1 full scan
      And 2000 ms pass
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +1 |
      And stable_node_chains reads "1"
      And stable_node_dups reads "1"

    @until-6.10
    Example: it has room by the time of the next pruning
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*6 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3
      And ksmd completes 1 full scan
      And 2000 ms pass
      And mergeable memory
        | B | y |
      And ksmd completes 1 full scan
      And A unmaps its 4th page
      And ksmd completes 1 full scan
      And 2000 ms pass
      When ksmd completes 1 full scan
      Then the counters change by
        | stable_node_chains | -1 |
        | stable_node_dups   | -1 |

  @ksm.c:stable_node_dup_any @ksm.c:free_stable_node_chain
  Rule: A chain without KSM pages stays until a walk meets it
    The dups leave when their sharers are found gone; nobody looks at the chain at that moment. The walk that meets it
    empty frees it and starts again from the root.

    Example: all sharers have gone, and no search comes by
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared     | -2 |
        | pages_sharing    | -2 |
        | stable_node_dups | -2 |
      And stable_node_chains reads "1"

    @until-6.10
    Example: a search on its way to another content meets the empty chain
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And ksmd completes 1 full scan
      And mergeable memory
        | B | y |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile     | +1 |
        | stable_node_chains | -1 |

    @model @until-6.10
    Example: one search finds all KSM pages stale and frees the chain
      Given max_page_sharing is 2
      And mergeable memory
        | B | -   |
        | A | x*6 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And B writes x to its page
      When ksmd scans 1 page
      Then the counters change by
        | pages_shared       | -3 |
        | pages_sharing      | -3 |
        | pages_volatile     | +7 |
        | stable_node_chains | -1 |
        | stable_node_dups   | -3 |
      And the stable tree is empty

  @ksm.c:chain @ksm.c:stable_tree_insert @until-6.10
  Rule: An insertion leaves a chain standing
    It comes after a search that has pruned, and it needs the chain: it is about to add a KSM page to it.

    @model
    Example: one KSM page gets room and the other one goes, after the search
      A's 1st page is a copy of its own again, and leaves its old place when the search has found no room. The pages of C
      go while the copy is merged with P's page.

      Given max_page_sharing is 2
      And stable_node_chains_prune_millisecs is 0
      And mergeable memory
        | P | -   |
        | A | x x |
        | C | x x |
      And ksmd completes 2 full scans
      And P writes x to its page
      And ksmd completes 1 full scan
      And A writes x to its 1st page
      And inside the 1st trylock_page, C unmaps its pages
      When ksmd scans 2 pages
      Then the stable tree holds
        | x | 2 + 1 |
      And A's 1st page and P's page share one frame
