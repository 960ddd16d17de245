@model @since-2.6.38 @until-3.6
Feature: The model runs Linux 3 as its compiled text runs
  The older text of `mm/ksm.c`, of v2.6.38 to v3.6, was compiled on the same memory manager as that of v4.18, and the
  workloads in `traces-v3` were run through it. The port has no copy of the old text: it asks its release wherever the two
  differ. Here it has to say, byte for byte, what the old text says.

  @ksm.c:break_cow
  Rule: In 3.x a merge is undone when memory runs out
    No memory for the node, for the copy, or for both.

    Scenario Outline: break-cow-oom replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                             |
        | break-cow-oom/run-2               |
        | break-cow-oom/second-merge-fails  |
        | break-cow-oom/stable-node         |
        | break-cow-oom/stable-node-and-cow |
        | break-cow-oom/unmergeable         |

  @ksm.c:calc_checksum
  Rule: In 3.x a changing page is held back by its checksum
    The gate before the unstable tree.

    Scenario Outline: checksum-gate replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                       |
        | checksum-gate/changing-page |

  @ksm.c:stable_tree_insert
  Rule: In 3.x a page that turns out to have an equal in the stable tree is parted again
    Both copies are broken; what remains when they can not be.

    Scenario Outline: equal-at-insert replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                 |
        | equal-at-insert/break-both            |
        | equal-at-insert/break-fails           |
        | equal-at-insert/exit-before-break     |
        | equal-at-insert/unmapped-before-break |

  @ksm.c:__ksm_exit
  Rule: In 3.x processes fork and exit around the cursor
    Slots that are moved behind it, and pages that a fork shares.

    Scenario Outline: fork-exit replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                         |
        | fork-exit/exit-at-cursor      |
        | fork-exit/exit-moves-slot     |
        | fork-exit/exitstart-then-scan |
        | fork-exit/fork-shares-ksm     |

  @ksm.c:ksm_check_stable_tree
  Rule: In 3.x an offline prunes the nodes of its range
    From the first node of the tree after each one.

    Scenario Outline: hotplug replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                        |
        | hotplug/offline-prunes-stale |

  @ksm.c:get_ksm_page
  Rule: In 3.x a node looks through the keyhole once
    It takes a reference, looks again, and neither waits nor locks.

    Scenario Outline: keyhole-stale replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                              |
        | keyhole-stale/freed-before-get     |
        | keyhole-stale/freed-during-get     |
        | keyhole-stale/reused-before-get    |
        | keyhole-stale/stale-on-search-path |

  @ksm.c:cmp_and_merge_page
  Rule: In 3.x two areas and two scans make one frame
    Batches, holes, special areas, and items that can not be had.

    Scenario Outline: merge-basics replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                |
        | merge-basics/batches                 |
        | merge-basics/cow-after-merge         |
        | merge-basics/holes                   |
        | merge-basics/madvise-errors          |
        | merge-basics/rmap-item-alloc-failure |
        | merge-basics/special-vmas            |
        | merge-basics/two-procs               |

  @ksm.c:try_to_merge_one_page
  Rule: In 3.x the lock of a page follows its merge
    A KSM page that is mapped into a locked area.

    Scenario Outline: mlock replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                       |
        | mlock/kpage-becomes-mlocked |

  @ksm.c:stable_tree_append
  Rule: In 3.x there are no limit, no trees for nodes, and few files
    Three hundred sharers of one page.

    Scenario Outline: no-limit replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                           |
        | no-limit/300-sharers            |
        | no-limit/attributes-missing     |
        | no-limit/one-tree-for-all-nodes |

  @ksm.c:ksm_memory_callback
  Rule: In 3.x an offline keeps the mutex of ksmd, and alone may move KSM pages
    Who wants the mutex meanwhile makes it be given up.

    Scenario Outline: offline replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                    |
        | offline/evacuate         |
        | offline/forks-follow     |
        | offline/migrate-needs-it |
        | offline/mutex-held       |
        | offline/nested           |
        | offline/split-vmas       |
        | offline/stray-page       |

  @ksm.c:write_protect_page @change-page_vma_mapped_walk
  Rule: In 3.x who refers to a page keeps it from being merged
    Pins and page locks.

    Scenario Outline: pins-and-locks replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                              |
        | pins-and-locks/lock-on-kpage-waits |
        | pins-and-locks/pin-blocks-merge    |

  @ksm.c:try_to_merge_with_ksm_page
  Rule: In 3.x what happens between the steps of a merge is noticed
    Exits, writes, unmapping and advice taken back, as in v4.18.

    Scenario Outline: races replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                             |
        | races/dontneed-before-replace     |
        | races/exit-waits-for-scan         |
        | races/exitstart-before-merge      |
        | races/exitstart-in-scan-loop      |
        | races/exitstart-in-unmerge        |
        | races/get-mergeable-page-not-anon |
        | races/kpage-unmapped-before-lock  |
        | races/last-mm-exits-at-scan-start |
        | races/munmap-before-merge         |
        | races/tree-page-becomes-file      |
        | races/unadvise-between            |
        | races/write-before-final-compare  |

  @ksm.c:try_to_merge_one_page
  Rule: In 3.x a forked KSM page joins its node before its area is looked at
    Areas that are gone, replaced or unadvised; one of them is a bug that kills the kernel.

    Scenario Outline: races-v3 replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                             |
        | races-v3/dontneed-before-protect  |
        | races-v3/exitstart-before-merge   |
        | races-v3/forked-page-unadvised    |
        | races-v3/forked-page-vma-gone     |
        | races-v3/forked-page-vma-replaced |
        | races-v3/node-emptied-while-held  |
        | races-v3/unadvised-before-merge   |
        | races-v3/write-before-protect     |

  @ksm.c:page_referenced_ksm @change-rmap_walk_unified
  Rule: In 3.x KSM has a walk of its own for each who asks
    Who has accessed a page, unmapping, and munlock; forks come last.

    Scenario Outline: reclaim replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                   |
        | reclaim/ksm-cache-page-kept-under-run-2 |
        | reclaim/locked-fork-stops-unmap         |
        | reclaim/munlock-walk                    |
        | reclaim/referenced-errors               |
        | reclaim/referenced-order                |
        | reclaim/referenced-stops-at-locked      |
        | reclaim/unmap-new-forks-last            |

  @ksm.c:unmerge_and_remove_all_rmap_items
  Rule: In 3.x unmerging everything leaves empty nodes behind
    They stay until somebody meets them stale.

    Scenario Outline: run-2 replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                      |
        | run-2/keeps-empty-nodes    |
        | run-2/oom-then-again       |
        | run-2/seqnr-reset          |
        | run-2/stale-met-by-unmerge |

  @ksm.c:run_store
  Rule: In 3.x run starts, stops and unmerges
    Signals, freezing, exits and what ksmd does when there is nothing to scan.

    Scenario Outline: run-control replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                |
        | run-control/0-1-2                    |
        | run-control/freezing                 |
        | run-control/nothing-to-scan          |
        | run-control/thread-clock             |
        | run-control/unmerge-mid-scan         |
        | run-control/unmerge-signal           |
        | run-control/unmerge-skips-other-vmas |
        | run-control/unmerge-with-exited      |

  @ksm.c:stable_tree_insert
  Rule: In 3.x there is one stable tree
    Its shapes after insertion and removal.

    Scenario Outline: stable-tree replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                    |
        | stable-tree/erase-shapes |
        | stable-tree/shape-mixed  |

  @ksm.c:stable_tree_search
  Rule: In 3.x a stale node ends the search
    It is removed, and the page goes on as if it had no equal; an insertion is given up.

    Scenario Outline: stale-aborts replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                              |
        | stale-aborts/insert                |
        | stale-aborts/insert-cow-fails      |
        | stale-aborts/one-node-each-search  |
        | stale-aborts/search                |
        | stale-aborts/search-below-the-root |
        | stale-aborts/then-unstable         |

  @ksm.c:ksm_does_need_to_copy
  Rule: In 3.x a KSM page is taken from swap cache whatever run says
    Copies for other addresses, and pages that became KSM without being dirty.

    Scenario Outline: swap replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                       |
        | swap/clean-page-becomes-ksm |
        | swap/copy-oom               |
        | swap/ksm-page-out-and-in    |
        | swap/locked-vma-stops       |
        | swap/merge-swapcache-page   |
        | swap/might-need-to-copy     |

  @ksm.c:pages_to_scan_store
  Rule: In 3.x the files take what they take, and the start may fail
    All values that are no numbers get -EINVAL.

    Scenario Outline: sysfs-validation replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                  |
        | sysfs-validation/init-failure-1        |
        | sysfs-validation/init-failure-2        |
        | sysfs-validation/init-failure-3        |
        | sysfs-validation/init-failure-4        |
        | sysfs-validation/init-failure-5        |
        | sysfs-validation/pages_to_scan         |
        | sysfs-validation/read-only-and-unknown |
        | sysfs-validation/run                   |
        | sysfs-validation/sleep_millisecs       |

  @ksm.c:page_trans_compound_anon_split
  Rule: In 3.x huge pages may refuse to be split
    Failures, and what can not be cut.

    Scenario Outline: thp replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace           |
        | thp/refusals    |
        | thp/split-fails |

  @ksm.c:page_trans_compound_anon_split
  Rule: In 3.x a huge page is split without its lock, whoever refers to it
    References stay with the part that they were taken through.

    Scenario Outline: thp-v3 replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                     |
        | thp-v3/both-in-one        |
        | thp-v3/gone-before-split  |
        | thp-v3/head-locked        |
        | thp-v3/pinned-tail-splits |

  @ksm.c:unstable_tree_search_insert
  Rule: In 3.x there is one unstable tree, and content alone decides
    Shapes, removal in mid-scan, entries whose page or area is gone, forked pages.

    Scenario Outline: unstable-tree replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                           |
        | unstable-tree/erase-mid-scan    |
        | unstable-tree/forked-page-found |
        | unstable-tree/root-page-gone    |
        | unstable-tree/root-vma-gone     |
        | unstable-tree/shape             |

  @ksm.c:try_to_merge_one_page
  Rule: In 3.x empty pages are pages like any other
    They share a KSM page.

    Scenario Outline: zero-pages replays on 3.x: <trace>
      Given the recorded trace "traces-v3/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace          |
        | zero-pages/off |

  Rule: In 3.x there are the windows of its own calls
    What others call is refused before anything runs.

    Example: in Linux 3 no range of notifiers starts
      Given the trace
        """
        at mmu_notifier_invalidate_range_start#1 do clock +1
        """
      When the model runs it
      Then it is refused: "the trace:1: found \"mmu_notifier_invalidate_range_start\", expected a window of v3.x in \"at WINDOW#N do OPERATION\": cond_resched, lock_page, trylock_page, unlock_page, down_read, up_read, down_write, mutex_lock, memcmp, jhash2, follow_page, kmem_cache_alloc, handle_mm_fault, split_huge_page, lru_add_drain_all, get_page_unless_zero, signal_pending, page_check_address"
