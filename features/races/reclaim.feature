@model
Feature: Reclaim in the middle of a merge
  To swap a page out reclaim locks it, puts swap entries in the place of all that map it, and frees it if nobody else has a
  reference. ksmd has a reference to the page in hand, and to the page in the tree from the moment that it finds it. So such
  a page is not freed, but it is unmapped, until somebody touches it.

  Here B's page is in hand, and A's page, which is equal, is in the unstable tree.

  @ksm.c:get_mergeable_page @ksm.c:unstable_tree_search_insert
  Rule: A page that was swapped out before it is found in the tree is no partner
    Its item is in the tree, and leads to an entry that is no page. What comes back from swap is another page with the same
    bytes, and will do as well.

    Example: it is out
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 4th down_read, A swaps out its page
      Then A's page is not mapped
      And B's page is in the frame that B's page had
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: it is back
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 4th down_read, A swaps out its page
      When ksmd is inside its 4th down_read, A reads its page
      Then A's page and B's page share one frame
      And 1 frame is freed

    Example: it is back, and was written to
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 4th down_read, A swaps out its page
      When ksmd is inside its 4th down_read, A writes y to its page
      Then A's page and B's page have frames of their own
      And A reads back y from its page

  @ksm.c:write_protect_page
  Rule: A page that was unmapped by reclaim is not merged, unless it is mapped again
    ksmd's reference keeps reclaim from the end. The process that touches its page finds it in the swap cache, and has it
    where it was.

    Scenario Outline: reclaim has unmapped <whose>'s page inside the <call> <window>
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, <whose> swaps out its page
      Then what ran inside fails with EAGAIN
      And <whose> reads back x from <whose>'s page
      And <other>'s page is writable
      And the stable tree is empty
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

      Examples:
        | whose | other | call | window       |
        | B     | A     |  3rd | up_read      |
        | B     | A     |  2nd | jhash2       |
        | B     | A     |  1st | memcmp       |
        | B     | A     |  1st | trylock_page |

      @until-6.1
      Examples:
        | whose | other | call | window       |
        | A     | B     |  4th | up_read      |
        | A     | B     |  1st | memcmp       |
        | A     | B     |  5th | down_read    |
        | A     | B     |  5th | up_read      |
        | A     | B     |  2nd | trylock_page |

    Scenario Outline: <whose> touches its page again inside the <call> <window>
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the <call> <window>, <whose> swaps out its page
      When ksmd is inside its <call> <window>, <whose> reads its page
      Then what ran inside fails with EAGAIN
      And A's page and B's page share one frame
      And 1 frame is freed

      Examples:
        | whose | call | window       |
        | A     |  1st | memcmp       |
        | A     |  2nd | trylock_page |
        | B     |  2nd | jhash2       |
        | B     |  1st | trylock_page |

  @ksm.c:try_to_merge_one_page
  Rule: Reclaim passes over a page that ksmd has locked
    It only tries the lock, as ksmd does when the roles are changed.

    Scenario Outline: inside the <call> <window> reclaim comes for <whose>'s page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, <whose> swaps out its page
      Then what ran inside fails with EBUSY
      And A's page and B's page share one frame

      Examples:
        | whose | call | window               |
        | B     |  1st | page_vma_mapped_walk |
        | A     |  2nd | page_vma_mapped_walk |

      @since-2.6.33-swappable
      Examples:
        | whose | call | window           |
        | A     |  1st | kmem_cache_alloc |

      @since-2.6.33
      Examples:
        | whose | call | window |
        | A     |  2nd | memcmp |

      @since-3.7
      Examples:
        | whose | call | window                              |
        | A     |  3rd | mmu_notifier_invalidate_range_start |

  @ksm.c:try_to_merge_two_pages @ksm.c:rmap_walk_ksm @since-2.6.33-swappable
  Rule: A KSM page can't be unmapped before it has its node
    The way from a KSM page to those who map it leads through the node. Between the two halves of the merge there is none,
    so a walk ends at once. When there is one reclaim finds both entries, and only ksmd's reference is left.

    Scenario Outline: reclaim comes for B's page inside the <call> <window>, before the node
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, B swaps out its page
      Then what ran inside fails with EAGAIN
      And A's page and B's page share one frame

      Examples:
        | call | window      |
        |  1st | unlock_page |
        |  6th | down_read   |
        |  6th | up_read     |
        |  1st | lock_page   |

      @since-2.6.33
      Examples:
        | call | window |
        |  2nd | memcmp |

    Example: reclaim comes when the node is made
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 3rd unlock_page, B swaps out its page
      Then what ran inside fails with EAGAIN
      And A's page and B's page are not mapped
      And the stable tree holds
        | x | 2 |

    Example: and both read their page again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 3rd unlock_page, B swaps out its page
      And inside the 3rd unlock_page, A reads its page
      When ksmd is inside its 3rd unlock_page, B reads its page
      Then what ran inside fails with EAGAIN
      And A's page and B's page share one frame
      And the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |
