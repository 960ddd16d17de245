Feature: What merging is worth
  Merging saves pages, and remembering what was scanned costs 64 bytes a page. Kernels since 5.18 count one thing after the
  other, so that people can see whether it pays.

  @ksm.c:stable_tree_append @ksm.c:remove_rmap_item_from_tree @ksm.c:remove_node_from_stable_tree @C66 @since-5.19 @row-45
  Rule: ksm_merging_pages is how many pages of a process are listed as sharers
    Like the counters it follows when ksmd comes by.

    Example: pages that have merged
      Given mergeable memory
        | A | x x ? |
        | B | x     |
      When ksmd completes 2 full scans
      Then A's ksm_merging_pages reads 2
      And B's ksm_merging_pages reads 1

    Example: a page that was written to still counts
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A changes one byte of its page
      Then A's ksm_merging_pages reads 2

    Example: until the next scan
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A changes one byte of its page
      When ksmd completes 1 full scan
      Then A's ksm_merging_pages reads 1

    Example: all sharers have unmapped their pages, and somebody has met the stale node
      Given mergeable memory
        | A | x y |
        | B | x y |
      And ksmd completes 2 full scans
      And A unmaps its page
      And B unmaps its page
      When ksmd completes 1 full scan
      Then A's ksm_merging_pages reads 1
      And B's ksm_merging_pages reads 1

  @ksm.c:get_next_rmap_item @ksm.c:free_rmap_item @C65 @row-47
  Rule: ksm_stat tells what KSM remembers of a process
    First it was one line.

    @until-5.18
    Scenario Outline: an older kernel has no file <file>
      Given mergeable memory
        | A | x x |
      When ksmd completes 2 full scans
      Then A has no file <file>

      Examples:
        | file              |
        | ksm_stat          |
        | ksm_merging_pages |

    @since-6.1 @until-6.3
    Example: the items
      Given mergeable memory
        | A | x x ? - |
      When ksmd completes 2 full scans
      Then A's ksm_stat says
        | ksm_rmap_items | 3 |

    @since-6.1 @until-6.3
    Example: an item goes with its page
      Given mergeable memory
        | A | x x ? |
      And ksmd completes 2 full scans
      And A unmaps its 3rd page
      When ksmd completes 1 full scan
      Then A's ksm_stat says
        | ksm_rmap_items | 2 |

    @since-6.6
    Example: items, pages of both kinds, and what comes of it
      Given use_zero_pages is 1
      And mergeable memory
        | A | x x ? 0 |
      When ksmd completes 2 full scans
      Then A's ksm_stat says
        | ksm_rmap_items     |     4 |
        | ksm_zero_pages     |     1 |
        | ksm_merging_pages  |     2 |
        | ksm_process_profit | 12032 |

  @ksm.c:ksm_process_profit @C63 @since-6.6 @row-51
  Rule: The profit of a process is what its merged pages take less what its items take
    Each page that is listed counts in full, so that the profits of processes that share add up to more than is saved.

    Example: two pages that have merged
      Given mergeable memory
        | A | x x |
      When ksmd completes 2 full scans
      Then A's ksm_stat says
        | ksm_rmap_items     |    2 |
        | ksm_zero_pages     |    0 |
        | ksm_merging_pages  |    2 |
        | ksm_process_profit | 8064 |

    Example: nothing but costs
      Given mergeable memory
        | A | ?*3 |
      When ksmd completes 2 full scans
      Then A's ksm_stat says
        | ksm_rmap_items     |    3 |
        | ksm_zero_pages     |    0 |
        | ksm_merging_pages  |    0 |
        | ksm_process_profit | -192 |

    @C64
    Scenario Outline: one page in <items> merges
      Beyond 64 items for a page the advice is a loss.

      Given mergeable memory
        | A | x ?*<alone> |
        | B | x           |
      When ksmd completes 2 full scans
      Then A's ksm_stat says
        | ksm_rmap_items     | <items>  |
        | ksm_zero_pages     |        0 |
        | ksm_merging_pages  |        1 |
        | ksm_process_profit | <profit> |

      Examples:
        | alone | items | profit |
        |    62 |    63 |     64 |
        |    63 |    64 |      0 |
        |    64 |    65 |    -64 |

  @ksm.c:general_profit_show @C62 @since-6.4 @row-51
  Rule: general_profit weighs all that is saved against all items
    A page that is shared by two saves one.

    Example: six pages that merge with each other
      Given mergeable memory
        | A | x*6 |
      When ksmd completes 2 full scans
      Then general_profit reads "20096"

    Example: a loss
      Given mergeable memory
        | A | ?*6 |
      When ksmd completes 2 full scans
      Then general_profit reads "-384"

    @since-6.6
    Example: zero pages are saved as well
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 x x |
      When ksmd completes 2 full scans
      Then general_profit reads "12032"

  @ksm.c:replace_page @since-6.6 @row-54
  Rule: ksm_zero_pages is how many zero pages KSM has mapped, and are still mapped
    Until 6.5 nobody knew. The zero page that a read of untouched memory maps is not among them.

    @C57
    Example: empty pages that were merged
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 x |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_unshared | 1 |
        | pages_volatile | 2 |
        | ksm_zero_pages | 2 |

    Example: pages that were only read
      Given use_zero_pages is 1
      And mergeable memory
        | A | - - x |
      And A reads its pages
      When ksmd completes 2 full scans
      Then the counters are
        | pages_unshared | 1 |
        | ksm_zero_pages | 0 |

    @C57
    Scenario Outline: one of two is mapped no more: A <does what>
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 |
      And ksmd completes 2 full scans
      When A <does what>
      Then the counters change by
        | ksm_zero_pages | <change> |

      Examples:
        | does what                            | change |
        | writes x to its page                 |     -1 |
        | unmaps its page                      |     -1 |
        | advises MADV_DONTNEED on its page    |     -1 |
        | advises MADV_UNMERGEABLE on its page |     -1 |
        | reads its page                       |     +0 |
        | exits                                |     -2 |

    @C58
    Example: what is saved is both counts together
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 x x x |
      When ksmd completes 2 full scans
      Then 4 frames are freed
      And the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 2 |
        | pages_volatile | 2 |
        | ksm_zero_pages | 2 |

    @C59
    Example: with use_zero_pages never on there are none
      Given mergeable memory
        | A | 0 0 x x |
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared   | 2 |
        | pages_sharing  | 2 |
        | ksm_zero_pages | 0 |

  @task_mmu.c:smaps_account @C67 @since-6.6 @row-55
  Rule: smaps tells how much of each area is KSM pages
    Zero pages don't count, whoever has mapped them.

    Example: two KSM pages and a zero page of KSM's
      Given use_zero_pages is 1
      And mergeable memory
        | A | x x 0 ? |
      When ksmd completes 2 full scans
      Then A's smaps says KSM: 8 kB

    Example: one of them is written to
      Given mergeable memory
        | A | x x ? |
      And ksmd completes 2 full scans
      When A changes one byte of its page
      Then A's smaps says KSM: 4 kB

  @memory.c:do_wp_page @since-5.18 @row-44
  Rule: cow_ksm counts the copies that writes to KSM pages have cost
    The file is `/proc/vmstat`.

    @C68
    Example: two writes to KSM pages, and one to a page that is not
      Given mergeable memory
        | A | x x x ? |
      And ksmd completes 2 full scans
      When A changes one byte of its 1st page, its 2nd page and its 4th page
      Then the counters change by
        | cow_ksm | +2 |

    @C68
    Example: the second write to the same page
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A changes one byte of its page
      When A changes one byte of its page
      Then the counters change by
        | cow_ksm | +0 |

    @C70
    Scenario Outline: unmerging counts too, though nobody has written: <what>
      The documentation speaks of writes by users. Unmerging takes the same path, once for each KSM page.

      Given run is 1
      And mergeable memory
        | A | x x ? |
      And ksmd completes 2 full scans
      When <what>
      Then the counters are
        | pages_shared   | <shared>   |
        | pages_sharing  | <shared>   |
        | pages_unshared | <unshared> |
        | cow_ksm        |          2 |

      Examples:
        | what                                    | shared | unshared |
        | A advises MADV_UNMERGEABLE on its pages |      1 |        1 |
        | root writes "2" to run                  |      0 |        0 |

    @C70 @since-6.6
    Example: zero pages that are unmerged do not count
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then the counters change by
        | ksm_zero_pages | -2 |
        | cow_ksm        | +0 |

  @ksm.c:ksm_add_vmas @since-6.18 @row-66 @change-ksm_stat_mergeable
  Rule: ksm_stat says whether a process is marked, and whether it has a mergeable area
    A mark alone makes nothing mergeable: there has to be an area that KSM takes.

    Scenario Outline: what ksm_stat says of <what>
      Given <memory> memory
        | A | - |
      When A calls PR_SET_MEMORY_MERGE with "<marked>"
      Then A's ksm_stat says
        | ksm_rmap_items     |           0 |
        | ksm_zero_pages     |           0 |
        | ksm_merging_pages  |           0 |
        | ksm_process_profit |           0 |
        | ksm_merge_any      | <merge_any> |
        | ksm_mergeable      | <mergeable> |

      Examples:
        | what                                 | memory    | marked | merge_any | mergeable |
        | neither kind                         | anonymous |      0 | no        | no        |
        | an area by madvise()                 | mergeable |      0 | no        | yes       |
        | a marked process                     | anonymous |      1 | yes       | yes       |
        | a marked one with shared memory only | shared    |      1 | yes       | no        |

  @ksm.c:ksm_might_need_to_copy @C69 @since-5.18 @row-44
  Rule: ksm_swpin_copy counts the copies that swap-in had to make
    A page in the swap cache may be that of another address, and nobody knows how to map it there.

    @swap
    Example: it has become the page of the process that came first
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      When B reads its page
      Then the counters change by
        | ksm_swpin_copy | +1 |

    @swap
    Example: it is a KSM page, and all have been asked to be unmerged
      Given run is 1
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A pins its page
      And A swaps out its page
      And run is 2
      When B reads its page
      Then the counters change by
        | ksm_swpin_copy | +1 |

    @swap
    Example: a KSM page that may be mapped as it is
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A pins its page
      And A swaps out its page
      When B reads its page
      Then the counters change by
        | ksm_swpin_copy | +0 |
