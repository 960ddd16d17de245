Feature: What the counters say of the memory that is saved
  `pages_sharing` is the number of pages that are saved: each sharer of a KSM page but one had a frame that it does not need any
  more. The other counters tell what the saving costs.

      A  x x x      3 pages, 1 frame       pages_shared  1      frames in use
      B  y y        2 pages, 1 frame       pages_shared  1
      C  p          1 page,  1 frame       pages_unshared 1
                                           pages_sharing 3  =  frames saved

  @ksm.c:stable_tree_append @C49 @C50
  Rule: Merging frees as many frames as pages_sharing grows by
    Each page that is added to a KSM page as a further sharer gives up its frame.

    Scenario Outline: <drawing>, in KSM pages of at most <limit> sharers
      Given max_page_sharing is <limit>, if there is such a file
      And mergeable memory
        | A | <drawing> |
        | B | a b       |
      When ksmd completes 4 full scans
      Then <freed> frames are freed
      And pages_sharing reads "<freed>"

      Examples:
        | drawing     | limit | freed |
        | x           |   256 |     0 |
        | x x         |   256 |     1 |
        | x*5         |   256 |     4 |
        | x x y y y z |   256 |     3 |
        | a b a b     |   256 |     4 |
        |         0*3 |   256 |     2 |
        | - x - x     |   256 |     1 |

      @since-4.13
      Examples:
        | drawing | limit | freed |
        | x*7     |     2 |     3 |
        | x*7     |     3 |     4 |

    @until-6.10
    Example: the next sharer frees one more
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then 1 frame is freed
      And the counters change by
        | pages_sharing | +1 |

  @ksm.c:stable_tree_append @C50
  Rule: pages_sharing says more than is saved where fork has shared pages before
    A child shares all pages with its parent until one of them writes. Once such a page is merged, the child's mapping counts as
    one more site that shares, though it never had a frame to give.

    Example: a forked page counts twice and frees one frame
      Given mergeable memory
        | A | x |
        | C | x |
      And A forks B
      When ksmd completes 3 full scans
      Then the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +2 |
      And 1 frame is freed

    Example: children of a process that has merged pages count without any saving
      Given mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And A forks B
      And A forks C
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +8 |
      And 0 frames are freed

  @ksm.c:cmp_and_merge_page @ksm.c:try_to_merge_one_page @since-4.11
  Rule: pages_sharing says less than is saved where the zero page is used
    Empty pages that map the zero page give up their frames, and v4.18 has no counter for that.

    Example: five empty pages, and two of another content
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*5 x x |
      When ksmd completes 3 full scans
      Then 6 frames are freed
      And the counters are
        | pages_shared  | 1 |
        | pages_sharing | 1 |

  @ksm.c:get_ksm_page @ksm.c:pages_sharing_show
  Rule: pages_sharing says more than is saved until ksmd has met the pages that have left
    The counters are of what ksmd knows. Between two scans they are behind.

    Example: three sharers have written
      Given mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      When A writes y to its pages 1 to 3
      Then 3 frames are taken
      And pages_sharing reads "3"

    @since-2.6.33-swappable
    Example: one scan later the number is right again
      Given mergeable memory
        | A | x*4 |
      And ksmd completes 2 full scans
      And A writes y to its pages 1 to 3
      When ksmd completes 1 full scan
      Then pages_sharing reads "0"
      And pages_shared reads "1"

  @ksm.c:stable_tree_append @ksm.c:unstable_tree_search_insert @ksm.c:cmp_and_merge_page @C61
  Rule: The counters in proportion tell whether the advice was well given
    A high ratio of sharing to shared is good: few frames stand for many pages. A high ratio of unshared to sharing is
    effort for nothing. Many volatile pages are memory that should not have been advised. Each example has eight pages.

    Example: one content everywhere: sharing is 7 times shared
      Given mergeable memory
        | A | x*8 |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 7 |
      And 7 frames are freed

    Example: pairs: sharing is not more than shared, and half of the memory is saved
      Given mergeable memory
        | A | a a b b c c d d |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  | 4 |
        | pages_sharing | 4 |
      And 4 frames are freed

    Example: nearly all contents differ: unshared is 6 times sharing
      Given mergeable memory
        | A | x x ?*6 |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_unshared | 6 |
      And 1 frame is freed

    Example: all contents are changing: everything is volatile
      Given mergeable memory
        | A | x*8 |
      And ksmd completes 2 full scans
      And A writes y to its pages
      And ksmd completes 1 full scan
      And A writes z to its pages
      When ksmd completes 1 full scan
      Then the counters are
        | pages_volatile | 8 |
