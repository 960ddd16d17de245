@since-6.11
Feature: Newcomers to a chain since the checksum comes first
  How a search chooses among the KSM pages of a chain is as it was. But a newcomer is searched for in its second scan, so
  that each example of this file takes one scan more than those before 6.11.

  @ksm.c:stable_node_dup @C79
  Rule: A search that does not prune still takes the first KSM page with room
    And it still ends there.

    @model
    Example: one with more sharers further on is not looked for
      Given max_page_sharing is 5
      And mergeable memory
        | A | x*15 |
      And ksmd completes 2 full scans
      And A unmaps its 1st page and its pages 6 to 8
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then B's page and A's 9th page share one frame
      And the stable tree holds
        | x | 3 + 5 + 4 |

  @ksm.c:stable_node_dup @C37 @C79
  Rule: A search that prunes still takes the fullest KSM page with room
    The interval is the same, and decides the same.

    Example: the fullest one is further on in the chain
      Given max_page_sharing is 5
      And stable_node_chains_prune_millisecs is 0
      And mergeable memory
        | A | x*15 |
      And ksmd completes 2 full scans
      And A unmaps its 1st page and its pages 6 to 8
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then B's page and A's 2nd page share one frame

  @ksm.c:stable_node_dup @ksm.c:__is_page_sharing_candidate @C79
  Rule: A KSM page that was chosen and can take one more still moves to the head
    For the next search.

    @model
    Example: it can take one more, and is the first now
      Given max_page_sharing is 5
      And mergeable memory
        | A | x*10 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 2
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then the stable tree holds
        | x | 4 + 5 |

  @ksm.c:stable_node_dup @C37 @C86
  Rule: A stale KSM page still leaves the chain when the interval has passed
    Three KSM pages, of which nobody maps the first any more.

    @model
    Scenario Outline: with <interval> ms, <passed> ms after the chain was made, <what> in it
      Given max_page_sharing is 3
      And stable_node_chains_prune_millisecs is <interval>
      And mergeable memory
        | B | -   |
        | A | x*8 |
      And ksmd completes 2 full scans
      And B writes x to its page
      And ksmd completes 1 full scan
      And A unmaps its pages 1 to 3
      And <passed> ms pass
      When ksmd scans 1 page
      Then the stable tree holds
        | x | <chain> |

      Examples:
        | interval | passed | what               | chain     |
        |     2000 |   1999 | all three are left | 3 + 3 + 3 |
        |     2000 |   2000 | two are left       |     3 + 3 |
        |       50 |     49 | three are left     | 3 + 3 + 3 |
        |       50 |     50 | only two are left  |     3 + 3 |

  @ksm.c:replace_page @ksm.c:stable_tree_append
  Rule: A newcomer still moves into the KSM page, and not the other way
    Its own frame is freed.

    Example: it comes to the frame of the two that were there
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And mergeable memory
        | C | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's page, B's page and C's page are in the frame that A's page had
      And 1 frame is freed

  @ksm.c:get_ksm_page @ksm.c:stable_tree_search
  Rule: A search still waits for a page whose count is frozen, and takes it where it has moved
    The migration goes on as soon as somebody waits for it.

    @model
    Example: the count is frozen in the newcomer's second scan
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A swaps out its 1st page
      And A unpins its 1st page
      And A reads its pages
      And mergeable memory
        | C | x |
      And ksmd completes 1 full scan
      And ksmd scans 2 pages
      When ksmd is inside its 1st get_page_unless_zero, a migration of A's 1st page to node 1 starts
      Then A's pages and C's page share one frame
      And C's page is on node 1
