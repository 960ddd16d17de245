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

  @ksm.c:__ksm_enter @model @since-6.12 @change-fork_is_best_effort
  Rule: Since 6.12 a child without memory for its slot lives on, and ksmd does not know of it
    Its areas are mergeable already, so that MADV_MERGEABLE changes nothing there. Its mark, or new advice elsewhere, helps.

    Example: the child is not on the list
      Given mergeable memory
        | A | x*2 |
      And the next mm_slot allocation fails
      When A forks B
      Then it succeeds
      And the scan list is "A"
      And B's pages are mergeable

    Example: to advise its memory again does not help
      Given mergeable memory
        | A | x*2 |
      And the next mm_slot allocation fails
      And A forks B
      When B advises MADV_MERGEABLE on its pages
      Then it succeeds
      And the scan list is "A"

    Example: prctl does
      Given mergeable memory
        | A | x*2 |
      And the next mm_slot allocation fails
      And A forks B
      When B calls PR_SET_MEMORY_MERGE with "1"
      Then the scan list is "A B"

  @ksm.c:__ksm_enter @model @until-6.11
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
