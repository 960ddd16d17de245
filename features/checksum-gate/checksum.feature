Feature: The checksum of a page
  Until v4.20 a page's checksum is `jhash2` over its 1024 words, with 17 as the initial value. It only has to notice that a
  page changed; what decides on a merge is always the comparison of all bytes.

  @jhash.h:jhash2
  Rule: jhash2 gives the kernel's values for any number of words
    Words are taken three at a time; what is left over goes into the last round. The values are those of the kernel's own
    code.

    Scenario Outline: <count> words
      Then jhash2 of the words 1 to <count> with initval 17 is "<hash>"

      Examples:
        | count | hash     |
        |     0 | deadbf00 |
        |     1 | 4b85f272 |
        |     2 | 727a44ac |
        |     3 | ffda8d5e |
        |     4 | b2bfd2c7 |
        |     5 | c2fd905f |
        |     6 | db45cc6e |

  @xxhash.h:xxhash @ksm.c:calc_checksum @since-5.0 @row-35
  Rule: Since 5.0 the checksum is xxhash64, cut to 32 bits
    It is as good, and several times as fast. Nobody but the kernel sees its value.

    @model
    Scenario Outline: a page full of <content> has the checksum <checksum>
      Given mergeable memory
        | A | <content> |
      When ksmd completes 1 full scan
      Then A's page has the checksum "<checksum>"

      Examples:
        | content | checksum |
        |       0 | 32d8bbdb |
        | x       | 55a2524f |
        |    0xff | 4282321f |
