@model @since-4.18 @until-4.18
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

  @ksm.c:ksm_madvise
  Rule: What cannot be done is refused as the reference refuses it
    Arguments, states and locks are checked in a fixed order, and each refusal has its errno. Inside of a window an
    operation that needs a lock which is held at that moment is refused with `-EDEADLK`: mmap_sem, a page lock, the mutex
    of ksmd, or the ptes that a walk goes through.

    Scenario Outline: refusals replay: <trace>
      Given the recorded trace "refusals/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace         |
        | arguments     |
        | boots         |
        | unbooted      |
        | never-started |
        | no-frames     |
        | endless       |
        | nested        |
        | walks         |
        | audit-inside  |
        | locked        |

  Rule: A line that is not of the language stops the whole trace
    Nothing is run of a trace that has such a line. The message says where it is, what was found and what was expected.

    Example: an operation that nobody knows
      Given the trace
        """
        proc A
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        jump A
        """
      When the model runs it
      Then it is refused: "the trace:3: found \"jump\", expected an operation: at, audit, clock, dump, exit, exitstart, fail, fork, fullscan, hotplug, ksmd, lockpage, machine, madvise, migrate, migratepfn, mlock, mmap, munlock, munmap, pin, poke, proc, read, reclaim, referenced, scan, signal, swapout, sysfs, thp, unlockpage, unpin, write, zap"

    Scenario Outline: <line>
      Given the trace
        """
        proc A
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

  @ksm.c:cmp_and_merge_page @ksm.c:calc_checksum
  Rule: The model needs nothing that only Node has
    It is to run in a browser as well. Where Node has a faster way to compare the bytes of two pages, the model takes it,
    and says the same without.

    Scenario Outline: without Buffer <trace> replays
      Given the recorded trace "traces/<trace>"
      When the model runs it on a host without Buffer
      Then every line is the same

      Examples:
        | trace                  |
        | merge-basics/two-procs |
        | generated/008          |
        | zero-pages/on          |

    Example: without Buffer a difference is found as well
      Given the recorded trace "traces/merge-basics/two-pages" with "sh=1 sg=2" in place of "sh=1 sg=1"
      When the model runs it on a host without Buffer
      Then it differs at line 33, in "fullscan 1"

  @bug:stale-unstable-tree
  Rule: Under the audit a trace says after each operation what does not add up
    `npm run trace -- --audit FILE` recounts the whole machine and reads back what every process wrote. What is found stands in
    the output as a comment, so that the output is a trace again.

    Example: merge_across_nodes is switched in the middle of a pass, and back
      Given the trace
        """
        machine nodes=2 pages_per_node=32
        sysfs merge_across_nodes=0
        proc A node=1
        mmap A 0x10000 3
        madvise A 0x10000 3 MERGEABLE
        write A 0x10000 byte:78
        write A 0x11000 byte:79
        write A 0x12000 byte:7a
        fullscan 1
        scan 1
        sysfs merge_across_nodes=1
        fullscan 1
        scan 1
        sysfs merge_across_nodes=0
        """
      When the model runs it under the audit
      Then the audit says after line 28: "stale-unstable-tree: in tree 1 item A:0x10000 was inserted into tree 0"
