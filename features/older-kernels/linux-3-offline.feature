@model
Feature: Until Linux 3.8 KSM pages moved only to let memory go offline
  Memory can go offline when all that is in it has moved elsewhere. KSM pages had to move for that, and ksmd had to keep out of
  the way; everything else that moves pages got none of KSM's.

  @ksm.c:ksm_migrate_page @ksm.c:ksm_memory_callback @row-10 @row-19
  Rule: KSM pages were moved only to let memory go
    The stable node has to follow its page, and whoever looks through the keyhole must not take a page on the move for one
    that is gone. Until that was worked out, KSM pages moved only while ksmd stood still: it lost its mutex for as long as
    memory went offline.

    @since-3.0 @until-3.8
    Example: a KSM page does not move
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A migrates its 1st page to node 1
      Then it fails with EBUSY

    @since-3.9
    Example: a KSM page moves like any other
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A migrates its 1st page to node 1
      Then it succeeds
      And A's pages are on node 1

    @since-3.0 @until-3.8
    Example: it moves while memory goes offline
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | x x | node 1 |
      And ksmd completes 2 full scans
      And the memory of node 1 starts to go offline
      When A migrates its 1st page to node 0
      Then it succeeds
      And A's pages are on node 0

    @since-3.0 @until-3.8
    Example: ksmd does not wait: the offline is given up
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      And the memory of node 1 starts to go offline
      When ksmd completes 1 full scan
      Then A's pages share one frame

    @since-3.0 @until-3.8
    Example: the mutex is not given away when a scan has it
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | x x |
      When ksmd is inside its 1st cond_resched, the memory of node 1 starts to go offline
      Then what ran inside is refused: it needs "ksm_thread_mutex"

    @since-3.0 @until-3.8
    Example: nodes of frames that are gone are removed
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | a a x x z z | node 1 |
        | B | b b         | node 0 |
      And ksmd completes 2 full scans
      And A unmaps its pages
      And the memory of node 1 starts to go offline
      When the memory of node 1 goes offline
      Then the stable tree holds
        | b | 2 |

    @until-2.6.33-swappable
    Example: before there was a callback, nobody stood still for it
      Given a machine with 2 NUMA nodes of 32 frames
      And mergeable memory
        | A | x x |
      And the memory of node 1 starts to go offline
      When ksmd completes 2 full scans
      Then A's pages share one frame

  @ksm.c:ksm_memory_callback @ksm.c:run_show @change-offline_flag
  Rule: A mutex that is held until somebody else calls again is a lock that nobody can check
    Between the two calls of the memory notifier all kinds of locks are taken and given back, and lockdep, which looks for
    cycles of locks, saw one there. Since 3.9 a flag says that memory is going offline, and the mutex is held for a moment only.

    @since-3.0 @until-3.8
    Example: run says nothing of it
      Given a machine with 2 NUMA nodes of 16 frames
      And run is 1
      When the memory of node 1 starts to go offline
      Then run reads "1"

    @since-3.9
    Example: run shows the flag
      Given a machine with 2 NUMA nodes of 16 frames
      And run is 1
      When the memory of node 1 starts to go offline
      Then run reads "5"

    @since-3.0 @until-3.8
    Example: a file that needs no mutex can be written all the same
      Given a machine with 2 NUMA nodes of 16 frames
      And the memory of node 1 starts to go offline
      When root writes "7" to pages_to_scan
      Then it succeeds
      And pages_to_scan reads "7"
