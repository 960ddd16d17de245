@model @ltp:ksm05
Feature: LTP's ksm05
  CVE-2011-2183: ksmd saw that there is a process to scan, and before it took the list's lock that process, the only
  one, exited. ksmd went on with the head of the list as if it were a process, and followed a null pointer. LTP forks
  children for ten seconds; each advises one page and dies at once of a signal. The test passes if the machine is still
  alive.

  The race is a matter of one window. Here the child dies in each window that a scan of it has, once, for certain.

  @ksm.c:scan_get_next_rmap_item @ksm.c:__ksm_exit
  Rule: ksmd survives the exit of the only process, whenever it comes
    The window of the CVE is `lru_add_drain_all`: the list was not empty right before, and its lock is taken right after.
    v4.18 looks once more whether the next slot is the head.

    Scenario Outline: ksm05: the child dies inside the <call> <window>
      Given mergeable memory
        | Child | <page> |
      And run is 1
      When ksmd is inside its <call> <window>, Child exits
      Then the counters are
        | pages_shared | 0 |
      And the scan list is ""
      And the log holds no warning

      Examples: a page that was never touched, as LTP has it
        | page | call | window       |
        | -    |  1st | down_read    |
        | -    |  1st | cond_resched |

      @since-2.6.38
      Examples:
        | page | call | window            |
        | -    |  1st | lru_add_drain_all |

      Examples: a page that was written
        | page | call | window    |
        | x    |  1st | down_read |
        | x    |  1st | jhash2    |

      @since-2.6.38
      Examples:
        | page | call | window            |
        | x    |  1st | lru_add_drain_all |

    @since-2.6.38
    Example: ksm05: after ten such children the machine merges as ever
      Given run is 1
      And mergeable memory
        | Child0 | - |
      And ksmd is inside its 1st lru_add_drain_all, Child0 exits
      And mergeable memory
        | Child1 | - |
      And ksmd is inside its 1st lru_add_drain_all, Child1 exits
      And mergeable memory
        | A | x |
        | B | x |
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |
      And A's page and B's page share one frame
