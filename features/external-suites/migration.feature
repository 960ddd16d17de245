Feature: Published tests that migrate KSM pages
  Two tests move merged pages from one NUMA node to another. What went wrong once, in 2017, was that a page table entry was
  turned to the wrong frame: the place in the new page was worked out from the address that the page remembers, and that of a
  KSM page is only the one where it was before the merge. Sharers at any other address were given some other frame.

  @ltp:migrate_pages03 @ksm.c:ksm_migrate_page @ksm.c:rmap_walk_ksm
  Rule: migrate_pages03: 20 mergeable pages of zeroes are moved to and fro
    LTP maps 20 pages one by one on the first node, waits for ksmd, and then moves what the process has 600 times: to the second
    node, back, and so on. Nothing must fail. The second loop leads back to where the first began, so 600 loops are 300 times
    the same two. KSM has to be as before in between, and all the time it is 1 KSM page with 19 further sharers.

    Background:
      Given a machine with 2 NUMA nodes of 64 frames
      And run is 1
      And mergeable memory
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |
        | A | 0 |

    @model @since-3.9
    Example: the first loop
      Given ksmd completes 3 full scans
      When A migrates its pages to node 1
      Then it succeeds
      And A's pages share one frame
      And A's pages are on node 1
      And A's pages are write-protected
      And 0 frames are taken
      And the counters do not change

    @numa @since-3.9
    Example: the second loop
      Given ksmd completes 3 full scans
      And A migrates its pages to node 1
      When A migrates its pages to node 0
      Then it succeeds
      And A's pages share one frame
      And A's pages are on node 0
      And the counters are
        | pages_shared  |  1 |
        | pages_sharing | 19 |

    @model
    Example: ksmd scans between two loops
      Given ksmd completes 3 full scans
      And A migrates its pages to node 1
      When ksmd completes 1 full scan
      Then the counters do not change
      And the stable tree holds
        | 0 | 20 |

    @numa @since-2.6.33
    Example: loops while ksmd has merged nothing yet
      Given A migrates its pages to node 1
      And A migrates its pages to node 0
      And A migrates its pages to node 1
      When ksmd completes 3 full scans
      Then A's pages share one frame
      And A's pages are on node 1
      And the counters are
        | pages_shared  |  1 |
        | pages_sharing | 19 |

    @numa
    Example: loops while ksmd has merged half of them
      Given ksmd completes 1 full scan
      And ksmd scans 10 pages
      And A migrates its pages to node 1
      And A migrates its pages to node 0
      When ksmd completes 1 full scan
      Then A's pages share one frame
      And the counters are
        | pages_shared  |  1 |
        | pages_sharing | 19 |

    @numa
    Example: the bytes after three loops
      Given ksmd completes 3 full scans
      And A migrates its pages to node 1
      And A migrates its pages to node 0
      When A migrates its pages to node 1
      Then A reads back 0 from its pages

  @selftest:rmap-migrate-ksm @ksm.c:ksm_migrate_page @ksm.c:rmap_walk_ksm @since-3.9
  Rule: rmap, migrate.ksm: a whole tree of processes sees a merged page in its new frame
    The selftest forks a tree of up to five levels. Each process maps a page of its own then and fills it with 0xcf; ksmd merges
    them. One process, at a level chosen by chance, moves the page to another node and tells the others which frame it has
    now, and all others must have the same. (Its sibling, `ksm_and_mremap`, needs `mremap()`, which the model lacks.)

          A
         ╱ ╲
        B   C
       ╱ ╲   ╲
      D   E   F
      │
      G

    @numa
    Scenario Outline: the page is moved by <worker>, at level <level>
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | - |
      And A forks B
      And A forks C
      And B forks D
      And B forks E
      And C forks F
      And D forks G
      And mergeable memory
        | A | 0xcf |
        | B | 0xcf |
        | C | 0xcf |
        | D | 0xcf |
        | E | 0xcf |
        | F | 0xcf |
        | G | 0xcf |
      And ksmd completes 2 full scans
      When <worker> migrates its 2nd page to node 1
      Then it succeeds
      And A's 2nd page, B's 2nd page, C's 2nd page, D's 2nd page, E's 2nd page, F's 2nd page and G's 2nd page share one frame
      And A's 2nd page is on node 1
      And the counters do not change

      Examples:
        | worker | level |
        | A      |     1 |
        | C      |     2 |
        | E      |     3 |
        | G      |     4 |
