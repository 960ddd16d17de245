@since-2.6.33
Feature: Reclaim comes upon a locked area
  An mlocked page carries a mark, and reclaim does not even begin with it. The mark may be missing, though, when whoever locked
  the area could not have the page lock at that moment. In these examples somebody has locked the page while A calls
  `mlock()`. (The areas are read-only, or `mlock()` would take a copy for A.)

  @model @ksm.c:rmap_walk_ksm
  Rule: A walk ends at a locked area that it did not expect
    The walk marks the page, and reclaim gives up. What was replaced before that stays a swap entry. Items are walked from the
    latest to the oldest, and children come after all items.

    Example: the locked area is the first that the walk meets
      Given mergeable memory
        | B | x |
        | A | x |
      And B makes its page read-only
      And A makes its page read-only
      And ksmd completes 2 full scans
      And B locks its page
      And A mlocks its page
      And B unlocks its page
      When B swaps out its page
      Then it fails with EAGAIN
      And A's page and B's page share one frame

    Example: it is the last, and only it still maps the page
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And B makes its page read-only
      And ksmd completes 2 full scans
      And B locks its page
      And A mlocks its page
      And B unlocks its page
      When B swaps out its page
      Then it fails with EAGAIN
      And B's page is not mapped
      And A's page is in the frame that B's page had
      And the stable tree holds
        | x | 2 |

    Example: the page is marked from now on
      Given mergeable memory
        | B | x |
        | A | x |
      And B makes its page read-only
      And A makes its page read-only
      And ksmd completes 2 full scans
      And B locks its page
      And A mlocks its page
      And B unlocks its page
      And B swaps out its page
      When B swaps out its page
      Then it fails with EPERM

    Example: children come after all items
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And B makes its page read-only
      And ksmd completes 2 full scans
      And A forks C
      And B forks D
      And B locks its page
      And A mlocks its page
      And B unlocks its page
      When D swaps out its page
      Then it fails with EAGAIN
      And A's page, C's page and D's page share one frame
      And B's page is not mapped

    Example: what was replaced comes back as the same page
      Given mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And B makes its page read-only
      And ksmd completes 2 full scans
      And B locks its page
      And A mlocks its page
      And B unlocks its page
      And B swaps out its page
      When B reads its page
      Then A's page and B's page share one frame
      And the counters do not change

    Example: no slot is lost when nothing was replaced
      Given a machine with 1 NUMA node of 64 frames and 1 swap slot
      And mergeable memory
        | B | x |
        | A | x |
        | C | c |
      And B makes its page read-only
      And A makes its page read-only
      And ksmd completes 2 full scans
      And B locks its page
      And A mlocks its page
      And B unlocks its page
      And B swaps out its page
      When C swaps out its page
      Then it succeeds

  @ksm.c:rmap_walk_ksm
  Rule: Only the area that has the page now is asked whether it is locked
    `mlock()` on part of an area cuts it, and the anon_vma lists both parts. The item's address tells which one has the page;
    the other part may be locked or not.

    @swap
    Example: the other part is locked
      Given mergeable memory
        | A | a x |
        | B | x   |
      And A makes its pages read-only
      And B makes its page read-only
      And ksmd completes 2 full scans
      And A mlocks its 1st page
      When B swaps out its page
      Then it succeeds
      And A's 2nd page and B's page are not mapped
      And A reads back a from its 1st page

    @model
    Example: the part with the page is locked, and the part before it is not
      Given mergeable memory
        | B | x   |
        | A | a x |
      And A makes its pages read-only
      And B makes its page read-only
      And ksmd completes 2 full scans
      And B locks its page
      And A mlocks its 2nd page
      And B unlocks its page
      When B swaps out its page
      Then it fails with EAGAIN
      And A's 2nd page and B's page share one frame
