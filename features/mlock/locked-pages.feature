Feature: The lock of a page follows when pages merge
  `mlock()` keeps the pages of an area in memory. The lock is a flag of the area, and for reclaim's sake also one of each page
  in it. Merging exchanges the page under the area, so the flag has to follow. Reclaim refuses a page with the flag
  (EPERM); that is how these scenarios look at it.

      A (locked) ──► frame 1  x x  locked           A (locked) ──┐
                                            merge                ├─► frame 2  x x  locked
      B          ──► frame 2  x x                   B          ──┘

  @ksm.c:try_to_merge_one_page
  Rule: A page that gives way to a KSM page loses the lock
    Most often its frame is freed. But after a fork another process may have it still, and that one has locked nothing. A
    flag that stayed would keep the page in memory for nobody.

    @swap
    Example: the child keeps the page, and not its parent's lock
      Given mergeable memory
        | A | x |
        | C | x |
      And A mlocks its page
      And A forks B
      And B advises MADV_UNMERGEABLE on its page
      And ksmd completes 2 full scans
      When B swaps out its page
      Then it succeeds
      And B's page is not mapped
      And A's page and C's page share one frame

    @swap
    Example: it is the KSM page that is locked now
      Given mergeable memory
        | A | x |
        | C | x |
      And A mlocks its page
      And A forks B
      And B advises MADV_UNMERGEABLE on its page
      And ksmd completes 2 full scans
      When C swaps out its page
      Then it fails with EPERM

    @swap
    Example: the page of an area that is not locked keeps the lock that others have on it
      Given mergeable memory
        | A | x |
        | C | x |
      And A makes its page read-only
      And A forks B
      And B mlocks its page
      And B advises MADV_UNMERGEABLE on its page
      And ksmd completes 2 full scans
      When B swaps out its page
      Then it fails with EPERM
      And A's page and C's page share one frame

    @swap
    Example: so it does when both lock it, and two or more still have it
      Given mergeable memory
        | A | x |
        | D | x |
      And A makes its page read-only
      And A forks B
      And B forks C
      And A mlocks its page
      And B mlocks its page
      And B advises MADV_UNMERGEABLE on its page
      And C advises MADV_UNMERGEABLE on its page
      And ksmd completes 2 full scans
      When C swaps out its page
      Then it fails with EPERM
      And A's page and D's page share one frame

    @swap
    Example: the only one that is left has to be found by reclaim
      A page with one mapping is taken for the page of the area that gives it up: the flag goes without a look at other areas.
      Reclaim finds the locked area, gives up, and sets the flag again.

      Given mergeable memory
        | A | x |
        | C | x |
      And A makes its page read-only
      And A forks B
      And A mlocks its page
      And B mlocks its page
      And B advises MADV_UNMERGEABLE on its page
      And ksmd completes 2 full scans
      When B swaps out its page
      Then it fails with EAGAIN
      And A's page and C's page share one frame

  @ksm.c:try_to_merge_one_page
  Rule: A page that does not give way keeps its lock, and hands none on
    Nothing has come of the merge, so nothing has changed hands.

    @swap @since-2.6.33
    Example: the KSM page is not locked
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B mlocks its page
      And B pins its page
      And ksmd completes 2 full scans
      When A swaps out its 1st page
      Then it succeeds

    @swap
    Example: the page that stays is
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B mlocks its page
      And B pins its page
      And ksmd completes 2 full scans
      When B swaps out its page
      Then it fails with EPERM

  @model @ksm.c:try_to_merge_one_page @until-6.10 @since-2.6.33-swappable
  Rule: To lock the KSM page ksmd gives up one page lock and takes another
    It holds the lock of the page that gives way, and never two at once. Between the two everything may happen to the KSM
    page; only its frame is safe, because ksmd has a reference.

    Example: all former sharers leave in between
      Given mergeable memory
        | A | x x |
        | B | -   |
      And ksmd completes 2 full scans
      And B writes x to its page
      And B mlocks its page
      When ksmd is inside its 2nd lock_page, A unmaps its pages
      Then the counters change by
        | pages_sharing | +1 |
      And B's page is in the frame that A's 1st page had

    Example: somebody else holds the lock of the KSM page
      Given mergeable memory
        | A | x x |
        | B | -   |
      And ksmd completes 2 full scans
      And B writes x to its page
      And B mlocks its page
      And inside the 2nd lock_page, A locks its 1st page
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame

  @ksm.c:try_to_merge_one_page @ksm.c:replace_page @since-4.11
  Rule: A locked empty page makes way for the zero page
    The zero page is not lockable memory; nothing could take it away. The flag that it gets is never looked at, and unlocking
    passes the zero page over.

    Example: unlocking the area afterwards
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 x |
      And A mlocks its pages
      And ksmd completes 2 full scans
      When A munlocks its pages
      Then it succeeds
      And A's 1st page maps the zero page

    @swap
    Example: a write after it gives a page that is locked
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And A mlocks its page
      And ksmd completes 2 full scans
      And A writes x to its page
      When A swaps out its page
      Then it fails with EPERM

    @swap
    Example: a child keeps the empty page without its parent's lock
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And A mlocks its page
      And A forks B
      And B advises MADV_UNMERGEABLE on its page
      And ksmd completes 2 full scans
      When B swaps out its page
      Then it succeeds
      And A's page maps the zero page
