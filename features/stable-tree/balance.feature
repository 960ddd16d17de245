Feature: The stable tree is balanced
  Contents may come in any order, also in the worst: one greater than the other. A plain search tree would become a
  list, and each search would compare a page with every KSM page there is. The red-black tree bounds the levels at
  twice the logarithm of the number of nodes.

      a            plain tree,        b          red-black tree,
       ╲           three levels      ╱ ╲         two levels
        b                           a   c
         ╲
          c

  @ksm.c:stable_tree_insert
  Rule: The order of insertion does not decide how deep the tree becomes
    After each insertion the tree is recoloured and rotated. The colours are right after every step of every scenario
    of this book: the audit checks them.

    @model
    Scenario Outline: <count> contents, <kind>
      Given mergeable memory
        | A | <order> |
        | B | <order> |
      When ksmd completes 2 full scans
      Then the stable tree is <levels> levels deep

      Examples:
        | count | kind        | levels | order                         |
        |     3 | ascending   |      2 | a b c                         |
        |     3 | descending  |      2 | c b a                         |
        |     3 | zigzag      |      2 | a c b                         |
        |     7 | ascending   |      4 | a b c d e f g                 |
        |     7 | descending  |      4 | g f e d c b a                 |
        |     7 | halving     |      3 | d b f a c e g                 |
        |    15 | ascending   |      6 | a b c d e f g h i j k l m n o |
        |    15 | descending  |      6 | o n m l k j i h g f e d c b a |
        |    15 | halving     |      4 | h d l b f j n a c e g i k m o |
        |    15 | alternating |      6 | a o b n c m d l e k f j g i h |

  @ksm.c:remove_node_from_stable_tree
  Rule: The tree stays balanced when nodes leave it
    Nodes leave wherever their pages were unmapped, and that may be all on one side.

    @model
    Example: the lower half leaves
      Given mergeable memory
        | A | a*2 b*2 c*2 d*2 e*2 f*2 g*2     |
        | B | h*2 i*2 j*2 k*2 l*2 m*2 n*2 o*2 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When ksmd completes 1 full scan
      Then the stable tree is 4 levels deep
      And the counters are
        | pages_shared  | 8 |
        | pages_sharing | 8 |

    @model
    Example: every second node leaves
      Given mergeable memory
        | A | a*2 c*2 e*2 g*2 i*2 k*2 m*2 o*2 |
        | B | b*2 d*2 f*2 h*2 j*2 l*2 n*2     |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When ksmd completes 1 full scan
      Then the stable tree is 3 levels deep
      And the stable tree holds
        | b | 2 |
        | d | 2 |
        | f | 2 |
        | h | 2 |
        | j | 2 |
        | l | 2 |
        | n | 2 |

    @model
    Example: all but one leave
      Given mergeable memory
        | A | a*2 b*2 c*2 e*2 f*2 g*2 |
        | B | d*2                     |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When ksmd completes 1 full scan
      Then the stable tree is 1 level deep
      And the stable tree holds
        | d | 2 |

    @until-6.10
    Example: what is left is still found
      Given mergeable memory
        | A | a*2 c*2 e*2 g*2 i*2 k*2 m*2 o*2 |
        | B | b*2 d*2 f*2 h*2 j*2 l*2 n*2     |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And ksmd completes 1 full scan
      And mergeable memory
        | C | b d f h j l n |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +7 |
