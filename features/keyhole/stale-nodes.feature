Feature: Stable nodes hold no reference to their page
  A node of the stable tree knows the number of its page's frame, and that is all. It looks at the frame as through a
  keyhole: if the page there points back to the node, it is the page that the node means. If not, the page is gone,
  and the node is stale.

      node x ──── kpfn 2 ──► frame 2   mapping ──► node x     the key fits
      node x ──── kpfn 2 ──► frame 2   free                   stale
      node x ──── kpfn 2 ──► frame 2   mapping ──► anon_vma   stale: another page lives here now

  A reference would be simpler. But then no KSM page could be freed or swapped out before ksmd comes by, and that may
  take minutes.

  @ksm.c:stable_tree_insert @row-7
  Rule: The frame of a KSM page is freed with its last mapping
    What counts is who maps the page. That the stable tree knows of it keeps nothing alive.

    @since-2.6.33
    Example: the last sharer unmaps it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A unmaps its page
      When B unmaps its page
      Then 1 frame is freed

    Example: a sharer that is not the last frees nothing
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A unmaps its page
      Then 0 frames are freed

    @since-2.6.33
    Example: the last sharer discards it
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A advises MADV_DONTNEED on its pages
      Then 1 frame is freed

    @since-2.6.33
    Example: the last sharer exits
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B exits
      When A exits
      Then 1 frame is freed

    @since-2.6.33
    Example: the last sharer writes, and takes another frame for it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A writes y to its page
      When B writes y to its page
      Then 0 frames are taken

  @ksm.c:get_ksm_page
  Rule: Counters lag until a walk looks at the stale node
    To free a page is not KSM's business, and nobody tells KSM of it. The node stays in the tree and is counted until
    ksmd happens to look at it.

    Example: unmapping changes no counter
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A unmaps its pages
      Then the counters do not change

    Example: neither does the last exit
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A exits
      When B exits
      Then the counters do not change

    Example: after a full scan both counts are down
      Given mergeable memory
        | A | x x |
        | B | y   |
      And ksmd completes 2 full scans
      And A unmaps its pages
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_shared  | -1 |
        | pages_sharing | -1 |

    @model @since-2.6.33
    Example: the stale node stays in the tree
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A unmaps its pages
      Then the stable tree holds
        | stale | 2 |

    @model @since-2.6.33
    Example: a scan that does not come by leaves it there
      Given mergeable memory
        | P | a           |
        | A | b*2 a*2 c*2 |
      And ksmd completes 2 full scans
      And A unmaps its pages 5 to 6
      When ksmd scans 1 page
      Then the counters do not change
      And the stable tree holds
        | a     | 3 |
        | b     | 2 |
        | stale | 2 |

    @since-2.6.33-swappable
    Example: as long as one sharer is left the node is not stale
      Given mergeable memory
        | A | x*3 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 2
      When ksmd completes 1 full scan
      Then the counters are
        | pages_shared | 1 |
