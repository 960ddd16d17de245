Feature: Writes corrupt the unstable tree, and KSM bears it
  A page in the unstable tree can change under its item. From then on the tree is out of order at that place:

           b                  z  ◄─ A wrote to its page
          ╱ ╲                ╱ ╲
         a   c              a   c      a search for c now goes left of z

  KSM lives with this in two ways. It trusts no earlier comparison: when it merges it write-protects both pages and
  compares them once more. And it loses nothing for good, since the tree is built anew in the next scan.

  @ksm.c:unstable_tree_search_insert @C83
  Rule: What counts is what a page holds when it is met, not when it was inserted
    The item in the tree remembers where the page is, not what it held. Each comparison reads the page anew.

    Example: a page that has changed is not merged by its old bytes
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A writes y to its page
      When ksmd scans 1 page
      Then A's page and B's page have frames of their own
      And the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: a page that has changed is merged by its new bytes
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A writes y to its page
      When ksmd scans 1 page
      Then A's page and B's page share one frame
      And the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_unshared | -1 |
        | pages_volatile | -1 |

    Example: neither process reads other bytes than it wrote
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And ksmd scans 1 page
      And A writes y to its page
      When ksmd scans 1 page
      Then A reads back y from its page
      And B reads back y from its page

  @ksm.c:unstable_tree_search_insert @C83
  Rule: A page behind a changed one may not be found in this scan, and is found in the next
    A search that turns the wrong way ends with an insertion. Two equal pages then stand in one tree, for one scan.

    @model
    Example: the search turns away from the equal page
      Given mergeable memory
        | A | b a c |
        | B | c     |
      And ksmd completes 1 full scan
      And ksmd scans 3 pages
      And A writes z to its 1st page
      When ksmd scans 1 page
      Then A's 3rd page and B's page have frames of their own
      And the unstable tree holds
        | A | a |
        | B | c |
        | A | z |
        | A | c |

    Example: the next scan merges them
      Given mergeable memory
        | A | b a c |
        | B | c     |
      And ksmd completes 1 full scan
      And ksmd scans 3 pages
      And A writes z to its 1st page
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's 3rd page and B's page share one frame
      And the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_unshared | 1 |
        | pages_volatile | 1 |

    Example: a search that does not pass the changed page is not misled
      Given mergeable memory
        | A | b a c |
        | B | c     |
      And ksmd completes 1 full scan
      And ksmd scans 3 pages
      And A writes z to its 2nd page
      When ksmd scans 1 page
      Then A's 3rd page and B's page share one frame

  @model @ksm.c:unstable_tree_search_insert @C83
  Rule: A corrupted tree stays balanced
    The red-black tree is balanced by the colours of its nodes, and no byte of a page has a say in it. However pages
    change, a search takes as many steps as before.

    Example: seven pages in order
      Given mergeable memory
        | A | a b c d e f g |
      And ksmd completes 1 full scan
      When ksmd scans 7 pages
      Then the unstable tree is 4 levels deep

    Example: fifteen pages, of which the first seven change before the rest comes
      Given mergeable memory
        | A | a b c d e f g h i j k l m n o |
      And ksmd completes 1 full scan
      And ksmd scans 7 pages
      And A writes z to its pages 1 to 7
      When ksmd scans 8 pages
      Then the unstable tree is 5 levels deep

    Example: fifteen pages with bytes that nobody has touched
      Given mergeable memory
        | A | a b c d e f g h i j k l m n o |
      And ksmd completes 1 full scan
      When ksmd scans 15 pages
      Then the unstable tree is 6 levels deep
