Feature: The stable tree is sorted by content
  The stable tree holds one node for each content that KSM shares. Its pages are write-protected, so their order can be
  relied upon: a search for a page takes one comparison of 4096 bytes on each level, and finds an equal page if there is
  one.

                 d            A's page e:  e > d  right
               ╱   ╲                       e < f  left
              b     f                      not there
             ╱ ╲     ╲
            a   c     g

  @model @ksm.c:stable_tree_insert
  Rule: Nodes are in the order of memcmp, whatever the order of insertion
    The order itself means nothing. It only has to be the same in each search.

    Scenario Outline: contents that merge in the order <order>
      Given mergeable memory
        | A | <order> |
        | B | <order> |
      When ksmd completes 2 full scans
      Then the stable tree holds
        | a | 2 |
        | b | 2 |
        | c | 2 |
        | d | 2 |
        | e | 2 |

      Examples:
        | order     |
        | a b c d e |
        | e d c b a |
        | c e a d b |
        | b d a e c |

    Example: bytes are compared as unsigned numbers
      Given mergeable memory
        | A | 0xff*2 a*2 0x80*2 0*2 0x7f*2 0x01*2 |
      When ksmd completes 2 full scans
      Then the stable tree holds
        |    0 | 2 |
        | 0x01 | 2 |
        | a    | 2 |
        | 0x7f | 2 |
        | 0x80 | 2 |
        | 0xff | 2 |

    Example: the first different byte decides, wherever it is
      Given mergeable memory
        | A | x*2 w*2 x*2 y*2 |
      And A changes one byte of its pages 5 to 6
      When ksmd completes 2 full scans
      Then the stable tree holds
        | w   | 2 |
        | x   | 2 |
        | ... | 2 |
        | y   | 2 |

    Example: contents that come later find their place among the others
      Given mergeable memory
        | A | b*2 d*2 f*2 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | e*2 a*2 g*2 c*2 |
      When ksmd completes 2 full scans
      Then the stable tree holds
        | a | 2 |
        | b | 2 |
        | c | 2 |
        | d | 2 |
        | e | 2 |
        | f | 2 |
        | g | 2 |

  @model @ksm.c:stable_tree_search @C78
  Rule: No content stands in the stable tree twice
    A page first searches the stable tree, so only a content that is not there can come in from the unstable tree.
    A content that needs more than one KSM page, because of `max_page_sharing`, still has one place in the tree.

    Example: two pairs of the same content in one scan
      Given mergeable memory
        | A | x x |
        | B | x x |
      When ksmd completes 2 full scans
      Then the stable tree holds
        | x | 4 |

    Example: a second pair that comes later
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x x |
      When ksmd completes 2 full scans
      Then the stable tree holds
        | x | 4 |

    @until-6.10
    Example: pages that leave one content join the node of the other
      Given mergeable memory
        | A | x*4 y*2 |
      And ksmd completes 2 full scans
      And A writes y to its pages 1 to 2
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 2 |
        | y | 4 |

    @since-4.13
    Example: more sharers than one KSM page may have
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      When ksmd completes 2 full scans
      Then the stable tree holds
        | x | 2 + 2 |

  @ksm.c:stable_tree_search
  Rule: Every content in the tree is found
    On which level a node stands makes no difference to the result.

    @model @until-6.10
    Example: one page of each content, in the first scan that sees them
      Given mergeable memory
        | A | d*2 b*2 f*2 a*2 c*2 e*2 g*2 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | a b c d e f g |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +7 |
      And the stable tree holds
        | a | 3 |
        | b | 3 |
        | c | 3 |
        | d | 3 |
        | e | 3 |
        | f | 3 |
        | g | 3 |

    Example: contents that lie between those of the tree are not
      Given mergeable memory
        | A | b*2 d*2 f*2 |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | a c e g |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +4 |
