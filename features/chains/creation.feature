@since-4.13
Feature: A chain holds the KSM pages of one content
  When all KSM pages of a content are full, more equal pages need another KSM page. The stable tree must not have two
  nodes of equal content, so a chain takes the node's place, and the KSM pages ("dups") hang off the chain.

      stable tree            stable tree

          m                      m
         / \                    / \
        c   x (full)           c   chain ── x (room) ── x (full)

  @ksm.c:stable_tree_insert @ksm.c:alloc_stable_node_chain @C55 @C56 @C77 @row-28
  Rule: A content gets its chain together with its second KSM page
    Not before: a full page that is the only one of its content is an ordinary node of the tree.
    `stable_node_chains` counts the chains, `stable_node_dups` the KSM pages in them.

    Example: a page that gets full has no chain
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*2 |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 1 |

    Example: an equal page that finds it full makes no chain
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*3 |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_unshared | 1 |

    Example: the second KSM page makes the chain
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x*2 |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared       | +1 |
        | pages_sharing      | +1 |
        | pages_volatile     | -2 |
        | stable_node_chains | +1 |
        | stable_node_dups   | +2 |

    Example: the third KSM page joins the chain
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x*2 |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared     | +1 |
        | pages_sharing    | +1 |
        | pages_volatile   | -2 |
        | stable_node_dups | +1 |

  @ksm.c:stable_tree_search @ksm.c:cmp_and_merge_page @C84 @until-6.10
  Rule: A page that finds all KSM pages of its content full takes the long way, through the unstable tree
    With room, a page joins at first sight, whatever its checksum was. Without room it is treated as if the stable tree
    did not know its content: checksum in the first scan, unstable tree in the second, and a partner has to come along.

    Example: with room the page joins in the first scan
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +1 |

    Example: without room the first scan only takes the checksum
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x*2 |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +2 |

    Example: in the second scan a page without partner is put into the unstable tree
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | -1 |

    Example: a partner that comes later merges with it in its own second scan
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared       | +1 |
        | pages_sharing      | +1 |
        | pages_unshared     | -1 |
        | pages_volatile     | -1 |
        | stable_node_chains | +1 |
        | stable_node_dups   | +2 |
      And A's 3rd page and B's page share one frame

  @model @ksm.c:stable_node_chain_add_dup @C79
  Rule: A new KSM page goes to the head of its chain
    It is the one that surely has room, or will have it first, and the search begins at the head.

    Example: the KSM page that the chain was made for stands behind the new one
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x*2 |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 + 3 |

    Example: the third KSM page stands before the second
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*6 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x*2 |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 + 3 + 3 |
