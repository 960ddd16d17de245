@model
Feature: Processes that exit in the middle of a merge
  ksmd has no lock for a whole merge. Each step takes `mmap_sem` of one process and lets go of it again, and between two
  steps, or while the other process is looked at, a process may be gone. What ksmd has over such a gap is a reference to the
  page in hand, later one to the page in the tree, and two items.

      read B's page      find A in the tree    protect B's page     exchange A's page     make the node
      ├─ mmap_sem of B ─┤   ├─ of A ─┤           ├─ of B ─┤            ├─ of A ─┤
                        gap          gap                   gap                   gap

  Here B's page is in hand, and A's page, which is equal, is in the unstable tree. The exit is placed into every gap.

  @ksm.c:unstable_tree_search_insert @ksm.c:try_to_merge_with_ksm_page @ksm.c:find_mergeable_vma
  Rule: If the process of the page in hand exits before its page is protected, nothing is merged
    The page lives on by ksmd's reference, so it can be compared, but no area has it any more. A's page stays in the tree.

    Scenario Outline: B exits inside the <call> <window>, too early
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, B exits
      Then A's page is writable
      And the scan list is "A"
      And 1 frame is freed
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -2 |

      Examples:
        | call | window       |
        |  3rd | up_read      |
        |  4th | cond_resched |
        |  5th | cond_resched |
        |  4th | down_read    |
        |  3rd | follow_page  |
        |  4th | up_read      |
        |  1st | memcmp       |

  @ksm.c:try_to_merge_two_pages @ksm.c:stable_tree_insert
  Rule: Once the page in hand is a KSM page the merge goes on without its process
    A's page is exchanged for a page that nobody else maps by then. B's item is put on the node all the same, and taken off
    when ksmd is done with B, which is in the same scan.

    Scenario Outline: B exits inside the <call> <window>, too late
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, B exits
      Then the stable tree holds
        | x | 1 |
      And A's page is write-protected
      And the scan list is "A"
      And 1 frame is freed
      And the counters change by
        | pages_shared   | +1 |
        | pages_volatile | -2 |

      Examples: before A's page is exchanged
        | call | window               |
        |  5th | up_read              |
        |  6th | down_read            |
        |  2nd | trylock_page         |
        |  2nd | page_vma_mapped_walk |

      @since-2.6.33
      Examples:
        | call | window |
        |  2nd | memcmp |

      @since-3.7
      Examples:
        | call | window                              |
        |  2nd | mmu_notifier_invalidate_range_start |
        |  3rd | mmu_notifier_invalidate_range_start |

      Examples: afterwards
        | call | window           |
        |  2nd | unlock_page      |
        |  6th | up_read          |
        |  1st | kmem_cache_alloc |

      @since-2.6.33-swappable
      Examples:
        | call | window      |
        |  1st | lock_page   |
        |  3rd | unlock_page |

      @until-6.10
      Examples:
        | call | window       |
        |  7th | cond_resched |

      @until-6.10 @since-3.9
      Examples:
        | call | window       |
        |  8th | cond_resched |

  @ksm.c:get_mergeable_page @ksm.c:remove_rmap_item_from_tree
  Rule: If the process of the page in the tree exits before it is looked up, its item is in the way of the page in hand
    While ksmd is at A the item goes at once, and B's page takes the place. Behind that the item stays until ksmd comes by
    again, and B's page stays out of the tree for this scan.

    Scenario Outline: A exits inside the <call> <window>, while ksmd is at A
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, A exits
      Then the scan list is "B"
      And 1 frame is freed
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -2 |

      Examples:
        | call | window       |
        |  1st | up_read      |
        |  2nd | cond_resched |
        |  3rd | cond_resched |
        |  2nd | down_read    |

    Scenario Outline: A exits inside the <call> <window>, while ksmd is at B
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, A exits
      Then B's page is in the frame that B's page had
      And the scan list is "B"
      And 1 frame is freed
      And the counters change by
        | pages_volatile | -1 |

      Examples:
        | call | window       |
        |  3rd | down_read    |
        |  2nd | follow_page  |
        |  3rd | up_read      |
        |  5th | cond_resched |
        |  4th | down_read    |

      @until-6.10
      Examples:
        | call | window       |
        |  4th | cond_resched |

  @ksm.c:try_to_merge_two_pages @ksm.c:break_cow @until-6.1
  Rule: If the process of the page in the tree exits after that, the page in hand is taken back
    The second half of the merge finds no area. B's page is a KSM page by then, with one mapping, and is copied.

    Scenario Outline: A exits inside the <call> <window>, before its page is exchanged
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, A exits
      Then the stable tree is empty
      And B's page is writable
      And the scan list is "B"
      And 1 frame is freed
      And the counters change by
        | pages_volatile | -1 |

      Examples:
        | call | window               |
        |  4th | up_read              |
        |  1st | memcmp               |
        |  5th | down_read            |
        |  1st | trylock_page         |
        |  1st | page_vma_mapped_walk |
        |  1st | unlock_page          |
        |  5th | up_read              |

      @since-3.7
      Examples:
        | call | window                              |
        |  1st | mmu_notifier_invalidate_range_start |

      @since-3.9
      Examples:
        | call | window       |
        |  6th | cond_resched |

  @ksm.c:stable_tree_insert @ksm.c:stable_tree_append @since-2.6.33
  Rule: If it exits after the exchange, it has been a sharer
    The items hold the `anon_vma` of both areas, so there is nothing that could have gone. A's item is taken off when ksmd
    comes to A, which has been moved to where ksmd comes next.

    Scenario Outline: A exits inside the <call> <window>, after its page was exchanged
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, A exits
      Then the stable tree holds
        | x | 1 |
      And B's page is in the frame that B's page had
      And the scan list is "B"
      And the counters change by
        | pages_shared   | +1 |
        | pages_volatile | -2 |

      Examples:
        | call | window           |
        |  6th | up_read          |
        |  1st | lock_page        |
        |  1st | kmem_cache_alloc |
        |  3rd | unlock_page      |
        |  7th | down_read        |

      @until-6.10 @since-3.9
      Examples:
        | call | window       |
        |  8th | cond_resched |
