Feature: Numbers that are written to a setting are read strictly
  The kernel reads the whole text as one number in base 10. A plus sign, zeroes in front and one newline at the end are
  allowed; the newline because `echo` writes one. Anything else is refused, and a refused write leaves the setting as it was.

      text      ::=  [ "+" ] digit { digit } [ newline ]

  @ksm.c:sleep_millisecs_store @ksm.c:pages_to_scan_store @ksm.c:stable_node_chains_prune_millisecs_store
  Rule: pages_to_scan and the two settings in milliseconds take any number that fits into 32 bits
    They are unsigned ints. A number that does not fit is refused and not cut off.

    Scenario Outline: <file> takes <text>
      When root writes <text> to <file>
      Then it succeeds
      And <file> reads "<value>"

      Examples: pages per round
        | file          | text         | value      |
        | pages_to_scan | "0"          |          0 |
        | pages_to_scan | "1"          |          1 |
        | pages_to_scan | "+5"         |          5 |
        | pages_to_scan | "007"        |          7 |
        | pages_to_scan | "5\n"        |          5 |
        | pages_to_scan | "+0012\n"    |         12 |
        | pages_to_scan | "4294967295" | 4294967295 |
        | pages_to_scan | ""           |        100 |

      Examples: sleep between rounds
        | file            | text         | value      |
        | sleep_millisecs | "0"          |          0 |
        | sleep_millisecs | "1"          |          1 |
        | sleep_millisecs | "+5"         |          5 |
        | sleep_millisecs | "007"        |          7 |
        | sleep_millisecs | "5\n"        |          5 |
        | sleep_millisecs | "+0012\n"    |         12 |
        | sleep_millisecs | "4294967295" | 4294967295 |
        | sleep_millisecs | ""           |         20 |

      @since-4.13
      Examples: time between two prunings of a chain
        | file                               | text         | value      |
        | stable_node_chains_prune_millisecs | "0"          |          0 |
        | stable_node_chains_prune_millisecs | "1"          |          1 |
        | stable_node_chains_prune_millisecs | "+5"         |          5 |
        | stable_node_chains_prune_millisecs | "007"        |          7 |
        | stable_node_chains_prune_millisecs | "5\n"        |          5 |
        | stable_node_chains_prune_millisecs | "+0012\n"    |         12 |
        | stable_node_chains_prune_millisecs | "4294967295" | 4294967295 |
        | stable_node_chains_prune_millisecs | ""           |       2000 |

    Scenario Outline: pages_to_scan refuses <text>
      When root writes <text> to pages_to_scan
      Then it fails with EINVAL
      And pages_to_scan reads "100"

      Examples: no number
        | text    |
        | "x"     |
        | "5x"    |
        | "1.5"   |
        | "0x10"  |
        | "+"     |
        | "++5"   |
        | "\n"    |
        | "5\n\n" |
        | " 5"    |
        | "5 "    |
        | "\\t5"  |

      Examples: a number out of range
        | text                   |
        | "-1"                   |
        | "-0"                   |
        | "4294967296"           |
        | "18446744073709551615" |
        | "18446744073709551616" |

    Scenario Outline: sleep_millisecs refuses <text>
      When root writes <text> to sleep_millisecs
      Then it fails with EINVAL
      And sleep_millisecs reads "20"

      Examples:
        | text                   |
        | "x"                    |
        | "0x10"                 |
        | "1.5"                  |
        | "5\n\n"                |
        | " 5"                   |
        | "5 "                   |
        | "-1"                   |
        | "4294967296"           |
        | "18446744073709551616" |

    @since-4.13
    Scenario Outline: stable_node_chains_prune_millisecs refuses <text>
      When root writes <text> to stable_node_chains_prune_millisecs
      Then it fails with EINVAL
      And stable_node_chains_prune_millisecs reads "2000"

      Examples:
        | text                   |
        | "x"                    |
        | "0x10"                 |
        | "1.5"                  |
        | "5\n\n"                |
        | " 5"                   |
        | "5 "                   |
        | "-1"                   |
        | "4294967296"           |
        | "18446744073709551616" |
