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

  @ksm.c:run_store @C25 @C26 @C27
  Rule: run takes 0, 1 and 2
    The next bit of the same variable is the kernel's own: while memory goes offline `run` may read 4 more than was written.
    It can't be set from outside.

    Scenario Outline: run takes <text>
      When root writes <text> to run
      Then it succeeds
      And run reads "<value>"

      Examples:
        | text  | value |
        | "0"   |     0 |
        | "1"   |     1 |
        | "2"   |     2 |
        | "+1"  |     1 |
        | "002" |     2 |
        | "1\n" |     1 |
        | ""    |     0 |

    Scenario Outline: run refuses <text>
      Given run is 1
      When root writes <text> to run
      Then it fails with EINVAL
      And run reads "1"

      Examples: out of range
        | text                   |
        | "3"                    |
        | "4"                    |
        | "5"                    |
        | "-1"                   |
        | "4294967295"           |
        | "4294967296"           |
        | "18446744073709551616" |

      Examples: no number, though a value of run is in it
        | text    |
        | "x"     |
        | "0x1"   |
        | "1.5"   |
        | " 2"    |
        | "2 "    |
        | "2\n\n" |
        | "++2"   |

  @ksm.c:merge_across_nodes_store
  Rule: merge_across_nodes takes 0 and 1, and tells a number that is too long from one that is wrong
    Its store hands on the error of the parser, which says ERANGE for what does not fit into 64 bits. The other stores make
    EINVAL of it.

    Scenario Outline: merge_across_nodes takes <text>
      When root writes <text> to merge_across_nodes
      Then it succeeds
      And merge_across_nodes reads "<value>"

      Examples:
        | text  | value |
        | "0"   |     0 |
        | "1"   |     1 |
        | "+0"  |     0 |
        | "000" |     0 |
        | "0\n" |     0 |
        | ""    |     1 |

    Scenario Outline: merge_across_nodes refuses <text>
      When root writes <text> to merge_across_nodes
      Then it fails with <errno>
      And merge_across_nodes reads "1"

      Examples:
        | text                    | errno  |
        | "2"                     | EINVAL |
        | "-1"                    | EINVAL |
        | "-0"                    | EINVAL |
        | "x"                     | EINVAL |
        | "0x0"                   | EINVAL |
        | "0.5"                   | EINVAL |
        | " 0"                    | EINVAL |
        | "0 "                    | EINVAL |
        | "0\n\n"                 | EINVAL |
        | "4294967296"            | EINVAL |
        | "18446744073709551615"  | EINVAL |
        | "18446744073709551616"  | ERANGE |
        | "18446744073709551616x" | ERANGE |

  @ksm.c:max_page_sharing_store @C34
  Rule: max_page_sharing is read with a sign, so a number that is too long is ERANGE below 64 bits already
    It is an int, and the parser of ints knows a minus. What a minus gives is less than 2 and therefore EINVAL, unless no int
    can hold it.

    Scenario Outline: max_page_sharing takes <text>
      When root writes <text> to max_page_sharing
      Then it succeeds
      And max_page_sharing reads "<value>"

      Examples:
        | text    | value |
        | "+5"    |     5 |
        | "007"   |     7 |
        | "5\n"   |     5 |
        | "256\n" |   256 |
        | ""      |   256 |

    Scenario Outline: max_page_sharing refuses <text>
      When root writes <text> to max_page_sharing
      Then it fails with <errno>
      And max_page_sharing reads "256"

      Examples:
        | text                    | errno  |
        | "x"                     | EINVAL |
        | "0x10"                  | EINVAL |
        | "1.5"                   | EINVAL |
        | "++5"                   | EINVAL |
        | "--5"                   | EINVAL |
        | "-+5"                   | EINVAL |
        | "-0"                    | EINVAL |
        | " 5"                    | EINVAL |
        | "5 "                    | EINVAL |
        | "\n"                    | EINVAL |
        | "5\n\n"                 | EINVAL |
        | "4294967295"            | ERANGE |
        | "4294967296"            | ERANGE |
        | "9223372036854775808"   | ERANGE |
        | "18446744073709551616"  | ERANGE |
        | "-18446744073709551616" | ERANGE |
