Feature: Read-only and locked areas merge
  KSM needs the right to read a page and the means to catch a write to it. Neither a missing right to write nor
  `mlock()` stands in the way.

  @ksm.c:write_protect_page
  Rule: Pages of a read-only area merge
    A page that its owner cannot write any more is as good as any other. The selftests of the kernel fill their memory,
    take the right to write away, and expect all of it to merge.

    Example: both areas are read-only
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And B makes its page read-only
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |

    Example: a read-only page merges with a writable one
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

    Example: merged or not, the owner cannot write
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And ksmd completes 2 full scans
      When A writes y to its page
      Then it fails with EFAULT
      And A's page and B's page share one frame

  @ksm.c:try_to_merge_one_page
  Rule: Pages of a locked area merge
    `mlock()` promises that a page stays in memory, not that it stays in its frame.

    Example: two locked pages
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And B mlocks its page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |

    @until-6.10
    Example: a locked page joins a KSM page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B mlocks its page
      When ksmd completes 1 full scan
      Then A's pages and B's page share one frame

    Example: locking a merged page parts it at once
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A mlocks its page
      Then A's page and B's page have frames of their own

    Example: after that it merges again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A mlocks its page
      When ksmd completes 1 full scan
      Then A's page and B's page share one frame

  @ksm.c:try_to_merge_one_page
  Rule: A KSM page with a locked sharer stays in memory
    The lock belonged to the frame that is given up. It passes to the KSM page, else reclaim would take that away
    from the process that locked it.

    @swap
    Example: the lock of the page that gives way passes to the KSM page
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      When B swaps out its page
      Then it fails with EPERM

    @swap
    Example: the lock of the page that becomes the KSM page stays
      Given mergeable memory
        | A | x |
        | B | x |
      And B mlocks its page
      And ksmd completes 2 full scans
      When A swaps out its page
      Then it fails with EPERM

    @swap @until-6.10
    Example: a locked newcomer locks the KSM page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And B mlocks its page
      And ksmd completes 1 full scan
      When A swaps out its 1st page
      Then it fails with EPERM

    @swap @since-2.6.33
    Example: the lock ends with the last locked sharer
      Given mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And A exits
      When B swaps out its page
      Then it succeeds

    @swap @since-2.6.33
    Example: without a locked sharer it can go
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A swaps out its page
      Then it succeeds
      And A's page and B's page are not mapped
