Feature: Two kernels show chains and zero pages
  What happens at the limit of sharing is the same in both. Zero pages are not: 6.12 counts them and can unmerge them.

  Background:
    Given smart scan is off

  Rule: Beyond the limit there are several pages of one content
    They stand in one chain, and each has as many sharers as the limit allows.

    @since-4.13
    Scenario Outline: ten pages of one process, and two may share, after <scans> scans
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*10 |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared       | <shared>   |
        | pages_sharing      | <sharing>  |
        | pages_volatile     | <volatile> |
        | stable_node_chains | <chains>   |
        | stable_node_dups   | <dups>     |

      Examples:
        | scans | shared | sharing | volatile | chains | dups |
        |     1 |      0 |       0 |       10 |      0 |    0 |
        |     2 |      5 |       5 |        0 |      1 |    5 |
        |     3 |      5 |       5 |        0 |      1 |    5 |
        |     4 |      5 |       5 |        0 |      1 |    5 |
        |     5 |      5 |       5 |        0 |      1 |    5 |

    @since-4.13
    Scenario Outline: five processes with two pages each, after <scans> scans
      Given max_page_sharing is 2
      And mergeable memory
        | P1..P5 | x x |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared       | <shared>   |
        | pages_sharing      | <sharing>  |
        | pages_volatile     | <volatile> |
        | stable_node_chains | <chains>   |
        | stable_node_dups   | <dups>     |

      Examples:
        | scans | shared | sharing | volatile | chains | dups |
        |     1 |      0 |       0 |       10 |      0 |    0 |
        |     2 |      5 |       5 |        0 |      1 |    5 |
        |     3 |      5 |       5 |        0 |      1 |    5 |
        |     4 |      5 |       5 |        0 |      1 |    5 |

    Scenario Outline: 300 pages and the limit of 256, after <scans> scans
      Given mergeable memory
        | A | x*300 |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared       | <shared>   |
        | pages_sharing      | <sharing>  |
        | pages_volatile     | <volatile> |
        | stable_node_chains | <chains>   |
        | stable_node_dups   | <dups>     |

      Examples:
        | scans | shared | sharing | volatile | chains | dups |
        |     1 |      0 |       0 |      300 |      0 |    0 |

      @since-4.13
      Examples:
        | scans | shared | sharing | volatile | chains | dups |
        |     2 |      2 |     298 |        0 |      1 |    2 |
        |     3 |      2 |     298 |        0 |      1 |    2 |
        |     4 |      2 |     298 |        0 |      1 |    2 |

    @since-4.13
    Scenario Outline: all of them are unmapped, <scans> scans ago
      Given max_page_sharing is 2
      And stable_node_chains_prune_millisecs is 0
      And mergeable memory
        | A | x*10 ? |
      And ksmd completes 3 full scans
      And A unmaps its pages 1 to 10
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared       | <shared>  |
        | pages_sharing      | <sharing> |
        | pages_unshared     |         1 |
        | stable_node_chains | <chains>  |
        | stable_node_dups   | <dups>    |

      Examples:
        | scans | shared | sharing | chains | dups |
        |     0 |      5 |       5 |      1 |    5 |
        |     1 |      0 |       0 |      0 |    0 |
        |     2 |      0 |       0 |      0 |    0 |
        |     3 |      0 |       0 |      0 |    0 |
        |     4 |      0 |       0 |      0 |    0 |

    @since-4.13
    Scenario Outline: then a newcomer has the content, for <scans> scans
      Given max_page_sharing is 2
      And stable_node_chains_prune_millisecs is 0
      And mergeable memory
        | A | x*10 ? |
      And ksmd completes 3 full scans
      And A unmaps its pages 1 to 10
      And ksmd completes 4 full scans
      And mergeable memory
        | B | x |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_unshared | <unshared> |
        | pages_volatile | <volatile> |

      Examples:
        | scans | unshared | volatile |
        |     1 |        1 |        1 |
        |     2 |        2 |        0 |
        |     3 |        2 |        0 |

  @since-4.11
  Rule: With use_zero_pages empty pages map the zero page
    Until 6.5 nobody counted them and nothing brought them back. Since then both kinds of page are unmerged.

    Example: four empty pages
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*4 |
      When ksmd completes 2 full scans
      Then A's pages map the zero page
      And the counters are
        | pages_volatile | 4 |

    @until-6.5
    Example: a write of 2 to run leaves them there
      Given use_zero_pages is 1
      And run is 1
      And mergeable memory
        | A | 0*4 |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's pages map the zero page
      And the counters are
        | pages_volatile | 0 |

    @since-6.6
    Example: they are counted
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*4 |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_volatile | 4 |
        | ksm_zero_pages | 4 |

    @since-6.6
    Example: a write of 2 to run gives them frames of their own
      Given use_zero_pages is 1
      And run is 1
      And mergeable memory
        | A | 0*4 |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's pages have frames of their own
      And the counters are
        | ksm_zero_pages | 0 |

    @until-6.10
    Scenario Outline: four are merged with each other before it is switched on, and two newcomers join, after <scans> scans
      Given mergeable memory
        | A | 0*4 |
      And ksmd completes 3 full scans
      And use_zero_pages is 1
      And mergeable memory
        | B | 0 0 |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 5 |

      Examples:
        | scans |
        |     1 |
        |     2 |

    @since-6.11
    Scenario Outline: the two newcomers map the zero page, after <scans> scans
      Given mergeable memory
        | A | 0*4 |
      And ksmd completes 3 full scans
      And use_zero_pages is 1
      And mergeable memory
        | B | 0 0 |
      When ksmd completes <scans> full scans
      Then the counters are
        | pages_shared   |      1 |
        | pages_sharing  |      3 |
        | pages_volatile |      2 |
        | ksm_zero_pages | <zero> |

      Examples:
        | scans | zero |
        |     1 |    0 |
        |     2 |    2 |
