Feature: Items that end a search of the unstable tree
  On its way down, the search must look at the page of each item. Some items have none to look at any more. Then
  nobody can say on which side to go on, and the search gives up: the page is neither merged nor inserted, and waits
  as volatile for the next scan, whose tree has no such item.

  @ksm.c:unstable_tree_search_insert @ksm.c:get_mergeable_page
  Rule: An item whose page is gone ends the search
    ksmd holds neither a lock nor a reference for the pages in the tree. Their owners do with them as they please.

    Example: the page was unmapped
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A unmaps its page
      When ksmd scans 1 page
      Then the counters do not change

    Example: the page was discarded
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A advises MADV_DONTNEED on its page
      When ksmd scans 1 page
      Then the counters do not change

    Example: the page was discarded and read again
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A advises MADV_DONTNEED on its page
      And A reads its page
      When ksmd scans 1 page
      Then the counters do not change
      And A's page maps the zero page

    @swap
    Example: the page was swapped out
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A swaps out its page
      When ksmd scans 1 page
      Then the counters do not change

    Example: the page was migrated, which is no loss
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A migrates its page to node 0
      When ksmd scans 1 page
      Then A's page and B's page share one frame

    Example: the page was discarded and written again, which is no loss
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A advises MADV_DONTNEED on its page
      And A writes y to its page
      When ksmd scans 1 page
      Then A's page and B's page share one frame

  @ksm.c:get_mergeable_page @ksm.c:find_mergeable_vma
  Rule: An item of an area that is mergeable no more ends the search
    The page may still be there and may even be equal. But its owner has taken back the advice, or is no more.

    Example: the advice was taken back
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A advises MADV_UNMERGEABLE on its page
      When ksmd scans 1 page
      Then A's page and B's page have frames of their own
      And the counters do not change

    Example: the process has exited
      Given mergeable memory
        | A | x   |
        | B | y w |
      And ksmd completes 1 full scan
      And ksmd scans 2 pages
      And A exits
      When ksmd scans 1 page
      Then the counters do not change

    Example: the advice was taken back and given again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A advises MADV_UNMERGEABLE on its page
      And A advises MADV_MERGEABLE on its page
      When ksmd scans 1 page
      Then A's page and B's page share one frame

  @ksm.c:unstable_tree_search_insert
  Rule: A dead end delays only what has to pass it, and only for this scan
    The items on other branches are compared as ever.

    Example: the search passes by on another branch
      Given mergeable memory
        | A | b a c |
        | B | a     |
      And ksmd completes 1 full scan
      And ksmd scans 3 pages
      And A unmaps its 3rd page
      When ksmd scans 1 page
      Then A's 1st page, A's 2nd page and B's page share 2 frames
      And A's 2nd page and B's page share one frame

    Example: the search ends although the equal page is further down
      Given mergeable memory
        | A | b a c |
        | B | a     |
      And ksmd completes 1 full scan
      And ksmd scans 3 pages
      And A unmaps its 1st page
      When ksmd scans 1 page
      Then A's 2nd page and B's page have frames of their own
      And the counters do not change

    Example: the next scan finds it
      Given mergeable memory
        | A | b a c |
        | B | a     |
      And ksmd completes 1 full scan
      And ksmd scans 3 pages
      And A unmaps its 1st page
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's 2nd page and B's page share one frame

  @ksm.c:unstable_tree_search_insert
  Rule: A forked page is no match for itself
    Parent and child map the same frame, so the child's page finds the parent's item and with it its own page. There is
    nothing to gain: the frame is shared already. (A page that was written to would not merge with itself anyway, since
    ksmd then holds two references to it. A page that was read in from swap would.)

    @model
    Example: parent and child are left as they are
      Given mergeable memory
        | A | x |
      And A forks B
      When ksmd completes 2 full scans
      Then the counters are
        | pages_unshared | 1 |
        | pages_volatile | 1 |
      And A's page and B's page share one frame
      And the stable tree is empty

    @model
    Example: they are left as they are even if nothing else would prevent a merge
      Given mergeable memory
        | A | x |
      And A swaps out its page
      And A reads its page
      And A forks B
      When ksmd completes 2 full scans
      Then the counters are
        | pages_unshared | 1 |
        | pages_volatile | 1 |
      And the stable tree is empty

    @model
    Example: the copy that a write has parted is a match
      Given mergeable memory
        | A | x |
      And A forks B
      And A writes x to its page
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 1 |
      And A's page and B's page share one frame
      And the stable tree holds
        | x | 2 |

    Example: an equal page of a third process merges with both
      Given mergeable memory
        | A | x |
      And A forks B
      And mergeable memory
        | C | x |
      When ksmd completes 3 full scans
      Then A's page, B's page and C's page share one frame
      And the counters are
        | pages_shared  | 1 |
        | pages_sharing | 2 |
