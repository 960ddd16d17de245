@since-4.13
Feature: Merging without memory for a chain
  A second KSM page of a content needs two allocations, one for its node and one for the chain that will list both. The
  node comes first.

  @ksm.c:stable_tree_insert @ksm.c:alloc_stable_node_chain @model
  Rule: Without memory for the node or for the chain the tree stays as it is, and the merge is taken back
    A full KSM page without chain is a correct tree, so nothing else has to be undone. The two pages of the merge are
    copied, and the full page keeps its sharers.

    @until-6.1
    Scenario Outline: <what> cannot be had
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 1 full scan
      And after <allocations> more stable_node allocations, 1 fails
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared   | +1 |
        | pages_sharing  | +1 |
        | pages_volatile | -2 |
      And A's pages 3 to 4 have frames of their own
      And A's pages 3 to 4 are writable
      And the stable tree holds
        | x | 2 |

      Examples:
        | what            | allocations |
        | the second node |           1 |
        | the chain       |           2 |

    Example: the next scan makes the chain
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 1 full scan
      And after 2 more stable_node allocations, 1 fails
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared       | +1 |
        | pages_sharing      | +1 |
        | pages_volatile     | -2 |
        | stable_node_chains | +1 |
        | stable_node_dups   | +2 |

    Example: a third KSM page needs no chain of its own
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*6 |
      And ksmd completes 1 full scan
      And after 4 more stable_node allocations, 1 fails
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared       | +3 |
        | pages_sharing      | +3 |
        | pages_volatile     | -6 |
        | stable_node_chains | +1 |
        | stable_node_dups   | +3 |

  @ksm.c:stable_tree_insert @bug:freed-node @until-6.9 @model @row-62 @row-77
  Rule: A page whose chain could not be had still points to its freed node
    `stable_tree_insert()` stores the new node in the page before it asks for the chain, and frees the node when there
    is none. As a rule the page goes away at once, because both its mappings are copied. Whatever mapping is left leads
    ksmd to freed memory.

    Example: a child's mapping keeps the page
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 1 full scan
      And A forks B
      And after 2 more stable_node allocations, 1 fails
      When ksmd completes 1 full scan
      Then the kernel oopses with "use-after-free stable_node"

    Example: a mapping that could not be copied keeps the page
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 1 full scan
      And after 2 more stable_node allocations, 1 fails
      And the next page allocation fails
      When ksmd completes 1 full scan
      Then the audit finds "freed-stable-node"
      And A's 3rd page is write-protected

    Example: the next scan of that mapping follows the freed node
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 1 full scan
      And after 2 more stable_node allocations, 1 fails
      And the next page allocation fails
      And ksmd completes 1 full scan
      And the audit finds "freed-stable-node"
      When ksmd completes 1 full scan
      Then the kernel oopses with "use-after-free stable_node"

  @ksm.c:stable_tree_insert @since-6.10 @model @row-62 @row-77
  Rule: A page points to its node only once the node is linked
    So a node that is freed for want of a chain is known to nobody. What still maps the page has a KSM page without node.

    Example: a child's mapping keeps the page, and the page is harmless
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 1 full scan
      And A forks B
      And after 2 more stable_node allocations, 1 fails
      When ksmd completes 3 full scans
      Then the log holds no warning
      And A reads back x from its pages
      And B reads back x from its pages

    Example: so is one that could not be copied
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 1 full scan
      And after 2 more stable_node allocations, 1 fails
      And the next page allocation fails
      When ksmd completes 3 full scans
      Then A reads back x from its pages
