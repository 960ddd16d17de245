Feature: Two kernels show how pages leave
  The counters tell of a write, an exit or a munmap one scan late: ksmd has to come by. As in the other runs of this
  chapter smart scan was off.

  Background:
    Given smart scan is off

  Rule: A write to a merged page is counted when ksmd sees it
    The writer has a page of its own at once.

    Scenario Outline: two sharers, one of which writes, <scans> scans later
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 3 full scans
      And A changes one byte of its page
      When ksmd completes <scans> full scans
      Then A's page and B's page have frames of their own
      And the counters are
        | pages_shared   |          1 |
        | pages_sharing  | <sharing>  |
        | pages_unshared | <unshared> |
        | pages_volatile | <volatile> |
      And B reads back x from its page

      Examples:
        | scans | sharing | unshared | volatile |
        |     0 |       1 |        0 |        0 |

      @since-2.6.33-swappable
      Examples:
        | scans | sharing | unshared | volatile |
        |     1 |       0 |        0 |        1 |
        |     2 |       0 |        1 |        0 |
        |     3 |       0 |        1 |        0 |
        |     4 |       0 |        1 |        0 |

    Example: a write of what is there already parts them as well
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 3 full scans
      When A writes x to its page
      Then A's page and B's page have frames of their own
      And the counters do not change

    Scenario Outline: and <scans> scans later they are one again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 3 full scans
      And A writes x to its page
      When ksmd completes <scans> full scans
      Then A's page and B's page share one frame
      And the counters are
        | pages_shared  | 1 |
        | pages_sharing | 1 |

      Examples:
        | scans |
        |     1 |
        |     2 |
        |     3 |

    Example: pages that were read-only when they merged
      Given mergeable memory
        | A | x x |
        | B | x x |
      And A makes its pages read-only
      And B makes its pages read-only
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 3 |

    Scenario Outline: one of them becomes writable and is written to, <scans> scans later
      Given mergeable memory
        | A | x x |
        | B | x x |
      And A makes its pages read-only
      And B makes its pages read-only
      And ksmd completes 3 full scans
      And A makes its pages writable
      And A changes one byte of its page
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared   |          1 |
        | pages_sharing  | <sharing>  |
        | pages_volatile | <volatile> |

      Examples:
        | scans | sharing | volatile |
        |     0 |       3 |        0 |
        |     1 |       2 |        1 |

  Rule: A write of 2 to run unmerges everything, and the scans count from 0
    Afterwards pages merge again as if for the first time.

    Example: four pairs
      Given run is 1
      And mergeable memory
        | A | p1..p4 |
        | B | p1..p4 |
      And ksmd completes 3 full scans
      When root writes "2" to run
      Then the counters are
        | full_scans | 0 |
      And run reads "2"
      And A's pages and B's pages have frames of their own

    Scenario Outline: 1 again, and <scans> scans
      Given run is 1
      And mergeable memory
        | A | p1..p4 |
        | B | p1..p4 |
      And ksmd completes 3 full scans
      And run is 2
      And run is 1
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared   | <shared>   |
        | pages_sharing  | <sharing>  |
        | pages_volatile | <volatile> |

      Examples:
        | scans | shared | sharing | volatile |
        |     1 |      0 |       0 |        8 |
        |     2 |      4 |       4 |        0 |
        |     3 |      4 |       4 |        0 |

  Rule: Advice that is taken back parts the page at once
    The counters follow in the next scan.

    Scenario Outline: one of three sharers, <scans> scans later
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 3 full scans
      And C advises MADV_UNMERGEABLE on its page
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared  |         1 |
        | pages_sharing | <sharing> |

      Examples:
        | scans | sharing |
        |     0 |       2 |
        |     1 |       1 |
        |     2 |       1 |

    @since-5.19
    Example: its file says so
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 3 full scans
      And C advises MADV_UNMERGEABLE on its page
      When ksmd completes 2 full scans
      Then C's ksm_merging_pages reads 0

    Scenario Outline: taken back and given again, <scans> scans later
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 3 full scans
      And B advises MADV_UNMERGEABLE on its page
      And B advises MADV_MERGEABLE on its page
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 1 |

      Examples:
        | scans |
        |     0 |
        |     2 |
        |     3 |

      @since-2.6.33-swappable
      Examples:
        | scans |
        |     1 |

  Rule: Pages that are unmapped are counted out in the next scan
    That is true of munmap, of exit, and of a process that is killed.

    Example: the first of two sharers unmaps
      Given mergeable memory
        | A | x ? |
        | B | x ? |
      And ksmd completes 3 full scans
      When A unmaps its page
      Then the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_unshared | 2 |

    Scenario Outline: both have unmapped, <scans> scans ago
      Given mergeable memory
        | A | x ? |
        | B | x ? |
      And ksmd completes 3 full scans
      And A unmaps its page
      And B unmaps its page
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared   | <shared>  |
        | pages_sharing  | <sharing> |
        | pages_unshared |         2 |

      Examples:
        | scans | shared | sharing |
        |     0 |      1 |       1 |
        |     1 |      0 |       0 |
        |     2 |      0 |       0 |
        |     3 |      0 |       0 |
        |     4 |      0 |       0 |

    Scenario Outline: one of three sharers has exited, <scans> scans ago
      Given mergeable memory
        | A | x |
        | B | x |
        | C | x |
      And ksmd completes 3 full scans
      And C exits
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared  |         1 |
        | pages_sharing | <sharing> |

      Examples:
        | scans | sharing |
        |     0 |       2 |
        |     1 |       1 |
        |     2 |       1 |

    Scenario Outline: one of two processes with four pairs is killed, <scans> scans ago
      Given mergeable memory
        | A | p1..p4 |
        | B | p1..p4 |
      And ksmd completes 3 full scans
      And B exits
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared  |         4 |
        | pages_sharing | <sharing> |

      Examples:
        | scans | sharing |
        |     0 |       4 |

      @since-2.6.33-swappable
      Examples:
        | scans | sharing |
        |     1 |       0 |

    Example: both sharers exit
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 3 full scans
      And A exits
      When B exits
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 1 |

    Scenario Outline: a newcomer meets the node that they left, <scans> scans
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 3 full scans
      And A exits
      And B exits
      And mergeable memory
        | C | x |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_unshared | <unshared> |
        | pages_volatile | <volatile> |

      Examples:
        | scans | unshared | volatile |
        |     1 |        0 |        1 |
        |     2 |        1 |        0 |
        |     3 |        1 |        0 |

  Rule: mlock takes a page out of sharing, and ksmd brings it back
    The lock needs pages that can be written to, and a locked page may be merged.

    Example: two of four sharers are locked
      Given mergeable memory
        | A | x x |
        | B | x x |
      And ksmd completes 3 full scans
      When A mlocks its pages
      Then A's pages and B's page have frames of their own
      And B's pages share one frame
      And the counters are
        | pages_shared  | 1 |
        | pages_sharing | 3 |

    Example: the scan after that
      Given mergeable memory
        | A | x x |
        | B | x x |
      And ksmd completes 3 full scans
      And A mlocks its pages
      When ksmd completes 1 full scan
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 3 |

  Rule: mremap takes pages out of sharing
    An item remembers an address, so what moves has to be unmerged. At the new address it is new.

    Example: two pairs, of which one process moves its two
      Given mergeable memory
        | A | x y |
        | B | x y |
      And ksmd completes 3 full scans
      When A mremaps its pages
      Then A's pages and B's pages have frames of their own
      And A reads back x from its page
      And the counters are
        | pages_shared  | 2 |
        | pages_sharing | 2 |

    @until-6.10
    Scenario Outline: <scans> scans later they share again
      Given mergeable memory
        | A | x y |
        | B | x y |
      And ksmd completes 3 full scans
      And A mremaps its pages
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared  | 2 |
        | pages_sharing | 2 |
      And A's pages and B's pages share 2 frames

      Examples:
        | scans |
        |     1 |
        |     2 |

    @since-6.11
    Scenario Outline: <scans> scans later, with the checksum first
      Given mergeable memory
        | A | x y |
        | B | x y |
      And ksmd completes 3 full scans
      And A mremaps its pages
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared   |          2 |
        | pages_sharing  | <sharing>  |
        | pages_volatile | <volatile> |
      And A's pages and B's pages share <frames> frames

      Examples:
        | scans | sharing | volatile | frames |
        |     1 |       0 |        2 |      4 |
        |     2 |       2 |        0 |      2 |
