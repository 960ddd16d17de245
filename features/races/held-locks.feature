@model
Feature: What can't happen inside of a merge
  Some races are none, because who would run has to wait for a lock that ksmd holds. This machine has one thread. Instead of
  waiting, an operation is refused that would have waited, and the lock is named.

      who                                             needs
      mmap, munmap, madvise, mlock, fork, exit        mmap_sem of the process, for writing
      a fault, MADV_DONTNEED                          mmap_sem, for reading
      a fault that would reuse or read in a page      the lock of that page, too

  @ksm.c:try_to_merge_with_ksm_page @ksm.c:scan_get_next_rmap_item @ksm.c:get_mergeable_page
  Rule: While ksmd looks at a process, the areas of that process stay as they are
    From `down_read` to `up_read` nobody maps, unmaps, advises, forks or exits. So the area that was looked up is there until
    the step is done.

    Scenario Outline: inside the <call> <window>, <who> can't unmap its page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, <who> unmaps its page
      Then what ran inside is refused: it needs "mmap_sem of <who>"
      And A's page and B's page share one frame

      Examples: the cursor
        | who | call | window      |
        | A   |  1st | follow_page |
        | B   |  2nd | follow_page |

      Examples: a search of the unstable tree
        | who | call | window      |
        | A   |  3rd | follow_page |

      Examples: the page in hand becomes a KSM page
        | who | call | window               |
        | B   |  1st | trylock_page         |
        | B   |  1st | page_vma_mapped_walk |
        | B   |  1st | unlock_page          |

      @since-3.7
      Examples:
        | who | call | window                              |
        | B   |  1st | mmu_notifier_invalidate_range_start |

      @until-6.10 @since-3.9
      Examples:
        | who | call | window       |
        | B   |  6th | cond_resched |

      Examples: the page in the tree is exchanged for it
        | who | call | window               |
        | A   |  2nd | trylock_page         |
        | A   |  2nd | page_vma_mapped_walk |
        | A   |  2nd | unlock_page          |

      @since-2.6.33
      Examples:
        | who | call | window |
        | A   |  2nd | memcmp |

      @since-3.7
      Examples:
        | who | call | window                              |
        | A   |  2nd | mmu_notifier_invalidate_range_start |
        | A   |  3rd | mmu_notifier_invalidate_range_start |

      @until-6.10 @since-3.9
      Examples:
        | who | call | window       |
        | A   |  7th | cond_resched |

    @since-2.6.33
    Scenario Outline: before the exchange, A can't <what>
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd memcmp, A <does what>
      Then what ran inside is refused: it needs "mmap_sem of A"
      And the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |

      Examples:
        | what                       | does what                            |
        | unmap its page             | unmaps its page                      |
        | map another area over it   | maps over its page                   |
        | take back the advice on it | advises MADV_UNMERGEABLE on its page |
        | give the advice once more  | advises MADV_MERGEABLE on its page   |
        | mlock it                   | mlocks its page                      |
        | munlock it                 | munlocks its page                    |
        | fork                       | forks C                              |
        | exit                       | exits                                |

    Example: while it is unmerged by run, a process can't exit
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st handle_mm_fault, A exits
      When root writes "2" to run
      Then what ran inside is refused: it needs "mmap_sem of A"
      And the stable tree is empty

  @ksm.c:try_to_merge_one_page @since-2.6.33
  Rule: A page that ksmd has protected and locked is not written to before ksmd has done with it
    The write fault wants to take the page over if nobody else has it, and needs its lock to see that. When it gets the lock
    the page is another, and is copied.

    Scenario Outline: inside the <call> <window>, A can't <what>
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <call> <window>, A <does what> its page
      Then what ran inside is refused: it needs "the lock of frame 1"
      And A's page and B's page share one frame
      And A reads back x from A's page

      Examples:
        | call | window | what  | does what   |
        |  2nd | memcmp | write | writes y to |

      @since-3.7
      Examples:
        | call | window                              | what            | does what           |
        |  3rd | mmu_notifier_invalidate_range_start | change one byte | changes one byte of |

    Example: a sharer that was parted from the page by swap can't read it in
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And mergeable memory
        | C | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd memcmp, B reads its page
      Then what ran inside is refused: it needs "the lock of frame 1"
      And A's page and C's page share one frame

  @ksm.c:ksm_madvise @ksm.c:unmerge_ksm_pages
  Rule: While a process takes back advice, nobody looks at its memory
    madvise has `mmap_sem` for writing, so neither another thread of the process nor ksmd can come in. Other processes are
    not concerned.

    Scenario Outline: in the middle of MADV_UNMERGEABLE, <who> <does what> is not possible
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st follow_page, <who> <does what>
      When A advises MADV_UNMERGEABLE on its page
      Then what ran inside is refused: it needs "mmap_sem of A"
      And A's page and B's page have frames of their own

      Examples:
        | who  | does what                         |
        | A    | reads its page                    |
        | A    | writes y to its page              |
        | A    | advises MADV_DONTNEED on its page |
        | A    | forks C                           |
        | ksmd | completes 1 full scan             |
        | root | writes "2" to run                 |

    @until-6.1 @since-2.6.33
    Example: another process unmaps what it shares with it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st follow_page, B unmaps its page
      When A advises MADV_UNMERGEABLE on its page
      Then A's page is writable
      And 0 frames are freed
