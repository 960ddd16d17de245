@form
Feature: Tags choose the releases of a scenario
  `@since-4.13` and `@until-6.10` name kernels, both included. The kernels that can be booted stand in `src/ksm/releases.ts`; a
  scenario runs on those that all of its tags allow.

  Rule: A scenario without such tags is true of all releases, and a tagged one of those between
    The first and the last release of the table are among them.

    Scenario Outline: the tags <tags>, and <release>
      When the tags "<tags>" are read
      Then they <allow> "<release>"

      Examples:
        | tags                    | allow   | release |
        | @model                  | allow   | v4.4    |
        | @model                  | allow   | v4.18   |
        | @since-4.4              | allow   | v4.4    |
        | @since-4.5              | exclude | v4.4    |
        | @since-4.5              | allow   | v4.18   |
        | @until-4.4              | allow   | v4.4    |
        | @until-4.17             | exclude | v4.18   |
        | @since-4.9              | allow   | v4.18   |
        | @until-4.18.1           | allow   | v4.18   |
        | @since-4.18 @until-4.18 | allow   | v4.18   |
        | @since-4.18 @until-4.18 | exclude | v4.4    |

  Rule: A version that can't be read is told
    So that no scenario is left out by a slip of the pen.

    Scenario Outline: the tag <tag>
      When the tags "<tag>" are read
      Then it is refused: "<message>"

      Examples:
        | tag               | message                                                              |
        | @since-four       | 'four' is no version: expected numbers with dots, such as 4.18       |
        | @until-2.6.33-old | '2.6.33-old' is no version: expected numbers with dots, such as 4.18 |

  Rule: A real kernel is judged by the rules of its own version
    Stable kernels have some later changes, too: a scenario of such a change names it, so that it runs on them, and the one
    of what was before does not.

    Scenario Outline: Linux <kernel> has the rules of <release>
      Then the rules for Linux "<kernel>" are those of "<release>"

      Examples:
        | kernel             | release |
        | 6.1.176 (6.1.0-50) | v6.1    |
        |             6.6.30 | v6.1    |
        |     6.12.118+deb13 | v6.12   |
        |            6.18.44 | v6.18   |
        |              7.3.4 | v6.18   |

    Scenario Outline: <tags> is about Linux <kernel>
      When the tags "<tags>" are read for Linux "<kernel>"
      Then the scenario is about it

      Examples:
        | tags                                     | kernel   |
        | @since-6.8                               | 6.12.118 |
        | @until-6.12                              | 6.12.118 |
        | @since-6.18 @change-fork_resets_counters | 6.12.118 |
        | @until-6.17 @change-fork_resets_counters |  6.12.53 |
        | @since-6.18.44 @change-merge_any_stays   |    7.3.4 |

    Scenario Outline: <tags> is not about Linux <kernel>
      When the tags "<tags>" are read for Linux "<kernel>"
      Then the scenario is not about it: "<reason>"

      Examples:
        | tags                                     | kernel   | reason                                           |
        | @since-6.8                               |  6.1.176 | it holds since 6.8                               |
        | @until-6.10                              | 6.12.118 | it held until 6.10                               |
        | @since-6.18 @change-fork_resets_counters |  6.12.53 | it holds since 6.18                              |
        | @until-6.17 @change-fork_resets_counters | 6.12.118 | it held until a change that 6.12.118 has as well |

  Rule: A difference that nobody knows of fails a run, and so does a known one that is gone
    Known ones have a reason, and the kernels for which they are known.

    Scenario Outline: <scenario> <outcome> on Linux <kernel>
      When the scenario "<scenario>" comes to "<outcome>" on Linux "<kernel>"
      Then it is judged "<verdict>"

      Examples:
        | scenario                                                                    | outcome        | kernel   | verdict     |
        | features/merging/copy-on-write.feature: the writer restores the bytes       | differs        |    7.3.4 | known       |
        | features/merging/copy-on-write.feature: the writer restores the bytes       | holds          |    7.3.4 | gone        |
        | features/merging/copy-on-write.feature: the writer restores the bytes       | kills          |    7.3.4 | unexpected  |
        | features/merging/copy-on-write.feature: the writer restores the bytes       | not applicable |    7.3.4 | as expected |
        | features/merging/copy-on-write.feature: the writer restores the bytes       | differs        | 6.12.118 | unexpected  |
        | features/numa/switching.feature: to 1 and back to 0, over the end of a scan | kills          |  6.1.176 | known       |
        | features/numa/switching.feature: to 1 and back to 0, over the end of a scan | differs        |  6.1.176 | unexpected  |
        | features/numa/switching.feature: to 1 and back to 0, over the end of a scan | differs        | 6.12.118 | known       |
