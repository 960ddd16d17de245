@since-4.11
Feature: When an empty page does not get the zero page
  Merging with the zero page is tried between the checksum gate and the unstable tree. What comes before can win, and
  what makes any merge fail makes this one fail.

  @ksm.c:cmp_and_merge_page @ksm.c:stable_tree_search @C84 @until-6.10 @row-63
  Rule: A KSM page of zeroes that is there already wins
    The stable tree is searched first, before the checksum is even looked at. Later releases changed that order.

    Example: a new page of zeroes joins the KSM page in its first scan
      Given mergeable memory
        | A | 0*2 |
      And ksmd completes 2 full scans
      And use_zero_pages is 1
      And mergeable memory
        | B | 0 |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |
      And A's pages and B's page share one frame

    Example: a sharer that writes zeroes comes back to the KSM page
      Given mergeable memory
        | A | 0*3 |
      And ksmd completes 2 full scans
      And use_zero_pages is 1
      And A writes 0 to its 1st page
      When ksmd completes 1 full scan
      Then the counters do not change
      And A's pages share one frame

    Example: when the KSM page is full the zero page is mapped
      Given max_page_sharing is 2
      And mergeable memory
        | A | 0*2 |
      And ksmd completes 2 full scans
      And use_zero_pages is 1
      And mergeable memory
        | B | 0 |
      When ksmd completes 2 full scans
      Then A's pages share one frame
      And B's page maps the zero page

    Example: when the KSM page is gone the zero page is mapped
      Given mergeable memory
        | A | 0*2 |
      And ksmd completes 2 full scans
      And use_zero_pages is 1
      And A unmaps its pages
      And mergeable memory
        | B | 0 |
      When ksmd completes 2 full scans
      Then B's page maps the zero page

  @ksm.c:try_to_merge_one_page @ksm.c:write_protect_page
  Rule: An empty page that someone else holds is not replaced, and goes to the unstable tree
    Direct I/O may be writing to the frame at this moment. The attempt fails like any merge of that page, but its
    checksum was calm, so the page is inserted.

    Example: one of three empty pages is pinned
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*3 |
      And A pins its 1st page
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |
      And A's pages 2 to 3 map the zero page
      And 2 frames are freed

    Example: two pinned pages do not merge with each other either
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*2 |
      And A pins its pages
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | +1 |
      And A's pages have frames of their own

    Example: the page is released
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*3 |
      And A pins its 1st page
      And ksmd completes 2 full scans
      And A unpins its 1st page
      When ksmd completes 1 full scan
      Then A's pages map the zero page
      And 1 frame is freed

  @ksm.c:scan_get_next_rmap_item @C6
  Rule: Empty pages of areas that are not mergeable keep their frames
    ksmd does not come to such areas. If one loses its advice while ksmd is working on its page, v4.18 follows a null
    pointer; the recorded traces `zero-pages/null-vma-oops` and `zero-pages/null-vma-oops-unmadvised` show that moment.

    Example: an empty page of an area that was never advised
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And anonymous memory
        | A | 0 |
      When ksmd completes 2 full scans
      Then A's 1st page maps the zero page
      And 1 frame is freed

    Example: an empty page of an area that was unadvised between two scans
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
        | A | 0 |
      And ksmd completes 1 full scan
      And A advises MADV_UNMERGEABLE on its 1st page
      When ksmd completes 1 full scan
      Then A's 2nd page maps the zero page
      And 1 frame is freed
