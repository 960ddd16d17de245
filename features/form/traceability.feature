@form @slow
Feature: The chapters show what they say they show
  A tag is a promise. Whether a scenario really runs the function that its rule names is asked of V8, which counts what of
  the port runs in each scenario. For that the specification runs once more, in a process of its own and without the slow
  scenarios; `npm run traceability` does the same and leaves `reports/traceability.html` behind, as these scenarios do.

  Rule: A tag names a function that the scenarios below it execute
    A rule that names the wrong function sends its reader to code that decides nothing. One scenario that executes it is
    enough: others below the same tag may show when the function is not called.

    Example: each function that is tagged is executed by a scenario that the tag is about
      When the project is searched for "function tags that no scenario bears out"
      Then nothing is found

  Rule: Every claim has its scenario, or a reason why it has none
    `features/claims.md` lists what the documentation of v4.18 claims. A tag such as `@C25` marks the scenarios that show a
    claim.

    Example: each claim that is said to be shown is shown, and each claim that is tagged is one of the list
      When the project is searched for "claims and scenarios that do not go together"
      Then nothing is found

  Rule: Every function of the C runs
    What no scenario runs is not specified, whatever it looks like.

    Example: each function that is ported is executed by some scenario
      When the project is searched for "functions that no scenario executes"
      Then nothing is found

  Rule: Every branch of the port is taken
    So each decision of the C has a scenario in which it goes this way, and one in which it goes the other.

    Example: each branch of src/ksm is taken by some scenario
      When the project is searched for "branches that no scenario takes"
      Then nothing is found
