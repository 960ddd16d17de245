Feature: Two kernels show what their files take
  Nineteen texts were written to each file of `/sys/kernel/mm/ksm`, and the file was read afterwards. Both kernels gave
  the same answers where both have the file.

  Rule: A file takes what its parser makes a number of, within its bounds
    Some files tell a number that is too long (ERANGE) from one that is wrong (EINVAL).

    Scenario Outline: run is written <text>
      When root writes "<text>" to run
      Then it <outcome>
      And run reads "<value>"

      Examples:
        | text                 | outcome           | value |
        | \\n                  | fails with EINVAL |     0 |
        |                    0 | succeeds          |     0 |
        |                    1 | succeeds          |     1 |
        |                    2 | succeeds          |     2 |
        |                    3 | fails with EINVAL |     0 |
        |                    7 | fails with EINVAL |     0 |
        |                   -1 | fails with EINVAL |     0 |
        |                   +1 | succeeds          |     1 |
        |                 0x10 | fails with EINVAL |     0 |
        |                  010 | fails with EINVAL |     0 |
        | abc                  | fails with EINVAL |     0 |
        |                   1x | fails with EINVAL |     0 |
        | on                   | fails with EINVAL |     0 |
        | yes                  | fails with EINVAL |     0 |
        |                  101 | fails with EINVAL |     0 |
        |                65536 | fails with EINVAL |     0 |
        |           4294967295 | fails with EINVAL |     0 |
        |           4294967296 | fails with EINVAL |     0 |
        | 99999999999999999999 | fails with EINVAL |     0 |

    Scenario Outline: pages_to_scan is written <text>
      When root writes "<text>" to pages_to_scan
      Then it <outcome>
      And pages_to_scan reads "<value>"

      Examples:
        | text                 | outcome           | value      |
        | \\n                  | fails with EINVAL |        100 |
        |                    0 | succeeds          |          0 |
        |                    1 | succeeds          |          1 |
        |                    2 | succeeds          |          2 |
        |                    3 | succeeds          |          3 |
        |                    7 | succeeds          |          7 |
        |                   -1 | fails with EINVAL |        100 |
        |                   +1 | succeeds          |          1 |
        |                 0x10 | fails with EINVAL |        100 |
        |                  010 | succeeds          |         10 |
        | abc                  | fails with EINVAL |        100 |
        |                   1x | fails with EINVAL |        100 |
        | on                   | fails with EINVAL |        100 |
        | yes                  | fails with EINVAL |        100 |
        |                  101 | succeeds          |        101 |
        |                65536 | succeeds          |      65536 |
        |           4294967295 | succeeds          | 4294967295 |
        |           4294967296 | fails with EINVAL |        100 |
        | 99999999999999999999 | fails with EINVAL |        100 |

    Scenario Outline: sleep_millisecs is written <text>
      When root writes "<text>" to sleep_millisecs
      Then it <outcome>
      And sleep_millisecs reads "<value>"

      Examples:
        | text                 | outcome           | value      |
        | \\n                  | fails with EINVAL |         20 |
        |                    0 | succeeds          |          0 |
        |                    1 | succeeds          |          1 |
        |                    2 | succeeds          |          2 |
        |                    3 | succeeds          |          3 |
        |                    7 | succeeds          |          7 |
        |                   -1 | fails with EINVAL |         20 |
        |                   +1 | succeeds          |          1 |
        |                 0x10 | fails with EINVAL |         20 |
        |                  010 | succeeds          |         10 |
        | abc                  | fails with EINVAL |         20 |
        |                   1x | fails with EINVAL |         20 |
        | on                   | fails with EINVAL |         20 |
        | yes                  | fails with EINVAL |         20 |
        |                  101 | succeeds          |        101 |
        |                65536 | succeeds          |      65536 |
        |           4294967295 | succeeds          | 4294967295 |
        |           4294967296 | fails with EINVAL |         20 |
        | 99999999999999999999 | fails with EINVAL |         20 |

    @since-4.13
    Scenario Outline: max_page_sharing is written <text>
      When root writes "<text>" to max_page_sharing
      Then it <outcome>
      And max_page_sharing reads "<value>"

      Examples:
        | text                 | outcome           | value |
        | \\n                  | fails with EINVAL |   256 |
        |                    0 | fails with EINVAL |   256 |
        |                    1 | fails with EINVAL |   256 |
        |                    2 | succeeds          |     2 |
        |                    3 | succeeds          |     3 |
        |                    7 | succeeds          |     7 |
        |                   -1 | fails with EINVAL |   256 |
        |                   +1 | fails with EINVAL |   256 |
        |                 0x10 | fails with EINVAL |   256 |
        |                  010 | succeeds          |    10 |
        | abc                  | fails with EINVAL |   256 |
        |                   1x | fails with EINVAL |   256 |
        | on                   | fails with EINVAL |   256 |
        | yes                  | fails with EINVAL |   256 |
        |                  101 | succeeds          |   101 |
        |                65536 | succeeds          | 65536 |
        |           4294967295 | fails with ERANGE |   256 |
        |           4294967296 | fails with ERANGE |   256 |
        | 99999999999999999999 | fails with ERANGE |   256 |

    @since-3.9
    Scenario Outline: merge_across_nodes is written <text>
      When root writes "<text>" to merge_across_nodes
      Then it <outcome>
      And merge_across_nodes reads "<value>"

      Examples:
        | text                 | outcome           | value |
        | \\n                  | fails with EINVAL |     1 |
        |                    0 | succeeds          |     0 |
        |                    1 | succeeds          |     1 |
        |                    2 | fails with EINVAL |     1 |
        |                    3 | fails with EINVAL |     1 |
        |                    7 | fails with EINVAL |     1 |
        |                   -1 | fails with EINVAL |     1 |
        |                   +1 | succeeds          |     1 |
        |                 0x10 | fails with EINVAL |     1 |
        |                  010 | fails with EINVAL |     1 |
        | abc                  | fails with EINVAL |     1 |
        |                   1x | fails with EINVAL |     1 |
        | on                   | fails with EINVAL |     1 |
        | yes                  | fails with EINVAL |     1 |
        |                  101 | fails with EINVAL |     1 |
        |                65536 | fails with EINVAL |     1 |
        |           4294967295 | fails with EINVAL |     1 |
        |           4294967296 | fails with EINVAL |     1 |
        | 99999999999999999999 | fails with ERANGE |     1 |

    @since-4.11
    Scenario Outline: use_zero_pages is written <text>
      When root writes "<text>" to use_zero_pages
      Then it <outcome>
      And use_zero_pages reads "<value>"

      Examples:
        | text                 | outcome           | value |
        | \\n                  | fails with EINVAL |     0 |
        |                    0 | succeeds          |     0 |
        |                    1 | succeeds          |     1 |
        |                    2 | fails with EINVAL |     0 |
        |                    3 | fails with EINVAL |     0 |
        |                    7 | fails with EINVAL |     0 |
        |                   -1 | fails with EINVAL |     0 |
        |                   +1 | fails with EINVAL |     0 |
        |                 0x10 | succeeds          |     0 |
        |                  010 | succeeds          |     0 |
        | abc                  | fails with EINVAL |     0 |
        |                   1x | succeeds          |     1 |
        | on                   | succeeds          |     1 |
        | yes                  | succeeds          |     1 |
        |                  101 | succeeds          |     1 |
        |                65536 | fails with EINVAL |     0 |
        |           4294967295 | fails with EINVAL |     0 |
        |           4294967296 | fails with EINVAL |     0 |
        | 99999999999999999999 | fails with EINVAL |     0 |

    @since-4.13
    Scenario Outline: stable_node_chains_prune_millisecs is written <text>
      When root writes "<text>" to stable_node_chains_prune_millisecs
      Then it <outcome>
      And stable_node_chains_prune_millisecs reads "<value>"

      Examples:
        | text                 | outcome           | value      |
        | \\n                  | fails with EINVAL |       2000 |
        |                    0 | succeeds          |          0 |
        |                    1 | succeeds          |          1 |
        |                    2 | succeeds          |          2 |
        |                    3 | succeeds          |          3 |
        |                    7 | succeeds          |          7 |
        |                   -1 | fails with EINVAL |       2000 |
        |                   +1 | succeeds          |          1 |
        |                 0x10 | fails with EINVAL |       2000 |
        |                  010 | succeeds          |         10 |
        | abc                  | fails with EINVAL |       2000 |
        |                   1x | fails with EINVAL |       2000 |
        | on                   | fails with EINVAL |       2000 |
        | yes                  | fails with EINVAL |       2000 |
        |                  101 | succeeds          |        101 |
        |                65536 | succeeds          |      65536 |
        |           4294967295 | succeeds          | 4294967295 |
        |           4294967296 | fails with EINVAL |       2000 |
        | 99999999999999999999 | fails with EINVAL |       2000 |

  @since-6.7
  Rule: smart_scan takes a yes or a no
    So does use_zero_pages.

    Scenario Outline: smart_scan is written <text>
      When root writes "<text>" to smart_scan
      Then it <outcome>
      And smart_scan reads "<value>"

      Examples:
        | text                 | outcome           | value |
        | \\n                  | fails with EINVAL |     1 |
        |                    0 | succeeds          |     0 |
        |                    1 | succeeds          |     1 |
        |                    2 | fails with EINVAL |     1 |
        |                    3 | fails with EINVAL |     1 |
        |                    7 | fails with EINVAL |     1 |
        |                   -1 | fails with EINVAL |     1 |
        |                   +1 | fails with EINVAL |     1 |
        |                 0x10 | succeeds          |     0 |
        |                  010 | succeeds          |     0 |
        | abc                  | fails with EINVAL |     1 |
        |                   1x | succeeds          |     1 |
        | on                   | succeeds          |     1 |
        | yes                  | succeeds          |     1 |
        |                  101 | succeeds          |     1 |
        |                65536 | fails with EINVAL |     1 |
        |           4294967295 | fails with EINVAL |     1 |
        |           4294967296 | fails with EINVAL |     1 |
        | 99999999999999999999 | fails with EINVAL |     1 |

  @since-6.8
  Rule: The advisor's files are unsigned longs, but for advisor_max_cpu
    That one loses what does not fit into 32 bits.

    Scenario Outline: advisor_mode is written <text>
      When root writes "<text>" to advisor_mode
      Then it <outcome>
      And advisor_mode reads "<value>"

      Examples:
        | text      | outcome           | value            |
        | none      | succeeds          | [none] scan-time |
        | scan-time | succeeds          | none [scan-time] |
        | foo       | fails with EINVAL | [none] scan-time |
        |         0 | fails with EINVAL | [none] scan-time |
        | scan-tim  | fails with EINVAL | [none] scan-time |

    Scenario Outline: advisor_max_cpu is written <text>
      When root writes "<text>" to advisor_max_cpu
      Then it <outcome>
      And advisor_max_cpu reads "<value>"

      Examples:
        | text                 | outcome           | value      |
        | \\n                  | fails with EINVAL |         70 |
        |                    0 | succeeds          |          0 |
        |                    1 | succeeds          |          1 |
        |                    2 | succeeds          |          2 |
        |                    3 | succeeds          |          3 |
        |                    7 | succeeds          |          7 |
        |                   -1 | fails with EINVAL |         70 |
        |                   +1 | succeeds          |          1 |
        |                 0x10 | fails with EINVAL |         70 |
        |                  010 | succeeds          |         10 |
        | abc                  | fails with EINVAL |         70 |
        |                   1x | fails with EINVAL |         70 |
        | on                   | fails with EINVAL |         70 |
        | yes                  | fails with EINVAL |         70 |
        |                  101 | succeeds          |        101 |
        |                65536 | succeeds          |      65536 |
        |           4294967295 | succeeds          | 4294967295 |
        |           4294967296 | succeeds          |          0 |
        | 99999999999999999999 | fails with EINVAL |         70 |

    Scenario Outline: advisor_min_pages_to_scan is written <text>
      When root writes "<text>" to advisor_min_pages_to_scan
      Then it <outcome>
      And advisor_min_pages_to_scan reads "<value>"

      Examples:
        | text                 | outcome           | value      |
        | \\n                  | fails with EINVAL |        500 |
        |                    0 | succeeds          |          0 |
        |                    1 | succeeds          |          1 |
        |                    2 | succeeds          |          2 |
        |                    3 | succeeds          |          3 |
        |                    7 | succeeds          |          7 |
        |                   -1 | fails with EINVAL |        500 |
        |                   +1 | succeeds          |          1 |
        |                 0x10 | fails with EINVAL |        500 |
        |                  010 | succeeds          |         10 |
        | abc                  | fails with EINVAL |        500 |
        |                   1x | fails with EINVAL |        500 |
        | on                   | fails with EINVAL |        500 |
        | yes                  | fails with EINVAL |        500 |
        |                  101 | succeeds          |        101 |
        |                65536 | succeeds          |      65536 |
        |           4294967295 | succeeds          | 4294967295 |
        |           4294967296 | succeeds          | 4294967296 |
        | 99999999999999999999 | fails with EINVAL |        500 |

    Scenario Outline: advisor_max_pages_to_scan is written <text>
      When root writes "<text>" to advisor_max_pages_to_scan
      Then it <outcome>
      And advisor_max_pages_to_scan reads "<value>"

      Examples:
        | text                 | outcome           | value      |
        | \\n                  | fails with EINVAL |      30000 |
        |                    0 | succeeds          |          0 |
        |                    1 | succeeds          |          1 |
        |                    2 | succeeds          |          2 |
        |                    3 | succeeds          |          3 |
        |                    7 | succeeds          |          7 |
        |                   -1 | fails with EINVAL |      30000 |
        |                   +1 | succeeds          |          1 |
        |                 0x10 | fails with EINVAL |      30000 |
        |                  010 | succeeds          |         10 |
        | abc                  | fails with EINVAL |      30000 |
        |                   1x | fails with EINVAL |      30000 |
        | on                   | fails with EINVAL |      30000 |
        | yes                  | fails with EINVAL |      30000 |
        |                  101 | succeeds          |        101 |
        |                65536 | succeeds          |      65536 |
        |           4294967295 | succeeds          | 4294967295 |
        |           4294967296 | succeeds          | 4294967296 |
        | 99999999999999999999 | fails with EINVAL |      30000 |

    Scenario Outline: advisor_target_scan_time is written <text>
      When root writes "<text>" to advisor_target_scan_time
      Then it <outcome>
      And advisor_target_scan_time reads "<value>"

      Examples:
        | text                 | outcome           | value      |
        | \\n                  | fails with EINVAL |        200 |
        |                    0 | fails with EINVAL |        200 |
        |                    1 | succeeds          |          1 |
        |                    2 | succeeds          |          2 |
        |                    3 | succeeds          |          3 |
        |                    7 | succeeds          |          7 |
        |                   -1 | fails with EINVAL |        200 |
        |                   +1 | succeeds          |          1 |
        |                 0x10 | fails with EINVAL |        200 |
        |                  010 | succeeds          |         10 |
        | abc                  | fails with EINVAL |        200 |
        |                   1x | fails with EINVAL |        200 |
        | on                   | fails with EINVAL |        200 |
        | yes                  | fails with EINVAL |        200 |
        |                  101 | succeeds          |        101 |
        |                65536 | succeeds          |      65536 |
        |           4294967295 | succeeds          | 4294967295 |
        |           4294967296 | succeeds          | 4294967296 |
        | 99999999999999999999 | fails with EINVAL |        200 |

  Rule: What is counted can't be written
    Whatever the text.

    Scenario Outline: pages_shared is written <text>
      When root writes "<text>" to pages_shared
      Then it <outcome>
      And pages_shared reads "<value>"

      Examples:
        | text                 | outcome           | value |
        | \\n                  | fails with EACCES |     0 |
        |                    0 | fails with EACCES |     0 |
        |                    1 | fails with EACCES |     0 |
        |                    2 | fails with EACCES |     0 |
        |                    3 | fails with EACCES |     0 |
        |                    7 | fails with EACCES |     0 |
        |                   -1 | fails with EACCES |     0 |
        |                   +1 | fails with EACCES |     0 |
        |                 0x10 | fails with EACCES |     0 |
        |                  010 | fails with EACCES |     0 |
        | abc                  | fails with EACCES |     0 |
        |                   1x | fails with EACCES |     0 |
        | on                   | fails with EACCES |     0 |
        | yes                  | fails with EACCES |     0 |
        |                  101 | fails with EACCES |     0 |
        |                65536 | fails with EACCES |     0 |
        |           4294967295 | fails with EACCES |     0 |
        |           4294967296 | fails with EACCES |     0 |
        | 99999999999999999999 | fails with EACCES |     0 |

    Scenario Outline: full_scans is written <text>
      When root writes "<text>" to full_scans
      Then it <outcome>
      And full_scans reads "<value>"

      Examples:
        | text                 | outcome           | value |
        | \\n                  | fails with EACCES |     0 |
        |                    0 | fails with EACCES |     0 |
        |                    1 | fails with EACCES |     0 |
        |                    2 | fails with EACCES |     0 |
        |                    3 | fails with EACCES |     0 |
        |                    7 | fails with EACCES |     0 |
        |                   -1 | fails with EACCES |     0 |
        |                   +1 | fails with EACCES |     0 |
        |                 0x10 | fails with EACCES |     0 |
        |                  010 | fails with EACCES |     0 |
        | abc                  | fails with EACCES |     0 |
        |                   1x | fails with EACCES |     0 |
        | on                   | fails with EACCES |     0 |
        | yes                  | fails with EACCES |     0 |
        |                  101 | fails with EACCES |     0 |
        |                65536 | fails with EACCES |     0 |
        |           4294967295 | fails with EACCES |     0 |
        |           4294967296 | fails with EACCES |     0 |
        | 99999999999999999999 | fails with EACCES |     0 |

    @since-6.7
    Scenario Outline: pages_skipped is written <text>
      When root writes "<text>" to pages_skipped
      Then it <outcome>
      And pages_skipped reads "<value>"

      Examples:
        | text                 | outcome           | value |
        | \\n                  | fails with EACCES |     0 |
        |                    0 | fails with EACCES |     0 |
        |                    1 | fails with EACCES |     0 |
        |                    2 | fails with EACCES |     0 |
        |                    3 | fails with EACCES |     0 |
        |                    7 | fails with EACCES |     0 |
        |                   -1 | fails with EACCES |     0 |
        |                   +1 | fails with EACCES |     0 |
        |                 0x10 | fails with EACCES |     0 |
        |                  010 | fails with EACCES |     0 |
        | abc                  | fails with EACCES |     0 |
        |                   1x | fails with EACCES |     0 |
        | on                   | fails with EACCES |     0 |
        | yes                  | fails with EACCES |     0 |
        |                  101 | fails with EACCES |     0 |
        |                65536 | fails with EACCES |     0 |
        |           4294967295 | fails with EACCES |     0 |
        |           4294967296 | fails with EACCES |     0 |
        | 99999999999999999999 | fails with EACCES |     0 |

  @until-6.6
  Rule: Before they came the later files are not there
    Kernel 6.1 has none of them.

    Scenario Outline: there is no file <file> yet
      When root writes "1" to <file>
      Then it fails with ENOENT

      Examples:
        | file                      |
        | smart_scan                |
        | pages_skipped             |
        | advisor_mode              |
        | advisor_max_cpu           |
        | advisor_min_pages_to_scan |
        | advisor_max_pages_to_scan |
        | advisor_target_scan_time  |
