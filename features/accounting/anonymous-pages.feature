Feature: Merging leaves the sizes of processes alone
  The kernel counts the anonymous pages of each process: `RssAnon` in `/proc/PID/status`. A merged page is counted in
  every process that maps it, as if each had one of its own. So the sum over all processes grows larger than the memory,
  and merging can't be seen in the size of a process.

  @ksm.c:replace_page @ksm.c:try_to_merge_with_ksm_page
  Rule: A page that is merged stays an anonymous page of its process
    One page goes and another comes in its place: nothing to count.

    Example: two processes
      Given mergeable memory
        | A | x y |
        | B | x   |
      When ksmd completes 2 full scans
      Then A has 2 anonymous pages
      And B has 1 anonymous page

    Example: many pages of one process
      Given mergeable memory
        | A | x*10 |
      When ksmd completes 2 full scans
      Then A has 10 anonymous pages

    Example: a later sharer
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then B has 1 anonymous page

    @model
    Example: a merge that is taken back half way
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      When ksmd completes 1 full scan
      Then A's page and B's page have frames of their own
      And A has 1 anonymous page

    Example: a child has as many as its parent
      Given mergeable memory
        | A | x x y - |
      And ksmd completes 2 full scans
      When A forks B
      Then B has 3 anonymous pages

  @ksm.c:break_ksm @ksm.c:unmerge_ksm_pages
  Rule: Nor is parting counted
    The copy replaces an anonymous page by an anonymous page.

    Example: by a write
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A writes y to its 1st page
      Then A has 2 anonymous pages

    Example: by MADV_UNMERGEABLE
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then A has 2 anonymous pages

    Example: by writing 2 to run
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A has 2 anonymous pages

  @ksm.c:replace_page @ksm.c:try_to_merge_one_page @since-4.17 @row-32
  Rule: A page that was replaced by the zero page comes back as an anonymous page when it is written
    The zero page is not anonymous memory: each exchange takes one off the count, and each write to such a page puts one on.
    Before 4.17 nothing was taken off, and a process could exit with pages left on the count: `Bad rss-counter`.

    Example: a write
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 x |
      And ksmd completes 2 full scans
      When A writes y to its 1st page
      Then A has 2 anonymous pages

    Example: a child has as many zero pages as its parent
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 x |
      And ksmd completes 2 full scans
      When A forks B
      Then B has 1 anonymous page

    @until-6.5
    Example: MADV_UNMERGEABLE does not bring them back
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then A has 1 anonymous page

    Example: a process that exits leaves nothing on the count
      An exit with anything left on the count is a BUG here.

      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 x x y |
      And ksmd completes 2 full scans
      And A writes 0 to its 1st page
      When A exits
      Then it succeeds
      And 3 frames are freed

  @ksm.c:rmap_walk_ksm @ksm.c:ksm_might_need_to_copy @since-2.6.33-swappable
  Rule: A KSM page that is swapped out is taken off the count of every sharer
    What is swapped out is no memory of the process. Each sharer gets its page back by its own access.

    @swap
    Example: out
      Given mergeable memory
        | A | x x y |
        | B | x     |
      And ksmd completes 2 full scans
      When A swaps out its 1st page
      Then A has 1 anonymous page
      And B has 0 anonymous pages

    @swap
    Example: in
      Given mergeable memory
        | A | x x y |
        | B | x     |
      And ksmd completes 2 full scans
      And A swaps out its 1st page
      When A reads its 2nd page
      Then A has 2 anonymous pages
      And B has 0 anonymous pages
