Feature: Pages know whether they are shared
  Since 5.19 a page of anonymous memory is marked while one page table entry leads to it and no other ever did since it was
  last written to. Who pins such a page may rely on it: it is neither merged nor replaced.

  @ksm.c:write_protect_page
  Rule: A clean page that nobody may write to is left alone while somebody refers to it
    Its references were counted only where its entry was dirty or writable. What a fault has read from swap is neither.

    @swap @since-5.19 @change-anon_exclusive
    Example: a page that came back from swap is pinned
      Given mergeable memory
        | A | x |
        | B | x |
      And A swaps out its page
      And A reads its page
      And A pins its page
      When ksmd completes 2 full scans
      Then A's page is in the frame that A's page had
      And A's page and B's page have frames of their own

    @since-6.2 @change-anon_exclusive
    Example: a page that was unmerged is pinned
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 2 full scans
      And root writes "2" to run
      And root writes "0" to run
      And A pins its page
      When ksmd completes 2 full scans
      Then A's page is in the frame that A's page had
      And A's page and B's page have frames of their own

  @memory.c:do_wp_page
  Rule: A write to a page that was shared looks for further references
    Whoever pinned it may have done so for a process that is gone. So the writer gets a copy, which may be merged; before, it
    counted page table entries only.

    @since-5.19 @change-anon_exclusive
    Example: the child has exited, and the page is pinned
      Given mergeable memory
        | A | x |
        | C | y |
      And A forks B
      And B exits
      And A pins its page
      And A writes y to its page
      When ksmd completes 2 full scans
      Then A's page and C's page share one frame

    @until-5.18 @change-anon_exclusive
    Example: before, the page itself was written to, and stayed pinned
      Given mergeable memory
        | A | x |
        | C | y |
      And A forks B
      And B exits
      And A pins its page
      And A writes y to its page
      When ksmd completes 2 full scans
      Then A's page and C's page have frames of their own

  @ksm.c:write_protect_page
  Rule: An entry is as dirty after a migration as before
    Else the page of a process that has forked looks like one that nobody has written to, and its references go uncounted.

    @numa @since-6.1 @change-migration_keeps_dirty
    Example: a page that has moved is pinned, and a child shares it
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x | node 0 |
        | C | x | node 0 |
      And A migrates its page to node 1
      And A pins its page
      And A forks B
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And A's page and C's page have frames of their own

    @numa @since-3.9 @until-5.19 @change-migration_keeps_dirty
    Example: before, it was merged all the same
      Given a machine with 2 NUMA nodes of 64 frames
      And mergeable memory
        | A | x | node 0 |
        | C | x | node 0 |
      And A migrates its page to node 1
      And A pins its page
      And A forks B
      When ksmd completes 2 full scans
      Then A's page, B's page and C's page share one frame
