@command-line
Feature: A failure explains itself
  Whoever checks a claim reads the answer in the failure: the pages, the frames or counters that were expected and found,
  and what KSM has made of a page. There is no stack, and no JavaScript to paste.

  Rule: A failed expectation names what was found and what was expected, once
    The scenario, its place and the step stand above it.

    Example: pages that did not merge
      Given the file "mine.feature"
        """
        Feature: Mine

          Example: three pages
            Given mergeable memory
              | A | x y |
              | B | x   |
            When ksmd completes 2 full scans
            Then A's pages and B's page share one frame
        """
      When the command "samepage spec mine.feature" runs
      Then it exits with 1
      And it says
        """
        1) three pages
           mine.feature:3
           at: A's pages and B's page share one frame
             A's 1st page and B's page are in frame 3, A's 2nd page in frame 2; expected one frame
               A's 1st page and A's 2nd page differ at offset 0: 0x78 and 0x79
               A's 1st page: it is a KSM page, mapped 2 times
               A's 2nd page: it waits in the unstable tree for an equal page

        1 scenario: 0 passed, 1 failed
        """

    Example: counters
      Given the file "mine.feature"
        """
        Feature: Mine

          Example: two pages
            Given mergeable memory
              | A | x x y |
            And ksmd completes 1 full scan
            When ksmd completes 1 full scan
            Then the counters change by
              | pages_shared  | +2 |
              | pages_sharing | +1 |
        """
      When the command "samepage spec mine.feature" runs
      Then it exits with 1
      And it says
        """
             counters differ:
               counter         before  after  change  expected change
               pages_shared         0      1      +1               +2
        """
      And it does not say "    at "

    Scenario Outline: <what>
      Given the file "mine.feature"
        """
        Feature: Mine

          @model
          Example: one page
            Given mergeable memory
              | A | x |
            When ksmd completes 1 full scan
            Then <step>
        """
      When the command "samepage spec mine.feature" runs
      Then it exits with 1
      And it says
        """
        <message>
        """

      Examples:
        | what                                  | step                                  | message                                                                                |
        | a file that this kernel does not have | smart_scan reads "1"                  | v4.18 has no smart_scan; it came with 6.7                                              |
        | a file that no kernel has             | page_to_scan reads "1"                | no kernel has a file page_to_scan in /sys/kernel/mm/ksm; the nearest are pages_to_scan |
        | a page outside of the drawing         | A reads back x from A's 3rd page      | A has 1 page; the scenario speaks of its 3rd                                           |
        | a process that was not drawn          | A's page and B's page share one frame | there is no process B; the scenario has A                                              |
        | a state                               | A's page is write-protected           | A's page is writable; expected write-protected                                         |
        | a result                              | it fails with EINVAL                  | the last action succeeded; expected EINVAL                                             |

    Scenario Outline: a scenario says what it needs: <tag>
      Given the file "mine.feature"
        """
        Feature: Mine

          Example: one page
            Given <machine>
            And mergeable memory
              | A | x |
            When A swaps out its page
            Then A's page is write-protected
        """
      When the command "samepage spec mine.feature" runs
      Then it exits with 1
      And it says
        """
        <message>
        """

      Examples:
        | tag   | machine                                  | message                                                         |
        | @numa | a machine with 2 NUMA nodes of 64 frames | this needs several NUMA nodes: the scenario needs the tag @numa |
        | @swap | a machine with 1 NUMA node of 64 frames  | this needs swap: the scenario needs the tag @swap               |

    Example: what only the model shows needs the tag @model
      Given the file "mine.feature"
        """
        Feature: Mine

          Example: one page
            Given mergeable memory
              | A | x |
            Then A's page is writable
        """
      When the command "samepage spec mine.feature" runs
      Then it exits with 1
      And it says
        """
        only the model shows or does this: the scenario needs the tag @model
        """

    Example: ksmd would wait for ever
      Given the file "mine.feature"
        """
        Feature: Mine

          Example: ksmd is not switched on
            Given mergeable memory
              | A | x x |
            When ksmd runs 5 rounds
            Then A's pages have frames of their own
        """
      When the command "samepage spec mine.feature" runs
      Then it exits with 1
      And it says "run is 0: ksmd sleeps until it is woken, so no round ends"

  Rule: A phrase that is not in the vocabulary is answered with the nearest
    And with the place where all phrases stand.

    Example: a slip of the pen
      Given the file "mine.feature"
        """
        Feature: Mine

          Example: two pages
            Given mergeable memory
              | A | x x |
            When ksmd complets 2 full scans
            Then A's pages share one frame
        """
      When the command "samepage spec mine.feature" runs
      Then it exits with 1
      And it says
        """
             there is no such phrase; the nearest are
               ksmd completes {int} full scan(s)
        """
      And it says "All phrases stand in features/README.md"
      And it does not say "function"
