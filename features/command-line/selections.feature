@command-line
Feature: A selection that matches nothing is an error
  A run of no scenarios passes everywhere else. Whoever checks a claim by its tag must not read that as a yes, so each part
  of a selection has to match something; what does not is named, with the nearest that would.

  Rule: A path, a line, a tag or a name that matches nothing fails the run
    The status is 1, as of a claim that does not hold, and nothing runs.

    Scenario Outline: samepage spec <arguments>
      When the command "samepage spec <arguments>" runs
      Then it exits with 1
      And it says 1 line
      And it says "<message>"

      Examples:
        | arguments                                       | message                                                                                      |
        | features/keyhol                                 | features/keyhol: there is no such file or folder; the nearest are features/keyhole           |
        | features/keyhole features/nosuch                | features/nosuch: there is no such file or folder                                             |
        | features/keyhole/searches.feature:9999          | features/keyhole/searches.feature:9999: no scenario begins there; the nearest begins at line |
        | features/keyhole features/ksmd/rounds.feature:1 | features/ksmd/rounds.feature:1: no scenario begins there                                     |
        | --tags @nosuch                                  | --tags: no scenario has the tag @nosuch                                                      |
        | --tags @snice-6.1                               | --tags: no scenario has the tag @snice-6.1; the nearest are @since-6.1                       |
        | --tags 'not @solw'                              | --tags: no scenario has the tag @solw; the nearest is @slow                                  |
        | --tags '@C25 or @modle' features/sysfs          | --tags: no scenario has the tag @modle; the nearest is @model                                |
        | --name colapse                                  | --name: no scenario's name matches 'colapse'; the nearest                                    |
        | --name collapse --name colapse                  | --name: no scenario's name matches 'colapse'                                                 |
        | --tags '@C25 and @C81'                          | no scenario is selected of                                                                   |
        | --tags @C25 --name stale features/keyhole       | no scenario is selected of                                                                   |
        | --shard 5/4 features/keyhole                    | --shard 5/4 selects none of 47 scenarios; the nearest that does is 4/4                       |
        | --shard 0/4 features/keyhole                    | --shard 0/4 selects none of 47 scenarios; the nearest that does is 1/4                       |
        | --shard 50/60 features/keyhole                  | --shard 50/60 selects none of 47 scenarios; the nearest that does is 47/60                   |

  Rule: Words that are no selection at all are wrong use
    The status is 2: nothing was asked that could hold or not.

    Scenario Outline: what is wrong with <arguments>
      When the command "samepage spec <arguments>" runs
      Then it exits with 2
      And it says 1 line
      And it says "<message>"

      Examples:
        | arguments         | message                                        |
        | --shard four      | It must be K/N, as in 1/4.                     |
        | --tags '@C25 and' | Tag expression                                 |
        | --name '('        | Invalid regular expression                     |
        | --tgas @C25       | unknown option '--tgas' (Did you mean --tags?) |
        | --parallel many   | It must be a number of processes               |
        | --order sideways  | It must be 'defined' or 'random:SEED'.         |
        | --format html     | It must be TYPE:FILE with one of               |

  Rule: A tag that means nothing ends the run
    It would leave a scenario in a run that it was to be left out of. Tags of one's own begin with `@my-`.

    Example: a slip of the pen in a scenario's own tag
      Given the file "mine.feature"
        """
        Feature: Mine

          @snice-6.1
          Example: equal pages
            Given mergeable memory
              | A | x x |
            When ksmd completes 2 full scans
            Then A's pages share one frame
        """
      When the command "samepage spec mine.feature" runs
      Then it exits with 1
      And it says 1 line
      And it says "mine.feature:4: found the tag @snice-6.1, expected one of the kinds in features/README.md; the nearest is of the kind @since-4.18"

    Example: a tag of one's own
      Given the file "mine.feature"
        """
        Feature: Mine

          @my-laptop
          Example: equal pages
            Given mergeable memory
              | A | x x |
            When ksmd completes 2 full scans
            Then A's pages share one frame
        """
      When the command "samepage spec mine.feature --tags @my-laptop" runs
      Then it exits with 0
      And it says "1 scenario: 1 passed"

  Rule: What is empty does not pass
    A scenario without steps, and a feature without scenarios, show nothing.

    Scenario Outline: a feature with <what>
      Given the file "mine.feature"
        """
        Feature: Mine
        <rest>
        """
      When the command "samepage spec mine.feature features/mlock" runs
      Then it exits with 1
      And it says 1 line
      And it says "<message>"

      Examples:
        | what                     | rest                     | message                                   |
        | a scenario without steps | Example: nothing is done | mine.feature:2: the scenario has no steps |
        | no scenario              |                          | mine.feature: the feature has no scenario |

  Rule: What matches runs, and nothing else
    So that the errors above are about the selection, and not about how it is written.

    Scenario Outline: samepage spec <arguments>, which selects what it names
      When the command "samepage spec <arguments>" runs
      Then it exits with 0
      And it says "<totals>"

      Examples:
        | arguments                                | totals                  |
        | --tags @C25                              | 24 scenarios: 24 passed |
        | --shard 47/47 features/keyhole           |    1 scenario: 1 passed |
        | features/keyhole --name 'frame is freed' |    1 scenario: 1 passed |

    Example: chapters run in the order of the book
      When the command "samepage spec features/sysfs features/mlock features/keyhole | grep '^[a-z]'" runs
      Then it says
        """
        keyhole
        mlock
        sysfs
        """

    Example: what is skipped is counted as skipped
      When the command "samepage spec --release v4.4 features/smart-scan" runs
      Then it exits with 0
      And it says "0 passed, 23 skipped (not of v4.4)"
      And it says "Nothing was checked: every scenario was skipped."
