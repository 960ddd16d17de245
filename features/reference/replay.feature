@model @since-4.18 @until-4.18
Feature: The model runs as the compiled reference runs
  Each trace is a workload that was run through the C text of `mm/ksm.c` of v4.18, compiled on a small deterministic
  memory manager. After each operation stand its result and the counters; a `dump` shows everything: tree shapes and
  colours, chains, lists of sharers, page tables, reference counts, contents. The model runs the same operations and has
  to say the same, byte for byte.

  `README.md` in this folder describes the language. To record a trace anew, build the reference's own text on a memory
  manager that speaks the language and keeps its rules, feed it the input lines of the trace, and keep what it prints. A
  trace is data: it is never edited, and a difference is a defect of the model until it has been explained.

  @ksm.c:cmp_and_merge_page
  Rule: Two areas, two scans, one frame
    Plain merges, batches, holes, areas that ksmd does not look at, and what `madvise` answers.

    Scenario Outline: merge-basics replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                |
        | merge-basics/batches                 |
        | merge-basics/cow-after-merge         |
        | merge-basics/far-apart               |
        | merge-basics/file-pages              |
        | merge-basics/holes                   |
        | merge-basics/madvise-errors          |
        | merge-basics/not-advised             |
        | merge-basics/read-only-vma           |
        | merge-basics/rmap-item-alloc-failure |
        | merge-basics/special-vmas            |
        | merge-basics/two-pages               |
        | merge-basics/two-procs               |
        | merge-basics/unmadvise               |

  @ksm.c:calc_checksum
  Rule: A changing page is held back by its checksum
    The gate before the unstable tree, and what stays volatile because of it.

    Scenario Outline: checksum-gate replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                           |
        | checksum-gate/changing-page     |
        | checksum-gate/stable-skips-gate |
        | checksum-gate/volatile-count    |

  @ksm.c:unstable_tree_search_insert
  Rule: The unstable tree takes the shape that the reference gives it
    Shapes and colours after insertion, removal in mid-scan, entries whose page or area is gone, and the wrap of the
    scan number.

    Scenario Outline: unstable-tree replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                             |
        | unstable-tree/corrupted-by-writes |
        | unstable-tree/erase-mid-scan      |
        | unstable-tree/exit-mid-scan       |
        | unstable-tree/forked-page-found   |
        | unstable-tree/root-page-gone      |
        | unstable-tree/root-vma-gone       |
        | unstable-tree/seqnr-wraps         |
        | unstable-tree/shape               |
        | unstable-tree/unmapped-root       |

  @ksm.c:stable_tree_insert
  Rule: The stable tree takes the shape that the reference gives it
    Ascending, descending and mixed insertion, the order of memcmp, every shape of removal.

    Scenario Outline: stable-tree replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                        |
        | stable-tree/erase-shapes     |
        | stable-tree/last-item-leaves |
        | stable-tree/memcmp-order     |
        | stable-tree/shape-ascending  |
        | stable-tree/shape-descending |
        | stable-tree/shape-mixed      |
        | stable-tree/third-joins      |

  @ksm.c:get_ksm_page
  Rule: A node finds out through the keyhole that its page is gone
    Frames that are freed, reused or migrated before and while the node is looked at.

    Scenario Outline: keyhole-stale replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                 |
        | keyhole-stale/freed-before-get        |
        | keyhole-stale/freed-during-get        |
        | keyhole-stale/migrated-before-get     |
        | keyhole-stale/migrated-before-lock    |
        | keyhole-stale/removed-by-sysfs        |
        | keyhole-stale/reused-before-get       |
        | keyhole-stale/reused-frame            |
        | keyhole-stale/stale-at-insert-chain   |
        | keyhole-stale/stale-at-insert-regular |
        | keyhole-stale/stale-on-insert         |
        | keyhole-stale/stale-on-search-path    |

  @ksm.c:max_page_sharing_store
  Rule: The limit of sharing is set and kept
    Values, refusals while pages are shared, forks that go past it.

    Scenario Outline: max-page-sharing replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                 |
        | max-page-sharing/busy                 |
        | max-page-sharing/busy-but-not-counted |
        | max-page-sharing/fork-goes-over       |
        | max-page-sharing/limits               |

  @ksm.c:stable_node_dup
  Rule: Chains grow, are pruned and collapse
    Creation, choice of a dup, promotion to the head, pruning by the clock, collapse, failures of allocation.

    Scenario Outline: chains replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                            |
        | chains/all-dups-freed            |
        | chains/all-dups-stale-in-search  |
        | chains/best-dup-chosen           |
        | chains/chain-alloc-failure       |
        | chains/collapse                  |
        | chains/creation                  |
        | chains/dup-busy-by-sysfs         |
        | chains/empty-chain-on-insert     |
        | chains/growth                    |
        | chains/head-promotion            |
        | chains/prune-2000ms              |
        | chains/prune-millisecs           |
        | chains/remove-all-with-dups-gone |
        | chains/removed-by-sysfs          |
        | chains/run-2-clears-chains       |
        | chains/stale-dups-seen-by-search |
        | chains/two-chains                |

  @ksm.c:try_to_merge_one_page
  Rule: Empty pages map the zero page
    The switch, what stops it, and the crash of v4.18 when the area is gone meanwhile.

    Scenario Outline: zero-pages replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                               |
        | zero-pages/changed-after-checksum   |
        | zero-pages/fails-when-pinned        |
        | zero-pages/null-vma-oops            |
        | zero-pages/null-vma-oops-unmadvised |
        | zero-pages/off                      |
        | zero-pages/on                       |
        | zero-pages/turned-on-later          |
        | zero-pages/unmerge-leaves-zero      |

  @ksm.c:break_cow
  Rule: A merge is undone when memory runs out
    No memory for the node, for the copy, or for both; MADV_UNMERGEABLE and run=2 without memory.

    Scenario Outline: break-cow-oom replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                        |
        | break-cow-oom/freed-node-after-chain-failure |
        | break-cow-oom/memory-full                    |
        | break-cow-oom/run-2                          |
        | break-cow-oom/second-merge-fails             |
        | break-cow-oom/stable-node                    |
        | break-cow-oom/stable-node-and-cow            |
        | break-cow-oom/stray-ksm-page-rmap            |
        | break-cow-oom/unmergeable                    |

  @ksm.c:__ksm_exit
  Rule: Processes fork and exit around the cursor
    Where the slot goes, who frees it, and how forked mappings are found.

    Scenario Outline: fork-exit replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                            |
        | fork-exit/all-mergeable-unmapped |
        | fork-exit/cursor-order           |
        | fork-exit/exit-at-cursor         |
        | fork-exit/exit-easy              |
        | fork-exit/exit-moves-slot        |
        | fork-exit/exitstart-then-scan    |
        | fork-exit/fork-anon              |
        | fork-exit/fork-shares-ksm        |
        | fork-exit/grandchildren-rmap     |
        | fork-exit/mm-slot-alloc-failure  |
        | fork-exit/takes-over-anon-vma    |

  @ksm.c:run_store
  Rule: run starts, stops and unmerges
    All values, signals, freezing, ksmd on its clock.

    Scenario Outline: run-control replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                  |
        | run-control/0-1-2                      |
        | run-control/enter-while-run-2          |
        | run-control/freezing                   |
        | run-control/madvise-signal             |
        | run-control/nothing-to-scan            |
        | run-control/remove-unmapped-but-cached |
        | run-control/thread-clock               |
        | run-control/unmerge-mid-scan           |
        | run-control/unmerge-signal             |
        | run-control/unmerge-skips-other-vmas   |
        | run-control/unmerge-with-exited        |

  @ksm.c:sleep_millisecs_store
  Rule: The files take what the kernel takes
    Every file with every class of value, and a start that fails at each of its steps.

    Scenario Outline: sysfs-validation replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                               |
        | sysfs-validation/init-failure-1                     |
        | sysfs-validation/init-failure-2                     |
        | sysfs-validation/init-failure-3                     |
        | sysfs-validation/init-failure-4                     |
        | sysfs-validation/init-failure-5                     |
        | sysfs-validation/max_page_sharing                   |
        | sysfs-validation/merge_across_nodes                 |
        | sysfs-validation/pages_to_scan                      |
        | sysfs-validation/read-only-and-unknown              |
        | sysfs-validation/run                                |
        | sysfs-validation/sleep_millisecs                    |
        | sysfs-validation/stable_node_chains_prune_millisecs |
        | sysfs-validation/use_zero_pages                     |

  @ksm.c:merge_across_nodes_store
  Rule: Nodes have trees of their own when asked to
    Both settings, the switch, and the stale tree that a switch in mid-scan leaves behind.

    Scenario Outline: numa replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                            |
        | numa/across                      |
        | numa/busy-with-pages-shared-zero |
        | numa/kcalloc-failure             |
        | numa/separate-trees              |
        | numa/stale-tree-after-toggle     |
        | numa/switch                      |
        | numa/switch-mid-scan             |
        | numa/unstable-page-migrated      |

  @ksm.c:ksm_migrate_page
  Rule: A node follows its page to another frame
    KSM pages that move within their tree and out of it, and every way in which they are placed anew.

    Scenario Outline: migration replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                       |
        | migration/anon-forked                       |
        | migration/append-chain-alloc-failure        |
        | migration/append-when-all-full              |
        | migration/ksm-page                          |
        | migration/mapcount-one-merges               |
        | migration/meets-same-content                |
        | migration/migrate-list-busy-in-run-2        |
        | migration/migrate-list-pruned-at-scan-start |
        | migration/migrate-list-removed-by-run-2     |
        | migration/migrate-list-stale-pruned         |
        | migration/mlocked                           |
        | migration/no-memory                         |
        | migration/pinned-fails                      |
        | migration/replace-dup-by-full-node          |
        | migration/replace-dup-by-node               |
        | migration/replace-dup-by-nothing            |
        | migration/replace-regular-by-full-node      |
        | migration/replace-regular-by-node           |
        | migration/replace-regular-by-nothing        |
        | migration/stale-on-migrate-list             |
        | migration/there-and-back                    |
        | migration/to-other-tree                     |
        | migration/wrong-node-found-by-search        |

  @ksm.c:ksm_might_need_to_copy
  Rule: A KSM page goes to swap and comes back
    Out through the reverse mapping, in as the same page or as a copy.

    Scenario Outline: swap replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                           |
        | swap/clean-page-becomes-ksm     |
        | swap/copy-from-exited-owner     |
        | swap/copy-oom                   |
        | swap/fork-swapped               |
        | swap/ksm-cached-run-2           |
        | swap/ksm-page-out-and-in        |
        | swap/ksm-still-cached           |
        | swap/locked-vma-stops           |
        | swap/merge-swapcache-page       |
        | swap/might-need-to-copy         |
        | swap/might-need-to-copy-same-mm |
        | swap/no-need-to-copy            |
        | swap/slots-full                 |
        | swap/stale-node-of-swapped      |

  @ksm.c:ksm_memory_callback
  Rule: Memory goes offline under KSM
    Evacuation, pruning of nodes whose frame is gone, ksmd waiting.

    Scenario Outline: hotplug replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                               |
        | hotplug/cancel                      |
        | hotplug/evacuate                    |
        | hotplug/offline-migrate-list        |
        | hotplug/offline-part-of-chain       |
        | hotplug/offline-prunes-chain        |
        | hotplug/offline-prunes-migrate-list |
        | hotplug/offline-prunes-stale        |
        | hotplug/scan-waits                  |

  @ksm.c:cmp_and_merge_page
  Rule: Huge pages are split on a match
    Subpages found in place, splits that fail, two subpages of one huge page.

    Scenario Outline: thp replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                 |
        | thp/late-split-locked |
        | thp/no-room           |
        | thp/order-9           |
        | thp/pinned            |
        | thp/refusals          |
        | thp/same-compound     |
        | thp/split-and-merge   |
        | thp/split-fails       |
        | thp/zero-page-merge   |

  @ksm.c:try_to_merge_one_page
  Rule: Locked areas merge too
    The mark moves to the KSM page, and munlock finds it by the reverse mapping.

    Scenario Outline: mlock replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                        |
        | mlock/both-mlocked           |
        | mlock/breaks-and-remerges    |
        | mlock/kpage-becomes-mlocked  |
        | mlock/munlock-walks-ksm-rmap |
        | mlock/oom                    |
        | mlock/unmergeable-locked     |

  @ksm.c:write_protect_page
  Rule: A page that someone holds is left alone
    Raised counts and page locks, before and during a merge.

    Scenario Outline: pins-and-locks replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                              |
        | pins-and-locks/lock-blocks-merge   |
        | pins-and-locks/lock-fault-waits    |
        | pins-and-locks/lock-on-kpage-waits |
        | pins-and-locks/lock-taken-later    |
        | pins-and-locks/pin-blocks-merge    |
        | pins-and-locks/pin-survives-cow    |

  @ksm.c:try_to_merge_with_ksm_page
  Rule: Others run in the windows of ksmd
    Writes, unmaps, exits, forks and migrations inside the calls that let others run.

    Scenario Outline: races replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace                                 |
        | races/cow-before-protect              |
        | races/deadlock-refusals               |
        | races/dontneed-before-protect         |
        | races/dontneed-before-replace         |
        | races/dontneed-first-page             |
        | races/exit-waits-for-scan             |
        | races/exit-while-scanned              |
        | races/exitstart-before-merge          |
        | races/exitstart-in-scan-loop          |
        | races/exitstart-in-unmerge            |
        | races/fork-during-merge               |
        | races/get-mergeable-page-not-anon     |
        | races/kpage-unmapped-before-lock      |
        | races/last-mm-exits-at-scan-start     |
        | races/migrate-chain-dup-during-search |
        | races/migrate-during-search           |
        | races/munmap-before-merge             |
        | races/stale-in-search-then-again      |
        | races/swapped-before-protect          |
        | races/tree-page-becomes-file          |
        | races/tree-page-gone-unstable         |
        | races/unadvise-between                |
        | races/unfired                         |
        | races/write-after-memcmp              |
        | races/write-before-final-compare      |
        | races/write-before-protect            |

  @ksm.c:ksm_do_scan
  Rule: Random workloads run as they do in the reference
    All operations, failures and windows, drawn at random.

    Scenario Outline: generated replays: <trace>
      Given the recorded trace "traces/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace         |
        | generated/001 |
        | generated/002 |
        | generated/003 |
        | generated/004 |
        | generated/005 |
        | generated/006 |
        | generated/007 |
        | generated/008 |
        | generated/009 |
        | generated/010 |
        | generated/011 |
        | generated/012 |
        | generated/013 |
        | generated/014 |
        | generated/015 |
        | generated/016 |
        | generated/017 |
        | generated/018 |
        | generated/019 |
        | generated/020 |
        | generated/021 |
        | generated/022 |
        | generated/023 |
        | generated/024 |
        | generated/025 |
        | generated/026 |
        | generated/027 |
        | generated/028 |
        | generated/029 |
        | generated/030 |
        | generated/031 |
        | generated/032 |
        | generated/033 |
        | generated/034 |
        | generated/035 |
        | generated/036 |
        | generated/037 |
        | generated/038 |
        | generated/039 |
        | generated/040 |
