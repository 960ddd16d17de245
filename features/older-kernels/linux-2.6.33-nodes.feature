@model
Feature: Before the keyhole a stable node had other ways to its page
  The first stable nodes knew only the addresses at which their page was mapped when ksmd merged it. On the way to Linux
  2.6.33 they were taught to point to the page and the page to point back, at first with a reference, then without one.

      2.6.33, base        node ──► items ──► addresses ──► the page, if it is still there
      2.6.33, node-page   node ◄──────────► the page     with a reference: it is there as long as the node
      since 2.6.33        node ───► frame ──► node?      the keyhole

  @ksm.c:stable_tree_search @ksm.c:get_mergeable_page @row-7 @change-stable_node_page
  Rule: A node must not depend on the addresses that it was made of
    Those who shared the page may be gone, and a forked process may still have it. A node that asks addresses is lost then,
    and its page with it: nothing can be merged with a KSM page that no node leads to.

    @until-2.6.33-base
    Example: only a child has the page, and the node is lost
      Given mergeable memory
        | D | w |
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A unmaps its page
      And B unmaps its page
      And D writes x to its page
      When ksmd completes 4 full scans
      Then C's page and D's page have frames of their own
      And the stable tree is empty

    @since-2.6.33-node-page @until-2.6.33-node-page
    Example: only a child has the page, and the node still holds it
      Given mergeable memory
        | D | w |
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A unmaps its page
      And B unmaps its page
      And D writes x to its page
      When ksmd completes 1 full scan
      Then C's page and D's page share one frame
      And the stable tree holds
        | x | 2 |

    @since-3.0 @until-6.10
    Example: only a child has the page, and the keyhole shows it
      Given mergeable memory
        | D | w |
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And A unmaps its page
      And B unmaps its page
      And D writes x to its page
      When ksmd completes 1 full scan
      Then C's page and D's page share one frame

    @until-2.6.33-base
    Example: an address that leads to another page now is passed over
      Given mergeable memory
        | D | w |
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 2 full scans
      And C writes c to its page
      And B unmaps its page
      And D writes x to its page
      When ksmd completes 1 full scan
      Then A's page and D's page share one frame
      And the stable tree holds
        | x | 2 |

    @until-2.6.33-base
    Example: a merge that comes upon a lost node is given up
      The addresses lead nowhere any more when a place for the new node is looked for: the old one is removed, and nothing is
      inserted.

      Given mergeable memory
        | A | x x |
        | B | y y |
      And ksmd completes 2 full scans
      And B writes c to its pages
      And ksmd completes 1 full scan
      And inside the 9th down_read, A unmaps its pages
      When ksmd completes 1 full scan
      Then the stable tree is empty
      And B's pages have frames of their own

    @until-2.6.33-base
    Example: a merge that comes upon an equal page is given up
      Given mergeable memory
        | A | x x |
        | B | y y |
      And ksmd completes 2 full scans
      And B writes c to its pages
      And ksmd completes 1 full scan
      And inside the 9th down_read, B writes x to its pages
      When ksmd completes 1 full scan
      Then B's pages have frames of their own
      And the stable tree holds
        | x | 2 |

    @until-2.6.33-node-page
    Example: the tree is sorted by content as it is today
      Given mergeable memory
        | A | m m a a z z x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | a z m |
      When ksmd completes 1 full scan
      Then the stable tree holds
        | a | 3 |
        | m | 3 |
        | x | 2 |
        | z | 3 |

    @until-2.6.33-base
    Example: so it is when the addresses have to be asked
      Given mergeable memory
        | A | m m a a z z x x |
      When ksmd completes 2 full scans
      Then the stable tree holds
        | a | 2 |
        | m | 2 |
        | x | 2 |
        | z | 2 |

  @ksm.c:stable_tree_search @ksm.c:cmp_and_merge_page @row-7 @change-stable_node_page
  Rule: A forked KSM page need not be searched for
    It has a node already. As long as the page does not say which, its content has to be compared all the way down the tree.

    @until-2.6.33-base
    Example: the child's page is compared with the tree
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      When ksmd completes 1 full scan
      Then the work is
        | checksums      |    0 |
        | comparisons    |    1 |
        | bytes_compared | 4096 |
        | rotations      |    0 |

    @since-2.6.33-node-page @until-2.6.33-node-page
    Example: the child's page says which node is its own
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      When ksmd completes 1 full scan
      Then the work is
        | checksums      | 0 |
        | comparisons    | 0 |
        | bytes_compared | 0 |
        | rotations      | 0 |

  @ksm.c:remove_rmap_item_from_tree @ksm.c:stable_tree_insert @row-7 @change-keyhole
  Rule: A reference keeps the frame from being freed until ksmd comes by
    With a page that nobody has any more the reference gives nothing away but memory; and ksmd may need minutes for a
    scan. This is why the keyhole was made.

    @until-2.6.33-base
    Example: without a reference the frame is freed with the last mapping
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A unmaps its pages
      Then 1 frame is freed

    @since-2.6.33-node-page @until-2.6.33-swappable
    Example: with a reference no frame is freed at first
      Given mergeable memory
        | A | x x |
        | B | b   |
      And ksmd completes 2 full scans
      When A unmaps its pages
      Then the machine has 0 more free frames

    @since-2.6.33-node-page @until-2.6.33-swappable
    Example: the frame is freed with the last item
      Given mergeable memory
        | A | x x |
        | B | b   |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When ksmd completes 1 full scan
      Then the machine has 1 more free frame
      And the stable tree is empty

    @since-3.0
    Example: through the keyhole the node only looks
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A unmaps its pages
      Then 1 frame is freed

    @until-2.6.33-swappable
    Example: writing 2 to run leaves no node, and frees what they hold
      Given mergeable memory
        | A | x x x |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then the stable tree is empty
      And A's pages have frames of their own
      And 2 frames are taken

    @since-2.6.33-node-page @until-2.6.33-node-page
    Example: a node that can't be made holds nothing
      Given mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      And the next stable_node allocation fails
      When ksmd completes 1 full scan
      Then A's pages have frames of their own
      And 0 frames are taken
