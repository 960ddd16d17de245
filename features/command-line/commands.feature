@command-line
Feature: One command with subcommands
  `samepage` is installed from one package, works in any folder, and answers in the same way everywhere: help with an
  example, four exit statuses, and no JavaScript stack.

  Rule: Each subcommand has its help, with an example
    And refuses what it does not know.

    Scenario Outline: samepage <command> --help
      When the command "samepage <command> --help" runs
      Then it exits with 0
      And it says "Usage: samepage <command>"
      And it says "samepage <command> "
      And it says "Example"

      Examples:
        | command  |
        | spec     |
        | trace    |
        | explore  |
        | fuzz     |
        | releases |
        | bench    |
        | report   |

    Scenario Outline: samepage <command> --help, in a checkout
      When the command "node src/cli/samepage.js <command> --help" runs in the checkout
      Then it exits with 0
      And it says "Usage: samepage <command>"
      And it says "Example"

      Examples:
        | command      |
        | start        |
        | test         |
        | traceability |
        | mutate       |
        | history      |
        | features     |

    Scenario Outline: samepage <command> with what it does not know
      When the command "samepage <command>" runs
      Then it exits with 2
      And it says 1 line

      Examples:
        | command          |
        | spec --bogus     |
        | trace --bogus    |
        | explore --bogus  |
        | fuzz --bogus     |
        | releases --bogus |
        | bench --bogus    |
        | report --bogus   |
        | explore bogus    |
        | fuzz bogus       |
        | releases bogus   |
        | bench bogus      |
        | report a b       |
        | bogus            |

    Example: all of them
      When the command "samepage --help" runs
      Then it exits with 0
      And it says "spec"
      And it says "Exit status: 0 it held; 1 it did not hold"

    Example: which samepage it is
      When the command "samepage --version" runs
      Then it exits with 0
      And it says "0.1.0 ("

    Example: no folder for temporary files
      When the command "TMPDIR=/no/such samepage --version" runs
      Then it exits with 2
      And it says 1 line
      And it says "samepage: /no/such: ENOENT, expected a folder for temporary files"

    Example: what needs the sources says so
      When the command "samepage mutate" runs
      Then it exits with 2
      And it says 1 line
      And it says "it is to be called in a checkout of the project"

  Rule: The package works without the repository
    In an empty folder, with nothing but what npm has installed.

    Example: a claim is checked
      When the command "samepage spec --tags @C25" runs
      Then it exits with 0
      And it says "24 scenarios: 24 passed"

    Example: a trace runs
      Given the file "my.trace"
        """
        proc A
        mmap A 0x10000 2
        """
      When the command "samepage trace my.trace" runs
      Then it exits with 0
      And it says "mmap A 0x10000 2"

    Example: a trace that differs from its record
      Given the file "my.trace"
        """
        proc A
        = ok [sh=1 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=0]
        """
      When the command "samepage trace --check my.trace" runs
      Then it exits with 1
      And it says "my.trace:2: differs in: proc A (line 1)"

  Rule: What others have written does not command the terminal
    Control bytes are shown, not sent.

    Example: a trace with an escape sequence in a comment
      Given the file "my.trace" with the bytes "# \u001b[31mred\nproc A\n"
      When the command "samepage trace my.trace" runs
      Then it exits with 0
      And it says "# \x1b[31mred"

    Example: an error about a file whose name has one
      When the command "samepage trace $'\x1b[31mred'" runs
      Then it exits with 2
      And it says "\x1b[31mred: can't be read: ENOENT"

    Example: an error about an option that has one
      When the command "samepage trace --$'\x1b[31mred'" runs
      Then it exits with 2
      And it says "unknown option '--\x1b[31mred'"

  Rule: A reader that goes away ends the command quietly
    As `head` does when it has seen enough.

    Example: the first two lines
      When the command "samepage spec features/sysfs | head -n 2" runs
      Then it exits with 0
      And it says 2 lines
