Feature: Pages that somebody else holds do not merge
  A device may be writing to a page while ksmd looks at it. Such a transfer holds a reference, and a page table entry
  that is read-only does not stop it. So ksmd counts: each mapping accounts for one reference, its own visit for one,
  the swap cache for one. A reference more, and the page is left alone.

      references = mappings + 1 (ksmd) [+ 1 (swap cache)]    nobody else: merge
      references > that                                     direct I/O, perhaps: hands off

  @ksm.c:write_protect_page
  Rule: A page with a raised reference count is left where it is
    Were it merged, the device would go on writing to a frame that nobody maps any more, or into everybody's page.

    Example: the first of two equal pages is pinned
      Given mergeable memory
        | A | x |
        | B | x |
      And A pins its page
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own
      And A's page is in the frame that A's page had
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | +1 |

    Example: the second of two equal pages is pinned
      Given mergeable memory
        | A | x |
        | B | x |
      And B pins its page
      When ksmd completes 2 full scans
      Then A's page is in the frame that A's page had
      And B's page is in the frame that B's page had
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | +1 |

    Example: a pinned page does not join a KSM page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B pins its page
      When ksmd completes 1 full scan
      Then B's page is in the frame that B's page had
      And the counters change by
        | pages_volatile | +1 |

    @model
    Example: a pinned page stays writable
      Given mergeable memory
        | A | x |
        | B | x |
      And A pins its page
      When ksmd completes 2 full scans
      Then A's page is writable

    Example: other equal pages merge without the pinned one
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And B pins its page
      When ksmd completes 2 full scans
      Then A's page and C's page share one frame
      And B's page is in the frame that B's page had

  @ksm.c:write_protect_page
  Rule: A page merges in the first scan after it is released
    ksmd does not remember why a merge failed. It tries each page anew in every scan.

    Example: the first of two equal pages is released
      Given mergeable memory
        | A | x |
        | B | x |
      And A pins its page
      And ksmd completes 2 full scans
      And A unpins its page
      When ksmd completes 1 full scan
      Then A's page and B's page share one frame

    Example: the second of two equal pages is released
      Given mergeable memory
        | A | x |
        | B | x |
      And B pins its page
      And ksmd completes 2 full scans
      And B unpins its page
      When ksmd completes 1 full scan
      Then A's page and B's page share one frame

    Example: a page with two pins waits for both
      Given mergeable memory
        | A | x |
        | B | x |
      And A pins its page
      And A pins its page
      And A unpins its page
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own

  @ksm.c:write_protect_page
  Rule: References to a page that nobody can write through do not count
    The count is taken only when the entry had to be write-protected. An entry that is read-only and clean proves
    that nobody asked for the page in order to write to it.

    @until-6.10
    Example: a pinned KSM page takes further sharers
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame

    @model @until-5.18 @change-anon_exclusive
    Example: a page that was read in from swap merges although it is pinned
      Given mergeable memory
        | A | x |
        | B | x |
      And A swaps out its page
      And A reads its page
      And A pins its page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And the machine has 0 more free frames

    @swap
    Example: a page that was written to after that does not
      Given mergeable memory
        | A | x |
        | B | x |
      And A swaps out its page
      And A reads its page
      And A writes x to its page
      And A pins its page
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own

    @model @since-4.13 @change-tlb_flush_pending
    Example: it is counted after all when a TLB flush of its process is pending
      Given mergeable memory
        | A | x |
        | B | x |
      And A swaps out its page
      And A reads its page
      And A pins its page
      And a TLB flush of A is pending
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own
