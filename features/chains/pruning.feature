@since-4.13
Feature: A search prunes a chain from time to time
  A chain may list KSM pages that were freed long ago, and full walks of long chains are expensive. So only every
  `stable_node_chains_prune_millisecs` a search walks the whole chain. It drops what is stale, and takes the chain away
  when a single KSM page with room is left.

      before                              after

      chain ── x (room) ── stale          chain ── x (room) ── x (full)
           └── stale ── x (full)

  In these scenarios B is scanned before A. So its search meets the chain while ksmd does not know yet that A has
  unmapped pages.

  @ksm.c:stable_node_dup @C37 @C86 @until-6.10
  Rule: A search walks the whole chain once stable_node_chains_prune_millisecs have passed, and no sooner
    Until then it stops at the first KSM page with room, and what is stale behind that page stays. The time counts from
    the making of the chain or from the last pruning. A smaller value frees stale metadata sooner, for more work. The
    kernel's conversion into jiffies takes the highest bit for a sign, so half of the values that the file takes mean for
    ever.

    @model
    Scenario Outline: with <interval> ms, <passed> ms after the chain was made, a stale KSM page stays in the chain
      Given max_page_sharing is 3
      And stable_node_chains_prune_millisecs is <interval>
      And mergeable memory
        | B | -   |
        | A | x*8 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3
      And B writes x to its page
      And <passed> ms pass
      When ksmd scans 1 page
      Then the counters change by
        | pages_sharing | +1 |
      And the stable tree holds
        | x | 3 + 3 + 3 |

      Examples:
        | interval | passed |
        |     2000 |      0 |
        |     2000 |   1999 |
        |       50 |     49 |
        |    60000 |  59999 |

      Examples: an interval of 2^31 ms or more never ends
        | interval   | passed        |
        | 2147483648 |    4294967296 |
        | 4294967295 | 1000000000000 |

    @model
    Scenario Outline: with <interval> ms, <passed> ms after the chain was made, a stale KSM page leaves the chain
      Given max_page_sharing is 3
      And stable_node_chains_prune_millisecs is <interval>
      And mergeable memory
        | B | -   |
        | A | x*8 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3
      And B writes x to its page
      And <passed> ms pass
      When ksmd scans 1 page
      Then the counters change by
        | pages_shared     | -1 |
        | pages_sharing    | -1 |
        | pages_volatile   | +3 |
        | stable_node_dups | -1 |
      And the stable tree holds
        | x | 3 + 3 |

      Examples:
        | interval | passed |
        |     2000 |   2000 |
        |     2000 |   5000 |
        |       50 |     50 |
        |    60000 |  60000 |
        |        0 |      0 |

      Examples: the longest interval that ends
        | interval   | passed     |
        | 2147483647 | 2147483647 |

    @model
    Example: the time before the chain was made does not count
      Given max_page_sharing is 3
      And 5000 ms pass
      And mergeable memory
        | B | -   |
        | A | x*5 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3
      And B writes x to its page
      And 1999 ms pass
      When ksmd scans 1 page
      Then the stable tree holds
        | x | 3 + 3 |

    @model
    Example: the time counts anew from a pruning that found nothing stale
      Given max_page_sharing is 3
      And mergeable memory
        | B | -   |
        | A | x*8 |
      And ksmd completes 2 full scans
      And 2000 ms pass
      And B writes y to its page
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3
      And B writes x to its page
      And 1999 ms pass
      When ksmd scans 1 page
      Then the stable tree holds
        | x | 3 + 3 + 3 |

    Example: a new interval holds for the chains that are there
      Given max_page_sharing is 3
      And mergeable memory
        | B | -   |
        | A | x*8 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3
      And B writes x to its page
      And 10 ms pass
      And stable_node_chains_prune_millisecs is 10
      When ksmd scans 1 page
      Then the counters change by
        | pages_shared     | -1 |
        | pages_sharing    | -1 |
        | pages_volatile   | +3 |
        | stable_node_dups | -1 |

  @ksm.c:stable_node_dup @C37
  Rule: Only a search prunes; time alone does not
    There is no timer. A chain that no search comes by keeps its stale KSM pages.

    Example: an hour passes
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*8 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When 3600000 ms pass
      Then the counters do not change

    Example: ksmd comes by pages that are merged already
      Given max_page_sharing is 3
      And mergeable memory
        | B | x*2 |
        | A | x*6 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And 2000 ms pass
      When ksmd scans 2 pages
      Then the counters do not change

  @ksm.c:stable_node_dup @ksm.c:get_ksm_page @until-6.10
  Rule: Stale KSM pages in front of the chosen one leave without waiting for a pruning
    A search has to look at every page that it passes, and looking is what finds a page stale.

    @model
    Example: the head of the chain is stale
      Given max_page_sharing is 3
      And mergeable memory
        | B | -   |
        | A | x*9 |
      And ksmd completes 2 full scans
      And A unmaps its 1st page
      And ksmd completes 1 full scan
      And A unmaps its pages 7 to 9
      And B writes x to its page
      When ksmd scans 1 page
      Then the counters change by
        | pages_shared     | -1 |
        | pages_sharing    | -1 |
        | pages_volatile   | +3 |
        | stable_node_dups | -1 |
      And the stable tree holds
        | x | 3 + 3 |

  @ksm.c:chain_prune @C38 @until-6.10
  Rule: Where no page is at the limit there is no chain to prune
    An ordinary node is looked at by every search that comes by, and goes when it is stale, whatever the interval.

    Example: the shortest interval changes nothing for an ordinary node
      Given stable_node_chains_prune_millisecs is 0
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |

    @model
    Example: a stale ordinary node does not wait for the interval
      Given mergeable memory
        | B | -   |
        | A | x*2 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And B writes y to its page
      When ksmd scans 1 page
      Then the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +3 |
      And the stable tree is empty

  @ksm.c:stable_node_dup @C87
  Rule: Pruning does not merge the KSM pages of a chain into each other
    Two half empty pages of one content stay two frames, however often the chain is pruned. Many dups per chain with few
    sharers each are the sign of it.

    Example: two KSM pages with two sharers each
      Given max_page_sharing is 4
      And stable_node_chains_prune_millisecs is 0
      And mergeable memory
        | A | x*8 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 2 and its pages 5 to 6
      And ksmd completes 1 full scan
      And mergeable memory
        | B | ? |
      When ksmd completes 3 full scans
      Then the counters change by
        | pages_unshared | +1 |
      And A's pages 3 to 4 and A's pages 7 to 8 share 2 frames
