@model @since-4.13
Feature: KSM pages that are freed while their chain is walked
  A search walks over the KSM pages of a chain until one will do, or over all of them if it is time to prune. It has no
  reference to those that it has not come to, and no lock keeps their sharers from leaving.

      chain ── page of P, 2 sharers ── page of A, 2 sharers
               the walk begins here

  In these examples C's page is searched. Its content has two KSM pages with room for one more: the first is that of P, the
  second that of A. Nobody else than ksmd takes nodes out of a chain, so the walk itself can't be led astray.

  Background:
    Given a machine with 1 NUMA node of 64 frames
    And max_page_sharing is 3
    And mergeable memory
      | A | x*3 |
      | P | x*3 |
    And ksmd completes 2 full scans
    And A advises MADV_DONTNEED on its 1st page
    And P advises MADV_DONTNEED on its 1st page
    And ksmd completes 1 full scan
    And mergeable memory
      | C | x |
    And ksmd scans 4 pages

  @ksm.c:stable_node_dup @ksm.c:get_ksm_page @until-6.10
  Rule: A KSM page that is freed before the walk comes to it leaves the chain, and the walk goes on
    To look at a page is to find out that it is gone; its node is freed then, under the walk, which has noted the next one.

    Scenario Outline: the first page is freed inside the <call> <window>, and C joins the second
      When ksmd is inside its <call> <window>, P advises MADV_DONTNEED on its pages 2 to 3
      Then A's 2nd page and C's page share one frame
      And the stable tree holds
        | x | 3 |
      And the counters change by
        | pages_shared     | -1 |
        | pages_volatile   | +2 |
        | stable_node_dups | -1 |

      Examples: before it is looked at
        | call | window               |
        |  3rd | cond_resched         |
        |  1st | get_page_unless_zero |

      Examples: after it was chosen
        | call | window               |
        |  1st | memcmp               |
        |  2nd | get_page_unless_zero |

    Example: the second page is freed, and nobody looks at it
      When ksmd is inside its 3rd cond_resched, A advises MADV_DONTNEED on its pages 2 to 3
      Then P's 2nd page and C's page share one frame
      And the stable tree holds
        | x | 3 + 2 |
      And the counters change by
        | pages_sharing | +1 |

    Scenario Outline: both are freed inside the <call> <window>, and the chain goes with them
      Given inside the <call> <window>, A advises MADV_DONTNEED on its pages 2 to 3
      When ksmd is inside its <call> <window>, P advises MADV_DONTNEED on its pages 2 to 3
      Then the stable tree is empty
      And C's page is writable
      And the counters change by
        | pages_shared       | -2 |
        | pages_sharing      | -2 |
        | pages_volatile     | +5 |
        | stable_node_chains | -1 |
        | stable_node_dups   | -2 |

      Examples:
        | call | window               |
        |  3rd | cond_resched         |
        |  1st | get_page_unless_zero |
        |  1st | memcmp               |
        |  2nd | get_page_unless_zero |

    Example: from the second reference on, a page may lose its last sharer and still be joined
      When ksmd is inside its 1st lock_page, P advises MADV_DONTNEED on its pages 2 to 3
      Then C's page is in the frame that P's 2nd page had
      And the stable tree holds
        | x | 3 + 2 |
      And the counters change by
        | pages_sharing | +1 |

  @ksm.c:stable_node_dup @ksm.c:chain_prune @until-6.10
  Rule: What is freed during a pruning is pruned if the walk comes by later
    A pruning looks at all pages of the chain. It counts those that are there, and collapses the chain if that is one.

    Example: the second page is freed while the first is looked at
      Given stable_node_chains_prune_millisecs is 0
      When ksmd is inside its 1st get_page_unless_zero, A advises MADV_DONTNEED on its pages 2 to 3
      Then P's 2nd page and C's page share one frame
      And the stable tree holds
        | x | 3 |
      And the counters change by
        | pages_shared       | -1 |
        | pages_volatile     | +2 |
        | stable_node_chains | -1 |
        | stable_node_dups   | -2 |

    Example: the second page is freed after it was looked at
      Given stable_node_chains_prune_millisecs is 0
      When ksmd is inside its 1st memcmp, A advises MADV_DONTNEED on its pages 2 to 3
      Then the stable tree holds
        | x | 3 + 2 |
      And the counters change by
        | pages_sharing | +1 |

    Scenario Outline: the first page is freed inside the <call> get_page_unless_zero, after it was chosen
      ksmd's reference keeps it until the comparison. Then it is found gone, and the search begins again.

      Given stable_node_chains_prune_millisecs is 0
      When ksmd is inside its <call> get_page_unless_zero, P advises MADV_DONTNEED on its pages 2 to 3
      Then A's 2nd page and C's page share one frame
      And the stable tree holds
        | x | 3 |
      And the counters change by
        | pages_shared       | -1 |
        | pages_volatile     | +2 |
        | stable_node_chains | -1 |
        | stable_node_dups   | -2 |

      Examples:
        | call |
        |  2nd |
        |  3rd |
