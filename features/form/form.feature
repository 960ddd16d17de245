@form
Feature: The code keeps its form
  A reader who knows `mm/ksm.c` finds each of its functions here by name, and a reader of the chapters finds the code that
  decides. That holds only as long as something checks it. These scenarios are about the project's own files and need no
  machine; what they find, they name by file and line.

  Rule: Every function of the C is ported under its own name
    `ksm-4.18-functions.txt` in this folder lists all functions that `mm/ksm.c` of v4.18 defines, `ksm-3.x-functions.txt`
    those that only an older text has. `not-ported.txt` is for
    those that `src/ksm` does not have, each with its reason, and for no others.

    Example: each function that the C defines is in src/ksm or among the exceptions
      When the project is searched for "functions of the C without a port"
      Then nothing is found

    Example: no exception is made for a function that is ported, or that the C does not have
      When the project is searched for "exceptions without need"
      Then nothing is found

  Rule: Every ported function cites the C
    The line right above it begins with `/** mm/ksm.c v4.18:`, or the release it is of, and the function's name. So ported code can be told from what
    TypeScript needed besides.

    Example: the citation stands right above each ported function
      When the project is searched for "ported functions without their citation"
      Then nothing is found

  Rule: A name is used once
    `--name` then selects one scenario, and a failure says by its name alone where it belongs.

    Example: no two features, rules or examples have the same name
      When the project is searched for "names that are used twice"
      Then nothing is found

  Rule: Every rule about KSM names the function that decides
    The tag leads from the sentence to the code, and `--tags` from the code to all sentences about it. Recorded runs,
    published tests and this chapter are about no single function.

    Example: each rule has a tag that names a function of the C
      When the project is searched for "rules that name no function of the C"
      Then nothing is found

  Rule: A scenario has one When
    Two actions would leave open which of them the counters speak of. A scenario that only looks, with nothing given, is
    about a fresh machine: to boot was its action.

    Example: each scenario takes exactly one action
      When the project is searched for "scenarios without exactly one When"
      Then nothing is found

  Rule: The vocabulary is the one in the README
    Who writes a scenario looks there for a phrase before making a new one.

    Example: each phrase that a step defines is listed
      When the project is searched for "phrases that the README does not list"
      Then nothing is found

    Example: each phrase that is listed is defined by a step, and listed once
      When the project is searched for "phrases that no step defines"
      Then nothing is found

  Rule: Every source file names its licence
    The port is derived from the kernel's code and stays under its licence, each file by itself.

    Example: the SPDX line comes first
      When the project is searched for "sources without their licence"
      Then nothing is found

  Rule: All state of the model belongs to a machine
    Two machines in one process must not know of each other, and a run must not depend on the one before it.

    Example: nothing at file scope can be assigned
      When the project is searched for "state outside of a machine"
      Then nothing is found

  Rule: Every recorded trace is replayed
    A trace that no scenario runs would show nothing, and look as if it did.

    Example: each file among the traces is in the replay's tables once
      When the project is searched for "traces that are not replayed exactly once"
      Then nothing is found

  Rule: The documents name what is there
    A reader follows them word by word.

    Example: the chapters stand in features/README.md in the order in which they run
      When the project is searched for "chapters out of their order"
      Then nothing is found

    Example: each command that the documents name can be called
      When the project is searched for "commands that are not there"
      Then nothing is found

    Example: each file and folder that the documents name is there
      When the project is searched for "paths that are not there"
      Then nothing is found
