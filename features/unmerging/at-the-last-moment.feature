Feature: A page that changes while it is being unmerged
  Unmerging looks at a page, and if that is a KSM page, it makes a write fault as if the process had stored to it. In
  between the process may act. So the page is looked at again after each fault, until it is no KSM page or is gone.

  In these examples root writes 2 to `run`, and A acts just before the fault on its page.

  @model @ksm.c:break_ksm @C27
  Rule: Whoever leaves a KSM page just before it is unmerged keeps what it has
    The fault of the unmerging finds nothing to copy then, and changes no byte.

    Example: A has written something else
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st handle_mm_fault, A writes y to its page
      When root writes "2" to run
      Then it succeeds
      And A reads back y from A's page
      And B reads back x from B's page
      And 1 frame is taken

    @until-6.1
    Example: A has discarded the page, and gets a page of zeroes for it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st handle_mm_fault, A advises MADV_DONTNEED on its page
      When root writes "2" to run
      Then it succeeds
      And A reads back 0 from A's page
      And A's page is writable

    Example: A has discarded the page before it was looked at, and gets none
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st follow_page, A advises MADV_DONTNEED on its page
      When root writes "2" to run
      Then it succeeds
      And A's page is not mapped

    Example: A has written something else before it was looked at
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st signal_pending, A writes y to its page
      When root writes "2" to run
      Then it succeeds
      And A reads back y from A's page
      And 1 frame is taken

    @since-2.6.33
    Example: A's page has been swapped out before it was looked at, and stays so
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st follow_page, A swaps out its page
      When root writes "2" to run
      Then it succeeds
      And A's page and B's page are not mapped
      And A reads back x from A's page

  @model @ksm.c:break_ksm
  Rule: Unmerging waits for a page on the move
    The fault waits for the migration, which changes no byte. Then the page is looked at again, and copied.

    Example: another CPU begins to move the page before the fault
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st handle_mm_fault, a migration of A's page to node 1 starts
      When root writes "2" to run
      Then it succeeds
      And A's page and B's page have frames of their own
      And the stable tree is empty

    Example: another CPU begins to move it before the page is looked at
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st follow_page, a migration of A's page to node 1 starts
      When root writes "2" to run
      Then it succeeds
      And A's page and B's page have frames of their own
      And the stable tree is empty

  @ksm.c:break_ksm
  Rule: Unmerging a read-only area leaves it read-only
    The fault of the unmerging is a write fault where no store is allowed. It breaks the sharing, and that is all.

    @model
    Example: its owner gets a copy
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's page and B's page have frames of their own
      And A's page is write-protected
      And A reads back x from A's page

    @model
    Example: its owner has discarded the page at the last moment, and gets zeroes that can't be written
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And ksmd completes 2 full scans
      And inside the 1st handle_mm_fault, A advises MADV_DONTNEED on its page
      When root writes "2" to run
      Then it succeeds
      And A reads back 0 from A's page
      And A's page is write-protected

    Example: the copy merges again
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And ksmd completes 2 full scans
      And root writes "2" to run
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

    Example: it can't be written afterwards
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And ksmd completes 2 full scans
      And root writes "2" to run
      When A writes y to its page
      Then it fails with EFAULT
