@model
Feature: Page tables that change while pages are merged
  The last comparison has found the pages equal, and both are write-protected. Their bytes cannot change any more where they
  are. But what is mapped where still can, until the second page is exchanged and both are on the list of their node.

  Here A's page is the one to be exchanged, and B's page has become the KSM page.

  @ksm.c:try_to_merge_one_page @ksm.c:stable_tree_append @since-2.6.33
  Rule: A sharer that writes before the merge is complete has a copy at once
    The first page is a KSM page as soon as it is protected, and whoever writes to it leaves it like any KSM page. ksmd
    holds a reference of its own, so the page does not go, and finds out in the next scan.

    Example: the second page moves into a frame that the first has left
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd memcmp, B writes y to its page
      Then A's page is in the frame that B's page had
      And B reads back y from its page
      And 0 frames are freed
      And the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |

    Example: the next scan counts the writer out
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 2nd memcmp, B writes y to its page
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing  | -1 |
        | pages_volatile | +1 |

    Example: both leave before the node is made
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 1st lock_page, A writes y to its page
      When ksmd is inside its 1st lock_page, B writes z to its page
      Then the stable tree holds
        | stale | 2 |
      And A reads back y from its page
      And B reads back z from its page

  @ksm.c:replace_page
  Rule: A pte that has changed after the comparison is left alone
    `mmap_sem` is held for reading, which keeps areas in place, but not ptes. What stands there now belongs to somebody
    else, who has not been compared with anything.

    @until-6.1
    Example: the page is discarded
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd memcmp, A advises MADV_DONTNEED on its page
      Then A's page is not mapped
      And B's page is writable
      And the stable tree is empty
      And 1 frame is freed

    @until-6.1
    Example: it is discarded and written again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And inside the 2nd memcmp, A advises MADV_DONTNEED on its page
      When ksmd is inside its 2nd memcmp, A writes y to its page
      Then A reads back y from its page
      And A's page and B's page have frames of their own
      And B's page is writable

    @since-2.6.33
    Example: a mark of NUMA balancing is taken away by a read
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And NUMA balancing marks A's page
      When ksmd is inside its 2nd memcmp, A reads its page
      Then A's page is in the frame that A's page had
      And A's page and B's page have frames of their own
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    @since-4.11
    Example: an empty page is discarded
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st memcmp, A advises MADV_DONTNEED on its page
      Then A's page is not mapped
      And A has 0 anonymous pages
