Feature: LTP's ksm03 and ksm04, where memory is short
  In a memory cgroup of 1 GiB the 384 MiB of ksm03 fit, merged or not. But `-s` and `-n` let it ask for more: its own
  description names merging in want of memory as what it is good for. Then the children must be filled one after the
  other, with time to merge in between. Here the limit is the machine: 600 frames, one of them the zero page, for 768
  pages of three children (`-s 1`).

  Background:
    Given a machine with 1 NUMA node of 600 frames
    And run is 2
    And max_page_sharing is 768, if there is such a file
    And run is 1
    And pages_to_scan is 768
    And sleep_millisecs is 0
    And smart scan is off

  @ltp:ksm03 @ltp:ksm04 @ksm.c:is_page_sharing_candidate @C50
  Rule: Merging makes room for memory that would not fit
    What the first two children give back is enough for the third. The count of saved pages is what is free afterwards.

    Example: the third child finds the room that merging made
      Given mergeable memory
        | Child0 | d*256 |
        | Child1 | d*256 |
      And ksmd completes 3 full scans
      And mergeable memory
        | Child2 | d*256 |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  |   1 |
        | pages_sharing | 767 |
      And 256 frames are freed

    Example: a store to every page of a child fits as well
      Given mergeable memory
        | Child0 | d*256 |
        | Child1 | d*256 |
      And ksmd completes 3 full scans
      And mergeable memory
        | Child2 | d*256 |
      And ksmd completes 3 full scans
      When Child2 writes a to its pages
      Then 256 frames are taken

  @model @ltp:ksm03 @ltp:ksm04 @ksm.c:unmerge_and_remove_all_rmap_items @C8
  Rule: What fits only merged can't be unmerged
    Stage 5 would need a frame for each of 768 pages. On a real system the kernel looks for something to kill; the model
    has no such killer, and the write fails. Nothing is lost by that.

    Example: stage 5 fails for want of memory
      Given mergeable memory
        | Child0 | d*256 |
        | Child1 | d*256 |
      And ksmd completes 3 full scans
      And mergeable memory
        | Child2 | d*256 |
      And ksmd completes 3 full scans
      When root writes "2" to run
      Then it fails with ENOMEM
      And run reads "0"
      And Child0 reads back d from its pages
      And Child1 reads back d from its pages
      And Child2 reads back d from its pages
