@slow @since-4.13 @ltp:ksm01
Feature: LTP's ksm01
  The Linux Test Project fills the memory of three processes in four stages, waits for ksmd after each, and compares
  what the files of KSM read. Two more stages unmerge everything and stop ksmd. Here it runs at its full size: three
  children of 128 MiB have T = 3 * 32768 = 98304 pages. `max_page_sharing` and `pages_to_scan` are T,
  `sleep_millisecs` is 0.

      stage      1    2    3    4              5        6
      Child0     c    c    d    d              d        d
      Child1     a    b    d    d, one odd     d, odd   d, odd
      Child2     a    a    d    d              d        d
      run        1    1    1    1              2        0

  A child maps its memory in 128 units of 1 MiB, that is 256 pages each. They lie side by side and are advised alike, so
  they are drawn as one area. In each stage every child stores to all of its pages, also where the bytes stay the same.
  The odd page is the last of Child1: in LTP its last byte becomes an `e`. Here another byte of it changes. Either way
  exactly one page differs from all others.

  LTP waits for three full scans while the children stand still. It stops ksmd before it reads, because the counts waver
  during a scan. Here nothing moves between two steps. An example draws the memory as the stage before its own filled
  it; the last one goes through all stages in a row.

  Background:
    Given a machine with 1 NUMA node of 100000 frames
    And run is 2
    And max_page_sharing is 98304
    And run is 1
    And pages_to_scan is 98304
    And sleep_millisecs is 0
    And smart scan is off

  @ksm.c:is_page_sharing_candidate @C1 @C33 @C49 @C50
  Rule: Each content has one KSM page when the limit is the number of all pages
    It does not matter which process has a page. `pages_shared` counts the contents and `pages_sharing` all other pages,
    so their sum is T. No page waits for a partner and none is volatile: LTP accepts 0 only.

    Example: stage 1 has two contents
      Given mergeable memory
        | Child0 | c*32768 |
        | Child1 | a*32768 |
        | Child2 | a*32768 |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  |     2 |
        | pages_sharing | 98302 |
      And 98302 frames are freed
      And run reads "1"
      And sleep_millisecs reads "0"
      And pages_to_scan reads "98304"

  @ksm.c:get_ksm_page @ksm.c:remove_node_from_stable_tree @C2 @C49 @C50
  Rule: Pages that are stored to merge again, by what they hold then
    A store takes a private copy of a merged page, also a store of the same bytes. Three scans later nothing is left of
    that: every page is merged with those that have its new content, and contents that nobody has any more count no
    longer.

    Example: in stage 2 one child changes its content, which makes three
      Given mergeable memory
        | Child0 | c*32768 |
        | Child1 | a*32768 |
        | Child2 | a*32768 |
      And ksmd completes 3 full scans
      And Child0 writes c to its pages
      And Child1 writes b to its pages
      And Child2 writes a to its pages
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  |     3 |
        | pages_sharing | 98301 |
      And 98301 frames are freed
      And run reads "1"
      And sleep_millisecs reads "0"
      And pages_to_scan reads "98304"

    Example: in stage 3 all children agree on one content
      Given mergeable memory
        | Child0 | c*32768 |
        | Child1 | b*32768 |
        | Child2 | a*32768 |
      And ksmd completes 3 full scans
      And Child0 writes d to its pages
      And Child1 writes d to its pages
      And Child2 writes d to its pages
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  |     1 |
        | pages_sharing | 98303 |
      And 98303 frames are freed
      And run reads "1"
      And sleep_millisecs reads "0"
      And pages_to_scan reads "98304"

  @ksm.c:memcmp_pages @C51
  Rule: One odd byte keeps one page out, and no other
    The odd page is in nobody's way: it stays in the unstable tree and counts as unshared. The other 98303 pages merge
    as if it were not there.

    Example: in stage 4 the last page of one child is odd
      Given mergeable memory
        | Child0 | d*32768 |
        | Child1 | d*32768 |
        | Child2 | d*32768 |
      And ksmd completes 3 full scans
      And Child0 writes d to its pages
      And Child1 writes d to its pages
      And Child2 writes d to its pages
      And Child1 changes one byte of its 32768th page
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared   |     1 |
        | pages_sharing  | 98302 |
        | pages_unshared |     1 |
      And 98302 frames are freed
      And run reads "1"
      And sleep_millisecs reads "0"
      And pages_to_scan reads "98304"

  @ksm.c:unmerge_and_remove_all_rmap_items @C27
  Rule: Unmerging leaves no page merged and no content changed
    A private copy is made of each of the 98303 merged pages, and the children find in their memory what they stored.
    Stopping ksmd after that has nothing left to change.

    Example: stage 5 unmerges everything
      Given mergeable memory
        | Child0 | d*32768 |
        | Child1 | d*32768 |
        | Child2 | d*32768 |
      And Child1 changes one byte of its 32768th page
      And ksmd completes 3 full scans
      When root writes "2" to run
      Then the counters are
        | pages_shared | 0 |
      And 98302 frames are taken
      And Child0 reads back d from its pages
      And Child1 reads back d from its pages 1 to 32767
      And Child2 reads back d from its pages
      And run reads "2"
      And sleep_millisecs reads "0"
      And pages_to_scan reads "98304"

    Example: stage 6 stops ksmd after all the other stages
      Given mergeable memory
        | Child0 | c*32768 |
        | Child1 | a*32768 |
        | Child2 | a*32768 |
      And ksmd completes 3 full scans
      And Child0 writes c to its pages
      And Child1 writes b to its pages
      And Child2 writes a to its pages
      And ksmd completes 3 full scans
      And Child0 writes d to its pages
      And Child1 writes d to its pages
      And Child2 writes d to its pages
      And ksmd completes 3 full scans
      And Child0 writes d to its pages
      And Child1 writes d to its pages
      And Child2 writes d to its pages
      And Child1 changes one byte of its 32768th page
      And ksmd completes 3 full scans
      And root writes "2" to run
      When root writes "0" to run
      Then the counters are
        | pages_shared | 0 |
      And Child0's pages, Child1's pages and Child2's pages have frames of their own
      And 0 frames are freed
      And run reads "0"
      And sleep_millisecs reads "0"
      And pages_to_scan reads "98304"
