@since-3.9
Feature: What a KSM page keeps when it is migrated
  All page table entries of the page are replaced by entries that make whoever touches the page wait. Then the bytes are
  copied to the new frame, and the entries turned to it.

      A ──┐                          A ──► (wait)                       A ──┐
      B ──┴► frame 2  x x x x        B ──► (wait)   2 ── copy ──► 70    B ──┴► frame 70  x x x x

  @ksm.c:rmap_walk_ksm @C2 @row-19
  Rule: A migrated KSM page is as write-protected as before
    Each waiting entry remembers whether it could be written. Without that a KSM page would become writable for
    all its sharers at once, or a private page would cost a fault for nothing.

    @model
    Example: no sharer can write to the new frame
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      When A migrates its page to node 1
      Then A's page and B's page are write-protected

    @model
    Example: neither can a child
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A forks B
      When A migrates its 1st page to node 1
      Then A's pages and B's pages are write-protected

    @numa
    Example: a write takes a copy, and the others keep the bytes
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      When B writes y to its page
      Then A's page and B's page have frames of their own
      And A reads back x from its page
      And B reads back y from its page

    @numa
    Example: a page in a read-only area can be written no more than before
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And A makes its page read-only
      And ksmd completes 2 full scans
      And A migrates its page to node 1
      When A writes y to its page
      Then it fails with EFAULT
      And A's page and B's page share one frame

    @model
    Example: a page that is not merged stays writable
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
      When A migrates its page to node 1
      Then A's page is writable
      And A reads back x from its page

  @ksm.c:rmap_walk_ksm
  Rule: A sharer's lock goes along to the new frame
    That the page is mlocked is a mark on the frame. The new frame gets it as soon as an entry in a locked area is turned to
    it, whoever asked for the migration.

    @numa @swap
    Example: the unlocked sharer migrates it, and reclaim does not get it
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And B migrates its page to node 1
      When B swaps out its page
      Then it fails with EPERM
      And A's page and B's page are on node 1

    @numa @swap
    Example: the lock can be taken off at the new frame
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And A mlocks its page
      And ksmd completes 2 full scans
      And B migrates its page to node 1
      And A munlocks its page
      When B swaps out its page
      Then it succeeds

    @numa @swap
    Example: without a locked sharer there is nothing to keep
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B migrates its page to node 1
      When B swaps out its page
      Then it succeeds

  @ksm.c:rmap_walk_ksm
  Rule: A KSM page that can't be moved is left as it was
    Who holds a reference, or the lock, may be using the frame. All entries are turned back then, those of children too, and
    the frame that was meant to be the new one is free again.

    @model
    Example: somebody holds a reference
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And A forks C
      And B pins its page
      When A migrates its page to node 1
      Then it fails with EAGAIN
      And A's page, B's page and C's page share one frame
      And A's page, B's page and C's page are write-protected
      And A's page is in the frame that B's page had
      And 0 frames are taken
      And the counters do not change

    @model
    Example: it waits in a pagevec
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B's page waits in a pagevec
      When A migrates its page to node 1
      Then it fails with EAGAIN
      And A's page and B's page share one frame
      And A's page is on node 0

    @model
    Example: somebody has locked the page
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B locks its page
      When A migrates its page to node 1
      Then it fails with EAGAIN
      And A's page and B's page share one frame
      And 0 frames are taken

    @model @numa
    Example: the other node is full
      Given a machine with 2 NUMA nodes of 8 frames
      And mergeable memory
        | A | x       | node 0 |
        | B | x       | node 0 |
        | C | a b c d | node 1 |
        | C | e f g h | node 1 |
      And ksmd completes 2 full scans
      When A migrates its page to node 1
      Then it fails with ENOMEM
      And A's page and B's page share one frame
      And A's page is on node 0

    @numa
    Example: what failed once succeeds when nothing is in the way any more
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B pins its page
      And A migrates its page to node 1
      And B unpins its page
      When A migrates its page to node 1
      Then it succeeds
      And A's page and B's page are on node 1

    @model
    Example: ksmd finds everything in place after a failure
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And B pins its page
      And A migrates its page to node 1
      When ksmd completes 1 full scan
      Then the counters do not change
      And the stable tree holds
        | x | 2 |
