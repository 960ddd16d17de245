@model
Feature: A process may exit at any moment of a scan
  ksmd holds no lock that would keep a process alive. It has a slot, by which the address space itself stays, and a reference to
  the one page that it looks at. Whether the process has any users left it asks each time before it uses the rest.

  @ksm.c:scan_get_next_rmap_item @ksm.c:find_mergeable_vma @row-5
  Rule: A process that exits while ksmd is at one of its pages is cleared away in the same scan
    ksmd has a reference to the page, and nothing else of the process. It finishes with the page, finds that the address
    space has no users, and drops all of the items.

    Example: the page was going to be a candidate
      Given mergeable memory
        | A | a |
        | B | b |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st jhash2, A exits
      Then the scan list is "B"
      And the counters change by
        | pages_volatile | -2 |
        | pages_unshared | +1 |

    Example: the page was going to be merged
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd jhash2, B exits
      Then the scan list is "A"
      And the counters change by
        | pages_volatile | -2 |
        | pages_unshared | +1 |

    Example: its equal was going to be merged with a page of the process
      B finds A's item in the unstable tree, and no page behind it. It is not put there in its place; that is left to the next
      scan.

      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 2nd jhash2, A exits
      Then the scan list is "B"
      And the counters change by
        | pages_volatile | -1 |

    Example: the page was met for the first time
      Given mergeable memory
        | A | a b |
        | B | c   |
      When ksmd is inside its 1st jhash2, A exits
      Then the scan list is "B"
      And the counters change by
        | pages_volatile | +1 |

    Example: the next process exits, and had never been scanned
      Given mergeable memory
        | A | a |
        | B | b |
        | C | c |
      When ksmd is inside its 1st jhash2, B exits
      Then the scan list is "A C"
      And the counters change by
        | pages_volatile | +2 |

    Example: the last process of the list exits, and had never been scanned
      Given mergeable memory
        | A | a |
        | B | b |
      When ksmd is inside its 1st jhash2, B exits
      Then the scan list is "A"
      And the counters change by
        | pages_volatile | +1 |
        | full_scans     | +1 |

  @ksm.c:scan_get_next_rmap_item @row-15 @since-2.6.38
  Rule: A scan that begins when the last process goes is no scan
    ksmd sees a process on the list, makes its preparations, and takes the first one of the list: which may have gone
    meanwhile. In kernels before 3.0 ksmd then took the head of the list for a process and crashed (CVE-2011-2183).

    Example: the only process
      Given mergeable memory
        | A | x |
      When ksmd is inside its 1st lru_add_drain_all, A exits
      Then the scan list is ""
      And the counters change by
        | full_scans | 0 |

    Example: the first one of two
      Given mergeable memory
        | A | x |
        | B | y |
      When ksmd is inside its 1st lru_add_drain_all, A exits
      Then the scan list is "B"
      And the counters change by
        | pages_volatile | +1 |
        | full_scans     | +1 |

    Example: the only one, which has been scanned before and is left to ksmd
      Given mergeable memory
        | A | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st lru_add_drain_all, A exits
      Then the scan list is ""
      And the counters change by
        | pages_volatile | -1 |
        | full_scans     | +1 |

  @ksm.c:__ksm_exit
  Rule: Exit goes on only when ksmd has let go of the process's page tables
    ksmd reads them with mmap_sem held, and exit is going to free them. So exit takes mmap_sem once for writing, if it has left
    the slot to ksmd. By then ksmd may have cleared the process away.

    Example: ksmd clears it away before exit has looked for the slot
      Exit sees that the process has a slot without holding `ksm_mmlist_lock`, and looks for it once it does. When there is
      none any more, nothing is left to wait for.

      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And inside the 1st spin_lock, ksmd completes 1 full scan
      When A exits
      Then the scan list is "B"
      And the counters change by
        | pages_volatile | -2 |
        | pages_unshared | +1 |
        | full_scans     | +1 |

    Example: ksmd clears it away while exit waits
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And inside the 1st down_write, ksmd completes 1 full scan
      When A exits
      Then the scan list is "B"
      And the counters change by
        | pages_volatile | -2 |
        | pages_unshared | +1 |
        | full_scans     | +1 |

    Example: so does a write of 2 to run
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And inside the 1st down_write, root writes "2" to run
      When A exits
      Then the scan list is "B"
      And the counters change by
        | pages_shared  | -1 |
        | pages_sharing | -1 |

    Example: the frames are free all the same
      Given mergeable memory
        | A | x |
        | B | y |
      And ksmd completes 1 full scan
      And inside the 1st down_write, ksmd completes 1 full scan
      When A exits
      Then 1 frame is freed
