@since-4.5
Feature: What becomes of the empty parts of a huge page that is split
  A huge page is filled with zeroes when it is first touched, and programs often use little of it. Since Linux 6.12 a split
  gives the rest back at once. That was made for reclaim, and KSM splits by the same function.

      split until 6.11   x  0  y  z    four small pages, each with its frame
      split since 6.12   x     y  z    the second maps the zero page of the kernel

  @ksm.c:try_to_merge_one_page @until-6.11 @row-65
  Rule: Until 6.11 every part gets its own frame
    An empty page is then a page like any other, and use_zero_pages decides whether it maps the zero page.

    @model
    Example: the empty part is a page
      Given mergeable huge memory
        | A | x 0 y z |
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then A's 2nd page is writable
      And A has 4 anonymous pages

  @ksm.c:try_to_merge_one_page @since-6.12 @row-65
  Rule: Since 6.12 an empty part maps the zero page, whatever use_zero_pages says
    The administrator of KSM is not asked, and what is done this way appears in no counter of KSM's.

    @thp
    Example: use_zero_pages is 0
      Given mergeable huge memory
        | A | x 0 y z |
      And mergeable memory
        | B | x |
      And use_zero_pages is 0
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's 2nd page maps the zero page
      And A's 1st page and B's page share one frame
      And 2 frames are freed
      And ksm_zero_pages reads "0"

    @thp
    Example: the part for which the page was split may be empty itself
      Its address maps the zero page by then, so that it can't be merged any more, and need not be.

      Given mergeable memory
        | B | 0 0 |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | 0 w y z |
      When ksmd completes 2 full scans
      Then A's 1st page maps the zero page
      And B's pages share one frame

    @thp
    Example: the empty part is no anonymous page of the process any more
      Given mergeable huge memory
        | A | x 0 y z |
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then A has 3 anonymous pages
