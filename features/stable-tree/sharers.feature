Feature: A stable node and its sharers
  A node of the stable tree lists one item for each place that maps its page. The page in turn points to the node, so
  that whoever holds the page can find all its places: to migrate it, or to swap it out.

      node x ──► item (C's page) ──► item (B's page) ──► item (A's page)
        ▲ kpfn
        ▼ mapping
      frame 2  x x x x

  @ksm.c:stable_tree_append @C49 @C50 @C76
  Rule: A KSM page counts once as shared, and once as sharing for each further sharer
    `pages_shared` says how many frames are used, `pages_sharing` how many were saved.

    Scenario Outline: <pages> equal pages
      Given mergeable memory
        | A | x*<pages> |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  |         1 |
        | pages_sharing | <sharing> |
      And <sharing> frames are freed

      Examples:
        | pages | sharing |
        |     2 |       1 |
        |     3 |       2 |
        |    10 |       9 |
        |   256 |     255 |

    Example: each content has its own KSM page
      Given mergeable memory
        | A | x*3 y*2 |
        | B | y z     |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared   | 2 |
        | pages_sharing  | 4 |
        | pages_unshared | 1 |
      And 4 frames are freed

    @model
    Example: the node lists all its sharers
      Given mergeable memory
        | A | x*3 y*2 |
        | B | y z     |
      When ksmd completes 2 full scans
      Then the stable tree holds
        | x | 3 |
        | y | 3 |

    @swap @since-2.6.33-swappable
    Example: the page leads to its node, and the node to every place that maps the page
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      When A swaps out its 1st page
      Then A's pages and B's page are not mapped

  @ksm.c:remove_rmap_item_from_tree @C76
  Rule: A sharer that leaves is taken off the list when ksmd comes by
    However it leaves, the kernel does not tell KSM. The next scan finds at its place another page, or none, or no
    area that is mergeable.

    Example: one of three is unmapped
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -1 |

    Example: one of three is discarded
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -1 |

    Example: the advice for one of three is taken back
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -1 |

    Example: one of three processes exits
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And B exits
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -1 |

    @model
    Example: the others stay listed
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And A unmaps its 2nd page
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 |

    Example: until ksmd comes by it is still counted
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      When A unmaps its 2nd page
      Then the counters do not change

    @since-2.6.33-swappable
    Example: the last but one sharer is counted off as sharing, the last as shared
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A exits
      When ksmd completes 1 full scan
      Then the counters are
        | pages_shared | 1 |
