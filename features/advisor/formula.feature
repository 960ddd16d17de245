@since-6.8 @model
Feature: How the advisor computes pages_to_scan
  After a full scan the advisor knows how long that took, and how much of a processor ksmd had meanwhile:

      factor  = 100 × target ÷ scan time                    how much there is to spare
      change  = 70 % of the change before + 30 % of         how much longer scans get; at first it was 0
                (100 × scan time ÷ scan time before)
      pages   = 100 × pages ÷ factor × change ÷ 100
      cost    = pages before ÷ percent of a processor       what a percent is good for

  The result is not more than `advisor_max_cpu` percent are good for, not less than 10 percent are good for, and not
  more than `advisor_max_pages_to_scan`. All of it in whole seconds and percent, and none of them is less than 1. The
  model's scans take no time by themselves, so here it is said how much has passed.

  @ksm.c:scan_time_advisor @ksm.c:advisor_stop_scan @ksm.c:advisor_start_scan @C46 @row-58
  Rule: pages_to_scan is computed anew after each full scan
    Not after a batch.

    Scenario Outline: a scan of <seconds> s, with a processor for <work> ms
      Given root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      When ksmd is inside its 1st lru_add_drain_all, <ms> ms pass, and ksmd works for <work> of them
      Then pages_to_scan reads "<pages>"

      Examples:
        | seconds | ms       | work    | pages |
        |       1 |     1000 |    1000 |    50 |
        |      10 |    10000 |    1000 |   500 |
        |     200 |   200000 |   20000 |   500 |
        |     200 |   200000 |  100000 |   150 |
        |    1000 |  1000000 |  200000 |   750 |
        |    1000 |  1000000 | 1000000 |   350 |
        |    2000 |  2000000 |  400000 |  1500 |
        |   20000 | 20000000 | 2000000 |  3500 |

    Example: in the middle of a scan it stays
      Given root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x y z |
      And inside the 1st lru_add_drain_all, 100000 ms pass, and ksmd works for 50000 of them
      When ksmd scans 2 pages
      Then pages_to_scan reads "500"

    Example: in mode none it stays
      Given mergeable memory
        | A | x |
      When ksmd is inside its 1st lru_add_drain_all, 100000 ms pass, and ksmd works for 50000 of them
      Then pages_to_scan reads "100"

  @ksm.c:scan_time_advisor @ksm.c:ewma
  Rule: What scans took before counts as well
    The second scan and those after it are compared with the one before, and the result is smoothed.

    Example: three scans that get shorter
      Given root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      And inside the 1st lru_add_drain_all, 400000 ms pass, and ksmd works for 60000 of them
      And ksmd completes 1 full scan
      And inside the 1st lru_add_drain_all, 200000 ms pass, and ksmd works for 60000 of them
      And ksmd completes 1 full scan
      When ksmd is inside its 1st lru_add_drain_all, 100000 ms pass, and ksmd works for 60000 of them
      Then pages_to_scan reads "23"

    Example: three scans of the same length
      Given root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      And inside the 1st lru_add_drain_all, 400000 ms pass, and ksmd works for 60000 of them
      And ksmd completes 1 full scan
      And inside the 1st lru_add_drain_all, 400000 ms pass, and ksmd works for 60000 of them
      And ksmd completes 1 full scan
      When ksmd is inside its 1st lru_add_drain_all, 400000 ms pass, and ksmd works for 60000 of them
      Then pages_to_scan reads "436"

  @ksm.c:scan_time_advisor @C43 @C47
  Rule: A lower target makes ksmd more aggressive
    Less time for the same pages.

    Scenario Outline: a scan of 400 s, and a target of <target> s
      Given advisor_target_scan_time is <target>
      And root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      When ksmd is inside its 1st lru_add_drain_all, 400000 ms pass, and ksmd works for 40000 of them
      Then pages_to_scan reads "<pages>"

      Examples:
        | target | pages |
        |    200 |   500 |
        |    100 |   600 |
        |     50 |  1249 |

  @ksm.c:scan_time_advisor
  Rule: Two upper limits hold whatever the target
    One for the processor, one for the batch.

    @C42
    Scenario Outline: a scan that took ten times too long, and <percent> percent of a processor at most
      Below 10 percent the limit is without effect.

      Given advisor_max_cpu is <percent>
      And root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      When ksmd is inside its 1st lru_add_drain_all, 2000000 ms pass, and ksmd works for 400000 of them
      Then pages_to_scan reads "<pages>"

      Examples:
        | percent | pages |
        |      70 |  1500 |
        |      20 |   500 |
        |      10 |   250 |
        |       5 |   250 |

    @C45
    Example: a batch has advisor_max_pages_to_scan pages at most
      Given advisor_max_pages_to_scan is 3000
      And root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      When ksmd is inside its 1st lru_add_drain_all, 1000 ms pass, and ksmd works for 10 of them
      Then pages_to_scan reads "3000"

  @ksm.c:scan_time_advisor @ksm.c:set_advisor_defaults @C44
  Rule: The lower limit is that of the processor, and advisor_min_pages_to_scan only where it begins
    The documentation calls it the lower limit. The code uses it once, on the change of the mode.

    Example: scans of half the target with half a processor
      Given root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      When ksmd is inside its 1st lru_add_drain_all, 100000 ms pass, and ksmd works for 50000 of them
      Then pages_to_scan reads "100"

    Example: the second such scan
      Given root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      And inside the 1st lru_add_drain_all, 100000 ms pass, and ksmd works for 50000 of them
      And ksmd completes 1 full scan
      When ksmd is inside its 1st lru_add_drain_all, 100000 ms pass, and ksmd works for 50000 of them
      Then pages_to_scan reads "25"

    Example: the third
      Given root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      And inside the 1st lru_add_drain_all, 100000 ms pass, and ksmd works for 50000 of them
      And ksmd completes 1 full scan
      And inside the 1st lru_add_drain_all, 100000 ms pass, and ksmd works for 50000 of them
      And ksmd completes 1 full scan
      When ksmd is inside its 1st lru_add_drain_all, 100000 ms pass, and ksmd works for 50000 of them
      Then pages_to_scan reads "10"

    Example: a scan that took a second and next to no processor is made ten times as large
      Though it was two hundred times as fast as it had to be.

      Given root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      When ksmd is inside its 1st lru_add_drain_all, 1000 ms pass, and ksmd works for 10 of them
      Then pages_to_scan reads "5000"

    Example: the next such scan ends at the upper limit
      Given root writes "scan-time" to advisor_mode
      And mergeable memory
        | A | x |
      And inside the 1st lru_add_drain_all, 1000 ms pass, and ksmd works for 10 of them
      And ksmd completes 1 full scan
      When ksmd is inside its 1st lru_add_drain_all, 1000 ms pass, and ksmd works for 10 of them
      Then pages_to_scan reads "30000"

  @ksm.c:advisor_start_scan @ksm.c:advisor_mode_store
  Rule: A scan during which the mode is chosen seems to have begun at boot
    Nobody has noted when it began.

    Example: chosen in a short scan, long after boot
      By the time since boot, 2000 s and 20 percent of a processor, it comes to 1500 pages. The scan itself took no time.

      Given mergeable memory
        | A | x |
      And 2000000 ms pass, and ksmd works for 400000 of them
      When ksmd is inside its 1st lru_add_drain_all, root writes "scan-time" to advisor_mode
      Then pages_to_scan reads "1500"

    Example: the scan after it is measured from its own beginning
      Given mergeable memory
        | A | x |
      And 2000000 ms pass
      And inside the 1st lru_add_drain_all, root writes "scan-time" to advisor_mode
      And ksmd completes 1 full scan
      And pages_to_scan reads "5000"
      When ksmd is inside its 1st lru_add_drain_all, 1000 ms pass, and ksmd works for 1000 of them
      Then pages_to_scan reads "500"
