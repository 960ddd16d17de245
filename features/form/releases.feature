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
