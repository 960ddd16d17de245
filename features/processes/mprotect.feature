Feature: mprotect takes the right to write from an area, and KSM is not asked
  Programs make memory read-only that they have filled: generated code, constants, the pages of a loaded program. Whether
  an area may be written is a flag of it, as whether it is mergeable. The one does not touch the other.

      A   x y z │ mergeable             one area
          x │ y │ z                     pages 2 to 2 made read-only: three areas, all mergeable

  @mprotect.c:mprotect_fixup @ksm.c:scan_get_next_rmap_item
  Rule: The area is split around the range, and every part stays mergeable
    ksmd goes through areas in the order of their addresses, so it makes no difference to it.

    Example: the two pages in the middle of a mergeable area
      Given mergeable memory
        | A | x x x x |
      And A makes its pages 2 to 3 read-only
      When ksmd completes 2 full scans
      Then A's pages share one frame

    Example: what is read-only can't be written, and its neighbours can
      Given mergeable memory
        | A | a b c |
      And A makes its 2nd page read-only
      When A writes z to its 1st page and its 3rd page
      Then A reads back z from its 1st page and its 3rd page
      And A reads back b from its 2nd page

    @model
    Scenario Outline: pages <range> of 4
      Given mergeable memory
        | A | a b c d |
      When A makes its pages <range> read-only
      Then it succeeds
      And A's pages are mergeable
      And A's pages <range> are write-protected
      And A's pages <rest> are writable

      Examples:
        | range  | rest   |
        | 1 to 2 | 3 to 4 |
        | 3 to 4 | 1 to 2 |

    @model
    Example: what is writable already stays as it is
      Given mergeable memory
        | A | a b |
      When A makes its pages writable
      Then it succeeds
      And A's pages are writable

    Example: advice is given to a part of what is read-only
      Given anonymous memory
        | A | a b c d |
      And A makes its pages 1 to 3 read-only
      When A advises MADV_MERGEABLE on its pages 3 to 4
      Then A's pages 3 to 4 are mergeable
      And A's pages 1 to 2 are not mergeable

  @mprotect.c:mprotect_fixup
  Rule: A KSM page stays a KSM page when its area becomes writable
    The next write has its copy, as any other.

    Example: merged while it was read-only
      Given mergeable memory
        | A | x x |
      And A makes its pages read-only
      And ksmd completes 2 full scans
      When A makes its 2nd page writable
      Then the counters do not change
      And A's pages share one frame

    Example: and then written to
      Given mergeable memory
        | A | x x |
      And A makes its pages read-only
      And ksmd completes 2 full scans
      And A makes its 2nd page writable
      When A writes y to its 2nd page
      Then A reads back x from its 1st page
      And A reads back y from its 2nd page
      And A's pages have frames of their own

    @model
    Example: a page that is not merged is written again without a copy
      Given mergeable memory
        | A | x |
      And A makes its page read-only
      And A makes its page writable
      When A writes y to its page
      Then 0 frames are taken
      And A's page is writable

  @mprotect.c:mprotect_fixup @mlock.c:__mm_populate
  Rule: A locked area that becomes writable gets its copies at once
    Its pages are to be there without a fault, and KSM pages are there for reading only.

    Example: a KSM page in a locked area
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And ksmd completes 2 full scans
      And A mlocks its page
      When A makes its page writable
      Then A's page and B's page have frames of their own
      And A reads back x from its page

  @mprotect.c:do_mprotect_pkey
  Rule: A hole in the range gives ENOMEM, and only what lies before it is done
    Unlike madvise, mprotect stops there.

    Example: the 2nd of 3 pages is not mapped
      Given mergeable memory
        | A | x y z |
      And A unmaps its 2nd page
      When A makes its pages read-only
      Then it fails with ENOMEM

    @model
    Example: what is done then
      Given mergeable memory
        | A | x y z |
      And A unmaps its 2nd page
      When A makes its pages read-only
      Then it fails with ENOMEM
      And A's 1st page is write-protected
      And A's 3rd page is writable

    @model
    Example: the process may have no more areas
      Given a process may have 1 areas
      And mergeable memory
        | A | x y |
      When A makes its 2nd page read-only
      Then it fails with ENOMEM
      And A's pages are writable

  @mprotect.c:change_protection
  Rule: What NUMA balancing had taken away is back after it, and read-only
    The pte is built anew from what the area allows.

    @model
    Example: a hinted page
      Given mergeable memory
        | A | x |
      And NUMA balancing marks A's page
      When A makes its page read-only
      Then A's page is not hinted
      And A's page is write-protected

  @mprotect.c:do_mprotect_pkey @since-4.6
  Rule: A protection key is given to a range, too
    And what may be done there stays as it was.

    Example: the second of three pages
      Given mergeable memory
        | A | x y z |
      When A gives its 2nd page protection key 5
      Then it succeeds
      And A's 2nd page has protection key 5
      And A's 1st page and A's 3rd page have protection key 0
      And A's pages are mergeable

    Example: the key outlives a change of the protection
      Given mergeable memory
        | A | x |
      And A gives its page protection key 5
      When A makes its page read-only
      Then A's page has protection key 5

    Scenario Outline: there is no key <key>
      Given mergeable memory
        | A | x |
      When A gives its page protection key <key>
      Then it fails with EINVAL

      Examples:
        | key |
        |  16 |
        |  99 |

  @mprotect.c:do_mprotect_pkey
  Rule: mprotect waits while ksmd is in the page tables of the process
    It changes areas, and needs mmap_sem for that.

    @model
    Example: in the middle of a scan
      Given mergeable memory
        | A | x |
      When ksmd is inside its 1st follow_page, A makes its page read-only
      Then what ran inside is refused: it needs "mmap_sem of A"
