@command-line
Feature: Input that can't be read is refused with its place
  An error names the file, the line, what was found and what was expected. Nothing of the input has then run.

  Rule: A trace that is not of the language is refused
    An errno is what a kernel would return, never what becomes of a slip of the pen.

    Scenario Outline: a trace with <operation>
      Given the file "my.trace"
        """
        proc A
        <operation>
        """
      When the command "samepage trace my.trace" runs
      Then it exits with 2
      And it says 1 line
      And it says
        """
        my.trace:2: found "<found>", expected <expected>
        """
      And it says
        """
        ; the nearest <near>
        """

      Examples:
        | operation                     | found          | expected                       | near                       |
        | at lokc_page#1 do exit A      | lokc_page      | a window of v4.18              | are lock_page, unlock_page |
        | madvise A 0x10000 1 mergeable | mergeable      | MERGEABLE or UNMERGEABLE       | are MERGEABLE, UNMERGEABLE |
        | frok A B                      | frok           | an operation: at, audit, clock | are fork, proc             |
        | sysfs pages_too_scan=1        | pages_too_scan | a file in "sysfs NAME[=VALUE]" | are pages_to_scan          |

    Example: a machine that is too large
      Given the file "my.trace"
        """
        machine nodes=65 pages_per_node=64
        """
      When the command "samepage trace my.trace" runs
      Then it exits with 2
      And it says 1 line
      And it says
        """
        my.trace:1: found "nodes=65", expected
        """

    Example: a trace that is not there
      When the command "samepage trace my.trace" runs
      Then it exits with 2
      And it says 1 line
      And it says "my.trace: can't be read: ENOENT, expected a trace file"

    Example: a folder
      When the command "samepage trace --check ." runs
      Then it exits with 2
      And it says 1 line
      And it says ".: can't be read: EISDIR, expected a trace file"

    Example: an empty file is no trace that agrees
      Given the file "my.trace" with the bytes ""
      When the command "samepage trace --check my.trace" runs
      Then it exits with 2
      And it says 1 line
      And it says "my.trace:1: found nothing, expected a recorded trace"

  Rule: A schedule whose operation never ran has shown nothing
    It ends as wrong use, and says what there is instead.

    Scenario Outline: --replay '<schedule>'
      When the command "samepage explore --replay '<schedule>'" runs
      Then it exits with 2
      And it says 1 line
      And it says
        """
        <message>
        """

      Examples:
        | schedule               | message                                                                                    |
        | merge: memcmp#9 exit A | merge: memcmp#9 was never reached, so 'exit A' did not run; merge has memcmp#1 to memcmp#2 |
        | mege: memcmp#1 exit A  | the nearest is merge                                                                       |
        | merge: memcpm#1 exit A | the nearest is memcmp                                                                      |
        | merge: memcmp#1 exot A | the nearest is exit                                                                        |

    Example: a schedule that runs
      When the command "samepage explore --replay 'merge: memcmp#1 exit A'" runs
      Then it exits with 0
      And it says "# no harm"

  Rule: Parts that do not belong together are not merged
    The file that is wrong is named.

    Scenario Outline: samepage <command> --merge <files>
      Given the file "part.json"
        """
        { "placements": 2
        """
      And the file "list.json"
        """
        []
        """
      When the command "samepage <command> --merge <files>" runs
      Then it exits with 2
      And it says 1 line
      And it says
        """
        <message>
        """
      And no file has changed

      Examples:
        | command | files       | message                                                                               |
        | explore | .           | --merge .: found a folder, expected a file that another run has left                  |
        | explore | nosuch.json | --merge nosuch.json: there is no such file, expected a file that another run has left |
        | explore | part.json   | part.json:2: not valid JSON                                                           |
        | fuzz    | list.json   | list.json:1: this must be an object                                                   |

  Rule: Results that can't be read are refused
    No page is made of what is left, or of a guess.

    Scenario Outline: kernels.json is <what>
      Given the file "reports/kernels.json"
        """
        [{
          "version": 1,
          "kernel": { "release": "<release>", "rules": "v6.12", "where": "bzImage", "nodes": 2, "swap": true, "thp": true },
          "time": "2026-11-29T08:59:14.995Z",
          "commit": null,
          "part": null,
          "seconds": 9,
          "scenarios": [
            { "id": "features/a.feature: a", "line": 1, "outcome": "<outcome>", "text": "" }
          ]
        }]<end>
        """
      When the command "samepage report" runs
      Then it exits with 2
      And it says 1 line
      And it says
        """
        <message>
        """
      And no file has changed

      Examples:
        | what                   | release | outcome | end | message                                                                                       |
        | cut off, or added to   |  6.12.1 | holds   | ,   | reports/kernels.json:11: not valid JSON                                                       |
        | of an unknown outcome  |  6.12.1 | passed  |     | kernels.json:9: [0].scenarios[0].outcome must be one of holds, differs, not applicable, kills |
        | of no kernel's version | main    | holds   |     | kernels.json:3: [0].kernel.release must be the version of a kernel, such as 6.12.118          |

  Rule: A name that is not known is answered with the nearest
    Set-ups, releases, bugs, benchmarks, subcommands and options alike.

    Scenario Outline: samepage <arguments>
      When the command "samepage <arguments>" runs
      Then it exits with 2
      And it says 1 line
      And it says
        """
        <message>
        """

      Examples:
        | arguments                     | message                                                              |
        | explore --set-up mrege        | the nearest is merge                                                 |
        | explore --shard 5/4           | It must be K/N with 1 <= K <= N.                                     |
        | fuzz --release v6.13          | the nearest are v6.1, v6.12, v6.18                                   |
        | fuzz --runs 0                 | It must be a number from 1                                           |
        | fuzz --runs 3 --shard 4/4     | found no run for part 4 of 4                                         |
        | trace --relaese v3.x          | unknown option '--relaese' (Did you mean --release?)                 |
        | treace                        | unknown command 'treace' (Did you mean trace?)                       |
        | bench --sizes 3               | They must be even numbers of pages                                   |
        | bench --native nosuch         | --native nosuch: no such file                                        |
        | fuzz --runs 1 --native nosuch | nosuch: spawnSync nosuch ENOENT, expected a program that runs traces |
        | report nosuch                 | there is no such folder, expected what runs have left                |
        | spec --bogus                  | unknown option '--bogus'                                             |
        | explore extra                 | too many arguments                                                   |

    Example: a bug that is not in the list
      When the command "node src/cli/samepage.js history nosuch" runs in the checkout
      Then it exits with 2
      And it says 1 line
      And it says "nosuch: no such bug, expected one of"

    Example: a file that is not to be mutated
      When the command "node src/cli/samepage.js mutate --mutate src/ksm/keyhol.ts" runs in the checkout
      Then it exits with 2
      And it says 1 line
      And it says "It must be a file below src/ksm or src/mm"

  Rule: A kernel that can't be booted is refused before anything starts
    An image is looked at first: what is no kernel would keep a guest waiting for ever.

    Scenario Outline: an image that is <what>
      Given the file "vmlinuz" with the bytes "<bytes>"
      When the command "samepage kernel --image <image>" runs
      Then it exits with 2
      And it says 1 line
      And it says
        """
        <message>
        """

      Examples:
        | what          | bytes     | image   | message                                                                             |
        | a text        | no kernel | vmlinuz | vmlinuz: no Linux kernel image: expected a bzImage (vmlinuz) or an uncompressed ELF |
        | not there     | no kernel | bzImage | bzImage: no such file                                                               |
        | a folder      | no kernel | .       | a folder, where a file is expected                                                  |
        | half a header | MZ        | vmlinuz | vmlinuz: no Linux kernel image                                                      |

    Example: random workloads on an image that is not there
      When the command "samepage fuzz --kernel bzImage --runs 1" runs
      Then it exits with 2
      And it says 1 line
      And it says
        """
        bzImage: no such file
        """

    Example: words for a guest where there is none
      When the command "samepage kernel --nodes 2" runs
      Then it exits with 2
      And it says 1 line
      And it says
        """
        samepage kernel: --nodes is for a guest: expected --image as well
        """

    Example: a number of nodes that no guest has
      When the command "samepage kernel --image vmlinuz --nodes 99" runs
      Then it exits with 2
      And it says
        """
        It must be a number from 1 to 8.
        """
