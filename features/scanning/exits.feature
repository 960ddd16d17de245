@model
Feature: A process may exit wherever the cursor is
  Exit and ksmd meet in the list of processes. Neither waits for the other to finish: exit leaves to ksmd what ksmd may be using,
  and ksmd looks at every turn whether the process has any users left.

      behind the cursor, or before it     the slot moves to where ksmd comes next
      at the cursor                       the slot stays
      not scanned yet                     the slot goes at once

  @model @ksm.c:__ksm_exit
  Rule: The slot of a process that has been scanned moves to where ksmd comes next
    So that what is left of it is freed soon, and not after all others.

    Example: between two scans it moves to the front
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      When C exits
      Then the scan list is "C A B"

    Example: in the middle of a scan it moves behind the process that is being scanned
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
        | D | x |
      And ksmd completes 2 full scans
      And ksmd scans 2 pages
      When D exits
      Then the scan list is "A B D C"

    Example: also when ksmd has passed it in this scan
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And ksmd scans 2 pages
      When A exits
      Then the scan list is "B A C"

    Example: so a few pages later it is gone
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
        | D | x |
      And ksmd completes 2 full scans
      And ksmd scans 2 pages
      And D exits
      When ksmd scans 1 page
      Then the scan list is "A B C"
      And the counters change by
        | pages_sharing | -1 |

  @model @ksm.c:__ksm_exit @ksm.c:scan_get_next_rmap_item
  Rule: The process at the cursor stays where it is, and ksmd frees it when it goes on
    The cursor must not lose its place. All of the items go, those before the cursor too.

    Example: exit leaves the slot in its place
      Given mergeable memory
        | A | a b c |
        | B | d     |
      And ksmd scans 2 pages
      When A exits
      Then the scan list is "A B"
      And the counters do not change

    Example: ksmd drops it before the next page
      Given mergeable memory
        | A | a b c |
        | B | d     |
      And ksmd scans 2 pages
      And A exits
      When ksmd scans 1 page
      Then the scan list is "B"
      And the counters change by
        | pages_volatile | -1 |

    Example: items that are in the unstable tree of this scan are taken out of it
      Given mergeable memory
        | A | m c z |
        | B | p     |
      And ksmd completes 1 full scan
      And ksmd scans 3 pages
      And A exits
      When ksmd scans 1 page
      Then the unstable tree holds
        | B | p |
      And the counters change by
        | pages_unshared | -2 |
        | pages_volatile | -1 |

    Example: a process whose turn has come but that has no item yet stays for ksmd too
      Given mergeable memory
        | A | a |
        | B | b |
      And the next rmap_item allocation fails
      And ksmd scans 1 page
      When A exits
      Then the scan list is "A B"
