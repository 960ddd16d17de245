@model
Feature: A pte that NUMA balancing took away can still let a process write
  NUMA balancing takes ptes away for a while, to see by the next fault who uses a page. Such a pte is not writable as it
  stands, but it may remember that it was, and the fault gives back what it remembers. Who merges a page must not take it
  for write-protected.

      pte of A     writable ──► taken away, remembers "writable" ──► fault: writable again
                                        │
                                        └─ merged as if read-only: A would write into the page of all

  Stores mark a pte dirty, and a dirty pte is protected in any case. The page of A is migrated first because that leaves a
  pte that is writable and clean.

  @ksm.c:write_protect_page @row-26
  Rule: A merge makes a taken-away pte forget that it was writable
    The pte stays taken away, and the next access still faults. After the fault it is read-only, as for any merged page.

    Example: the page that becomes the KSM page
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | B | x | node 0 |
        | A | x | node 0 |
      And ksmd completes 1 full scan
      And A migrates its page to node 1
      And NUMA balancing marks A's page
      And ksmd completes 1 full scan
      When A writes y to its page
      Then B reads back x from B's page
      And A's page and B's page have frames of their own

    Example: the page that is exchanged for the KSM page
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | x | node 0 |
        | B | x | node 0 |
      And ksmd completes 1 full scan
      And A migrates its page to node 1
      And NUMA balancing marks A's page
      And ksmd completes 1 full scan
      When A writes y to its page
      Then B reads back x from B's page
      And A's page and B's page have frames of their own

    Example: a read gives back a read-only pte
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | B | x | node 0 |
        | A | x | node 0 |
      And ksmd completes 1 full scan
      And A migrates its page to node 1
      And NUMA balancing marks A's page
      And ksmd completes 1 full scan
      When A reads its page
      Then A's page is write-protected
      And A's page and B's page share one frame
