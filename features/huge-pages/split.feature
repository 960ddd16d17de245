@since-2.6.38
Feature: A huge page is split on a match only
  One entry of a higher page table maps a huge page as a whole. That saves faults and translations, and KSM must not give
  it away for nothing: it would take all huge pages apart only to find that hardly a part of them has an equal.

      a huge page          no part has an equal: it stays      c meets an equal page: four small pages, and c merges

      A ──► a b c d        A ──► a b c d                       A ──► a   b   (c)   d
                                                                              └──► the KSM page

  So ksmd reads each part where it is. Each has a checksum, an item and a place in the unstable tree of its own. Huge pages
  have two to eight parts here; on x86-64 they have 512.

  @model @ksm.c:cmp_and_merge_page @ksm.c:unstable_tree_search_insert @row-13
  Rule: A huge page stays whole as long as no part of it has an equal
    To look at a part costs what it costs to look at any page, and changes nothing.

    Example: parts without an equal are unshared, and still parts
      Given mergeable huge memory
        | A | ?*4 |
      When ksmd completes 2 full scans
      Then A's pages are part of a huge page
      And the counters change by
        | pages_unshared | +4 |

    @until-6.6
    Example: many scans do not wear it out
      Given mergeable huge memory
        | A | ?*4 |
      And ksmd completes 2 full scans
      When ksmd completes 10 full scans
      Then A's pages are part of a huge page
      And the counters do not change

    Example: 512 parts
      Given mergeable huge memory
        | A | ?*512 |
      When ksmd completes 2 full scans
      Then A's pages are part of a huge page
      And the counters change by
        | pages_unshared | +512 |

    Example: a part that changes fails at its own checksum only
      Given mergeable huge memory
        | A | ?*4 |
      And ksmd completes 1 full scan
      And A changes one byte of its 3rd page
      When ksmd completes 1 full scan
      Then A's pages are part of a huge page
      And the counters change by
        | pages_unshared | +3 |
        | pages_volatile | -3 |

    Example: other pages merge beside it
      Given mergeable huge memory
        | A | ?*4 |
      And mergeable memory
        | A | x x |
      When ksmd completes 2 full scans
      Then A's pages 1 to 4 are part of a huge page
      And A's 5th page and A's 6th page share one frame

    Example: a part that was equal until a moment ago leaves it whole
      Given mergeable memory
        | B | x |
      And mergeable huge memory
        | A | x a |
      And ksmd completes 1 full scan
      And B writes y to its page
      When ksmd completes 1 full scan
      Then A's pages are part of a huge page

  @ksm.c:try_to_merge_one_page
  Rule: A part that is to be merged splits its huge page
    A huge page is mapped as a whole, so no single part of it can be exchanged. After the split the parts are small pages
    in the frames that they had. The one with the equal merges at once, and the rest stay where they are.

    @model @until-6.10
    Example: a part joins a KSM page
      Given mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | x a b c |
      When ksmd completes 1 full scan
      Then A's 1st page and B's pages share one frame
      And A's pages are not part of a huge page
      And 1 frame is freed
      And the counters change by
        | pages_sharing  | +1 |
        | pages_volatile | +3 |

    @model @until-6.10
    Scenario Outline: the rest keep their frames when the <nth> of four parts leaves
      Given mergeable memory
        | B | x x |
      And ksmd completes 2 full scans
      And mergeable huge memory
        | A | <parts> |
      When ksmd completes 1 full scan
      Then A's <nth> page and B's pages share one frame
      And A's <other> page is in the frame that A's <other> page had
      And A's <other> page is writable

      Examples:
        | parts   | nth | other |
        | x a b c | 1st |   2nd |
        | a x b c | 2nd |   1st |
        | a b c x | 4th |   3rd |

    @model
    Example: a part that ksmd comes to second becomes the KSM page
      Given mergeable memory
        | B | x |
      And mergeable huge memory
        | A | a x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's 2nd page and B's page are in the frame that A's 2nd page had
      And A's pages are not part of a huge page

    @model
    Example: a part that waits in the unstable tree gives its frame away
      Given mergeable huge memory
        | A | a x |
      And mergeable memory
        | B | x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's 2nd page and B's page are in the frame that B's page had
      And A's pages are not part of a huge page
      And 1 frame is freed

    @model
    Example: parts of two huge pages split both
      Given mergeable huge memory
        | A | a x |
        | B | x b |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's 2nd page and B's 1st page share one frame
      And A's pages and B's pages are not part of a huge page

    @thp
    Example: two equal huge pages merge part by part
      Given mergeable huge memory
        | A | a b c d |
        | B | a b c d |
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared  | +4 |
        | pages_sharing | +4 |
      And 4 frames are freed
      And A reads back c from its 3rd page

    @model
    Example: a huge page beside the one with the equal stays whole
      Given mergeable memory
        | B | x |
      And mergeable huge memory
        | A | x a |
        | A | b c |
      When ksmd completes 2 full scans
      Then A's pages 1 to 2 are not part of a huge page
      And A's pages 3 to 4 are part of a huge page

    @model @until-6.11
    Example: a huge page in the mergeable half of what was one area
      Given mergeable memory
        | A | -*4 |
        | B |   0 |
      And A populates its pages 3 to 4
      And A advises MADV_UNMERGEABLE on its pages 1 to 2
      And A writes y to its 4th page
      When ksmd completes 2 full scans
      Then A's 3rd page and B's page share one frame
      And A's pages 3 to 4 are not part of a huge page

  @ksm.c:try_to_merge_one_page @ksm.c:cmp_and_merge_page @C29 @since-4.11
  Rule: With use_zero_pages on, an empty part splits its huge page
    Each part that was never written to is a page of zeroes. It needs no equal; the frame of each can be had.

    @model
    Example: the empty parts of a huge page map the zero page
      Given use_zero_pages is 1
      And mergeable huge memory
        | A | a - - - |
      When ksmd completes 2 full scans
      Then A's pages 2 to 4 map the zero page
      And A's 1st page is not part of a huge page
      And A has 1 anonymous page
      And 3 frames are freed

    @thp
    Example: a huge page that nobody wrote to goes altogether
      Given use_zero_pages is 1
      And mergeable huge memory
        | A | -*8 |
      When ksmd completes 2 full scans
      Then A's pages map the zero page
      And 8 frames are freed

    @model
    Example: with the knob off a single empty part splits nothing
      Given mergeable huge memory
        | A | a - |
      When ksmd completes 2 full scans
      Then A's pages are part of a huge page
