@model
Feature: The trace language
  A trace is a text of operations, one a line, each followed by what a run says of it. Lines that start with `=`, `|` or
  `&` are output: a run ignores them, and a check compares them. `README.md` in this folder describes it all.

  @ksm.c:ksm_do_scan
  Rule: A check names the first line that differs
    A recorded trace is evidence. One digit that is not what the model says is enough to fail, and the message leads to it.

    Example: a counter in a result line
      Given the recorded trace "traces/merge-basics/two-pages" with "sh=1 sg=2" in place of "sh=1 sg=1"
      When the model runs it
      Then it differs at line 33, in "fullscan 1"

    Example: the trace ends too early
      Given the trace
        """
        proc A
        """
      When the model runs it
      Then it differs at line 2, in "proc A"

    Example: the trace says more than the run
      Given the trace
        """
        # nothing happens

        = ok
        """
      When the model runs it
      Then it differs at line 3, in ""

    Example: something stands before the first operation
      Given the trace
        """
        = ok
        """
      When the model runs it
      Then it differs at line 1, in ""

  @ksm.c:run_store @ksm.c:ksm_madvise
  Rule: What cannot be done is refused as the reference refuses it
    Arguments, states and locks are checked in a fixed order, and each refusal has its errno. Inside of a window an
    operation that needs a lock which is held at that moment is refused with `-EDEADLK`.

    Scenario Outline: refusals replay: <trace>
      Given the recorded trace "refusals/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace     |
        | arguments |
        | nested    |

  @ksm.c:ksm_do_scan
  Rule: A line that is not of the language stops the whole trace
    Nothing is run of a trace that has such a line. The message says where it is, what was found and what was expected.

    Scenario Outline: <line>
      Given the trace
        """
        machine nodes=1
        <line>
        """
      When the model runs it
      Then it is refused: "the trace:2: found <found>, expected <expected>"

      Examples:
        | line                    | found                        | expected                                                                      |
        | write A                 | the end of the line          | an address in \\"write NAME ADDR zero\|byte:XX\|seed:N\\"                     |
        | write A 0x1000 byte:xyz | \\"byte:xyz\\"               | zero, byte:XX or seed:N in \\"write NAME ADDR zero\|byte:XX\|seed:N\\"        |
        | munmap A here 1         | \\"here\\"                   | a number (an address) in \\"munmap NAME ADDR N\\"                             |
        | munmap A 0x1000 1 2     | \\"2\\"                      | the end of the line in \\"munmap NAME ADDR N\\"                               |
        | poke A 0x1000 123       | \\"123\\"                    | a byte in hexadecimal (the byte to store) in \\"poke NAME ADDR XX [OFFSET]\\" |
        | dump all                | \\"all\\"                    | one of ksm in \\"dump [ksm]\\"                                                |
        | clock soon              | \\"soon\\"                   | +MILLISECONDS in \\"clock +MILLISECONDS\\"                                    |
        | signal never            | \\"never\\"                  | a number of calls, or off in \\"signal N\|off\\"                              |
        | fail page before=1      | \\"before=1\\"               | after=NUMBER or count=NUMBER in \\"fail KIND [after=N] [count=M]\\"           |
        | proc A node=first       | \\"node=first\\"             | node=NUMBER in \\"proc NAME [node=K]\\"                                       |
        | sysfs                   | the end of the line          | a file name in \\"sysfs NAME[=VALUE]\\"                                       |
        | at lock_page do exit A  | \\"at lock_page do exit A\\" | \\"at WINDOW#N do OPERATION\\"                                                |
