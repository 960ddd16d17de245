@since-4.13
Feature: Setting max_page_sharing
  The limit is read and written in `/sys/kernel/mm/ksm/max_page_sharing`.

  @ksm.c:max_page_sharing_show @C35
  Rule: The limit is 256 unless it is set
    At 256 less than half a percent of the possible saving is lost, and a walk of the mappings stays short.

    Example: on a fresh machine
      Then max_page_sharing reads "256"

  @ksm.c:max_page_sharing_store @C34
  Rule: The limit is at least 2
    A KSM page with one sharer saves nothing: with a limit of 1 the second page of each pair could never be listed.

    Example: the least limit
      When root writes "2" to max_page_sharing
      Then it succeeds
      And max_page_sharing reads "2"

    Scenario Outline: max_page_sharing can't be <value>
      When root writes "<value>" to max_page_sharing
      Then it fails with <errno>
      And max_page_sharing reads "256"

      Examples: too small
        | value       | errno  |
        |           1 | EINVAL |
        |           0 | EINVAL |
        |          -1 | EINVAL |
        |        -256 | EINVAL |
        | -2147483648 | EINVAL |

      Examples: not an int
        | value       | errno  |
        |  2147483648 | ERANGE |
        | -2147483649 | ERANGE |
        |         2.5 | EINVAL |
        | many        | EINVAL |

    Example: the greatest limit
      When root writes "2147483647" to max_page_sharing
      Then it succeeds
      And max_page_sharing reads "2147483647"

  @ksm.c:max_page_sharing_store @C33
  Rule: The limit changes only while no page is shared
    KSM pages that were filled under the old limit would be over the new one. So everything has to be unmerged first.

    Scenario Outline: <value> is refused while pages are shared under the limit 4
      Given max_page_sharing is 4
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      When root writes "<value>" to max_page_sharing
      Then it fails with EBUSY
      And the counters do not change
      And max_page_sharing reads "4"

      Examples:
        | value |
        |     2 |
        |     3 |
        |     5 |

    Example: a bad value is refused for what it is while pages are shared
      Given mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      When root writes "1" to max_page_sharing
      Then it fails with EINVAL

    Example: pages that ksmd knows but that nobody shares are no hindrance
      Given mergeable memory
        | A | x y |
      And ksmd completes 2 full scans
      When root writes "5" to max_page_sharing
      Then it succeeds
      And the counters do not change

    Example: after everything is unmerged the limit can change
      Given mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And root writes "2" to run
      When root writes "5" to max_page_sharing
      Then it succeeds
      And max_page_sharing reads "5"

    Example: sharers that ksmd does not yet know to be gone are a hindrance
      Given mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When root writes "5" to max_page_sharing
      Then it fails with EBUSY

    Example: once ksmd knows that the sharers are gone the limit can change
      Given mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And ksmd completes 1 full scan
      When root writes "5" to max_page_sharing
      Then it succeeds
      And max_page_sharing reads "5"

  @ksm.c:max_page_sharing_store
  Rule: The value in force is always accepted
    There is nothing to change then, so it does not matter who shares.

    Scenario Outline: "<text>" is accepted for the limit 4 while pages are shared
      Given max_page_sharing is 4
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      When root writes "<text>" to max_page_sharing
      Then it succeeds
      And the counters do not change

      Examples:
        | text |
        |    4 |
        |   +4 |
        |  4\n |

    @model
    Example: somebody else has just written the same, and pages have been shared since
      A second writer waits for the lock of ksmd. When it gets it, the limit is what it wants.

      Given mergeable memory
        | A | x*2 |
      And inside the 1st mutex_lock, root writes "5" to max_page_sharing
      And inside the 1st mutex_lock, ksmd completes 2 full scans
      When root writes "5" to max_page_sharing
      Then it succeeds
      And A's pages share one frame

  @ksm.c:max_page_sharing_store @C24 @C33
  Rule: After run=2 and a new limit, the same pages merge by the new limit
    `run=2` unmerges, the new limit is written, `run=1` starts over.

    Scenario Outline: six equal pages, merged in pairs, under the new limit <limit>
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*6 |
      And ksmd completes 2 full scans
      And root writes "2" to run
      And root writes "<limit>" to max_page_sharing
      And root writes "1" to run
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared       | +<shared>  |
        | pages_sharing      | +<sharing> |
        | stable_node_chains | +<chains>  |
        | stable_node_dups   | +<dups>    |

      Examples:
        | limit | shared | sharing | chains | dups |
        |     3 |      2 |       4 |      1 |    2 |
        |     6 |      1 |       5 |      0 |    0 |

  @ksm.c:remove_all_stable_nodes @ksm.c:remove_stable_node @ksm.c:remove_stable_node_chain
  Rule: A new limit clears what is left of KSM pages that nobody shares
    A node stays in the stable tree for as long as its page lives, listed or not, and an emptied chain until a search
    meets it. None of them may outlive the limit that it was made under.

    @model
    Example: a KSM page that only direct I/O still holds
      Given mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A writes y to its 1st page
      And A writes z to its 2nd page
      And ksmd completes 1 full scan
      When root writes "5" to max_page_sharing
      Then it succeeds
      And the stable tree is empty

    Example: an emptied chain
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And A exits
      And ksmd completes 1 full scan
      When root writes "5" to max_page_sharing
      Then the counters change by
        | stable_node_chains | -1 |

  @ksm.c:remove_stable_node @until-5.3
  Rule: A KSM page that is mapped but has no sharer listed refuses the new limit, with a warning
    `pages_shared` counts listed sharers. A child's mappings are not listed before ksmd has come to them, so the page
    may be in use although the count says 0. The second look, at the page itself, notices.

    @model
    Example: the parent has unmapped the page, and ksmd has not come to the child
      Given mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And A forks B
      And A unmaps its pages
      And the next rmap_item allocation fails
      And ksmd scans 1 page
      When root writes "9" to max_page_sharing
      Then it fails with EBUSY
      And the log warns of remove_stable_node
      And pages_shared reads "0"
      And max_page_sharing reads "256"
