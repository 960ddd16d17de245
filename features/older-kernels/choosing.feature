@model
Feature: A machine boots one kernel
  `src/ksm/releases.ts` lists the kernels that can be booted, and the changes in which they differ. A scenario that is true of
  some kernels only says so by its tags.

  @ksm.c:ksm_init
  Rule: A kernel is booted by its name
    Whoever runs scenarios or workloads on another kernel names it, and should be told when there is none of that name. Kernels
    are in the order of their versions; the states on the way to a release come before it, in the order in which they came.

    Example: a kernel that there is
      When a kernel named "v3.x" boots
      Then it succeeds

    Example: a kernel that there is not
      When a kernel named "v0.99" boots
      Then it is refused, and told all kernels

    Scenario Outline: <a> comes <place> <b>
      When version "<a>" is compared with "<b>"
      Then it comes <place>

      Examples:
        | a                | place  | b                |
        |              3.9 | before |             3.10 |
        |              4.4 | after  |           4.3.99 |
        | 2.6.33-node-page | before | 2.6.33-swappable |
        |           2.6.33 | after  | 2.6.33-swappable |
        |           2.6.32 | before |      2.6.33-base |

    Scenario Outline: what is no version is refused: <what>
      When version "<what>" is compared with "4.18"
      Then it is refused: "'<what>' is no version: expected numbers with dots, such as 4.18"

      Examples:
        | what        |
        | next        |
        | 2.6.33-soon |
