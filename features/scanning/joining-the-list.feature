Feature: Where a process joins the scan list
  ksmd scans the processes of one list, round and round. The cursor is at one of them, or at the head of the list between two
  scans. Advice and fork put a process on the list, and the place is chosen by how soon ksmd should see it.

  @ksm.c:__ksm_enter
  Rule: A new process comes right behind the cursor, so that ksmd meets it last
    Fresh memory had better settle first, and a child may call exec any moment. Between two scans the cursor is at the head
    of the list, and behind it means at the end.

        A ─ B ─ C            ksmd is at B, D is registered            A ─ D ─ B ─ C
            ▲                                                                 ▲

    @model
    Example: between two scans it comes last
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When A forks C
      Then the scan list is "A B C"

    @model
    Example: in the middle of a scan it comes right before the process that is being scanned
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd scans 2 pages
      When A forks D
      Then the scan list is "A D B C"

    Example: so the scan that is under way leaves it out
      Given mergeable memory
        | A | ? |
        | B | ? |
      And ksmd scans 1 page
      And A forks C
      When ksmd scans 2 pages
      Then the counters change by
        | pages_volatile | +1 |
        | full_scans     | +1 |

    @model
    Example: advice puts a process there too
      Given mergeable memory
        | A | x |
        | B | x |
      And anonymous memory
        | C | x |
      And ksmd scans 2 pages
      When C advises MADV_MERGEABLE on its page
      Then the scan list is "A C B"

    @model @since-3.9
    Example: while run is 2 it comes at the end wherever the cursor is
      The walk that unmerges everything uses the same cursor. It has to meet each new process, for a child may have merged
      pages. Here the scanner is driven by hand to have the cursor in the list.

      Given mergeable memory
        | A | x |
        | B | x |
      And run is 2
      And ksmd scans 2 pages
      When A forks C
      Then the scan list is "A B C"

    @model
    Example: several newcomers keep their order
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd scans 2 pages
      And A forks C
      When B forks D
      Then the scan list is "A C D B"

    @model
    Example: with the cursor at the first process it comes first, and is still met last
      Given mergeable memory
        | A | ? |
        | B | ? |
      And ksmd scans 1 page
      And B forks C
      When ksmd scans 2 pages
      Then the scan list is "C A B"
      And the counters change by
        | pages_volatile | +1 |
        | full_scans     | +1 |

    @model
    Example: while run is 2 a child's merged pages are not overlooked
      Here the child is born when the walk that unmerges is just going to enter its parent, the last process of the list.

      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 2nd down_read, B forks C
      When root writes "2" to run
      Then A's page, B's page and C's page have frames of their own
