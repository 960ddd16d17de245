Feature: Unmerging without memory
  Unmerging copies pages, so it needs the memory that merging has saved. There may be less of it by now.

  @model @ksm.c:ksm_madvise @ksm.c:break_ksm @C8 @C15
  Rule: MADV_UNMERGEABLE fails when a page cannot be copied, and the area stays mergeable
    KSM gives back ENOMEM; the system call shows it as EAGAIN. What was copied before the failure stays private until
    ksmd finds it again.

    Example: all frames are in use
      Given a machine with 1 NUMA node of 8 frames
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And anonymous memory
        | B | ?*6 |
      When A advises MADV_UNMERGEABLE on its pages
      Then it fails with ENOMEM
      And A's pages are mergeable
      And A's pages share one frame
      And the counters do not change

    Example: memory runs out half way
      Given a machine with 1 NUMA node of 8 frames
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And anonymous memory
        | B | ?*4 |
      When A advises MADV_UNMERGEABLE on its pages
      Then it fails with ENOMEM
      And A's pages are mergeable
      And A's pages 1 to 3 have frames of their own
      And A's pages 3 to 4 share one frame
      And 2 frames are taken

    Example: what was copied half way is merged again
      Given a machine with 1 NUMA node of 8 frames
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And anonymous memory
        | B | ?*4 |
      And A advises MADV_UNMERGEABLE on its pages
      When ksmd completes 1 full scan
      Then the counters do not change
      And A's pages share one frame
      And 2 frames are freed

    Example: another process has freed memory
      Given a machine with 1 NUMA node of 8 frames
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And anonymous memory
        | B | ?*6 |
      And A advises MADV_UNMERGEABLE on its pages
      And B exits
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages are not mergeable
      And A's pages have frames of their own

    @model
    Example: pages that share nothing need no memory
      Given mergeable memory
        | A | x y |
      And ksmd completes 2 full scans
      And the next page allocation fails
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages are not mergeable

    @model
    Example: the last sharer needs a copy too
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B exits
      And the next page allocation fails
      When A advises MADV_UNMERGEABLE on its page
      Then it fails with ENOMEM

  @model @ksm.c:run_store @ksm.c:unmerge_and_remove_all_rmap_items @C8
  Rule: run=2 fails when a page cannot be copied, and leaves ksmd stopped
    The processes before the failure are unmerged, the others are not. `run` reads 0, so that writing 2 again is no
    repetition of the same value, and tries again.

    Example: the write fails, and run reads 0
      Given mergeable memory
        | A | x*3 |
      And run is 1
      And ksmd completes 2 full scans
      And the next page allocation fails
      When root writes "2" to run
      Then it fails with ENOMEM
      And run reads "0"
      And the counters change by
        | full_scans | 0 |

    Example: memory runs out in the second process
      Given mergeable memory
        | A | x*2 |
        | B | x*2 |
      And ksmd completes 2 full scans
      And after 2 more page allocations, 1 fails
      When root writes "2" to run
      Then it fails with ENOMEM
      And the counters change by
        | pages_sharing | -2 |
      And A's pages have frames of their own
      And B's pages share one frame

    Example: the second attempt unmerges the rest
      Given mergeable memory
        | A | x*2 |
        | B | x*2 |
      And ksmd completes 2 full scans
      And after 2 more page allocations, 1 fails
      And root writes "2" to run
      When root writes "2" to run
      Then it succeeds
      And run reads "2"
      And the counters are
        | full_scans | 0 |
      And B's pages have frames of their own
