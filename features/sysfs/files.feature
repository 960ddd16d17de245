Feature: KSM is controlled and watched through files in /sys/kernel/mm/ksm
  Each file holds one number in decimal. Seven of them are settings, seven are counters. A file that is read shows the
  state of that moment; nothing is added up by ksmd for the reader.

  @ksm.c:ksm_init @ksm.c:sleep_millisecs_show @ksm.c:pages_to_scan_show @ksm.c:run_show
  Rule: After boot KSM is off and its settings have their defaults
    KSM costs time, so it does nothing until it is told to. The pace of 100 pages every 20 ms is meant for small machines.

    @C18 @C20 @C22 @C28 @C30 @C35 @C37 @ksm.c:merge_across_nodes_show @ksm.c:use_zero_pages_show @ksm.c:max_page_sharing_show @ksm.c:stable_node_chains_prune_millisecs_show @row-4
    Scenario Outline: the setting <file> reads <value>
      Then <file> reads "<value>"

      Examples:
        | file            | value |
        | run             |     0 |
        | pages_to_scan   |   100 |
        | sleep_millisecs |    20 |

      @since-3.9
      Examples:
        | file               | value |
        | merge_across_nodes |     1 |

      @since-4.11
      Examples:
        | file           | value |
        | use_zero_pages |     0 |

      @since-4.13
      Examples:
        | file                               | value |
        | max_page_sharing                   |   256 |
        | stable_node_chains_prune_millisecs |  2000 |

    @ksm.c:pages_shared_show @ksm.c:pages_sharing_show @ksm.c:pages_unshared_show @ksm.c:pages_volatile_show @ksm.c:full_scans_show @ksm.c:stable_node_chains_show @ksm.c:stable_node_dups_show
    Scenario Outline: the counter <file> reads 0
      Then <file> reads "0"

      Examples:
        | file           |
        | pages_shared   |
        | pages_sharing  |
        | pages_unshared |
        | pages_volatile |
        | full_scans     |

      @since-4.13
      Examples:
        | file               |
        | stable_node_chains |
        | stable_node_dups   |

  @ksm.c:pages_shared_show @ksm.c:pages_sharing_show @ksm.c:pages_unshared_show @ksm.c:pages_volatile_show @ksm.c:full_scans_show @ksm.c:stable_node_chains_show @ksm.c:stable_node_dups_show @since-4.13
  Rule: Each counter has a file of its own, and shows its own number
    The other chapters read them all together. Here each one has a value that none of the others has:

        A  x x x │ x x x │ x x x    a chain of 3 dups
           y y                      a KSM page beside it
           p q                      2 pages that nobody else has
        B  ? ? ? ? ?                5 pages that ksmd has met only once

    Scenario Outline: <file> reads <value>
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*9 y*2 p q |
      And ksmd completes 5 full scans
      And mergeable memory
        | B | ?*5 |
      When ksmd completes 1 full scan
      Then <file> reads "<value>"

      Examples:
        | file               | value |
        | pages_shared       |     4 |
        | pages_sharing      |     7 |
        | pages_unshared     |     2 |
        | pages_volatile     |     5 |
        | full_scans         |     6 |
        | stable_node_chains |     1 |
        | stable_node_dups   |     3 |

  @ksm.c:pages_shared_show
  Rule: A counter can't be written to
    The files have no store function, so already opening one for writing fails, for root too.

    Scenario Outline: a write to <file>
      When root writes "1" to <file>
      Then it fails with EACCES
      And <file> reads "0"

      Examples:
        | file           |
        | pages_shared   |
        | pages_sharing  |
        | pages_unshared |
        | pages_volatile |
        | full_scans     |

      @since-4.13
      Examples:
        | file               |
        | stable_node_chains |
        | stable_node_dups   |

  @ksm.c:ksm_init
  Rule: v4.18 has these files and no others
    Later kernels add files, and a program that wants to know what a kernel can do looks for them.

    Scenario Outline: there is no <file>
      When root writes "1" to <file>
      Then it fails with ENOENT

      @row-11 @since-2.6.33
      Examples: gone since 2.6.33
        | file             |
        | max_kernel_pages |

      @until-6.3
      Examples:
        | file           |
        | general_profit |

      @until-6.5
      Examples:
        | file           |
        | ksm_zero_pages |
        | pages_scanned  |

      @until-6.6
      Examples:
        | file          |
        | pages_skipped |
        | smart_scan    |

      @until-6.7
      Examples:
        | file         |
        | advisor_mode |
