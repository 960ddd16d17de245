@model
Feature: What Linux 3 had to learn from its surroundings
  Pagevecs, exits, huge pages, reclaim: whatever else the kernel does with pages and processes, KSM has to
  reckon with. Most of that was found out one bug at a time.

  @ksm.c:scan_get_next_rmap_item @row-14
  Rule: Pages that wait in a pagevec have to be fetched from there
    A page in a pagevec has one reference more than KSM can explain. On a quiet machine it stays there, and is never merged;
    LTP's tests failed at random for it.

    @until-2.6.37
    Example: a page that nobody fetches is never merged
      Given mergeable memory
        | A | x |
        | B | x |
      And A's page waits in a pagevec
      When ksmd completes 5 full scans
      Then A's page and B's page have frames of their own

    @since-3.0 @until-3.8
    Example: a scan fetches it when it starts
      Given mergeable memory
        | A | x |
        | B | x |
      And A's page waits in a pagevec
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

  @ksm.c:scan_get_next_rmap_item @row-15
  Rule: The last process may exit while a scan starts
    This is CVE-2011-2183. The list of processes was not empty a moment ago, so ksmd took what comes after its head; and
    that was the head again, which is no process.

    @until-2.6.39 @bug:null-mm
    Example: ksmd follows a null pointer
      Given mergeable memory
        | A | x |
      When ksmd is inside its 1st spin_lock, A exits
      Then the kernel oopses with "null-deref mm"

    @until-2.6.39
    Example: any other process may go
      Given mergeable memory
        | A | x |
        | B | x |
      When ksmd is inside its 1st spin_lock, A exits
      Then the scan list is "B"

    @since-3.0 @until-3.8
    Example: ksmd looks again
      Given mergeable memory
        | A | x |
      When ksmd is inside its 1st lru_add_drain_all, A exits
      Then the scan list is ""

  @ksm.c:try_to_merge_with_ksm_page @ksm.c:try_to_merge_one_page
  Rule: That a page is shared already does not mean that its area is what it was
    A forked KSM page is its own match, and nothing has to be mapped anew. So the area was not looked at, though it may have
    been replaced since ksmd took the page from it.

    @since-3.0 @until-3.8 @bug:null-anon-vma
    Example: the area has been replaced by one that was never written to
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks C
      When ksmd is inside its 5th down_read, C maps over its pages
      Then the kernel oopses with "null-deref anon_vma"

    @since-3.9
    Example: find_mergeable_vma() finds no such area
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks C
      When ksmd is inside its 5th down_read, C maps over its pages
      Then the stable tree holds
        | x | 2 |

    @until-3.8 @since-3.0
    Example: the area is gone
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks C
      When ksmd is inside its 5th down_read, C unmaps its pages
      Then the stable tree holds
        | x | 2 |

    @since-3.0 @until-3.8
    Example: an area that is advised no more joins all the same
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And inside the 4th down_read, C advises MADV_UNMERGEABLE on its page
      When ksmd completes 1 full scan
      Then C's page is not mergeable

    @since-3.0 @until-3.8
    Example: a page that is not KSM's must be in an advised area
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 4th down_read, B advises MADV_UNMERGEABLE on its page
      Then A's page and B's page have frames of their own

    @since-3.0 @until-3.8
    Example: a process that exits is left alone
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 4th down_read, B begins to exit
      Then the stable tree is empty

  @ksm.c:try_to_merge_one_page @since-2.6.33 @row-23
  Rule: A page that becomes KSM's may be clean, and must not be dropped
    Reclaim writes to swap what is dirty. A clean page whose bytes are nowhere else would be dropped, once there are ways to
    have one: MADV_FREE made them.

    @since-3.0 @until-4.4
    Example: a clean page stays clean
      Given mergeable memory
        | A | x |
        | B | x |
      And B swaps out its page
      And B reads its page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And B's page is not marked dirty

    @since-4.5
    Example: it is marked dirty
      Given mergeable memory
        | A | x |
        | B | x |
      And B swaps out its page
      And B reads its page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And B's page is marked dirty

  @ksm.c:page_trans_compound_anon_split @ksm.c:try_to_merge_one_page @change-thp_refcounting
  Rule: Who refers to a part of a huge page did not keep it whole
    Until 4.5 a reference was counted with the part that it was taken through, so that a split could leave it there. No lock
    was asked for, either.

    @since-2.6.38 @until-4.4
    Example: a huge page is split though one of its parts is pinned
      Given mergeable huge memory
        | A | x y z w |
      And mergeable memory
        | B | x |
      And A pins its 3rd page
      When ksmd completes 2 full scans
      Then A's 1st page and B's page share one frame
      And A's 3rd page is not part of a huge page

    @since-2.6.38 @until-4.4
    Example: a pinned part itself is not merged
      Given mergeable huge memory
        | A | x y z w |
      And mergeable memory
        | B | x |
      And A pins its 1st page
      When ksmd completes 2 full scans
      Then A's 1st page and B's page have frames of their own
      And A's 1st page is not part of a huge page

    @since-4.5
    Example: a pinned part keeps the huge page whole
      Given mergeable huge memory
        | A | x y z w |
      And mergeable memory
        | B | x |
      And A pins its 3rd page
      When ksmd completes 2 full scans
      Then A's 3rd page is part of a huge page

    @since-2.6.38 @until-4.4
    Example: a split may fail
      Given mergeable huge memory
        | A | x y z w |
      And mergeable memory
        | B | x |
      And ksmd completes 1 full scan
      And the next split allocation fails
      When ksmd completes 1 full scan
      Then A's 1st page is part of a huge page

    @until-2.6.37
    Example: before, there were no huge pages that KSM could meet
      Given mergeable memory
        | A | - - - - |
      When A populates its pages
      Then it fails with ENOTSUP

  @ksm.c:write_protect_page @change-mmu_notifier_ranges
  Rule: Who keeps page tables of its own has to be told of a merge
    A virtual machine's shadow of the page tables must not go on writing to the page. Linux 3.7 began to announce the whole
    range before and after; before, each pte was announced as it was set.

    @since-3.0 @until-3.6
    Example: no range is announced
      Given mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then ksmd invalidates 0 mmu notifier ranges

    @since-3.7
    Example: three ranges are announced: both pages are write-protected, and one is exchanged
      Given mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then ksmd invalidates 3 mmu notifier ranges
