@model @since-4.11
Feature: An empty page whose area is mergeable no more
  To map the zero page, `cmp_and_merge_page()` of v4.18 looks up the area of the page as every other step of a merge does.
  But it does not look at what the search has found.

  @ksm.c:cmp_and_merge_page @ksm.c:write_protect_page @bug:null-vma @until-5.6 @row-40
  Rule: With use_zero_pages on, ksmd follows a null pointer if the area of an empty page goes at the wrong moment
    The moment is between the checksum and `down_read()`. Every owner of mergeable memory can try to hit it. Linux 5.7 gives
    the page up.

    Scenario Outline: an empty page, and <what happens>
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd down_read, A <does what>
      Then the kernel oopses with "null-deref vma"

      Examples:
        | what happens             | does what                            |
        | it is unmapped           | unmaps its page                      |
        | its advice is taken back | advises MADV_UNMERGEABLE on its page |
        | its process exits        | exits                                |

    Example: it is unmapped, and another mergeable area comes behind the hole
      The lookup gives the next area above when there is none at the address. That is not the page's area.

      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
        | A | y |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd down_read, A unmaps its 1st page
      Then the kernel oopses with "null-deref vma"

    Example: a new area is in its place, advised as well, but not written to yet
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 1 full scan
      And inside the 2nd down_read, A maps over its page
      When ksmd is inside its 2nd down_read, A advises MADV_MERGEABLE on its page
      Then the kernel oopses with "null-deref vma"

  @ksm.c:cmp_and_merge_page @since-5.7 @row-40
  Rule: An empty page whose area has gone is left alone
    To look for an equal page would be in vain as well, so its scan is over.

    Scenario Outline: <what happens> at that moment
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd down_read, A <does what>
      Then the log holds no warning
      And the counters change by
        | pages_volatile | <change> |

      Examples:
        | what happens                | does what                            | change |
        | the page is unmapped        | unmaps its page                      |     +0 |
        | the advice is taken back    | advises MADV_UNMERGEABLE on its page |     +0 |
        | the process begins its exit | begins to exit                       |     -1 |

    Example: the page of an area that has come in its place is left alone, too
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 1 full scan
      And inside the 2nd down_read, A maps over its page
      When ksmd is inside its 2nd down_read, A advises MADV_MERGEABLE on its page
      Then A's page is not mapped

  @ksm.c:cmp_and_merge_page @ksm.c:try_to_merge_one_page
  Rule: What comes before the first look at the area saves the kernel
    The area is not needed to find that the page is locked, or that its huge page cannot be split.

    @until-5.6
    Example: the page is locked as well
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 1 full scan
      And inside the 2nd down_read, A locks its page
      When ksmd is inside its 2nd down_read, A advises MADV_UNMERGEABLE on its page
      Then A's page is in the frame that A's page had
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: the page is the empty part of a huge page that cannot be split
      Given use_zero_pages is 1
      And mergeable huge memory
        | A | 0 a |
      And ksmd completes 1 full scan
      And the next split allocation fails
      When ksmd is inside its 2nd down_read, A advises MADV_UNMERGEABLE on its pages
      Then A's pages are part of a huge page

    Example: the area is gone before the scan looks for the page
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st down_read, A unmaps its page
      Then 1 frame is freed
