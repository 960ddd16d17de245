@model
Feature: Pins that come while a page is merged
  `get_user_pages_fast()` takes no lock. It finds a page in the page table and takes a reference, also while ksmd holds the
  lock of that page and counts. What ksmd can do is to take the entry out of the page table before it counts.

      entry there ── taken out ── count ── protected entry ── compare ── exchange
      a pin is possible, │  none    a pin to read is possible,
      and is counted     │          and does no harm

  @ksm.c:write_protect_page
  Rule: A pin that comes before the entry is protected is seen
    Direct I/O finds its page in the page table. As long as the entry is there it may come at any moment, even after ksmd
    has locked the page.

    Example: a late pin on the page that would become the KSM page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st page_vma_mapped_walk, B pins its page
      Then A's page and B's page have frames of their own
      And B's page is writable
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    @until-6.1
    Example: a late pin on the page that would be exchanged
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd page_vma_mapped_walk, A pins its page
      Then A's page is in the frame that A's page had
      And A's page and B's page are writable
      And the stable tree is empty

    @until-6.10
    Example: a late pin on a newcomer to a KSM page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd is inside its 1st page_vma_mapped_walk, B pins its page
      Then B's page is in the frame that B's page had
      And the counters change by
        | pages_volatile | +1 |

  @ksm.c:replace_page @since-2.6.33
  Rule: A pin that comes after that keeps the frame, and the page merges all the same
    A protected entry gives the page to readers only. Who pinned it to read has bytes that nobody will change; the process
    maps the same bytes elsewhere.

    Example: the page is exchanged, and its frame is not freed
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd memcmp, A pins its page
      Then A's page and B's page share one frame
      And the machine has 0 more free frames

    Example: the frame is freed with the pin
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 2nd memcmp, A pins its page
      And ksmd completes 1 full scan
      When A unpins its page
      Then the machine has 1 more free frame

    Example: the page has become the KSM page and is pinned at once
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd trylock_page, B pins its page
      Then A's page and B's page are in the frame that B's page had
