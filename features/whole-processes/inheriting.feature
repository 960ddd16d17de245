@since-6.4
Feature: The mark of a process is inherited
  A service manager can mark a process before it starts the program, which need not know of it.

  @fork.c:dup_mmap @C74 @row-51
  Rule: A child is marked like its parent
    And stays so, whatever becomes of the parent's mark.

    Example: a fork
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      When A forks B
      Then B's PR_GET_MEMORY_MERGE is 1

    Example: what the child maps later merges
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A forks B
      And anonymous memory
        | B | y y |
      When ksmd completes 2 full scans
      Then B's pages 2 to 3 share one frame

    Example: a child that was there before is not marked
      Given anonymous memory
        | A | x |
      And A forks B
      When A calls PR_SET_MEMORY_MERGE with "1"
      Then B's PR_GET_MEMORY_MERGE is 0

  @ksm.h:ksm_execve @C74 @since-6.7 @row-57 @row-59
  Rule: A new program in the same process is marked
    Before 6.7 the mark was lost with the old program. In 6.7 and 6.8 it was kept, and ksmd was not told: nothing merged.

    Example: exec
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      When A execs
      Then A's PR_GET_MEMORY_MERGE is 1

    Example: what the new program maps merges
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A execs
      And anonymous memory
        | A | y y |
      When ksmd completes 2 full scans
      Then A's pages share one frame

    @model
    Example: ksmd knows both programs until it has dropped the old one
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And ksmd completes 1 full scan
      When A execs
      Then the scan list is "A A"

    Example: a program without mark has none after it
      Given mergeable memory
        | A | x |
      When A execs
      Then A's PR_GET_MEMORY_MERGE is 0

    @model
    Example: without memory to remember it the new program does not start
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And the next mm_slot allocation fails
      When A execs
      Then it fails with ENOMEM
      And A reads back x from its page

  @ksm.c:scan_get_next_rmap_item @bug:lost-mark @since-6.9 @until-6.18 @row-71 @change-merge_any_stays
  Rule: ksmd takes the mark away from a program that has no area yet
    A process without mergeable areas is dropped from the list of those to scan, and its mark with it. Between exec and the
    first area a program is such a process. Linux 6.19 leaves it its mark.

    Example: a scan in between
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A execs
      When ksmd completes 1 full scan
      Then A's PR_GET_MEMORY_MERGE is 0

    Example: what the program maps then does not merge
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A execs
      And ksmd completes 1 full scan
      And anonymous memory
        | A | y y |
      And mergeable memory
        | B | y |
      When ksmd completes 2 full scans
      Then A's pages and B's page have frames of their own

  @ksm.c:scan_get_next_rmap_item @since-6.18.44 @row-71 @change-merge_any_stays
  Rule: Later a program that has no area yet keeps its mark
    Linux 6.19 does so, and the stable kernels since 6.12.64; 6.18.44 is the one that was looked at. ksmd still drops the
    process from its list. The first area that can be mergeable brings it back.

    Example: a scan that meets no area takes nothing
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A execs
      When ksmd completes 1 full scan
      Then A's PR_GET_MEMORY_MERGE is 1

    Example: what the program maps after that scan merges
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A execs
      And ksmd completes 1 full scan
      And anonymous memory
        | A | y y |
      And mergeable memory
        | B | y |
      When ksmd completes 2 full scans
      Then A's pages and B's page share one frame

    Example: a process that has unmapped all it had
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A unmaps its page
      When ksmd completes 1 full scan
      Then A's PR_GET_MEMORY_MERGE is 1

  @model @ksm.c:ksm_add_vma @since-6.18.44 @row-71 @change-merge_any_stays
  Rule: Its first area that can be mergeable brings a marked process back to the list
    Unless there is no memory for its slot: nobody hears of that.

    Example: an ordinary area
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A unmaps its page
      And ksmd completes 1 full scan
      When anonymous memory
        | A | y |
      Then A's 2nd page is mergeable
      And the scan list is "A"

    Example: an area that can't be mergeable does not
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A unmaps its page
      And ksmd completes 1 full scan
      When shared memory
        | A | - |
      Then A's 2nd page is not mergeable
      And the scan list is ""

    Example: without memory for the slot the area is mergeable, and ksmd does not know of it
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A unmaps its page
      And ksmd completes 1 full scan
      And the next mm_slot allocation fails
      When anonymous memory
        | A | y y |
      Then A's pages 2 to 3 are mergeable
      And the scan list is ""

    Example: the area after that one brings both to ksmd
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A unmaps its page
      And ksmd completes 1 full scan
      And the next mm_slot allocation fails
      And anonymous memory
        | A | y |
      And anonymous memory
        | A | y |
      When ksmd completes 2 full scans
      Then A's 2nd page and A's 3rd page share one frame
