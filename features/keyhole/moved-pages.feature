Feature: KSM pages that are swapped out or migrated
  KSM pages are ordinary memory to the rest of the kernel: it may move them to another frame, or out of memory. All that
  KSM then knows of them is the frame number in the node.

  @ksm.c:rmap_walk_ksm @ksm.c:get_ksm_page @C4
  Rule: A KSM page that is swapped out leaves a stale node
    All mappings are replaced by swap entries, found through the items of the node, and the frame is freed. What comes
    back from swap later is a new page that does not know the node.

    @model @since-2.6.33
    Example: one frame is freed for all sharers
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      When A swaps out its 1st page
      Then 1 frame is freed
      And A's pages and B's page are not mapped
      And the stable tree holds
        | stale | 3 |

    @swap
    Example: the counters lag
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      When A swaps out its 1st page
      Then the counters do not change

    @model @since-2.6.33-swappable
    Example: the next scan removes the node
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And A swaps out its 1st page
      When ksmd completes 1 full scan
      Then the stable tree is empty
      And the counters change by
        | pages_shared  | -1 |
        | pages_sharing | -2 |

    @swap
    Example: the bytes are still there
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And A swaps out its 1st page
      When B reads its page
      Then it succeeds
      And B reads back x from its page
      And A reads back x from its 2nd page

  @ksm.c:ksm_might_need_to_copy @C5
  Rule: Reading it in again parts the sharers, and ksmd merges them anew
    The page that comes back belongs to the one who reads first. Others that need it get copies, since it is
    not known any more to be shared by all of them.

    @swap @since-2.6.33
    Example: each process gets a page of its own
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      When B reads its page
      Then A's page and B's page have frames of their own

    @model
    Example: they are merged again
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And A reads its page
      And B reads its page
      When ksmd completes 1 full scan
      Then A's page and B's page share one frame
      And the stable tree holds
        | x | 2 |

    @swap @since-2.6.33
    Example: after a scan without them, it takes two scans
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A swaps out its page
      And ksmd completes 1 full scan
      And A reads its page
      And B reads its page
      When ksmd completes 1 full scan
      Then A's page and B's page have frames of their own
      And the counters change by
        | pages_volatile | +2 |

  @ksm.c:ksm_migrate_page @since-3.9
  Rule: A KSM page that is migrated takes its node along
    Migration copies the page to another frame and turns all mappings. The node gets the new frame's number before
    the old page forgets the node, so whoever looks finds one or the other.

    @model
    Example: all sharers are in the new frame
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      When A migrates its 1st page to node 1
      Then A's pages and B's page share one frame
      And A's pages and B's page are on node 1
      And the counters do not change
      And the stable tree holds
        | x | 3 |

    @model
    Example: the next scan leaves all as it is
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      When ksmd completes 1 full scan
      Then the counters do not change
      And the stable tree holds
        | x | 3 |

    @numa @until-6.10
    Example: others still join it in one scan
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A migrates its 1st page to node 1
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then B's page is in the frame that A's 1st page had
      And the counters change by
        | pages_sharing | +1 |

    @model
    Example: a pinned KSM page stays where it is
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A pins its 1st page
      When A migrates its 1st page to node 1
      Then it fails with EAGAIN
      And A's pages are on node 0
      And the stable tree holds
        | x | 2 |
