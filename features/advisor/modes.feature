@since-6.8
Feature: The advisor takes pages_to_scan over
  How many pages ksmd has to scan in a batch depends on how much memory there is, and who sets it once finds it wrong
  later. With `advisor_mode` scan-time the kernel computes it after each full scan, so that a scan takes
  `advisor_target_scan_time` seconds.

  @ksm.c:advisor_mode_show @ksm.c:advisor_mode_store @C41
  Rule: There are two modes, and none is the default
    The file shows both, with the one that holds in brackets.

    Example: after boot
      Then advisor_mode reads "[none] scan-time"

    Scenario Outline: <mode> is chosen
      When root writes "<mode>" to advisor_mode
      Then it <outcome>
      And advisor_mode reads "<shown>"

      Examples:
        | mode        | outcome           | shown            |
        | scan-time   | succeeds          | none [scan-time] |
        | scan-time\n | succeeds          | none [scan-time] |
        | none        | succeeds          | [none] scan-time |
        | scan        | fails with EINVAL | [none] scan-time |

  @ksm.c:advisor_max_cpu_show
  Rule: The advisor's settings have defaults
    They are there before the mode is chosen.

    @C42
    Example: at most 70 percent of a processor
      Then advisor_max_cpu reads "70"

    @C43
    Example: a scan is to take 200 seconds
      Then advisor_target_scan_time reads "200"

    @C44
    Example: a scan begins with 500 pages in a batch
      Then advisor_min_pages_to_scan reads "500"

    @C45
    Example: there are never more than 30000 pages in a batch
      Then advisor_max_pages_to_scan reads "30000"

  @ksm.c:set_advisor_defaults @ksm.c:advisor_mode_store @C48 @row-58
  Rule: A change of the mode sets pages_to_scan back
    To 100, or to the advisor's minimum. To write the mode that holds already changes nothing.

    Example: to scan-time
      When root writes "scan-time" to advisor_mode
      Then pages_to_scan reads "500"

    Example: to scan-time, with another minimum
      Given advisor_min_pages_to_scan is 700
      When root writes "scan-time" to advisor_mode
      Then pages_to_scan reads "700"

    Example: and back
      Given pages_to_scan is 1000
      And root writes "scan-time" to advisor_mode
      When root writes "none" to advisor_mode
      Then pages_to_scan reads "100"

    Example: none, which it was
      Given pages_to_scan is 1000
      When root writes "none" to advisor_mode
      Then pages_to_scan reads "1000"

    Example: a new minimum does nothing by itself
      Given root writes "scan-time" to advisor_mode
      When root writes "700" to advisor_min_pages_to_scan
      Then pages_to_scan reads "500"

  @ksm.c:pages_to_scan_store @C19
  Rule: pages_to_scan can't be written while the advisor computes it
    It would not last.

    Example: a write in scan-time mode
      Given root writes "scan-time" to advisor_mode
      When root writes "1000" to pages_to_scan
      Then it fails with EINVAL
      And pages_to_scan reads "500"

    Example: a write after the mode was left
      Given root writes "scan-time" to advisor_mode
      And root writes "none" to advisor_mode
      When root writes "1000" to pages_to_scan
      Then it succeeds
