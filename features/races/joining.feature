@model
Feature: Areas that change while a page joins a KSM page
  To join a KSM page is one step. The area is looked up for it like for the two steps of a merge of two pages, and if it is
  mergeable no more the page stays out.

  Here B's page is about to join the KSM page of A's two pages.

  @ksm.c:try_to_merge_with_ksm_page @ksm.c:find_mergeable_vma
  Rule: A page whose area is mergeable no more does not join a KSM page
    The KSM page itself is none the worse for it.

    Scenario Outline: before the page joins, <what happens>
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its 5th down_read, B <does what> its page
      Then the stable tree holds
        | x | 2 |
      And A's pages share one frame
      And the counters change by
        | pages_volatile | +1 |

      Examples:
        | what happens                | does what                   |
        | it is unmapped              | unmaps                      |
        | its advice is taken back    | advises MADV_UNMERGEABLE on |
        | another area is mapped over | maps over                   |

    Example: before the page joins, its process exits
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its 5th down_read, B exits
      Then the stable tree holds
        | x | 2 |
      And the scan list is "A"
      And 1 frame is freed

  @ksm.c:find_mergeable_vma @ksm.c:try_to_merge_with_ksm_page
  Rule: A page that is in the KSM page already is listed only if its area is mergeable still
    The page of a child needs no merge, only an item in the list of sharers. So nothing but the look at the area tells that
    it is gone: no page table is touched, and no page is asked where it belongs.

    @since-2.6.33
    Example: the child unmaps its page, and the area above it is one of KSM pages, too
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      When ksmd is inside its 5th down_read, B unmaps its 1st page
      Then the stable tree holds
        | x | 3 |

    @since-4.4
    Example: the child takes back the advice on its page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      When ksmd is inside its 5th down_read, B advises MADV_UNMERGEABLE on its 1st page
      Then the stable tree holds
        | x | 3 |

    @since-4.4
    Example: the child maps a new area over it, and nobody has written to that
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      And inside the 5th down_read, B maps over its 1st page
      When ksmd is inside its 5th down_read, B advises MADV_MERGEABLE on its 1st page
      Then the stable tree holds
        | x | 3 |

    Example: the child begins to exit
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      When ksmd is inside its 5th down_read, B begins to exit
      Then the stable tree holds
        | x | 2 |

    @since-2.6.33-node-page
    Example: the child advises the area that it has mapped over it, and writes to that
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      And inside the 5th down_read, B maps over its 1st page
      And inside the 5th down_read, B advises MADV_MERGEABLE on its 1st page
      When ksmd is inside its 5th down_read, B writes y to its 1st page
      Then the stable tree holds
        | x | 4 |
      And B reads back y from its 1st page
