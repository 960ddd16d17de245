@since-4.11
Feature: use_zero_pages takes a yes or a no
  It is the only setting that is no number. The kernel's reader of booleans looks at the first character, and at the second
  one after an `o`; whatever follows is not looked at.

  @ksm.c:use_zero_pages_store @ksm.c:use_zero_pages_show @C31
  Rule: What begins like a yes is 1, and what begins like a no is 0
    So the usual spellings all do, and so do some that nobody has in mind.

    Scenario Outline: <text> is a yes
      When root writes <text> to use_zero_pages
      Then it succeeds
      And use_zero_pages reads "1"

      Examples: as it is meant
        | text  |
        | "1"   |
        | "1\n" |
        | "y"   |
        | "Y"   |
        | "yes" |
        | "on"  |
        | "On"  |
        | "oN"  |
        | "ON"  |

      Examples: as nobody means it
        | text   |
        | "10"   |
        | "1x"   |
        | "yeti" |
        | "once" |

    Scenario Outline: <text> is a no
      Given use_zero_pages is 1
      When root writes <text> to use_zero_pages
      Then it succeeds
      And use_zero_pages reads "0"

      Examples: as it is meant
        | text  |
        | "0"   |
        | "0\n" |
        | "n"   |
        | "N"   |
        | "no"  |
        | "off" |
        | "Off" |
        | "oF"  |
        | "OFF" |

      Examples: as nobody means it
        | text    |
        | "01"    |
        | "0x1"   |
        | "never" |
        | "often" |

  @ksm.c:use_zero_pages_store
  Rule: What begins otherwise is refused, and changes nothing
    Among it are some words that other programs take for booleans.

    Scenario Outline: <text> is neither
      Given use_zero_pages is <before>
      When root writes <text> to use_zero_pages
      Then it fails with EINVAL
      And use_zero_pages reads "<before>"

      Examples:
        | text   | before |
        | "2"    |      0 |
        | "+1"   |      0 |
        | "-1"   |      0 |
        | " 1"   |      0 |
        | " 0"   |      1 |
        | "\n"   |      1 |
        | "o"    |      0 |
        | "o"    |      1 |
        | "ox"   |      0 |
        | "oops" |      1 |

      @until-5.18
      Examples: words since 5.19
        | text    | before |
        | "true"  |      0 |
        | "t"     |      0 |
        | "false" |      1 |
        | "f"     |      1 |

    Example: a write of nothing is accepted, and changes nothing either
      Given use_zero_pages is 1
      When root writes "" to use_zero_pages
      Then it succeeds
      And use_zero_pages reads "1"

  @ksm.c:use_zero_pages_store @kstrtox.c:kstrtobool @since-5.19 @change-true_and_false
  Rule: Since 5.19 true and false are words, too
    Again the first letter alone is looked at. A program that writes them finds out by the error on older kernels.

    Scenario Outline: <text> is written
      Given use_zero_pages is <before>
      When root writes <text> to use_zero_pages
      Then it succeeds
      And use_zero_pages reads "<after>"

      Examples:
        | text      | before | after |
        | "true"    |      0 |     1 |
        | "True\n"  |      0 |     1 |
        | "t"       |      0 |     1 |
        | "T"       |      0 |     1 |
        | "tomato"  |      0 |     1 |
        | "false"   |      1 |     0 |
        | "False\n" |      1 |     0 |
        | "f"       |      1 |     0 |
        | "F"       |      1 |     0 |

    @ksm.c:smart_scan_store @since-6.7
    Scenario Outline: the word <text> for smart_scan
      When root writes <text> to smart_scan
      Then it succeeds
      And smart_scan reads "<after>"

      Examples:
        | text    | after |
        | "false" |     0 |
        | "true"  |     1 |
