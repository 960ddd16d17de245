@model
Feature: KSM pages that unmerging leaves mapped
  When a process exits, KSM hears of it first, and its page tables go later. In between KSM keeps away from them. Whoever
  wants to have the stable tree empty meets pages there that such a process still maps.

      mm_users is 0 ── KSM forgets the process ─────────── its page tables are freed
                       └─── a write of 2 to run here ───┘

  @ksm.c:unmerge_and_remove_all_rmap_items @ksm.c:remove_stable_node @bug:mapped-node-removed @until-5.3 @row-39 @since-3.9
  Rule: A KSM page that an exiting process still maps is warned of, and its node stays
    It is no fault of anybody's: the process will give up the page in a moment, and the next search finds the node stale.
    Linux 5.4 leaves out the warning.

    Example: the process has begun to exit before
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B begins to exit
      When root writes "2" to run
      Then it succeeds
      And the log warns of remove_stable_node
      And the stable tree holds
        | x | 0 |
      And A's page is writable

    Scenario Outline: <who> begins to exit inside the <call> <window> of the write
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the <call> <window>, <who> begins to exit
      When root writes "2" to run
      Then the log warns of remove_stable_node
      And <other>'s page is writable
      And the scan list is "<other>"
      And the counters are
        | full_scans | 0 |

      Examples:
        | who | other | call | window          |
        | A   | B     |  1st | mutex_lock      |
        | A   | B     |  1st | down_read       |
        | B   | A     |  1st | mutex_lock      |
        | B   | A     |  1st | handle_mm_fault |
        | B   | A     |  1st | up_read         |
        | B   | A     |  2nd | down_read       |

    Example: the trees can't be changed for as long as the exit lasts
      pages_shared is 0, so the first look sees nothing in the way.

      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B begins to exit
      And root writes "2" to run
      When root writes "0" to merge_across_nodes
      Then it fails with EBUSY
      And the log warns of remove_stable_node

    Example: when the exit has ended the node goes like any stale one
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B begins to exit
      And root writes "2" to run
      And B exits
      When root writes "0" to merge_across_nodes
      Then it succeeds
      And the stable tree is empty

    Example: a merge met the beginning of the exit, and unmerging meets it as well
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 2nd unlock_page, A begins to exit
      And ksmd completes 1 full scan
      When root writes "2" to run
      Then the log warns of remove_stable_node

  @ksm.c:unmerge_ksm_pages @ksm.c:unmerge_and_remove_all_rmap_items @row-5
  Rule: A process that begins to exit after it was asked is unmerged
    It is asked once more for each page, and the page in question is finished.

    Scenario Outline: A begins to exit inside the <call> <window>, and its page is copied
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the <call> <window>, A begins to exit
      When root writes "2" to run
      Then the log holds no warning
      And A's page and B's page have frames of their own
      And the stable tree is empty

      Examples:
        | call | window          |
        |  1st | signal_pending  |
        |  1st | follow_page     |
        |  1st | handle_mm_fault |
        |  1st | up_read         |

    @bug:mapped-node-removed @until-5.3 @since-3.9
    Example: its next page is not
      Given mergeable memory
        | A | x y |
        | B | x y |
      And ksmd completes 2 full scans
      And inside the 1st handle_mm_fault, A begins to exit
      When root writes "2" to run
      Then the log warns of remove_stable_node
      And the stable tree holds
        | y | 0 |

  @ksm.c:remove_stable_node @since-5.4 @row-39
  Rule: A KSM page that an exiting process still maps is no reason for a warning
    It stays, its node with it, and whoever wanted the tree empty is told so.

    Example: the process has begun to exit before the write of 2
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B begins to exit
      When root writes "2" to run
      Then it succeeds
      And the log holds no warning
      And the stable tree holds
        | x | 0 |

    Example: nor is it for who wants to change the trees
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B begins to exit
      And root writes "2" to run
      When root writes "0" to merge_across_nodes
      Then it fails with EBUSY
      And the log holds no warning

  @ksm.c:ksm_might_need_to_copy @ksm.c:remove_stable_node @bug:mapped-node-removed @until-5.3 @since-3.9
  Rule: A KSM page in memory that KSM knows nothing of is warned of as well
    MADV_UNMERGEABLE copies what is mapped. A KSM page that reclaim has unmapped, and could not free, is read in again
    afterwards as what it was.

    Example: the process has taken back its advice while the page was out
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A pins its page
      And A swaps out its page
      And A advises MADV_UNMERGEABLE on its page
      And A reads its page
      And ksmd completes 1 full scan
      When root writes "2" to run
      Then it succeeds
      And the log warns of remove_stable_node
      And the stable tree holds
        | x | 0 |

    Example: its child, born without advice, is all that maps the page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A pins its page
      And A swaps out its page
      And A advises MADV_UNMERGEABLE on its page
      And A reads its page
      And ksmd completes 1 full scan
      And A forks F
      And A exits
      When root writes "2" to run
      Then the log warns of remove_stable_node
      And the scan list is "B"
      And F's page is write-protected
