@model
Feature: Some wait for the end of an offline, others do not
  Who walks the stable tree, or takes nodes out of it, waits; that is not only ksmd. Everything else goes on, for taking memory
  out of a machine can last minutes.

  @ksm.c:wait_while_offlining @ksm.c:run_store @ksm.c:merge_across_nodes_store @ksm.c:max_page_sharing_store
  Rule: Settings whose change walks the trees wait as well
    To write 2 to run, or to switch merge_across_nodes or max_page_sharing, takes nodes out of the stable tree.

    Scenario Outline: <file>
      Given a machine with 2 NUMA nodes of 16 frames
      And the memory of node 1 starts to go offline
      When root writes "<value>" to <file>
      Then it succeeds
      And <file> reads "<value>"
      And run reads "<run>"

      Examples: a change
        | file | value | run |
        | run  |     1 |   1 |
        | run  |     2 |   2 |

      @since-3.9
      Examples:
        | file               | value | run |
        | merge_across_nodes |     0 |   0 |

      @since-4.13
      Examples:
        | file             | value | run |
        | max_page_sharing |     9 |   0 |

      Examples: the value that it has, after the wait
        | file | value | run |
        | run  |     0 |   0 |

      @since-3.9
      Examples:
        | file               | value | run |
        | merge_across_nodes |     1 |   0 |

    @since-3.9
    Example: the write goes on when the memory is offline
      Given a machine with 2 NUMA nodes of 16 frames
      And the memory of node 1 starts to go offline
      And inside the 1st wait_on_bit, the memory of node 1 goes offline
      When root writes "1" to run
      Then run reads "1"
      And the machine has 16 fewer free frames

    Example: a write of 2 unmerges after the wait
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And the memory of node 1 starts to go offline
      When root writes "2" to run
      Then A's pages have frames of their own
      And run reads "2"

    Example: while run is 2, a write of 2 does not unmerge anew
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x |
      And run is 2
      And ksmd completes 1 full scan
      And the memory of node 1 starts to go offline
      When root writes "2" to run
      Then run reads "2"
      And the counters do not change

    @since-3.9
    Scenario Outline: a write to <file> that changes no tree does not wait
      Given a machine with 2 NUMA nodes of 16 frames
      And the memory of node 1 starts to go offline
      When root writes "<value>" to <file>
      Then run reads "4"
      And <file> reads "<value>"

      Examples:
        | file            | value |
        | pages_to_scan   |     7 |
        | sleep_millisecs |     7 |

      @since-4.13
      Examples:
        | file                               | value |
        | stable_node_chains_prune_millisecs |     7 |
        | max_page_sharing                   |   256 |

      @since-4.11
      Examples:
        | file           | value |
        | use_zero_pages |     1 |

    @since-3.9
    Scenario Outline: a write of <value> to <file> is refused without a wait
      Given a machine with 2 NUMA nodes of 16 frames
      And the memory of node 1 starts to go offline
      When root writes "<value>" to <file>
      Then it fails with EINVAL
      And run reads "4"

      Examples:
        | file               | value |
        | run                |     4 |
        | merge_across_nodes |     2 |

      @since-4.13
      Examples:
        | file             | value |
        | max_page_sharing |     1 |

  @ksm.c:ksm_madvise @ksm.c:__ksm_enter @ksm.c:__ksm_exit @since-3.9
  Rule: Processes do not wait
    Advice, fork and exit touch the list of processes and page tables, and not the trees. A process must not hang because
    an administrator pulls out memory.

    Scenario Outline: A <action>
      Given a machine with 2 NUMA nodes of 16 frames
      And mergeable memory
        | A | x y |
        | B | x   |
      And anonymous memory
        | A | x |
      And ksmd completes 2 full scans
      And the memory of node 1 starts to go offline
      When A <action>
      Then it succeeds
      And run reads "4"

      Examples:
        | action                                   |
        | advises MADV_MERGEABLE on its 3rd page   |
        | advises MADV_UNMERGEABLE on its 1st page |
        | writes z to its 1st page                 |
        | unmaps its 1st page                      |
        | forks C                                  |
        | exits                                    |
