@since-4.6
Feature: MADV_UNMERGEABLE takes more from an area than its advice
  The flags of an area are 64 bits. On x86 four of the upper ones are its protection key, by which a program bars itself from
  memory, until it opens it for a moment. Other flags up there belong to userfaultfd and to shadow stacks.

      upper half   lower half
      key 3        VM_MERGEABLE | ...     the flags of the area
      00000000     7fffffff               the complement of VM_MERGEABLE, which has 32 bits and no sign

  @ksm.c:ksm_madvise @bug:lost-upper-flags @until-6.17 @row-68
  Rule: Until 6.17 the upper half of the flags is cleared with VM_MERGEABLE
    This is CVE-2025-40040. What was barred can be read and written, and no error is seen.

    Example: the protection key is gone
      Given mergeable memory
        | A | x y |
      And A gives its pages protection key 3
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages have protection key 0

    Example: only of the part that the advice is for
      Given mergeable memory
        | A | x y |
      And A gives its pages protection key 3
      When A advises MADV_UNMERGEABLE on its 2nd page
      Then A's 1st page has protection key 3
      And A's 2nd page has protection key 0

    Example: an area that was not mergeable keeps it
      Given anonymous memory
        | A | x |
      And A gives its page protection key 3
      When A advises MADV_UNMERGEABLE on its page
      Then A's page has protection key 3

  @ksm.c:ksm_madvise @since-6.18 @row-68
  Rule: Since 6.18 the complement has 64 bits, and only the advice is taken back
    Stable kernels have it as well.

    Example: the protection key stays when the advice goes
      Given mergeable memory
        | A | x y |
      And A gives its pages protection key 3
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages have protection key 3
      And A's pages are not mergeable

  @ksm.c:ksm_madvise
  Rule: MADV_MERGEABLE keeps all flags
    Setting one bit is done by its number alone, which has no bits above.

    Example: the protection key stays
      Given anonymous memory
        | A | x x |
      And A gives its pages protection key 3
      When A advises MADV_MERGEABLE on its pages
      Then A's pages have protection key 3

    Example: a child has it as well
      Given mergeable memory
        | A | x |
      And A gives its page protection key 3
      When A forks C
      Then C's page has protection key 3

    Example: moved pages have it at their new address
      Given mergeable memory
        | A | x |
      And A gives its page protection key 3
      When A mremaps its page
      Then A's page has protection key 3
