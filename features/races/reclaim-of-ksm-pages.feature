@model @since-2.6.33-swappable
Feature: Reclaim of a KSM page that is being joined
  From a stable node ksmd has no reference to the page. It takes one for the comparison, drops it, and takes another one under
  the lock of the page, which it keeps until the newcomer is on the list.

  Here B's page is about to join the KSM page of A's two pages.

  @ksm.c:stable_tree_search @ksm.c:get_ksm_page
  Rule: A KSM page that is swapped out under a search is joined only if ksmd has a reference to it
    Without one the page is gone and its node is stale. With one it stays, in the swap cache and without any mapping, and the
    newcomer is the first to map it again.

    @until-6.10 @since-2.6.33
    Scenario Outline: A's KSM page is swapped out inside the <call> get_page_unless_zero
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its <call> get_page_unless_zero, A swaps out its 1st page
      Then the stable tree is empty
      And B's page is writable
      And 1 frame is freed
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +3 |

      Examples:
        | call |
        |  1st |

      @since-3.9
      Examples:
        | call |
        |  2nd |

    Scenario Outline: A's KSM page is unmapped inside the <call> <window>, and B joins it
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its <call> <window>, A swaps out its 1st page
      Then what ran inside fails with EAGAIN
      And A's pages are not mapped
      And B's page is in the frame that A's 1st page had
      And the counters change by
        | pages_sharing | +1 |

      Examples:
        | call | window |

      @until-5.0 @since-3.9
      Examples:
        | call | window    |
        |  2nd | lock_page |

      @until-6.10
      Examples:
        | call | window    |
        |  1st | memcmp    |
        |  5th | down_read |
        |  2nd | memcmp    |

    @until-6.10
    Example: A comes back to it
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And inside the 1st memcmp, A swaps out its 1st page
      And ksmd completes 1 full scan
      And what ran inside fails with EAGAIN
      When A reads its pages
      Then A's pages and B's page share one frame
      And the counters do not change
