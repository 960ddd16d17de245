@since-4.13
Feature: Chains of several contents
  Each content that has more than one KSM page has a chain in the stable tree. The chains know nothing of each other.

      stable tree

            chain y ── y ── y
           /
      chain x ── x ── x ── x

  @ksm.c:stable_tree_insert @ksm.c:alloc_stable_node_chain @C56 @C78
  Rule: Each content has a chain of its own, and stands in the stable tree once
    The tree is searched by content, so there must be one place for it. `stable_node_dups` counts the KSM pages in
    chains only, `pages_shared` all of them.

    @model
    Example: two contents, each with a chain
      Given max_page_sharing is 2
      And mergeable memory
        | A | x y x y x y x y |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared       | 4 |
        | pages_sharing      | 4 |
        | stable_node_chains | 2 |
        | stable_node_dups   | 4 |
      And the stable tree holds
        | x | 2 + 2 |
        | y | 2 + 2 |

    Example: a KSM page without chain is not among the dups
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 y*2 |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared       | 3 |
        | pages_sharing      | 3 |
        | stable_node_chains | 1 |
        | stable_node_dups   | 2 |

    @model @until-6.10
    Example: a page whose content changes goes from one chain to the other
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*5 y*5 |
      And ksmd completes 2 full scans
      And A writes y to its 1st page
      When ksmd completes 1 full scan
      Then the counters do not change
      And the stable tree holds
        | x | 2 + 2 |
        | y | 3 + 3 |

  @ksm.c:remove_stable_node_chain @ksm.c:unmerge_and_remove_all_rmap_items @C27
  Rule: run=2 removes all chains
    Unmerging leaves no KSM page, so nothing is left to chain. The pages can merge again afterwards.

    @model
    Example: two chains
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*6 y*4 |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then the counters change by
        | pages_shared       | -5 |
        | pages_sharing      | -5 |
        | stable_node_chains | -2 |
        | stable_node_dups   | -5 |
      And the stable tree is empty

    Example: a chain that has lost all its KSM pages
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And ksmd completes 1 full scan
      When root writes "2" to run
      Then the counters change by
        | stable_node_chains | -1 |

    Example: the chains are made anew by the next scans
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And root writes "2" to run
      And root writes "1" to run
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared       | +2 |
        | pages_sharing      | +2 |
        | stable_node_chains | +1 |
        | stable_node_dups   | +2 |
