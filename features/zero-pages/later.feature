@since-4.11
Feature: What becomes of a page that maps the zero page
  The zero page is mapped read-only, and it is nobody's KSM page. So only writes take a process away from it.

  @ksm.c:replace_page @C2
  Rule: A write to a page that maps the zero page brings a private page of zeroes back
    The fault is the one of memory that was only read so far: a cleared frame takes the place of the zero page. To ksmd
    the page is new, and goes through both scans again.

    Example: one byte is written
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*2 |
      And ksmd completes 2 full scans
      When A changes one byte of its 1st page
      Then 1 frame is taken
      And A's 2nd page maps the zero page
      And A reads back 0 from its 2nd page

    Example: the process has its anonymous page again
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*2 |
      And ksmd completes 2 full scans
      When A changes one byte of its 1st page
      Then A has 1 anonymous page

    @until-6.6
    Example: the page merges by its new content
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 x |
      And ksmd completes 3 full scans
      And A writes x to its 1st page
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_unshared | -1 |
      And A's pages share one frame

    Example: emptied again, it goes back to the zero page two scans later
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 3 full scans
      And A writes 0 to its page
      When ksmd completes 2 full scans
      Then A's page maps the zero page
      And 1 frame is freed

  @ksm.c:use_zero_pages_store @ksm.c:cmp_and_merge_page @C31
  Rule: use_zero_pages can change at any time, and what is merged stays as it is
    Nothing goes back over merged pages. The next merges follow the new value.

    Scenario Outline: writing <value> to use_zero_pages while pages are shared
      Given use_zero_pages is <before>
      And mergeable memory
        | A | 0*2 x*2 |
      And ksmd completes 2 full scans
      When root writes "<value>" to use_zero_pages
      Then it succeeds
      And the counters do not change
      And use_zero_pages reads "<value>"

      Examples:
        | before | value |
        |      0 |     1 |
        |      1 |     0 |

    Example: turned on, it leaves merged pages of zeroes in their KSM page
      Given mergeable memory
        | A | 0*3 |
      And ksmd completes 2 full scans
      And use_zero_pages is 1
      When ksmd completes 2 full scans
      Then the counters do not change
      And A's pages share one frame

    Example: turned on, it takes pages of zeroes that are still alone
      Given mergeable memory
        | A | 0 x |
      And ksmd completes 2 full scans
      And use_zero_pages is 1
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | -1 |
        | pages_volatile | +1 |
      And A's 1st page maps the zero page

    Example: turned off, it leaves the zero page where it is
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*2 |
      And ksmd completes 3 full scans
      And use_zero_pages is 0
      When ksmd completes 2 full scans
      Then the counters do not change
      And A's pages map the zero page

    Example: turned off, it lets later pages of zeroes merge with each other
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 3 full scans
      And use_zero_pages is 0
      And mergeable memory
        | B | 0*2 |
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |
      And B's pages share one frame

  @ksm.c:unmerge_ksm_pages @ksm.c:break_ksm @bug:zero-pages-not-unmerged @until-6.5 @row-53
  Rule: Unmerging does not take the zero page away
    The documentation promises that all merged pages become private again. But v4.18 breaks only what is a KSM page, and
    nothing tells it which zero pages it has mapped. Later releases mark them.

    Example: MADV_UNMERGEABLE
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*2 |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages map the zero page
      And 0 frames are taken

    Example: run=2
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*2 x*2 |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's pages 1 to 2 map the zero page
      And A's pages 3 to 4 have frames of their own
      And 1 frame is taken

    Example: a KSM page of zeroes is broken like any other
      Given mergeable memory
        | A | 0*2 |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then A's pages have frames of their own
      And 1 frame is taken
