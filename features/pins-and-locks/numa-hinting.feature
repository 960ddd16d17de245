Feature: ksmd and the marks of NUMA balancing
  NUMA balancing marks a page by a pte that faults on any access. The process does not notice more than a delay. ksmd does
  not access pages through the page tables of their owners, so it sees no fault, and a mark does not stop it. What a mark
  may hide, that the page can be written to, has a feature of its own in the chapter on merging.

  @model @ksm.c:scan_get_next_rmap_item @ksm.c:write_protect_page
  Rule: Marked pages are scanned and merged, and ksmd leaves the mark where it is
    Only the pte of the page that becomes the KSM page stays in place. The one that is exchanged is a new pte.

    Example: a candidate stays marked
      Given mergeable memory
        | A | x |
        | B | y |
      And NUMA balancing marks A's page
      When ksmd completes 2 full scans
      Then A's page is hinted
      And the counters change by
        | pages_unshared | +2 |

    @since-2.6.33
    Example: the page that becomes the KSM page stays marked
      Given mergeable memory
        | A | x |
        | B | x |
      And NUMA balancing marks B's page
      When ksmd completes 2 full scans
      Then A's page and B's page are in the frame that B's page had
      And B's page is hinted

    Example: the page that is exchanged loses its mark
      Given mergeable memory
        | A | x |
        | B | x |
      And NUMA balancing marks A's page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And A's page is not hinted

    Example: after the next access the KSM page is read-only
      Given mergeable memory
        | A | x |
        | B | x |
      And NUMA balancing marks B's page
      And ksmd completes 2 full scans
      When B reads its page
      Then B's page is not hinted
      And B's page is write-protected
      And A's page and B's page share one frame

    Example: a write to a page that was not merged just takes the mark away
      Given mergeable memory
        | A | x |
        | B | y |
      And NUMA balancing marks A's page
      And ksmd completes 2 full scans
      When A writes z to its page
      Then A's page is in the frame that A's page had
      And A's page is writable
      And A's page is not hinted

    Example: a write to a marked KSM page gets a copy
      Given mergeable memory
        | A | x |
        | B | x |
      And NUMA balancing marks B's page
      And ksmd completes 2 full scans
      When B writes y to its page
      Then A's page and B's page have frames of their own
      And A reads back x from its page

  @ksm.c:write_protect_page @row-26
  Rule: A marked pte that remembers a right to write is counted, one that does not is not
    Marked or not, what matters is whether somebody may have taken the page in order to write to it. A page that has come
    from swap for a read is clean, and was never writable. One that was moved by migration is clean, and is writable.

    @model @until-5.18
    Example: a pinned page that was never writable merges
      Given mergeable memory
        | A | x |
        | B | x |
      And A swaps out its page
      And A reads its page
      And A pins its page
      And NUMA balancing marks A's page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

    @model
    Example: a pinned page that was writable does not
      Given mergeable memory
        | A | x |
        | B | x |
      And A migrates its page to node 0
      And A pins its page
      And NUMA balancing marks A's page
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own
      And A's page is hinted

    @model
    Example: the refused page can be written to as before
      Given mergeable memory
        | A | x |
        | B | x |
      And A migrates its page to node 0
      And A pins its page
      And NUMA balancing marks A's page
      And ksmd completes 2 full scans
      When A writes y to its page
      Then A's page is in the frame that A's page had

    Example: a clean and writable page is counted without a mark as well
      Given mergeable memory
        | A | x |
        | B | x |
      And A migrates its page to node 0
      And A pins its page
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own

    @model
    Example: and merges when nobody holds it
      Given mergeable memory
        | A | x |
        | B | x |
      And A migrates its page to node 0
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And A's page is write-protected

  @model @ksm.c:try_to_merge_one_page
  Rule: NUMA balancing does not mark KSM pages
    It would move a page to the node of one sharer, away from all others.

    Example: sharers of a KSM page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When NUMA balancing marks A's page and B's page
      Then A's page and B's page are not hinted

    Example: the last sharer of a KSM page
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B unmaps its page
      When NUMA balancing marks A's page
      Then A's page is not hinted

    Example: candidates are marked
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 2 full scans
      When NUMA balancing marks A's page and B's page
      Then A's page and B's page are hinted

  @model @ksm.c:break_ksm @until-6.1
  Rule: To unmerge a marked KSM page takes two faults
    The first only takes the mark away. `break_ksm()` looks again, finds the KSM page still there, and faults once more.

    Example: the advice on a marked KSM page is taken back
      Given mergeable memory
        | A | x |
        | B | x |
      And NUMA balancing marks B's page
      And ksmd completes 2 full scans
      When B advises MADV_UNMERGEABLE on its page
      Then A's page and B's page have frames of their own
      And B's page is writable

    Example: a merge that fails halfway
      Given mergeable memory
        | A | x |
        | B | x |
      And NUMA balancing marks B's page
      And A pins its page
      When ksmd completes 2 full scans
      Then A's page and B's page have frames of their own
      And B's page is writable
