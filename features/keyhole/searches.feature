@model @since-2.6.33
Feature: A search removes the stale nodes that it meets
  Nobody searches for stale nodes. Whoever looks through the keyhole and finds another key, or none, takes the node
  out of the tree, together with all its items. In these examples ksmd scans the one page of P before it comes
  to A, whose pages are gone.

  @ksm.c:stable_tree_search @ksm.c:get_ksm_page
  Rule: A search removes the stale nodes on its way
    A search must compare with the page of each node that it passes. It can't pass a node that has none.

    Example: on the way to another content
      Given mergeable memory
        | P | p   |
        | A | x x |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages
      When ksmd scans 1 page
      Then the stable tree is empty
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +2 |

    @until-6.10
    Example: a search for the very content that is gone
      Given mergeable memory
        | P | p   |
        | A | x x |
      And ksmd completes 2 full scans
      And P writes x to its page
      And A advises MADV_DONTNEED on its pages
      When ksmd scans 1 page
      Then the stable tree is empty
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_unshared | -1 |
        | pages_volatile | +3 |

    Example: a search that turns off before it does not
      Given mergeable memory
        | P | p           |
        | A | b*2 a*2 c*2 |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages 3 to 4
      When ksmd scans 1 page
      Then the stable tree holds
        | stale | 2 |
        | b     | 2 |
        | c     | 2 |
      And the counters do not change

    @until-6.10
    Example: the page that looks on its way for the first time
      Given mergeable memory
        | P | -   |
        | A | x x |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages
      And P writes p to its page
      When ksmd scans 1 page
      Then the stable tree is empty
      And the counters change by
        | pages_shared   | -1 |
        | pages_sharing  | -1 |
        | pages_volatile | +3 |

  @ksm.c:stable_tree_search @row-21
  Rule: The search starts again after a removal, and finds in the same scan what lies behind
    Taking out a node may rotate the tree, so the place where the search stood means nothing any more. It starts at the
    root. To give up instead would be safe, but the page would have to wait for another scan, and each stale node on the
    way for one more.

             b  stale            a
            ╱ ╲          ──►      ╲       P's page c is found
           a   c                   c

    @until-6.10 @since-4.4
    Example: a match behind one stale node
      Given mergeable memory
        | P | p           |
        | A | b*2 a*2 c*2 |
      And ksmd completes 2 full scans
      And P writes c to its page
      And A advises MADV_DONTNEED on its pages 1 to 2
      When ksmd scans 1 page
      Then P's page and A's pages 5 to 6 share one frame
      And the stable tree holds
        | a | 2 |
        | c | 3 |

    @until-6.10 @since-4.4
    Example: a match behind two stale nodes, one below the other
      Given mergeable memory
        | P | p                           |
        | A | d*2 b*2 f*2 a*2 c*2 e*2 g*2 |
      And ksmd completes 2 full scans
      And P writes g to its page
      And A advises MADV_DONTNEED on its pages 1 to 2
      And A advises MADV_DONTNEED on its pages 5 to 6
      When ksmd scans 1 page
      Then P's page and A's pages 13 to 14 share one frame
      And the stable tree holds
        | a | 2 |
        | b | 2 |
        | c | 2 |
        | e | 2 |
        | g | 3 |

    @since-4.4
    Example: when every node is stale, the search ends in an empty tree
      Given mergeable memory
        | P | p                           |
        | A | d*2 b*2 f*2 a*2 c*2 e*2 g*2 |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages
      When ksmd scans 1 page
      Then the stable tree is empty
      And the unstable tree holds
        | P | p |

    Example: nodes that are not stale are not compared in vain
      Given mergeable memory
        | P | p           |
        | A | b*2 a*2 c*2 |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages 1 to 2
      When ksmd scans 1 page
      Then the stable tree holds
        | a | 2 |
        | c | 2 |
      And the unstable tree holds
        | P | p |
