Feature: Who reads a swapped-out page in may need a copy
  A page that comes from the swap device is a new page: it knows neither KSM nor its sharers. The first to fault gets it, and
  then it belongs to one address in one family of processes, like any anonymous page. A former sharer whose entry names the
  same slot finds it in the swap cache, but may not map it if it is at another address or in another family: migration and
  reclaim would not find that entry. So it gets a copy.

      A, 1st page ──┐            A, 1st page ──► frame 1  x x x x    (in swap cache, for B's sake)
      B, 1st page ──┴► slot 1    B, 1st page ──► frame 2  x x x x    a copy

  @model @ksm.c:ksm_might_need_to_copy @C5 @since-2.6.33-node-page
  Rule: The first to come gets the page itself
    The page has no owner yet.

    @since-2.6.33
    Example: by a read
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      When B reads its page
      Then 1 frame is taken
      And B's page is write-protected
      And A's page is not mapped

    Example: by a write, which need not be copied when nobody else is waiting
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A unmaps its page
      When B changes one byte of its page
      Then the machine has 1 fewer free frame
      And B's page is writable

    @since-2.6.33
    Example: by a write, which is copied when somebody else is waiting
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      When B writes y to its page
      Then the machine has 2 fewer free frames
      And A reads back x from A's page
      And B reads back y from B's page

  @ksm.c:ksm_might_need_to_copy @C5 @row-9
  Rule: The same address in the same family gets the page itself, everybody else a copy
    Both are compared: the root of the anon_vma, which parents and children have in common, and the index, which is the
    address. What a fork has shared is shared again; what KSM had merged is not.

    @swap
    Example: a child at the same address
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A swaps out its page
      And A reads its page
      When C reads its page
      Then A's page and C's page share one frame
      And 0 frames are taken

    @swap
    Example: the parent after its child
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A swaps out its page
      And C reads its page
      When A reads its page
      Then A's page and C's page share one frame

    @swap @since-2.6.33
    Example: another process at the same address
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      When B reads its page
      Then 1 frame is taken
      And A's page and B's page have frames of their own
      And B reads back x from its page

    @swap @since-2.6.33
    Example: another address of the same area
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A swaps out its 1st page
      And A reads its 1st page
      When A reads its 2nd page
      Then 1 frame is taken
      And A's pages have frames of their own
      And A reads back x from its 2nd page

    @swap @since-2.6.33
    Example: a child at another address
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      And A swaps out its 1st page
      And A reads its 1st page
      When B reads its 2nd page
      Then 1 frame is taken
      And A's 1st page and B's 2nd page have frames of their own

    @swap @since-2.6.33
    Example: three sharers that have nothing in common get two copies
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And B reads its page
      When C reads its page
      Then A's page, B's page and C's page have frames of their own
      And 1 frame is taken
