@since-6.7
Feature: LTP's ksm07
  The test waits until a page has been skipped in half of the scans.

  @ltp:ksm07
  Rule: A lone page is skipped in half of twelve scans
    The share goes on growing, up to eight in nine.

    Scenario Outline: ksm07 after <scans> scans
      Given pages_to_scan is 100
      And mergeable memory
        | A | 0x61 |
      When ksmd completes <scans> full scans
      Then pages_skipped reads "<skipped>"

      Examples:
        | scans | skipped |
        |     3 |       0 |
        |    12 |       6 |
        |    60 |      48 |
