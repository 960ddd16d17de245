@model
Feature: How the mappings of a page are looked for has changed three times
  Reclaim, migration and munlock start from a page and want the page tables that map it; a merge starts from an address and
  wants to know whether the page is still there. Little of that can be seen, but for who is asked, and who may run meanwhile.

      until 3.13   KSM has a walk for each who asks      since 3.14   one walk, which is told what to do
      until 4.3    nobody else runs during a walk        since 4.4    it makes room for others
      until 4.10   page_check_address()                  since 4.11   page_vma_mapped_walk(), which knows huge pages, too

  @ksm.c:page_referenced_ksm @ksm.c:rmap_walk_ksm @change-rmap_walk_unified
  Rule: Until 3.13 reclaim asked KSM who had accessed a page
    Three functions had the same two loops, over the items and over what was forked since. Since 3.14 the loops stand in one
    function, and what is done with each mapping is said by who asks.

    @since-3.0 @until-3.13
    Example: KSM answers for all who share the page
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      When reclaim asks who has accessed B's page
      Then it was accessed through 3 ptes

    @since-3.14
    Example: there is nobody to be asked, and all mappings are found as before
      Given mergeable memory
        | A | x x |
        | B | x   |
      And ksmd completes 2 full scans
      And A forks C
      And reclaim asks who has accessed B's page
      When B swaps out its page
      Then A's pages, B's page and C's pages are not mapped

  @ksm.c:rmap_walk_ksm @row-22
  Rule: Until 4.3 nobody else ran on the processor of a walk before it had ended
    With a hundred thousand sharers that takes seconds, and the watchdog reports a processor that hangs. Since 4.4 a walk offers its
    place before each item and each area. What others must not do during it stays as it was.

    @since-3.0 @until-4.3
    Example: a walk to the end
      Given the trace
        """
        machine nodes=1 pages_per_node=64 swap=8
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=63]
        proc A
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=63]
        mmap A 0x10000 2
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=63]
        madvise A 0x10000 2 MERGEABLE
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=63]
        write A 0x10000 byte:aa
        = ok pfn=1 hash=52e41dc5 [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=62]
        write A 0x11000 byte:aa
        = ok pfn=2 hash=52e41dc5 [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=61]
        fullscan 2
        = ok [sh=1 sg=1 un=0 vo=0 fs=2 ch=0 du=0 fr=62]
        at cond_resched#1 do write A 0x11000 byte:bb
        = ok
        swapout A 0x10000
        = ok unfired=1 [sh=1 sg=1 un=0 vo=0 fs=2 ch=0 du=0 fr=63]
        """
      When the model runs it
      Then every line is the same

    @since-4.4
    Example: a walk in which others get their turn
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And inside the 1st cond_resched, A writes y to its 2nd page
      When A swaps out its 1st page
      Then what ran inside is refused: it needs "a reverse map walk"
      And A's pages are not mapped

  @ksm.c:write_protect_page @change-page_vma_mapped_walk
  Rule: A page that is gone from its address when it should be write-protected is left alone
    ksmd holds mmap_sem for reading, so the area stays. What is mapped there may go: the one function and the other look at the
    entry under its lock.

    @until-4.10
    Example: page_check_address() does not find it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st page_check_address, B advises MADV_DONTNEED on its page
      Then B's page is not mapped
      And A's page is writable

    @since-4.11
    Example: page_vma_mapped_walk() does not find it
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      When ksmd is inside its 1st page_vma_mapped_walk, B advises MADV_DONTNEED on its page
      Then B's page is not mapped
      And A's page is writable
