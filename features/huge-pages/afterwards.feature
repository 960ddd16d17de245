@since-2.6.38
Feature: Huge pages and unmerging
  KSM splits huge pages, but it does not put them together again.

  @model @ksm.c:break_ksm @ksm.c:unmerge_ksm_pages
  Rule: Unmerging leaves a whole huge page whole
    There is nothing to take back: no part of it can be a KSM page.

    Example: MADV_UNMERGEABLE on the area of a huge page
      Given mergeable huge memory
        | A | ?*4 |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages are part of a huge page
      And 0 frames are taken

    Example: a write of 2 to run
      Given mergeable huge memory
        | A | ?*4 |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's pages are part of a huge page
      And the counters change by
        | pages_unshared | -4 |

  @ksm.c:break_ksm
  Rule: After a split the parts stay small pages
    The merged part is copied into any frame that is free, so the huge page would have to be built anew.

    @model
    Example: MADV_UNMERGEABLE copies the merged part
      Given mergeable memory
        | B | x |
      And mergeable huge memory
        | A | x a |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then A's pages and B's page have frames of their own
      And A's pages are not part of a huge page
      And 1 frame is taken

    @model
    Example: a write of 2 to run parts them as well
      Given mergeable huge memory
        | A | a b |
        | B | a b |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's pages and B's pages have frames of their own
      And A's pages and B's pages are not part of a huge page

    @thp
    Example: the area of a huge page that was split can be unmapped
      Given mergeable memory
        | B | x |
      And mergeable huge memory
        | A | x a b c |
      And ksmd completes 2 full scans
      When A unmaps its pages
      Then 3 frames are freed

  @ksm.c:scan_get_next_rmap_item
  Rule: A huge page that goes is forgotten part by part
    ksmd keeps one item for each part, and drops them one after the other when it no longer finds a page there.

    @thp
    Example: a huge page is unmapped
      Given mergeable huge memory
        | A | ?*4 |
      And mergeable memory
        | A | x |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 4
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | -4 |

    @thp
    Example: its process exits
      Given mergeable huge memory
        | A | ?*4 |
      And mergeable memory
        | B | x |
      And ksmd completes 2 full scans
      And A exits
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | -4 |
