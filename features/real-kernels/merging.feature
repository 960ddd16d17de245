Feature: Two kernels show what merges when
  Linux 6.1.192 and 6.12.117 ran these steps, with full scans counted one by one and ksmd standing still between them,
  three times each and with the same result. What they showed is written down here, and v4.18 has to show it too unless
  a tag says otherwise. Smart scan was off. A run in which ksmd was left to itself is not among them: what it came to
  depended on time.

  Background:
    Given smart scan is off

  Rule: Equal pages are one after two scans
    The first scan takes down their checksums, the second finds them unchanged.

    Scenario Outline: two processes with one equal page each, after <scans> scans
      Given mergeable memory
        | A | x |
        | B | x |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared   | <shared>   |
        | pages_sharing  | <sharing>  |
        | pages_volatile | <volatile> |

      Examples:
        | scans | shared | sharing | volatile |
        |     0 |      0 |       0 |        0 |
        |     1 |      0 |       0 |        2 |
        |     2 |      1 |       1 |        0 |
        |     3 |      1 |       1 |        0 |
        |     4 |      1 |       1 |        0 |

    @since-2.6.33
    Example: then they share a frame, that of the process which is scanned second
      Given mergeable memory
        | A | x |
        | B | x |
      When ksmd completes 3 full scans
      Then A's page and B's page are in the frame that B's page had

    Scenario Outline: eight processes, after <scans> scans
      Given mergeable memory
        | P1..P8 | x |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared   | <shared>   |
        | pages_sharing  | <sharing>  |
        | pages_volatile | <volatile> |

      Examples:
        | scans | shared | sharing | volatile |
        |     1 |      0 |       0 |        8 |
        |     2 |      1 |       7 |        0 |
        |     3 |      1 |       7 |        0 |

    Scenario Outline: eight pages of zeroes without use_zero_pages, after <scans> scans
      Given mergeable memory
        | A | 0*8 |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared   | <shared>   |
        | pages_sharing  | <sharing>  |
        | pages_volatile | <volatile> |

      Examples:
        | scans | shared | sharing | volatile |
        |     1 |      0 |       0 |        8 |
        |     2 |      1 |       7 |        0 |
        |     3 |      1 |       7 |        0 |

    Scenario Outline: two times four pages in batches of three, after <batches> batches
      Given pages_to_scan is 3
      And run is 1
      And mergeable memory
        | A | p1..p4 |
        | B | p1..p4 |
      When ksmd runs <batches> rounds
      Then the counters are
        | pages_shared   | <shared>   |
        | pages_sharing  | <sharing>  |
        | pages_unshared | <unshared> |
        | pages_volatile | <volatile> |
        | full_scans     | <full>     |

      Examples:
        | batches | shared | sharing | unshared | volatile | full |
        |       1 |      0 |       0 |        0 |        3 |    0 |
        |       2 |      0 |       0 |        0 |        6 |    0 |
        |       3 |      0 |       0 |        0 |        8 |    1 |
        |       4 |      0 |       0 |        3 |        5 |    1 |
        |       5 |      2 |       2 |        2 |        2 |    1 |
        |       6 |      4 |       4 |        0 |        0 |    2 |
        |       7 |      4 |       4 |        0 |        0 |    2 |

  Rule: A page that changes before each scan stays volatile
    Its neighbour is unique, and waits in the unstable tree.

    Example: the first scan
      Given mergeable memory
        | A | ? ? |
      And A changes one byte of its page
      When ksmd completes 1 full scan
      Then the counters are
        | pages_volatile | 2 |

    Example: the fifth scan
      Given mergeable memory
        | A | ? ? |
      And A changes one byte of its page
      And ksmd completes 1 full scan
      And A changes one byte of its page
      And ksmd completes 1 full scan
      And A changes one byte of its page
      And ksmd completes 1 full scan
      And A changes one byte of its page
      And ksmd completes 1 full scan
      And A changes one byte of its page
      When ksmd completes 1 full scan
      Then the counters are
        | pages_unshared | 1 |
        | pages_volatile | 1 |

    Scenario Outline: it has come to rest for <scans> scans
      Given mergeable memory
        | A | ? ? |
      And ksmd completes 1 full scan
      And A changes one byte of its page
      And ksmd completes 1 full scan
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_unshared | 2 |

      Examples:
        | scans |
        |     1 |
        |     2 |

  Rule: A page that comes later joins what is there
    Until 6.10 its first scan was enough, since the stable tree was searched first. Then the checksum came first.

    @until-6.10
    Example: in its first scan
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 3 full scans
      And mergeable memory
        | C | x |
      When ksmd completes 1 full scan
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 2 |

    @since-6.11
    Example: not in its first scan
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 3 full scans
      And mergeable memory
        | C | x |
      When ksmd completes 1 full scan
      Then the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_volatile | 1 |

    Example: in its second scan
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 3 full scans
      And mergeable memory
        | C | x |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 2 |

  Rule: A page that was forked is no match for itself
    Parent and child have it in common already.

    Scenario Outline: four pages, forked before any scan, after <scans> scans
      Given mergeable memory
        | A | ?*4 |
      And A forks B
      When ksmd completes <scans> full scans
      Then A's page and B's page share one frame
      And the counters are
        | pages_unshared | <unshared> |
        | pages_volatile | <volatile> |

      Examples:
        | scans | unshared | volatile |
        |     0 |        0 |        0 |
        |     1 |        0 |        8 |
        |     2 |        4 |        4 |
        |     3 |        4 |        4 |
        |     4 |        4 |        4 |
