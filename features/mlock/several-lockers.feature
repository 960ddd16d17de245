@since-2.6.33
Feature: One page is locked by several
  A KSM page has one flag for all who have locked it. It is set when the first of them merges, and has to last as long as the last
  of them has the page.

      A (locked)  ──┐                       A munlocks: B is asked for
      B (locked)  ──┼─► frame 2  locked     B munlocks: C does not lock, the flag goes
      C           ──┘

  @ksm.c:try_to_merge_one_page @ksm.c:rmap_walk_ksm
  Rule: A KSM page is locked as long as one of its sharers has locked it
    It is one page, with one flag for all. Whoever unlocks asks through the reverse map whether another sharer has the page
    locked.

    @swap
    Example: one of two that lock unlocks
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And A mlocks its page
      And B mlocks its page
      And ksmd completes 2 full scans
      And A munlocks its page
      When C swaps out its page
      Then it fails with EPERM

    @swap
    Example: the other one unlocks, too
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And A mlocks its page
      And B mlocks its page
      And ksmd completes 2 full scans
      And A munlocks its page
      And B munlocks its page
      When C swaps out its page
      Then it succeeds
      And A's page, B's page and C's page are not mapped

    @swap
    Example: one of two that lock writes, and has a page of its own
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And A mlocks its page
      And B mlocks its page
      And ksmd completes 2 full scans
      And A writes y to its page
      When C swaps out its page
      Then it fails with EPERM

    @model
    Example: the only one that locks writes
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And A writes y to its page
      When C swaps out its page
      Then it succeeds
      And A's page is writable

    @swap
    Example: the only one that locks unmaps
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And A unmaps its page
      When C swaps out its page
      Then it succeeds

    @swap @until-6.10
    Example: a newcomer that locks joins a KSM page that is locked already
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And C mlocks its page
      And ksmd completes 1 full scan
      And A exits
      When B swaps out its page
      Then it fails with EPERM
      And B's page and C's page share one frame

    @swap
    Example: a page that was merged twice is locked once
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And A writes y to its page
      And A writes x to its page
      And ksmd completes 1 full scan
      And A munlocks its page
      When B swaps out its page
      Then it succeeds
