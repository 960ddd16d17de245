@command-line
Feature: Results are whole, or as they were
  A report that a cut-off run has half overwritten is worse than an old one. Each file is written under another name and
  renamed when it is complete; what part of the work a result is of is written into it.

  Rule: A partial run never takes the place of a whole one
    It is a result of its own, below `partial`, and says what it is of.

    Example: one set-up of all
      Given the file "reports/explore.json"
        """
        the result of a whole run
        """
      When the command "samepage explore --set-up zero-pages --placements 1" runs
      Then it exits with 0
      And it says "A partial run (1 of 26 set-ups, 1 of 2 operations): the results of whole ones are as they were"
      And the files have changed
        """
        reports/partial/explore.html
        reports/partial/explore.json
        reports/partial/explore/zero-pages-oops-null-deref-vma.trace
        """
      And the file "reports/partial/explore.json" says "1 of 26 set-ups"

    Example: a part of a series
      Given the file "reports/fuzz.json"
        """
        the result of a whole run
        """
      When the command "samepage fuzz --runs 4 --seed 1 --shard 2/2" runs
      Then it exits with 0
      And the files have changed
        """
        reports/partial/fuzz.json
        """

    Example: one size of the benchmarks
      Given the file "reports/trend.ndjson"
        """
        a line of a whole run
        """
      When the command "samepage bench --sizes 100 --processes 1" runs
      Then it exits with 0
      And it says "A partial run (0 of 4 sizes, 1 of 7 processes): the results of whole ones are as they were"
      And the files have changed
        """
        reports/partial/bench-detail.json
        reports/partial/bench.json
        reports/partial/bench.md
        """

    Scenario Outline: a <kind> run of the benchmarks, of the commit <commit>
      When a <kind> benchmark run of the commit "<commit>" leaves its results
      Then the files have changed
        """
        <folder>bench-detail.json
        <folder>bench.json
        <folder>bench.md
        """

      Examples: of what is not committed, or of a part, the trend tells nothing
        | kind    | commit        | folder           |
        | full    | 6a61b70b43c9+ | reports/         |
        | full    | none          | reports/         |
        | quick   | 6a61b70b43c9+ | reports/quick/   |
        | partial |  6a61b70b43c9 | reports/partial/ |

    Scenario Outline: a whole <kind> run of a committed state
      Given the file "reports/trend.ndjson"
        """
        a line of an earlier run
        """
      When a <kind> benchmark run of the commit "6a61b70b43c9" leaves its results
      Then the file "reports/trend.ndjson" says "a line of an earlier run"
      And the file "reports/trend.ndjson" says "6a61b70b43c9"

      Examples:
        | kind  |
        | full  |
        | quick |

    Example: the page shows the whole result, and names the partial one beside it
      Given the command "samepage explore --set-up zero-pages --placements 1" has run
      And the command "sed 's/1 of 26 set-ups, 1 of 2 operations//; s/\"part\": \"\"/\"part\": null/' reports/partial/explore.json > reports/explore.json" has run
      When the command "samepage report" runs
      Then it exits with 0
      And the file "reports/index.html" says "Shown is the last whole run. A partial one (1 of 26 set-ups, 1 of 2 operations)"

    Example: without a whole result the page shows the partial one, and says so
      Given the command "samepage explore --set-up zero-pages --placements 1" has run
      When the command "samepage report" runs
      Then it exits with 0
      And the file "reports/index.html" says "A partial run: 1 of 26 set-ups, 1 of 2 operations."

  Rule: What a killed command has set aside comes back
    The folder of a run takes the place of the last one in two renames. A process that is killed between them leaves the
    last results under another name.

    Example: the last results, set aside by a process that is no more
      Given the command "mkdir -p reports/.spec.last-4194305 reports/.spec.run-4194305" has run
      And the command "samepage spec features/mlock --format message:reports/.spec.last-4194305/messages.ndjson" has run
      When the command "samepage report" runs
      Then it exits with 0
      And the files have changed
        """
        reports/.spec.last-4194305/messages.ndjson
        reports/index.html
        reports/kernels.html
        reports/spec/messages.ndjson
        """

  Rule: A run that was cut off says how far it came
    What it did not come to is neither passed nor failed.

    Example: the page of a run that was killed
      Given the command "samepage spec features/keyhole --format message:messages.ndjson" has run
      And the command "mkdir -p reports/spec && grep -v testRunFinished messages.ndjson | head -n -260 > reports/spec/messages.ndjson" has run
      When the command "samepage report" runs
      Then it exits with 0
      And the file "reports/index.html" says "<strong>cut off after "
      And the file "reports/index.html" says "This run was cut off after"
      And the file "reports/index.html" says "of 47 scenarios"

  Rule: The page of real kernels says what each does differently
    By the rule that the scenario stands below: what was expected, what was found, and the command that repeats it. What
    nobody has given a reason for stands out. A scenario is found again by its name, wherever it stands by now.

    Example: a guest that does one thing differently
      Given the file "reports/kernels.json"
        """
        [{
          "version": 1,
          "kernel": { "release": "6.12.1-test", "rules": "v6.12", "where": "bzImage", "nodes": 2, "swap": true, "thp": true },
          "time": "2026-11-29T08:59:14.995Z",
          "commit": null,
          "part": null,
          "seconds": 9,
          "scenarios": [
            { "id": "features/merging/copy-on-write.feature: one byte is enough", "line": 1, "outcome": "differs",
              "text": "A's page reads y; expected x" },
            { "id": "features/merging/copy-on-write.feature: the other sharers stay together", "line": 2,
              "outcome": "not applicable", "text": "it needs a third node" }
          ]
        }]
        """
      When the command "samepage report" runs
      Then it exits with 0
      And the file "reports/index.html" says "kernels.html#kernel-6.12.1"
      And the file "reports/kernels.html" says "What 6.12.1-test does differently"
      And the file "reports/kernels.html" says "A write gives the writer a private copy and nobody else sees it"
      And the file "reports/kernels.html" says "<dt>Expected</dt><dd>x</dd><dt>Found</dt><dd>A's page reads y</dd>"
      And the file "reports/kernels.html" says "samepage kernel --image bzImage --nodes 2 features/merging/copy-on-write.feature:42"
      And the file "reports/kernels.html" says "it needs a third node"

    Example: the model's releases stand beside the real kernels
      Given the file "reports/releases.json"
        """
        {
          "time": "2026-11-29T08:00:00.000Z",
          "releases": [{ "name": "v2.6.99", "version": "2.6.99", "about": "", "duration": 1 }],
          "features": [],
          "problems": []
        }
        """
      And the file "reports/kernels.json"
        """
        [{
          "version": 1,
          "kernel": { "release": "6.12.1", "rules": "v6.12", "where": "this machine", "nodes": 1, "swap": false, "thp": true },
          "time": "2026-11-29T08:59:14.995Z",
          "commit": null,
          "part": null,
          "seconds": 9,
          "scenarios": []
        }]
        """
      When the command "samepage report" runs
      Then it exits with 0
      And the file "reports/kernels.html" says "<span>6.12.1</span>"
      And the file "reports/kernels.html" says "<span>v2.6.99</span>"

  Rule: Where results can't be kept no work begins
    One line, before anything runs.

    Scenario Outline: reports is <what>
      Given the command "<made>" has run
      When the command "samepage <command>" runs
      Then it exits with 2
      And it says 1 line
      And it says "<reason>, so no results can be kept"
      And no file has changed

      Examples:
        | what                           | made                      | command                | reason                    |
        | a file                         | touch reports             | explore --set-up merge | it is not a folder        |
        | a file, for random workloads   | touch reports             | fuzz --runs 100000     | it is not a folder        |
        | a file, for benchmarks         | touch reports             | bench                  | it is not a folder        |
        | a file, for releases           | touch reports             | releases               | it is not a folder        |
        | on a file system of the kernel | ln -s /sys/kernel reports | explore --set-up merge | it must not be written to |

  Rule: A report of cucumber's that was asked for is whole, too
    The file that was there before stays until the run has ended.

    Example: a run that ends
      When the command "samepage spec features/mlock --format junit:out.xml" runs
      Then it exits with 0
      And the files have changed
        """
        out.xml
        """

    Example: a folder that is not there
      When the command "samepage spec features/mlock --format junit:no/such/out.xml" runs
      Then it exits with 2
      And it says 1 line
      And no file has changed
