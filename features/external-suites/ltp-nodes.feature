@ltp:ksm06 @since-3.9
Feature: LTP's ksm06
  n pages of the byte 10 on each of N nodes, locked in memory: first they merge across nodes, then, after unmerging and a
  write of 0 to `merge_across_nodes`, each node for itself. `max_page_sharing` and `pages_to_scan` are n * N, so that
  the limit plays no part.

      merge_across_nodes 1      pages_shared 1     pages_sharing n * N - 1
      merge_across_nodes 0      pages_shared N     pages_sharing n * N - N

  LTP runs it with 100 pages, with `-n 10`, and with `-n 8000`. In LTP one process binds its areas to the nodes; here
  each node has a process whose memory comes from it. That is no difference to KSM, which looks at frames.

  Background:
    Given a machine with 2 NUMA nodes of 8192 frames
    And sleep_millisecs is 0
    And run is 2
    And smart scan is off

  @ksm.c:get_kpfn_nid @ksm.c:merge_across_nodes_store @C21
  Rule: The nodes have one KSM page together, or one each
    Nobody is left over in either case: no page is volatile or unshared.

    @numa
    Scenario Outline: ksm06 -n <n> with merge_across_nodes 1
      Given max_page_sharing is <all>, if there is such a file
      And pages_to_scan is <all>
      And merge_across_nodes is 1
      And run is 1
      And mergeable memory
        | Node0 | 0x0a*<n> | node 0 |
        | Node1 | 0x0a*<n> | node 1 |
      And Node0 mlocks its pages
      And Node1 mlocks its pages
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  |         1 |
        | pages_sharing | <sharing> |
      And <sharing> frames are freed
      And run reads "1"
      And pages_to_scan reads "<all>"

      Examples:
        | n   | all | sharing |
        |  10 |  20 |      19 |
        | 100 | 200 |     199 |

      @slow
      Examples: the largest variant
        | n    | all   | sharing |
        | 8000 | 16000 |   15999 |

    @numa
    Scenario Outline: ksm06 -n <n> with merge_across_nodes 0, after it was 1
      Given max_page_sharing is <all>, if there is such a file
      And pages_to_scan is <all>
      And merge_across_nodes is 1
      And run is 1
      And mergeable memory
        | Node0 | 0x0a*<n> | node 0 |
        | Node1 | 0x0a*<n> | node 1 |
      And Node0 mlocks its pages
      And Node1 mlocks its pages
      And ksmd completes 3 full scans
      And run is 2
      And merge_across_nodes is 0
      And run is 1
      When ksmd completes 3 full scans
      Then the counters are
        | pages_shared  |         2 |
        | pages_sharing | <sharing> |
      And <sharing> frames are freed
      And run reads "1"
      And pages_to_scan reads "<all>"

      Examples:
        | n   | all | sharing |
        |  10 |  20 |      18 |
        | 100 | 200 |     198 |

      @slow
      Examples: the largest variant, each node for itself
        | n    | all   | sharing |
        | 8000 | 16000 |   15998 |

  @ksm.c:unmerge_and_remove_all_rmap_items @C24 @C27
  Rule: Between the two halves everything is unmerged
    Without that `merge_across_nodes` could not be changed. Locked memory is unmerged like any other.

    @numa
    Example: ksm06 writes 2 to run
      Given max_page_sharing is 200, if there is such a file
      And merge_across_nodes is 1
      And run is 1
      And mergeable memory
        | Node0 | 0x0a*100 | node 0 |
        | Node1 | 0x0a*100 | node 1 |
      And Node0 mlocks its pages
      And Node1 mlocks its pages
      And ksmd completes 3 full scans
      When root writes "2" to run
      Then the counters are
        | pages_shared | 0 |
      And Node0's pages and Node1's pages have frames of their own
      And 199 frames are taken

    @numa
    Example: ksm06 writes 0 to merge_across_nodes while pages are merged
      Given max_page_sharing is 200, if there is such a file
      And run is 1
      And mergeable memory
        | Node0 | 0x0a*100 | node 0 |
        | Node1 | 0x0a*100 | node 1 |
      And ksmd completes 3 full scans
      When root writes "0" to merge_across_nodes
      Then it fails with EBUSY
