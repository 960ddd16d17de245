@model @since-3.7 @change-mmu_notifier_ranges
Feature: Merging is announced to secondary MMUs
  The guests of KVM, which profit most from KSM, do not use the page tables of their process: KVM keeps tables of its own
  for them, made from these. A guest that went on writing through a stale entry would write into everybody's page. So ksmd
  brackets each change of a pte: a start before it, after which nobody uses the old entry, and an end after it, when the
  new one may be looked up.

      start ── pte of A: write-protected ── end      start ── pte of A: the KSM page ── end

  What the audit looks at after each step is that no start is without its end. KVM would wait for that end for ever.

  @ksm.c:write_protect_page @ksm.c:replace_page
  Rule: Each pte that is changed for a merge is announced, and nothing else is
    A page that becomes the KSM page is write-protected; one that is exchanged is write-protected first, and exchanged in a
    second range.

    Example: two pages merge
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then ksmd invalidates 3 mmu notifier ranges

    @until-6.10
    Example: a page joins a KSM page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then ksmd invalidates 2 mmu notifier ranges

    @since-4.11
    Example: an empty page maps the zero page
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then ksmd invalidates 2 mmu notifier ranges

    @until-6.10
    Example: a page that was write-protected already
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B swaps out its page
      And B reads its page
      When ksmd completes 1 full scan
      Then ksmd invalidates 2 mmu notifier ranges

    Example: the page of a child is in the KSM page already
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      When ksmd completes 1 full scan
      Then ksmd invalidates 0 mmu notifier ranges
      And the counters change by
        | pages_sharing | +2 |

    Example: pages without an equal
      Given mergeable memory
        | A | ?*3 |
      When ksmd completes 2 full scans
      Then ksmd invalidates 0 mmu notifier ranges

    Example: a KSM page that is scanned again
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When ksmd completes 1 full scan
      Then ksmd invalidates 0 mmu notifier ranges

  @ksm.c:write_protect_page
  Rule: A range that was begun is ended when the page cannot be protected
    Whether it can is known only inside of the range.

    Example: a pin holds the page that would become the KSM page
      Given mergeable memory
        | A | x |
        | B | x |
      And B pins its page
      When ksmd completes 2 full scans
      Then ksmd invalidates 1 mmu notifier range

    Example: a pin holds the page that would be exchanged
      Given mergeable memory
        | A | x |
        | B | x |
      And A pins its page
      When ksmd completes 2 full scans
      Then ksmd invalidates 2 mmu notifier ranges

    Example: the page is no longer mapped there
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st page_vma_mapped_walk, B advises MADV_DONTNEED on its page
      Then ksmd invalidates 1 mmu notifier range
      And B's page is not mapped
      And A's page is writable

    Example: another page is mapped there by now
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 1st page_vma_mapped_walk, B advises MADV_DONTNEED on its page
      When ksmd is inside its 1st page_vma_mapped_walk, B writes y to its page
      Then ksmd invalidates 1 mmu notifier range
      And B reads back y from its page

  @ksm.c:replace_page
  Rule: A range that was begun is ended when the page is not exchanged
    The pte is compared with what it was after the write protection. If it has changed, it is left alone.

    Example: the pte has changed
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 3rd mmu_notifier_invalidate_range_start, A advises MADV_DONTNEED on its page
      Then ksmd invalidates 3 mmu notifier ranges
      And A's page is not mapped

    Example: the contents differ, so there is no second range
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd trylock_page, A writes y to its page
      Then ksmd invalidates 2 mmu notifier ranges

  @ksm.c:write_protect_page @ksm.c:try_to_merge_one_page
  Rule: No range is begun for a page that is given up before that
    To invalidate costs the guest time, and it should not pay for a failure that could be foreseen.

    Example: the page is locked
      Given mergeable memory
        | A | x |
        | B | x |
      And B locks its page
      When ksmd completes 2 full scans
      Then ksmd invalidates 0 mmu notifier ranges

    Example: the page is part of a huge page that cannot be split
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | B | x a |
      And the next split allocation fails
      When ksmd completes 1 full scan
      Then ksmd invalidates 0 mmu notifier ranges

    @until-6.1
    Example: a huge page has come in place of the page that would be exchanged
      Given mergeable memory
        | A | a x |
        | B | x   |
      And ksmd completes 1 full scan
      And inside the 4th memcmp, A advises MADV_DONTNEED on its pages
      When ksmd is inside its 4th memcmp, A populates its pages
      Then ksmd invalidates 2 mmu notifier ranges
      And A's pages are part of a huge page
      And B's page is writable

    Example: the area is mergeable no more
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 5th down_read, B advises MADV_UNMERGEABLE on its page
      Then ksmd invalidates 0 mmu notifier ranges

    Example: the page is a KSM page without node
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      And after 0 more page allocations, 2 fail
      And ksmd completes 1 full scan
      And mergeable memory
        | C | x |
      And ksmd completes 2 full scans
      When ksmd completes 1 full scan
      Then ksmd invalidates 1 mmu notifier range
