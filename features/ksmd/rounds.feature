Feature: ksmd works in rounds
  ksmd is a kernel thread of low priority. It scans a batch of pages, sleeps for a while, scans the next batch, and so on
  until all mergeable memory has been looked at: that is one full scan. Then it starts again.

      pages_to_scan 4         sleep            sleep            sleep
      ├─ A1 A2 A3 A4 ─┤ · · · · · ├─ A5 B1 end ─┤ · · · · · ├─ A1 A2 A3 A4 ─┤ · · ·
                                        full_scans + 1

  @ksm.c:ksm_do_scan @ksm.c:ksm_scan_thread @ksm.c:pages_to_scan_store @C18
  Rule: A round scans at most pages_to_scan pages
    It is the one setting that bounds how long ksmd works at a stretch. What counts is a page that is there: addresses
    that nobody has touched are passed over for nothing.

    Example: 100 pages, when nothing else was said
      Given mergeable memory
        | A | ?*250 |
      And run is 1
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +100 |

    Scenario Outline: <pages> of 5 pages in <rounds> rounds of 2 pages
      Given mergeable memory
        | A | a b c d e |
      And pages_to_scan is 2
      And run is 1
      When ksmd runs <rounds> rounds
      Then the counters change by
        | pages_volatile | +<pages> |
        | full_scans     |        0 |

      Examples:
        | rounds | pages |
        |      1 |     2 |
        |      2 |     4 |

    Example: a batch goes on from one process to the next
      Given mergeable memory
        | A | a b |
        | B | c d |
      And pages_to_scan is 3
      And run is 1
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +3 |

    Example: pages that were never touched are not counted
      Given mergeable memory
        | A | - - - a - b - c |
      And pages_to_scan is 2
      And run is 1
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +2 |

    Example: with pages_to_scan 0 a round scans nothing
      Given mergeable memory
        | A | a b |
      And pages_to_scan is 0
      And run is 1
      When ksmd runs 3 rounds
      Then the counters do not change

    Example: a new value counts from the next round
      Given mergeable memory
        | A | a b c d e |
      And pages_to_scan is 1
      And run is 1
      And ksmd runs 1 round
      And pages_to_scan is 3
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +3 |

  @ksm.c:ksm_do_scan @ksm.c:scan_get_next_rmap_item @C53
  Rule: A full scan ends when ksmd looks for one more page and finds none, and a round ends with it
    full_scans counts at that moment. A round never goes on into the next full scan, whatever is left of its batch; or
    a small process would be scanned many times without any sleep between.

    Example: the batch is larger than the memory
      Given mergeable memory
        | A | a b c |
      And pages_to_scan is 100
      And run is 1
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +3 |
        | full_scans     | +1 |

    Example: the batch is one page larger than the memory
      Given mergeable memory
        | A | a b c |
      And pages_to_scan is 4
      And run is 1
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +3 |
        | full_scans     | +1 |

    Example: the batch is just as large as the memory
      Given mergeable memory
        | A | a b c |
      And pages_to_scan is 3
      And run is 1
      When ksmd runs 1 round
      Then the counters change by
        | pages_volatile | +3 |
        | full_scans     |  0 |

    Example: then the next round finds the end, and no page
      Given mergeable memory
        | A | a b c |
      And pages_to_scan is 3
      And run is 1
      And ksmd runs 1 round
      When ksmd runs 1 round
      Then the counters change by
        | full_scans | +1 |

    Example: two rounds make two full scans of a small process
      Given mergeable memory
        | A | x x |
      And run is 1
      When ksmd runs 2 rounds
      Then the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |
        | full_scans    | +2 |

    Example: memory that was never touched makes full scans too
      Given mergeable memory
        | A | - |
      And run is 1
      When ksmd runs 3 rounds
      Then the counters change by
        | full_scans | +3 |

  @model @ksm.c:scan_get_next_rmap_item @ksm.c:ksmd_should_run @C6
  Rule: Without mergeable memory there is no full scan
    A full_scans of 0 while `run` is 1 is the sign that no process has advised any memory; or that all of the advice was
    ignored.

    Example: ordinary memory
      Given anonymous memory
        | A | x x |
      And run is 1
      When ksmd runs until it has nothing to do
      Then the counters are
        | full_scans | 0 |

    Example: advice that was ignored
      Given mergeable shared memory
        | A | - - |
      And run is 1
      When ksmd runs until it has nothing to do
      Then the counters are
        | full_scans | 0 |

    Example: the scan in which the last process leaves is counted
      Given mergeable memory
        | A | x x |
      And run is 1
      And ksmd runs 2 rounds
      And A unmaps its pages
      When ksmd runs until it has nothing to do
      Then the counters change by
        | pages_shared  | -1 |
        | pages_sharing | -1 |
        | full_scans    | +1 |
