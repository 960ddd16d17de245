@since-6.11
Feature: A dup that is alone in its chain leaves it
  Until 6.10 a chain with one KSM page left became an ordinary node only when a search pruned it, and only when the page
  had room. Since 6.11 the next look at the chain is enough, whoever looks.

  @ksm.c:stable_node_dup @change-full_dup_collapses
  Rule: A search that does not prune collapses the chain as well
    The interval decides when all dups are looked at; this costs nothing more.

    Example: one of two KSM pages goes, and the interval has not passed
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*6 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 4
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 2 |
      And A's pages 5 to 6 and B's page share one frame

    @model
    Example: the search for the place of a new node, when a KSM page went while it was made
      The chain has two full pages when the search for an equal page meets it. The new node finds one, takes it out of the
      chain, and makes a chain of both.

      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
        | C | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st mmu_notifier_invalidate_range_start, A unmaps its pages 1 to 2
      Then the stable tree holds
        | x | 2 + 2 |
      And B's page and C's page share one frame

  @ksm.c:stable_node_dup @ksm.c:alloc_stable_node_chain
  Rule: A full KSM page leaves the chain, too
    With the next equal page that merges there will be a chain again.

    Example: the page that is left is full
      Given max_page_sharing is 2
      And stable_node_chains_prune_millisecs is 0
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 2
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_unshared | 1 |

    Example: two more pages make it a chain
      Given max_page_sharing is 2
      And stable_node_chains_prune_millisecs is 0
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 2
      And mergeable memory
        | B | x x |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared       | 2 |
        | pages_sharing      | 2 |
        | stable_node_chains | 1 |
        | stable_node_dups   | 2 |
