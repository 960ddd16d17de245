@model
Feature: Areas that change while pages are merged
  ksmd holds `mmap_sem` of a process only while it looks at an area, and lets go of it between two steps of a merge. So at
  each step it knows an address and an address space, and looks up anew what area lies there and whether pages of that may
  be merged. If not, the step fails.

      B, the page in hand        A, the page in the tree      B once more, if A has failed
      look up B's area  ──►      look up A's area  ──►        look up B's area
      make it a KSM page         map it in place of A's       copy it

  Of memory that its owner has taken away the advice from, or that has come into being since, nothing may be write-protected
  or exchanged.

  @ksm.c:find_mergeable_vma @ksm.c:try_to_merge_with_ksm_page
  Rule: The page in hand is left alone if its area is mergeable no more
    The page was mergeable when the scan came to it. It has been hashed and compared since.

    Scenario Outline: before the page in hand is merged, <what happens>
      Given mergeable memory
        | A | x   |
        | B | x   |
        | B | - - |
      And ksmd completes 1 full scan
      When ksmd is inside its 5th down_read, B <does what> its <pages>
      Then A's page is writable
      And the stable tree is empty
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

      Examples:
        | what happens                      | does what                   | pages |
        | an area above it is all there is  | unmaps                      | page  |
        | nothing is mapped there any more  | unmaps                      | pages |
        | the advice is taken back          | advises MADV_UNMERGEABLE on | page  |
        | another area that was not advised | maps over                   | page  |

    Example: before the page in hand is merged, its process exits
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 5th down_read, B exits
      Then A's page is writable
      And 1 frame is freed
      And the scan list is "A"

    Example: before the page in hand is merged, its process begins to exit
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 5th down_read, B begins to exit
      Then A's page and B's page have frames of their own
      And ksmd invalidates 0 mmu notifier ranges

    Example: before the page in hand is merged, a new area is mapped over it and advised, and nobody has written to it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 5th down_read, B maps over its page
      When ksmd is inside its 5th down_read, B advises MADV_MERGEABLE on its page
      Then A's page is writable
      And B's page is not mapped
      And the stable tree is empty

    Example: before the page in hand is merged, the advice is taken back and given again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 5th down_read, B advises MADV_UNMERGEABLE on its page
      When ksmd is inside its 5th down_read, B advises MADV_MERGEABLE on its page
      Then A's page and B's page share one frame

  @ksm.c:write_protect_page
  Rule: A mergeable area that has come in place of another does not lend its pages
    The area at the address may be merged, but ksmd's page is not one of that area. The page itself tells to which it belongs.

    Example: a new area is mapped over the page, advised, and written to
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 5th down_read, B maps over its page
      And inside the 5th down_read, B advises MADV_MERGEABLE on its page
      When ksmd is inside its 5th down_read, B writes x to its page
      Then A's page and B's page have frames of their own
      And A's page and B's page are writable
      And ksmd invalidates 0 mmu notifier ranges

  @ksm.c:find_mergeable_vma @ksm.c:try_to_merge_two_pages @ksm.c:break_cow
  Rule: If the area of the page in the tree is mergeable no more, the page in hand is taken back
    It is a KSM page by then, for nobody's sake.

    @until-6.1
    Scenario Outline: before the page in the tree is exchanged, <what happens>
      Given mergeable memory
        | A | x   |
        | A | - - |
        | B | x   |
      And ksmd completes 1 full scan
      When ksmd is inside its 6th down_read, A <does what> its <pages>
      Then B's page is writable
      And the stable tree is empty

      Examples:
        | what happens                      | does what                   | pages |
        | an area above it is all there is  | unmaps                      | page  |
        | nothing is mapped there any more  | unmaps                      | pages |
        | the advice is taken back          | advises MADV_UNMERGEABLE on | page  |
        | another area that was not advised | maps over                   | page  |

    @until-6.1
    Example: before the page in the tree is exchanged, its process exits
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 6th down_read, A exits
      Then B's page is writable
      And the stable tree is empty
      And 1 frame is freed

    @since-3.7
    Example: before the page in the tree is exchanged, its process begins to exit
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 6th down_read, A begins to exit
      Then A's page and B's page have frames of their own
      And ksmd invalidates 1 mmu notifier range

    @until-6.1
    Example: before the page in the tree is exchanged, a new area is mapped over it and advised, and nobody has written to it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 6th down_read, A maps over its page
      When ksmd is inside its 6th down_read, A advises MADV_MERGEABLE on its page
      Then B's page is writable
      And A's page is not mapped

    Example: the page in the tree stays in the tree if only its advice is gone
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 6th down_read, A advises MADV_UNMERGEABLE on its page
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

  @ksm.c:break_cow @ksm.c:find_mergeable_vma
  Rule: What is to be taken back is looked up anew as well
    If it is gone there is nothing to do: the KSM page went with its only mapping.

    Example: both pages are unmapped one after the other
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 6th down_read, A unmaps its page
      When ksmd is inside its 7th down_read, B unmaps its page
      Then 2 frames are freed
      And the stable tree is empty

    Example: both processes exit one after the other
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 6th down_read, A exits
      When ksmd is inside its 7th down_read, B exits
      Then 2 frames are freed
      And the scan list is ""

    Example: a new page is at the address of the page in hand
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 6th down_read, A unmaps its page
      And inside the 7th down_read, B advises MADV_DONTNEED on its page
      When ksmd is inside its 7th down_read, B writes y to its page
      Then B reads back y from its page
      And 1 frame is freed

    @until-6.1
    Example: the advice is taken back, which has unmerged the page already
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 6th down_read, A unmaps its page
      When ksmd is inside its 7th down_read, B advises MADV_UNMERGEABLE on its page
      Then B's page is writable
      And 1 frame is freed
