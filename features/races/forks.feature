@model
Feature: Forks in the middle of a merge
  A fork copies page table entries and counts the pages up. It takes `mmap_sem` of the parent for writing, so it can't come
  while ksmd looks at the parent's areas, but it can come in each gap. Then the page that is being merged has one mapping more.

  @ksm.c:write_protect_page @ksm.c:try_to_merge_two_pages
  Rule: A child of the page in hand maps the KSM page, whenever the fork comes
    The page stays where it is and becomes a KSM page. All who map it are write-protected: B by ksmd or by the fork, the child
    by the fork. The child is counted in the next scan.

    Scenario Outline: B forks inside the <call> <window>
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, B forks F
      Then A's page, B's page and F's page share one frame
      And F's page is write-protected
      And 1 frame is freed
      And the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |

      @since-2.6.33
      Examples: before the page is protected
        | call | window       |
        |  3rd | up_read      |
        |  5th | cond_resched |
        |  4th | up_read      |
        |  1st | memcmp       |
        |  5th | down_read    |

      Examples: afterwards
        | call | window    |
        |  5th | up_read   |
        |  6th | down_read |
        |  6th | up_read   |

      @since-2.6.33-swappable
      Examples:
        | call | window    |
        |  1st | lock_page |

      @since-2.6.33
      Examples:
        | call | window |
        |  2nd | memcmp |

    @since-2.6.33
    Example: the child that was born before writes to the page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 5th down_read, B forks F
      And ksmd completes 1 full scan
      When F writes y to its page
      Then F reads back y from F's page
      And A's page and B's page share one frame
      And 1 frame is taken

    Example: the child is all that is left of the page in hand
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 5th up_read, B forks F
      When ksmd is inside its 5th up_read, B exits
      Then A's page and F's page share one frame
      And the stable tree holds
        | x | 1 |

  @ksm.c:replace_page
  Rule: A child of the page in the tree keeps the page that its parent gives up
    ksmd exchanges one entry, its own item's. What others map is none of its business; they come to it in the next scan. If the
    fork comes after the exchange there is nothing to keep.

    Scenario Outline: A forks inside the <call> <window>, before the exchange
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, A forks F
      Then A's page and B's page share one frame
      And F's page is in the frame that A's page had
      And 0 frames are freed

      Examples:
        | call | window    |
        |  1st | up_read   |
        |  3rd | up_read   |
        |  4th | up_read   |
        |  1st | memcmp    |
        |  5th | down_read |
        |  5th | up_read   |

    Scenario Outline: A forks inside the <call> <window>, after the exchange
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, A forks F
      Then A's page, B's page and F's page share one frame
      And 1 frame is freed

      Examples:
        | call | window           |
        |  6th | up_read          |
        |  1st | kmem_cache_alloc |

      @since-2.6.33-swappable
      Examples:
        | call | window    |
        |  1st | lock_page |

  @ksm.c:replace_page @ksm.c:stable_tree_append
  Rule: A child of a page that joins keeps what its parent gives up
    The next scan brings the child's page along.

    Scenario Outline: B forks inside the <call> <window>, and its page joins
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its <call> <window>, B forks F
      Then A's pages and B's page share one frame
      And <frames> frames are freed
      And the counters change by
        | pages_sharing | +1 |

      Examples:
        | call | window | frames |

      @until-5.0 @since-3.9
      Examples:
        | call | window    | frames |
        |  2nd | lock_page |      1 |

      @until-6.10
      Examples:
        | call | window    | frames |
        |  4th | up_read   |      0 |
        |  5th | down_read |      0 |

      @until-6.10 @since-2.6.33-node-page
      Examples:
        | call | window  | frames |
        |  5th | up_read |      1 |

      @until-6.10 @since-2.6.33
      Examples:
        | call | window               | frames |
        |  1st | get_page_unless_zero |      0 |

      @until-6.10 @since-3.9
      Examples:
        | call | window      | frames |
        |  1st | unlock_page |      0 |

    @until-6.10
    Example: the child's page joins as well
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And inside the 5th down_read, B forks F
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's pages, B's page and F's page share one frame
      And 1 frame is freed

  @ksm.c:__ksm_enter @ksm.c:unmerge_and_remove_all_rmap_items @row-17
  Rule: A child that is born while everything is unmerged is unmerged last
    Its slot goes to the end of the list, so whatever its parent had to give it at its birth is met. See also
    [joining the list](../scanning/joining-the-list.feature).

    @since-3.9
    Scenario Outline: <parent> forks inside the <call> <window> of a write of 2
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the <call> <window>, <parent> forks F
      When root writes "2" to run
      Then A's page, B's page and F's page have frames of their own
      And the scan list is "A B F"
      And the stable tree is empty
      And the log holds no warning

      Examples: its parent has its turn yet to come
        | parent | call | window          |
        | A      |  1st | down_read       |
        | B      |  1st | down_read       |
        | B      |  1st | signal_pending  |
        | B      |  1st | handle_mm_fault |
        | B      |  1st | up_read         |

    Scenario Outline: <parent> forks inside the <call> <window>, when it is unmerged itself
      It shares a page with its child, like any parent.

      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the <call> <window>, <parent> forks F
      When root writes "2" to run
      Then <parent>'s page and F's page share one frame
      And A's page and B's page have frames of their own
      And the stable tree is empty
      And the counters are
        | full_scans | 0 |

      Examples:
        | parent | call | window         |
        | A      |  1st | up_read        |
        | A      |  2nd | signal_pending |
        | A      |  2nd | up_read        |
        | B      |  2nd | up_read        |
