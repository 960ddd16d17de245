@model
Feature: Processes that exit while others join or leave
  To join a KSM page, and to unmerge everything, also takes several steps with gaps between them.

  @ksm.c:try_to_merge_with_ksm_page @ksm.c:stable_tree_append
  Rule: A process that exits while its page joins leaves nothing behind
    Whether the page was still to join, or had joined, makes no difference when the scan is over: ksmd drops the item when
    it goes on to the next process.

    Scenario Outline: B exits inside the <call> <window>, and was about to join
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its <call> <window>, B exits
      Then the stable tree holds
        | x | 2 |
      And the scan list is "A"
      And 1 frame is freed
      And the counters do not change

      Examples: before
        | call | window       |
        |  4th | up_read      |
        |  4th | cond_resched |
        |  5th | cond_resched |

      @until-6.10
      Examples:
        | call | window |
        |  1st | memcmp |

      @until-6.10 @since-2.6.33-swappable
      Examples:
        | call | window    |
        |  1st | lock_page |

      @until-6.10 @since-2.6.33
      Examples:
        | call | window               |
        |  1st | get_page_unless_zero |

      @until-6.10 @since-3.9
      Examples:
        | call | window               |
        |  2nd | get_page_unless_zero |
        |  1st | unlock_page          |

      Examples: afterwards
        | call | window |

      @until-5.0 @since-3.9
      Examples:
        | call | window    |
        |  2nd | lock_page |

      @until-6.10
      Examples:
        | call | window  |
        |  5th | up_read |

      @until-6.10 @since-3.9
      Examples:
        | call | window       |
        |  3rd | unlock_page  |
        |  7th | cond_resched |

  @ksm.c:stable_tree_search @ksm.c:get_ksm_page
  Rule: The last sharer takes the KSM page along, unless ksmd has a reference to it
    During the comparison ksmd has one, and drops it again before the page is locked. So an exit up to there leaves nothing
    to join. Whoever exits later leaves a KSM page that one process is about to map.

    @since-2.6.33
    Scenario Outline: A exits inside the <call> <window>, and the page that B was to join is gone
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its <call> <window>, A exits
      Then the stable tree is empty
      And B's page is in the frame that B's page had
      And 1 frame is freed
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +1 |

      Examples:
        | call | window       |
        |  4th | up_read      |
        |  4th | cond_resched |

      @until-6.10
      Examples:
        | call | window               |
        |  1st | get_page_unless_zero |

      @until-6.10 @since-3.9
      Examples:
        | call | window               |
        |  1st | memcmp               |
        |  2nd | get_page_unless_zero |

    Scenario Outline: A exits inside the <call> <window>, and B joins a page that nobody else maps
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its <call> <window>, A exits
      Then the stable tree holds
        | x | 1 |
      And B's page is write-protected
      And the scan list is "B"
      And 1 frame is freed
      And the counters change by
        | pages_sharing | -1 |

      Examples:
        | call | window |

      @until-5.0 @since-3.9
      Examples:
        | call | window    |
        |  2nd | lock_page |

      @until-6.10
      Examples:
        | call | window               |
        |  1st | unlock_page          |
        |  1st | trylock_page         |
        |  1st | page_vma_mapped_walk |
        |  2nd | memcmp               |
        |  5th | up_read              |

      @until-6.10 @since-2.6.33-node-page
      Examples:
        | call | window    |
        |  5th | down_read |

      @until-6.10 @since-2.6.33-swappable
      Examples:
        | call | window      |
        |  1st | lock_page   |
        |  2nd | unlock_page |

      @until-6.10 @since-3.7
      Examples:
        | call | window                              |
        |  1st | mmu_notifier_invalidate_range_start |
        |  2nd | mmu_notifier_invalidate_range_start |

      @until-6.10 @since-3.9
      Examples:
        | call | window      |
        |  3rd | unlock_page |

  @ksm.c:unmerge_and_remove_all_rmap_items @ksm.c:__ksm_exit @until-6.1
  Rule: A process may exit between any two steps of unmerging everything
    The unmerging goes from process to process with the same cursor as a scan, and is as careful.

    Scenario Outline: <who> exits inside the <call> <window> of a write of 2
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the <call> <window>, <who> exits
      When root writes "2" to run
      Then it succeeds
      And the scan list is "<other>"
      And <other>'s page is writable
      And the stable tree is empty
      And the log holds no warning
      And the counters are
        | full_scans | 0 |

      Examples:
        | who | call | window       | other |
        | A   |  1st | mutex_lock   | B     |
        | A   |  1st | down_read    | B     |
        | A   |  1st | up_read      | B     |
        | A   |  2nd | down_read    | B     |
        | A   |  2nd | follow_page  | B     |
        | A   |  4th | cond_resched | B     |
        | A   |  2nd | up_read      | B     |
        | B   |  1st | mutex_lock   | A     |
        | B   |  1st | follow_page  | A     |
        | B   |  1st | up_read      | A     |
        | B   |  2nd | down_read    | A     |
        | B   |  2nd | up_read      | A     |

      @since-2.6.33-swappable
      Examples:
        | who | call | window    | other |
        | B   |  1st | lock_page | A     |
