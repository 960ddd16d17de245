Feature: Three settings take only some numbers
  `run`, `merge_across_nodes` and `max_page_sharing` are read as strictly as the other settings. On top of that they have
  bounds of their own, and they differ in the error that a number out of all bounds gives.

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

  @ksm.c:merge_across_nodes_store @since-3.9
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

  @ksm.c:max_page_sharing_store @C34 @since-4.13
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
