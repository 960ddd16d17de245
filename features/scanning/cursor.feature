Feature: ksmd remembers how far it has come
  A full scan takes many rounds, and processes run meanwhile. What ksmd keeps from one round to the next is a cursor: a
  process, an address in it, and the item of the last page. Nothing is locked while ksmd sleeps, so all that the cursor
  points at may change.

      scan list   A ──── B ──── C                     cursor: B, behind its 2nd page
                         │
                         ├─ item b1 ─ item b2 ─ item b3
                         │               ▲
      B's areas      [ b1   b2 │ b3 ]  [ b4 ]

  @ksm.c:scan_get_next_rmap_item
  Rule: ksmd scans process by process, and each by ascending address
    It remembers where it is from one round to the next. Processes come in the order of the scan list.

    @model
    Example: the cursor stays where the batch ended
      Given mergeable memory
        | A | a z |
        | A | a   |
        | B | z a |
      And ksmd completes 1 full scan
      And pages_to_scan is 3
      And run is 1
      When ksmd runs 1 round
      Then the stable tree holds
        | a | 2 |
      And the unstable tree holds
        | A | z |

    @model
    Example: the next batch goes on from there
      Given mergeable memory
        | A | a z |
        | A | a   |
        | B | z a |
      And ksmd completes 1 full scan
      And pages_to_scan is 3
      And run is 1
      And ksmd runs 1 round
      When ksmd runs 1 round
      Then the stable tree holds
        | a | 3 |
        | z | 2 |

    Scenario Outline: batches of <size> pages find what one large batch finds
      Given mergeable memory
        | A | a z b |
        | A | a q   |
        | B | z a b |
      And pages_to_scan is <size>
      And run is 1
      When ksmd runs <rounds> rounds
      Then the counters are
        | pages_shared   | 3 |
        | pages_sharing  | 4 |
        | pages_unshared | 1 |
        | full_scans     | 2 |

      Examples:
        | size | rounds |
        |    1 |     18 |
        |    2 |     10 |
        |    3 |      6 |
        |    5 |      4 |
        |    9 |      2 |
        |  100 |      2 |

  @ksm.c:scan_get_next_rmap_item
  Rule: What comes before the cursor is met in this scan, what comes behind it in the next
    There is no list of pages that could be out of date. ksmd looks at the page tables when it gets there.

    Example: a page ahead is written to for the first time
      Given mergeable memory
        | A | a b - |
      And ksmd scans 1 page
      And A writes c to its 3rd page
      When ksmd scans 3 pages
      Then the counters change by
        | pages_volatile | +2 |
        | full_scans     | +1 |

    Example: a page behind is written to for the first time
      Given mergeable memory
        | A | - b c |
      And ksmd scans 1 page
      And A writes a to its 1st page
      When ksmd scans 2 pages
      Then the counters change by
        | pages_volatile | +1 |
        | full_scans     | +1 |

    Example: an area ahead is advised
      Given mergeable memory
        | A | a b |
      And anonymous memory
        | A | c d |
      And ksmd scans 1 page
      And A advises MADV_MERGEABLE on its 4th page
      When ksmd scans 3 pages
      Then the counters change by
        | pages_volatile | +2 |
        | full_scans     | +1 |

    Example: an area behind is advised
      Given anonymous memory
        | A | c d |
      And mergeable memory
        | A | a b |
      And ksmd scans 1 page
      And A advises MADV_MERGEABLE on its pages 1 to 2
      When ksmd scans 2 pages
      Then the counters change by
        | pages_volatile | +1 |
        | full_scans     | +1 |

    Example: the area under the cursor is unmapped
      Given mergeable memory
        | A | a b c |
        | A | d     |
      And ksmd scans 2 pages
      And A unmaps its pages 1 to 3
      When ksmd scans 2 pages
      Then the counters change by
        | pages_volatile | +1 |
        | full_scans     | +1 |

    Example: what had been met of that area is dropped in the next scan
      Given mergeable memory
        | A | a b c |
        | A | d     |
      And ksmd scans 2 pages
      And A unmaps its pages 1 to 3
      And ksmd scans 2 pages
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | -3 |
        | pages_unshared | +1 |

    Example: the area under the cursor is taken out by advice
      Given mergeable memory
        | A | a b c |
        | B | d     |
      And ksmd scans 1 page
      And A advises MADV_UNMERGEABLE on its pages
      When ksmd scans 1 page
      Then the counters change by
        | pages_volatile | +1 |
