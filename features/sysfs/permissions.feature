Feature: Everybody may read the files, and root alone may write them
  Any user may watch what KSM does. To control it is left to the administrator: ksmd takes time from everybody, and a write of 2
  to run takes memory from everybody.

  @ksm.c:run_store @ksm.c:pages_to_scan_store @C17
  Rule: A setting is written by root alone
    The files belong to root and are writable by their owner only. The refusal comes from the file system; no store
    function is called.

    Scenario Outline: a user writes <value> to <file>
      When a user writes "<value>" to <file>
      Then it fails with EACCES
      And <file> reads "<before>"

      Examples:
        | file            | value | before |
        | run             |     1 |      0 |
        | pages_to_scan   |     7 |    100 |
        | sleep_millisecs |     7 |     20 |

      @since-3.9
      Examples:
        | file               | value | before |
        | merge_across_nodes |     0 |      1 |

      @since-4.11
      Examples:
        | file           | value | before |
        | use_zero_pages |     1 |      0 |

      @since-4.13
      Examples:
        | file                               | value | before |
        | max_page_sharing                   |     7 |    256 |
        | stable_node_chains_prune_millisecs |     7 |   2000 |

    Scenario Outline: root writes <value> to <file>
      When root writes "<value>" to <file>
      Then it succeeds
      And <file> reads "<value>"

      Examples:
        | file            | value |
        | run             |     1 |
        | pages_to_scan   |     7 |
        | sleep_millisecs |     7 |

      @since-3.9
      Examples:
        | file               | value |
        | merge_across_nodes |     0 |

      @since-4.11
      Examples:
        | file           | value |
        | use_zero_pages |     1 |

      @since-4.13
      Examples:
        | file                               | value |
        | max_page_sharing                   |     7 |
        | stable_node_chains_prune_millisecs |     7 |

    Example: a user cannot part what is merged
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When a user writes "2" to run
      Then it fails with EACCES
      And A's pages share one frame

    Example: a write that would be refused anyway is refused for the right first
      When a user writes "nonsense" to run
      Then it fails with EACCES

    Scenario Outline: a user writes to the counter <file>
      When a user writes "0" to <file>
      Then it fails with EACCES

      Examples:
        | file         |
        | pages_shared |
        | full_scans   |

    Example: a user may advise, and needs root to let ksmd run
      Given anonymous memory
        | A | x x |
      When A advises MADV_MERGEABLE on its pages
      Then it succeeds
      And run reads "0"
