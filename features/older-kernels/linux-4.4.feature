@model
Feature: What Linux 4.4 left to be mended
  Between 4.4 and 4.18 KSM got its limit of sharers and the zero page, and a few moments at which somebody else came
  between two of its steps were closed. Each rule tells how it was before, and the rule behind it how it is since.

  @ksm.c:scan_get_next_rmap_item @until-4.6 @row-24
  Rule: Before 4.7 ksmd let go of the list of processes first, and of mmap_sem when the process might be gone
    A process of which ksmd remembers nothing takes itself off the list when it exits. Nothing keeps its address space
    after that, and mmap_sem is a part of it.

    Example: the process exits in between
      Given mergeable memory
        | A | -   |
        | B | x y |
      When ksmd is inside its 1st spin_unlock, A exits
      Then KASAN reports a use after free of "mm_struct"
      And the scan list is "B"

    Example: a process that ksmd remembers has to wait
      Given mergeable memory
        | A | a |
        | B | b |
      When ksmd is inside its 1st spin_unlock, A exits
      Then what ran inside is refused: it needs "mmap_sem of A"

  @ksm.c:scan_get_next_rmap_item @since-4.7 @row-24
  Rule: Since 4.7 mmap_sem comes first, and the list keeps the process until then
    Who exits waits for the list, and finds that ksmd has nothing of it in its hands.

    Example: the process exits as soon as mmap_sem is free
      Given mergeable memory
        | A | -   |
        | B | x y |
      When ksmd is inside its 1st up_read, A exits
      Then the log holds no warning
      And the scan list is "B"

  @ksm.c:try_to_merge_one_page @until-4.4 @row-23 @since-2.6.33
  Rule: Before 4.5 a page that becomes a KSM page may pass for unchanged
    Its bytes are then held to be in swap, too. That went well as long as reclaim wrote everything out that it took: until
    MADV_FREE came, also in 4.5, and with it pages that reclaim drops because they are clean. (Since then
    `swapping/merging` shows the mark.)

    Example: a clean page that becomes the KSM page stays clean
      Given mergeable memory
        | A | x |
        | B | x |
      And B swaps out its page
      And B reads its page
      When ksmd completes 2 full scans
      Then B's page is in the frame that B's page had
      And B's page is not marked dirty

  @ksm.c:try_to_merge_one_page @until-4.4 @since-2.6.38 @change-thp_refcounting
  Rule: Before 4.5 a huge page is split whoever else refers to it
    A reference to a part of a huge page was kept with that part, so it could go along when the page was split. That made every
    reference to a huge page slow, and was given up; since 4.5 a split needs a page that nobody else refers to.

    Example: a pin on one part stays with that part
      Given mergeable huge memory
        | A | a b c d |
      And mergeable memory
        | B | c |
      And A pins its 2nd page
      When ksmd completes 2 full scans
      Then A's 3rd page and B's page share one frame
      And A's pages are not part of a huge page

    @row-31
    Example: two equal parts of one huge page merge at once
      From 4.5 to 4.16 they never merged: the reference that ksmd itself held to the other part was in the way. Since 4.17 they
      do in two scans, as `huge-pages/equal-parts` shows.

      Given mergeable huge memory
        | A | a x x d |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's pages 2 to 3 share one frame

    @since-3.9
    Example: a split that fails leaves the page whole
      Given mergeable huge memory
        | A | a x x d |
      And ksmd completes 1 full scan
      And after 0 more split allocations, 2 fail
      When ksmd completes 1 full scan
      Then A's pages are part of a huge page

  @ksm.c:cmp_and_merge_page @until-4.10 @row-25
  Rule: Before 4.11 empty pages merge like any others, and cost one frame and one node
    All processes that read zeroes then read the same frame. On machines whose caches tell frames apart by colour, they all
    compete for one colour; the zero pages of the kernel, which use_zero_pages maps, come in all of them.

    Example: there is no use_zero_pages
      When root writes "1" to use_zero_pages
      Then it fails with ENOENT

    Example: empty pages of two processes share a KSM page
      Given mergeable memory
        | A | 0*3 |
        | B | 0*2 |
      When ksmd completes 2 full scans
      Then A's pages and B's pages share one frame
      And 4 frames are freed
      And the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +4 |

  @ksm.c:write_protect_page @until-4.12 @change-tlb_flush_pending
  Rule: Before 4.13 a read-only entry was proof that nobody writes
    Another CPU may still have the old translation in its TLB, which lets it write to a page that has just been merged. Only
    who makes entries read-only knows, and has not flushed yet. (`pins-and-locks/counting` shows how it is since.)

    Example: a page that is pinned, and still written to through a stale translation, is merged
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B swaps out its page
      And B reads its page
      And B pins its page
      And a TLB flush of B is pending
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame

  @ksm.c:stable_tree_append @ksm.c:rmap_walk_ksm @until-4.12 @row-28
  Rule: Before 4.13 a KSM page takes every page that is equal to it
    Nothing saves more memory; but whoever migrates or reclaims that page looks for each of its mappings, with its lock held. With
    hundreds of thousands of them machines were taken for dead.

    Example: 300 equal pages are one KSM page
      Given mergeable memory
        | A | x*300 |
      When ksmd completes 2 full scans
      Then A's pages share one frame
      And the counters change by
        | pages_shared  |   +1 |
        | pages_sharing | +299 |

    @since-4.4
    Example: to move one page is to look for all
      Given a machine with 2 NUMA nodes of 512 frames
      And mergeable memory
        | A | x*300 |
        | B | y     |
      And ksmd completes 2 full scans
      And inside the 600th cond_resched, B writes z to its page
      When A migrates its 1st page to node 1
      Then what ran inside is refused: it needs "a reverse map walk"
      And A's pages are on node 1

    Example: there is no max_page_sharing
      When root writes "2" to max_page_sharing
      Then it fails with ENOENT

  @ksm.c:is_page_sharing_candidate @ksm.c:rmap_walk_ksm @since-4.13 @row-28
  Rule: Since 4.13 a walk is as long as max_page_sharing allows
    Equal pages share several KSM pages instead of one. What that costs in memory is 1 in 256 unless it is set otherwise.

    Example: to move one page is to look for its own sharers
      Given a machine with 2 NUMA nodes of 64 frames
      And max_page_sharing is 3
      And mergeable memory
        | A | x*6 |
      And ksmd completes 2 full scans
      When A migrates its 1st page to node 1
      Then A's pages 1 to 3 are on node 1
      And A's pages 4 to 6 are on node 0

  @ksm.c:stable_tree_insert @until-4.12 @row-28 @since-2.6.33-node-page
  Rule: Before 4.13 a merge that comes to a content which is there already is taken back
    Both pages changed after ksmd had looked for their content, and became equal to a KSM page. Without chains the tree has no
    place for a second page of one content, so both get frames of their own, and join in the next scan.

    Example: both become equal to a KSM page while they are merged
      Given mergeable memory
        | A | z z |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | y |
        | C | y |
      And ksmd completes 1 full scan
      And inside the 8th down_read, B writes z to its page
      When ksmd is inside its 8th down_read, C writes z to its page
      Then B's page and C's page have frames of their own
      And the stable tree holds
        | z | 2 |

  @ksm.c:stable_tree_insert @since-4.13 @row-28
  Rule: Since 4.13 such a merge makes a chain
    The tree has a place for any number of pages of one content, so what is merged stays merged.

    Example: both become equal to a KSM page, and stay merged
      Given mergeable memory
        | A | z z |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | y |
        | C | y |
      And ksmd completes 1 full scan
      And inside the 8th down_read, B writes z to its page
      When ksmd is inside its 8th down_read, C writes z to its page
      Then B's page and C's page share one frame
      And the stable tree holds
        | z | 2 + 2 |

  @ksm.c:stable_tree_search @ksm.c:get_ksm_page @until-4.12 @since-3.9
  Rule: Before 4.13 a page that is gone when its lock is wanted ends the search
    It had the bytes a moment ago. There can be no other page of that content in the tree, and so nothing to look for.

    Example: the page goes between the comparison and the lock
      Given mergeable memory
        | A | m m x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd scans 4 pages
      When ksmd is inside its 3rd get_page_unless_zero, A advises MADV_DONTNEED on its pages 3 to 4
      Then the stable tree holds
        | m | 2 |
      And the work is
        | checksums      |    1 |
        | comparisons    |    2 |
        | bytes_compared | 4097 |
        | rotations      |    0 |

  @ksm.c:stable_tree_search @until-4.12 @since-3.9
  Rule: Before 4.13 a page that has moved to another node merges whatever its number of sharers
    Its node is not the one that the tree of its new NUMA node has for that content, and no chain can hold both.

    Example: the right tree has the content, and both pages have two sharers
      Given a machine with 2 NUMA nodes of 16 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x | node 0 |
        | B | x x | node 1 |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 |
