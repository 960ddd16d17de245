@command-line
Feature: What a run is told about its kernel is checked first
  A misspelt parameter would be ignored, and the run would pass on another kernel than the one that was meant.

  Rule: World parameters are checked before the first scenario
    One line says what was found and what is allowed; the status is 2.

    Scenario Outline: --world-parameters <json>
      When this command runs
        """
        samepage spec features/ksmd --world-parameters '<json>'
        """
      Then it exits with 2
      And it says 1 line
      And it says
        """
        <message>
        """

      Examples:
        | json                | message                                                                         |
        | {"relase":"v6.12"}  | world parameters: found "relase", expected "release"                            |
        | {"release":"v6.13"} | no release is named "v6.13": expected one of v2.6.33-base                       |
        | {"release":"v6.13"} | the nearest are v6.1, v6.12, v6.18                                              |
        | {"release":6.12}    | no release is named 6.12: expected one of                                       |
        | {"release":null}    | no release is named null: expected one of                                       |
        | v6.12               | world parameters: found 'v6.12', expected JSON such as {"release":"v6.12"}      |
        | "v6.12"             | world parameters: found "v6.12", expected an object such as {"release":"v6.12"} |
        | ["v6.12"]           | world parameters: found ["v6.12"], expected an object                           |

    Example: --release says the same in fewer words, and is checked in the same way
      When the command "samepage spec features/ksmd --release 6.12" runs
      Then it exits with 2
      And it says 1 line
      And it names every release

    Example: both at once
      When the command "samepage spec features/ksmd --release v6.12 --world-parameters '{}'" runs
      Then it exits with 2
      And it says "--release and --world-parameters say the same: expected one of them"

  Rule: The check holds for cucumber itself as well
    In a checkout `npx cucumber-js` runs the same scenarios.

    Example: a misspelt key
      When this command runs in the checkout
        """
        npx cucumber-js features/ksmd --world-parameters '{"relase":"v6.12"}'
        """
      Then it exits with 2
      And it says 1 line
      And it says
        """
        world parameters: found "relase", expected "release"
        """

    Example: a path that is not there
      When the command "npx cucumber-js features/nosuch" runs in the checkout
      Then it exits with 1
      And it says "no scenario"
