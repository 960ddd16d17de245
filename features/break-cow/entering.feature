Feature: Entering KSM without memory
  A process that becomes mergeable gets a slot in the list that ksmd scans. Its children get one at fork.

  @ksm.c:__ksm_enter @ksm.c:ksm_madvise @C15 @model
  Rule: Without memory for the slot MADV_MERGEABLE fails, and the area is not advised
    KSM gives back ENOMEM; the system call shows it as EAGAIN.

    Example: the first advice of a process
      Given anonymous memory
        | A | x*2 |
      And the next mm_slot allocation fails
      When A advises MADV_MERGEABLE on its pages
      Then it fails with ENOMEM
      And A's pages are not mergeable
      And the scan list is ""

    Example: the next attempt succeeds
      Given anonymous memory
        | A | x*2 |
      And the next mm_slot allocation fails
      And A advises MADV_MERGEABLE on its pages
      When A advises MADV_MERGEABLE on its pages
      Then it succeeds
      And A's pages are mergeable
      And the scan list is "A"

    Example: a process that has a slot needs no other
      Given mergeable memory
        | A | x |
      And anonymous memory
        | A | x |
      And the next mm_slot allocation fails
      When A advises MADV_MERGEABLE on its 2nd page
      Then it succeeds
      And A's pages are mergeable

    Example: an area that KSM ignores needs no slot
      Given shared memory
        | A | -*2 |
      And the next mm_slot allocation fails
      When A advises MADV_MERGEABLE on its pages
      Then it succeeds
      And A's pages are not mergeable

  @ksm.c:__ksm_enter @model
  Rule: Without memory for the child's slot fork fails
    A child that ksmd does not scan could never be unmerged. So it is not made at all.

    Example: the parent is mergeable
      Given mergeable memory
        | A | x*2 |
      And the next mm_slot allocation fails
      When A forks B
      Then it fails with ENOMEM
      And the scan list is "A"

    Example: the parent is not mergeable
      Given anonymous memory
        | A | x*2 |
      And the next mm_slot allocation fails
      When A forks B
      Then it succeeds
