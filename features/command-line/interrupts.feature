@command-line
Feature: An interrupted command leaves nothing half done
  Ctrl-C may come at any moment of minutes of work. The command ends at once with all processes that it has started, says
  so in a line, exits with 130, and the results of earlier runs are as they were.

  Rule: Ctrl-C ends a command with all its processes, and leaves the files as they were
    The work itself does not come up for signals; a second process watches over it.

    Scenario Outline: samepage <command>, interrupted at "<moment>"
      Given the file "reports/explore.json"
        """
        an earlier result
        """
      And the file "reports/fuzz.json"
        """
        an earlier result
        """
      And the file "out.ndjson"
        """
        an earlier result
        """
      When the command "samepage <command>" is interrupted when it says "<moment>"
      Then it exits with 130
      And it says "samepage: interrupted; the results of earlier runs are as they were"
      And no file has changed
      And none of its processes is left

      Examples:
        | command                                           | moment         |
        | explore                                           | 0 of 26: merge |
        | explore --set-up zero-pages --set-up chain-walked | 5576 schedules |
        | fuzz --runs 100000 --seed 1                       | of 100,000     |
        | spec --format message:out.ndjson                  | checksum-gate  |
        | spec features/races --format message:out.ndjson   | races          |
        | releases                                          |            1/9 |
        | releases                                          |            2/9 |
        | bench --sizes 100000                              |           1/28 |
        | bench --quick                                     |           2/24 |

    Example: in a checkout, in the midst of what npm start does
      When the command "node src/cli/samepage.js start --reports $USER_FOLDER/reports" is interrupted in the checkout when it says "unstable-tree"
      Then it exits with 130
      And no file has changed
      And none of its processes is left
