Feature: fork hands the advice and the merged pages on to the child
  A child has its parent's memory, mergeable areas and merged pages included. KSM hears of the child, but not of its pages:
  it learns of them when the child's turn comes in the scan. Many children are gone by then, or have become another
  program.

      A ──► frame 2  x x x x      fork: nothing is counted, the child's page is in the frame already
      B ──┤                       scan: C's page is found to be in a KSM page, pages_sharing + 1
      C ──┘ (child of A)

  @ksm.c:__ksm_enter @ksm.c:scan_get_next_rmap_item
  Rule: The child of a process that is registered is registered
    Nobody has to advise the memory again, and ksmd scans the child's areas as it scans the parent's.

    @model
    Example: the child is on the scan list, and its area is mergeable
      Given mergeable memory
        | A | x |
      When A forks B
      Then it succeeds
      And the scan list is "A B"
      And B's page is mergeable

    Example: only what was mergeable in the parent is mergeable in the child
      Given mergeable memory
        | A | x |
      And anonymous memory
        | A | x |
      When A forks B
      Then B's 1st page is mergeable
      And B's 2nd page is not mergeable

    Example: what the child writes later is merged
      Given mergeable memory
        | A | x |
        | D | y |
      And A forks B
      And B writes y to its page
      When ksmd completes 2 full scans
      Then B's page and D's page share one frame

    @model
    Example: the child of a process that is not registered is not registered
      Given anonymous memory
        | A | x |
      When A forks B
      Then the scan list is ""

    @model
    Example: the grandchild too
      Given mergeable memory
        | A | x |
      And A forks B
      When B forks C
      Then the scan list is "A B C"
      And C's page is mergeable

  @ksm.c:cmp_and_merge_page @ksm.c:stable_tree_append
  Rule: A merged page is shared with the child at once, and counted in the next scan
    fork copies the entry of the page table, so the child maps the merged page from its first moment. ksmd needs one scan to
    give the child an item of its own; it asks for no checksum, as the page is a KSM page already.

    Example: fork counts nothing
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A forks C
      Then A's page, B's page and C's page share one frame
      And the counters do not change
      And 0 frames are taken

    Example: the next scan counts the child in
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |
      And A's page, B's page and C's page share one frame

    Example: children that are gone by then are never counted
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And C exits
      When ksmd completes 1 full scan
      Then the counters do not change

    @since-2.6.33
    Example: the child keeps the merged page alive when all others write
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A writes y to its page
      And B writes z to its page
      When ksmd completes 1 full scan
      Then C reads back x from its page
      And the counters change by
        | pages_sharing  | -1 |
        | pages_volatile | +2 |

    Example: a child that writes has a copy, and is never counted
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And C writes y to its page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +1 |
      And A's page and B's page share one frame
      And A's page and C's page have frames of their own

  @ksm.c:unstable_tree_search_insert @ksm.c:cmp_and_merge_page
  Rule: A page that parent and child share by fork alone is not merged with itself
    It is one frame already, so there is nothing to save. For ksmd it is one page that it meets twice: the first time it
    goes into the unstable tree, the second time it finds itself there.

    Example: one page, two processes, no merge
      Given mergeable memory
        | A | x |
      And A forks B
      When ksmd completes 3 full scans
      Then the counters are
        | pages_unshared | 1 |
        | pages_volatile | 1 |
        | full_scans     | 3 |
      And A's page and B's page share one frame

    Example: it is merged when a third process has the content in a page of its own
      Given mergeable memory
        | A | x |
        | C | x |
      And A forks B
      When ksmd completes 3 full scans
      Then A's page, B's page and C's page share one frame
      And the counters are
        | pages_shared  | 1 |
        | pages_sharing | 2 |
        | full_scans    | 3 |

    Example: it is merged when parent and child each write the same bytes
      Given mergeable memory
        | A | x |
      And A forks B
      And A writes y to its page
      And B writes y to its page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And the counters are
        | pages_shared  | 1 |
        | pages_sharing | 1 |
        | full_scans    | 2 |
