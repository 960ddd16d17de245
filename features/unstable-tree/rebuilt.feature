Feature: The unstable tree is built anew in each scan
  The unstable tree holds the pages that have no equal yet. Nobody write-protects them, so the order of the tree
  decays from the moment of their insertion. KSM does not repair it: each scan starts with an empty tree.

      full scan n                      full scan n+1
      b → a b → a b d → a b c d   |    b → a b → a b d → ...
                                  flush

  @ksm.c:scan_get_next_rmap_item @C80
  Rule: Each full scan starts with an empty unstable tree
    Only the root is reset. The items of the last scan keep their marks, which carry the number of that scan, and so are
    known as left over.

    @model
    Example: after its first page, the tree of a new scan holds one page
      Given mergeable memory
        | A | c a b |
      And ksmd completes 2 full scans
      When ksmd scans 1 page
      Then the unstable tree holds
        | A | c |

    @model
    Example: the tree grows as the scan goes on
      Given mergeable memory
        | A | c a b |
      And ksmd completes 2 full scans
      When ksmd scans 3 pages
      Then the unstable tree holds
        | A | a |
        | A | b |
        | A | c |

    @model
    Example: the first scan inserts nothing
      Given mergeable memory
        | A | c a b |
      When ksmd scans 3 pages
      Then the unstable tree is empty

    Example: flushing does not change what is counted
      Given mergeable memory
        | A | c a b |
      And ksmd completes 2 full scans
      When ksmd scans 1 page
      Then the counters do not change

    @model
    Example: a page that was unmapped is not in the next tree
      Given mergeable memory
        | A | c a b |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      When ksmd scans 2 pages
      Then the unstable tree holds
        | A | b |
        | A | c |

  @model @ksm.c:unstable_tree_search_insert
  Rule: Items are sorted by the bytes of their pages
    The search descends by `memcmp()`, as in the stable tree. As long as nobody writes, it finds an equal page if there
    is one.

    Scenario Outline: pages that come in the order <order>
      Given mergeable memory
        | A | <order> |
      And ksmd completes 1 full scan
      When ksmd scans 4 pages
      Then the unstable tree holds
        | A | a |
        | A | b |
        | A | c |
        | A | d |

      Examples:
        | order   |
        | a b c d |
        | d c b a |
        | c a d b |

    Example: the pages of all processes are in one tree
      Given mergeable memory
        | A | c a |
        | B | b d |
      And ksmd completes 1 full scan
      When ksmd scans 4 pages
      Then the unstable tree holds
        | A | a |
        | B | b |
        | A | c |
        | B | d |

  @model @ksm.c:unstable_tree_search_insert @ksm.c:remove_rmap_item_from_tree
  Rule: Equal pages merge instead of standing in the unstable tree side by side
    The page that was there leaves the tree, the one that has come never enters it, and both are listed in the stable
    tree.

    Example: the match leaves the tree
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd scans 2 pages
      Then the unstable tree is empty
      And the stable tree holds
        | x | 2 |

    Example: the others stay
      Given mergeable memory
        | A | d b f a c e g |
        | B | b             |
      And ksmd completes 1 full scan
      When ksmd scans 8 pages
      Then the unstable tree holds
        | A | a |
        | A | c |
        | A | d |
        | A | e |
        | A | f |
        | A | g |
      And the stable tree holds
        | b | 2 |

    Example: the root leaves the tree
      Given mergeable memory
        | A | d b f a c e g |
        | B | d             |
      And ksmd completes 1 full scan
      When ksmd scans 8 pages
      Then the unstable tree holds
        | A | a |
        | A | b |
        | A | c |
        | A | e |
        | A | f |
        | A | g |
      And the unstable tree is 3 levels deep

    Example: a match between two pages of one process
      Given mergeable memory
        | A | a b a b |
      And ksmd completes 1 full scan
      When ksmd scans 3 pages
      Then the unstable tree holds
        | A | b |
      And the stable tree holds
        | a | 2 |

  @ksm.c:remove_rmap_item_from_tree
  Rule: A page that leaves amid a scan leaves the tree of that scan as well
    An item whose mark carries the number of the scan at work is linked into the tree, and must be unlinked before it is
    freed. One that carries the number of the scan before is not, and must not be.

    @model
    Example: the items of this scan are unlinked
      Given mergeable memory
        | A | c a b |
        | B | d     |
        | C | e     |
      And ksmd completes 2 full scans
      And ksmd scans 4 pages
      And A exits
      When ksmd scans 1 page
      Then the unstable tree holds
        | B | d |
        | C | e |
      And the counters change by
        | pages_unshared | -3 |

    Example: an item of the scan before is only counted off
      Given mergeable memory
        | A | c a |
        | B | d   |
      And ksmd completes 2 full scans
      And ksmd scans 2 pages
      And B unmaps its page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | -1 |
