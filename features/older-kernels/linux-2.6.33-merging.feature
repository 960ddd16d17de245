@model
Feature: Before Linux 2.6.33 a merge needed a third page
  A KSM page was a page of the kernel's own: it was allocated, got a copy of the content, and took the place of both. As it
  could not be swapped out, there was a limit to how many there might be, and one that nobody shared any more was turned
  back into an ordinary page.

  @ksm.c:try_to_merge_two_pages @row-6
  Rule: The KSM page need not be a new one
    To free one frame, a merge that allocates needs one first: where memory has run out there is none to be had. Since 2.6.33
    the page that is scanned becomes the KSM page.

    @until-2.6.33-swappable
    Example: without memory for a third page two equal pages stay
      Given mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      And the next page allocation fails
      When ksmd completes 1 full scan
      Then A's pages have frames of their own
      And the counters change by
        | pages_volatile | -1 |
        | pages_unshared | +1 |

    @since-3.0
    Example: a merge needs no memory for pages
      Given mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      And the next page allocation fails
      When ksmd completes 1 full scan
      Then A's pages share one frame
      And A's 1st page is in the frame that A's 2nd page had

    @until-2.6.33-swappable
    Example: a page joins a KSM page as it does today
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame
      And B reads back x from its page
      And 1 frame is freed

  @ksm.c:try_to_merge_two_pages @ksm.c:break_cow
  Rule: A merge that fails half way gives the new page back
    The first of the two has it by then, and gets a copy of its own. Whatever stops the second stops the merge.

    @until-2.6.33-swappable
    Example: the second page is in use
      Given mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      And A pins its 1st page
      When ksmd completes 1 full scan
      Then A's pages have frames of their own
      And 0 frames are taken

    @until-2.6.33-swappable
    Example: the first page is in use
      Given mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      And A pins its 2nd page
      When ksmd completes 1 full scan
      Then A's pages have frames of their own
      And 0 frames are taken

    @until-2.6.33-swappable
    Scenario Outline: <what> before mmap_sem is taken
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its <nth> down_read, <what>
      Then the stable tree is empty
      And 0 frames are taken

      Examples:
        | nth | what                                   |
        | 4th | B begins to exit                       |
        | 4th | B advises MADV_UNMERGEABLE on its page |

    @until-2.6.33-swappable
    Example: the area is gone, and another one lies behind it
      Given mergeable memory
        | A | x |
        | B | x |
        | B | b |
      And ksmd completes 1 full scan
      When ksmd is inside its 4th down_read, B unmaps its 1st page
      Then the stable tree is empty
      And 1 frame is freed

    @until-2.6.33-swappable
    Scenario Outline: B <what> its page before mmap_sem is taken
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 4th down_read, B <what> its page
      Then the stable tree is empty
      And 1 frame is freed

      Examples:
        | what      |
        | unmaps    |
        | maps over |

    @since-2.6.33-node-page @until-2.6.33-swappable
    Example: a page that was going to join a KSM page is gone
      Given mergeable memory
        | A | x x |
        | B | b   |
      And ksmd completes 2 full scans
      And B writes x to its page
      When ksmd is inside its 5th down_read, B unmaps its page
      Then the stable tree holds
        | x | 2 |

    @until-2.6.33-swappable
    Example: somebody has locked one of the two pages
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And B locks its page
      When ksmd completes 1 full scan
      Then A's page and B's page have frames of their own

  @ksm.c:try_to_merge_two_pages @row-11
  Rule: As long as KSM pages could not be swapped out, their number was limited
    `max_kernel_pages` is a quarter of all memory until it is set; 0 sets no limit. Since 2.6.33 there is no such file.

    @until-2.6.33-swappable
    Example: a quarter of memory
      Given a machine with 2 NUMA nodes of 32 frames
      Then max_kernel_pages reads "16"

    @until-2.6.33-swappable
    Example: the second content finds the limit reached
      Given mergeable memory
        | A | x x y y |
      And max_kernel_pages is 1
      When ksmd completes 2 full scans
      Then A's 1st page and A's 2nd page share one frame
      And A's 3rd page and A's 4th page have frames of their own

    @until-2.6.33-swappable
    Example: more sharers of one page are no more pages
      Given mergeable memory
        | A | x*6 |
      And max_kernel_pages is 1
      When ksmd completes 2 full scans
      Then A's pages share one frame

    @until-2.6.33-swappable
    Example: 0 is no limit
      Given mergeable memory
        | A | x x y y |
      And max_kernel_pages is 0
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 2 |
        | pages_sharing | 2 |

    @until-2.6.33-swappable
    Example: what is no number is refused
      When root writes "many" to max_kernel_pages
      Then it fails with EINVAL

    @since-3.0
    Example: there is no such file any more
      When root writes "0" to max_kernel_pages
      Then it fails with ENOENT

  @ksm.c:ksm_do_scan @ksm.c:break_cow @change-swappable
  Rule: A KSM page that nobody shares any more was worth a copy only while it could not be swapped out
    The last who has it has it alone, and yet it counts as shared, and stays in memory. When KSM pages became swappable
    there was no reason left to take the trouble: its node may find another sharer.

    @until-2.6.33-node-page
    Example: the scan replaces it by an ordinary page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B unmaps its page
      When ksmd completes 1 full scan
      Then A's page is writable
      And A reads back x from its page
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +1 |

    @until-2.6.33-node-page
    Example: as long as two have it, it stays
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When ksmd completes 1 full scan
      Then A's page is write-protected
      And the counters do not change

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: the scan leaves it alone
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B unmaps its page
      When ksmd completes 1 full scan
      Then A's page is write-protected
      And the counters change by
        | pages_sharing | -1 |

    @since-3.0
    Example: so do all kernels since
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B unmaps its page
      When ksmd completes 1 full scan
      Then A's page is write-protected
      And the counters change by
        | pages_sharing | -1 |
