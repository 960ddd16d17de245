@command-line @model
Feature: The model says why a page is not merged
  A failed expectation of a frame asks the model what KSM has made of each page, in one sentence. It answers from the state
  of the machine, and changes nothing.

  Rule: Memory that ksmd does not come to
    For each reason that lies outside of the page's content.

    Scenario Outline: a page of <kind> memory
      Given <kind> memory
        | A | <page> |
      When A <does> its page
      Then why A's page is as it is: "<answer>"

      Examples:
        | kind      | page | does                      | answer                                                            |
        | anonymous | x    | reads                     | its area is not mergeable                                         |
        | shared    | -    | advises MADV_MERGEABLE on | its area is not mergeable, and for its kind the advice is ignored |
        | hugetlb   | -    | advises MADV_MERGEABLE on | its area is not mergeable, and for its kind the advice is ignored |

    Scenario Outline: a page of A after A <verb> it
      Given mergeable memory
        | A | x |
        | B | y |
      When A <verb> its page
      Then why A's page is as it is: "<answer>"

      Examples:
        | verb      | answer                    |
        | unmaps    | no memory is mapped there |
        | swaps out | it is swapped out         |
        | maps over | its area is not mergeable |

    Example: an untouched page
      Given mergeable memory
        | A | - |
      When A advises MADV_MERGEABLE on its page
      Then why A's page is as it is: "it was never touched, so there is no page"

    Example: an untouched page that was read
      Given mergeable memory
        | A | - |
      When A reads its page
      Then why A's page is as it is: "it maps the zero page, which KSM leaves alone"

  Rule: What ksmd has found out about a page
    From its first look to the KSM page.

    Scenario Outline: after its first scan, with run at <run>
      Given run is <run>
      And mergeable memory
        | A | x |
        | B | x |
      When ksmd scans 1 page
      Then why A's page is as it is: "ksmd has seen its content once, and merges it when the next scan finds it unchanged"
      And why B's page is as it is: "<other>"

      Examples:
        | run | other                                     |
        |   1 | ksmd has not scanned it yet               |
        |   0 | ksmd has not scanned it yet, and run is 0 |

    Example: after two scans
      Given mergeable memory
        | A | x |
        | B | x |
        | C | y |
      When ksmd completes 2 full scans
      Then why A's page is as it is: "it is a KSM page, mapped 2 times"
      And why C's page is as it is: "it waits in the unstable tree for an equal page"

    Example: it has changed
      Given mergeable memory
        | A | x |
      And ksmd scans 1 page
      When A writes y to its page
      Then why A's page is as it is: "its content has changed since ksmd last saw it"

    Example: it was written to after it was merged
      Given mergeable memory
        | A | x x x |
      And ksmd completes 2 full scans
      When A writes x to its page
      Then why A's page is as it is: "it was merged and then written to; ksmd has not come by since"

    @since-6.7
    Example: smart scan leaves it out
      Given mergeable memory
        | A | x |
      When ksmd completes 7 full scans
      Then why A's page is as it is: "smart scan leaves it out of the next scan"

  Rule: Others have a hold of it
    A reference that no mapping explains, or the page lock.

    Scenario Outline: A <verb> it
      Given mergeable memory
        | A | x x |
      When A <verb> its page
      Then why A's page is as it is: "<answer>"

      Examples:
        | verb  | answer                                                    |
        | pins  | it is pinned: it has a reference that no mapping explains |
        | locks | its page lock is held                                     |

  Rule: A KSM page of its content that takes no more
    It is full, or on another node.

    Example: no more mappings than max_page_sharing
      Given max_page_sharing is 2
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And mergeable memory
        | B | x |
      When ksmd scans 4 pages
      Then why A's page is as it is: "it is a KSM page, mapped 2 times, and max_page_sharing is 2"
      And why B's page is as it is: "a KSM page has its content, mapped 2 times, and max_page_sharing is 2"

    Example: another NUMA node
      Given a machine with 2 NUMA nodes of 64 frames
      And merge_across_nodes is 0
      And mergeable memory
        | A | x x | node 0 |
        | B | x y | node 1 |
      When ksmd completes 2 full scans
      Then why A's page is as it is: "it is a KSM page on node 0, mapped 2 times, and merge_across_nodes is 0"
      And why B's page is as it is: "a KSM page on node 0 has its content, mapped 2 times, and merge_across_nodes is 0"
      And why B's 2nd page is as it is: "it waits in the unstable tree for an equal page on node 1, and merge_across_nodes is 0"

    Example: a kernel without KSM
      Given a kernel without CONFIG_KSM
      And anonymous memory
        | A | x |
      When A reads its page
      Then why A's page is as it is: "the kernel has no KSM"
