@model
Feature: What ksm.c asserts of its own structures
  `BUG_ON` guards what can never be. A machine on which it fires is not to be trusted any further, so it stops there.
  `WARN_ON_ONCE` guards what should not be, and the machine goes on. No workload is known that meets any of these. So here a
  machine in mid-scan is damaged behind the kernel's back, and the assertion that guards this has to notice.

  The machine is described in `steps/support/corruptions.ts`: pages 0x104000 and 0x105000 of A share one full KSM page,
  beside a chain of two more, and node 1 has no page in use.

  @ksm.c:remove_rmap_item_from_tree
  Rule: An item of the unstable tree is of this scan or of the one before
    Trees are reset at the start of each scan, and every item is looked at in each. An older item would mean that the
    sequence number is wrong, and with it the knowledge of which items are linked in a tree.

    Example: the scan number jumps behind the kernel's back
      Given a machine in mid-scan that has something of everything
      When it is damaged: "a scan long ago" of "item:"
      Then the operations "fullscan 1" end in a BUG of remove_rmap_item_from_tree

  @ksm.c:__is_page_sharing_candidate @ksm.c:remove_rmap_item_from_tree @ksm.c:remove_node_from_stable_tree @ksm.c:free_stable_node
  Rule: A node counts as many sharers as it lists
    The count tells whether the page is full. The same number, if negative, tells a chain from a node, so a count that has
    gone wrong would turn the one into the other.

    Scenario Outline: asserting the count: <damage>, then <operations>
      Given a machine in mid-scan that has something of everything
      When it is damaged: "<damage>" of "stable-node:"
      Then the operations "<operations>" end in a BUG of <function>

      Examples: a search asks whether the page has room
        | damage                              | operations | function                    |
        | fewer sharers than none are counted | fullscan 2 | __is_page_sharing_candidate |

      Examples: a sharer is taken off the list
        | damage               | operations                   | function                   |
        | no sharer is counted | zap A 0x104000 1; fullscan 2 | remove_rmap_item_from_tree |

      Examples: the node goes, and all sharers with it
        | damage                                      | operations  | function                     |
        | fewer sharers than none, and none is listed | sysfs run=2 | remove_node_from_stable_tree |
        | a sharer too few is counted                 | sysfs run=2 | remove_node_from_stable_tree |
        | rmap_hlist_len                              | sysfs run=2 | free_stable_node             |

  @ksm.c:stable_node_chain_add_dup @ksm.c:stable_node_dup_del @ksm.c:remove_stable_node_chain @ksm.c:stable_node_chain_remove_range
  Rule: A node in a chain is marked as one, a node in the tree is not, and a chain has no page
    Node, dup and chain are one structure. By the mark each is taken out of where it is linked.

    Scenario Outline: asserting the mark: <damage>, then <operations>
      Given a machine in mid-scan that has something of everything
      When it is damaged: "<damage>" of "<finding>"
      Then the operations "<operations>" end in a BUG of <function>

      Examples: everything is unmerged, but direct I/O keeps the page
        | damage                        | finding      | operations                  | function                 |
        | the head of a dup             | stable-node: | pin A 0x104000; sysfs run=2 | remove_stable_node_chain |
        | a dup without the head of one | stable-node: | sysfs run=2                 | remove_stable_node_chain |

      Examples: memory goes offline
        | damage                        | finding      | operations                                 | function                       |
        | the head of a dup             | stable-node: | hotplug going 64 64; hotplug offline 64 64 | stable_node_chain_remove_range |
        | a dup without the head of one | stable-node: | hotplug going 64 64; hotplug offline 64 64 | stable_node_chain_remove_range |

      Examples: two more pages of the content need a chain
        | damage            | finding      | operations                                                     | function                  |
        | the head of a dup | stable-node: | write A 0x10c000 byte:02; write A 0x10d000 byte:02; fullscan 3 | stable_node_chain_add_dup |

      Examples: ksmd comes to a page
        | damage                   | finding   | operations | function            |
        | a page points to a chain | ksm-page: | fullscan 2 | stable_node_dup_del |

  @ksm.c:ksm_migrate_page
  Rule: A node knows the frame that its page leaves
    Otherwise it would be another page's node, and would be sent after the wrong page.

    Example: the page is migrated
      Given a machine in mid-scan that has something of everything
      When it is damaged: "the node knows another frame" of "ksm-page:"
      Then the operations "migrate A 0x104000 1" end in a BUG of ksm_migrate_page

  @ksm.c:stable_tree_append
  Rule: No page is given more sharers than the limit
    Searches look for room, so this can only be a fault of theirs. Too long a list does no harm but to make walks slow; hence no
    more than a warning.

    Example: a limit at which no page can be shared
      Given a machine in mid-scan that has something of everything
      When it is damaged: "a limit of 1" of "knob:"
      Then the operations "write A 0x10c000 byte:41; write A 0x10d000 byte:41; fullscan 3" end in a warning of stable_tree_append
