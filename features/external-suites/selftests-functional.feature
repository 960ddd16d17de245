Feature: The kernel's ksm_functional_tests
  Newer kernels test that unmerging really gives every page a frame of its own: they look into the page table, and no
  frame may be there twice. The memory is 2 MiB, 512 pages, without huge pages. v4.18 can do all of it but what came
  later: userfaultfd's write protection, and `prctl(PR_SET_MEMORY_MERGE)` (`test_unmerge_uffd_wp` and `test_prctl*`).

  Background:
    Given run is 2
    And sleep_millisecs is 0
    And run is 1

  @selftest:test_unmerge @ksm.c:unmerge_ksm_pages @C7
  Rule: test_unmerge: no frame is mapped twice after MADV_UNMERGEABLE
    512 pages of one byte are two KSM pages. Both have to go.

    @since-4.13
    Example: test_unmerge merges two times 256 pages
      Given mergeable memory
        | A | 0xcf*512 |
      When ksmd completes 2 full scans
      Then A's pages share 2 frames

    Example: test_unmerge parts them
      Given mergeable memory
        | A | 0xcf*512 |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages have frames of their own
      And A reads back 0xcf from its pages

  @selftest:test_unmerge_zero_pages @ksm.c:unmerge_ksm_pages @C29 @bug:zero-pages-not-unmerged @until-6.5 @since-4.11
  Rule: test_unmerge_zero_pages: only a store takes a page away from the zero page
    The test expects that the zero page is unmerged like a KSM page, and counts: 512 pages on the zero page, then 256,
    then none. v4.18 has no such count, and would fail at the second number: MADV_UNMERGEABLE leaves them all on the zero
    page.

    Example: test_unmerge_zero_pages, all pages map the zero page
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*512 |
      When ksmd completes 2 full scans
      Then A's pages map the zero page

    Example: test_unmerge_zero_pages, the first half is unmerged
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*512 |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages 1 to 256
      Then it succeeds
      And A's pages map the zero page

    Example: test_unmerge_zero_pages, the second half is stored to
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*512 |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its pages 1 to 256
      When A changes one byte of its pages 257 to 512
      Then A's pages 1 to 256 map the zero page
      And A's pages 257 to 512 have frames of their own
      And 256 frames are taken

  @selftest:test_unmerge_discarded @ksm.c:unmerge_ksm_pages @C7
  Rule: test_unmerge_discarded: pages that are gone do not hinder the unmerging of others
    Where MADV_DONTNEED was first there is nothing to break.

    @since-4.13
    Example: test_unmerge_discarded discards the first half
      Given mergeable memory
        | A | 0xcf*512 |
      And ksmd completes 2 full scans
      When A advises MADV_DONTNEED on its pages 1 to 256
      Then 1 frame is freed

    Example: test_unmerge_discarded unmerges everything then
      Given mergeable memory
        | A | 0xcf*512 |
      And ksmd completes 2 full scans
      And A advises MADV_DONTNEED on its pages 1 to 256
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages 257 to 512 have frames of their own
      And A reads back 0xcf from its pages 257 to 512
      And A reads back 0 from its pages 1 to 256

  @selftest:test_prot_none @ksm.c:break_ksm @C7
  Rule: test_prot_none: memory that may not be written is unmerged all the same
    The test takes all access away from merged memory, and stores to its first half through `/proc/self/mem`. Here memory
    is made read-only, which comes nearest to it, and nobody stores past that. What the test is about stays: the fault
    that breaks a KSM page is a write where no write is allowed.

    Example: test_prot_none unmerges the second half
      Given mergeable memory
        | A | 0x11*512 |
      And ksmd completes 2 full scans
      And A makes its pages read-only
      When A advises MADV_UNMERGEABLE on its pages 257 to 512
      Then it succeeds
      And A's pages 257 to 512 have frames of their own
      And A's pages 1 to 256 share one frame
      And A reads back 0x11 from its pages

    @model
    Example: test_prot_none leaves the copies read-only
      Given mergeable memory
        | A | 0x11*512 |
      And ksmd completes 2 full scans
      And A makes its pages read-only
      When A advises MADV_UNMERGEABLE on its pages 257 to 512
      Then A's pages are write-protected

  @selftest:test_unmerge_zero_pages @ksm.c:unmerge_ksm_pages @since-6.6
  Rule: test_unmerge_zero_pages passes since KSM's zero pages are counted and unmerged
    512 of them, then 256, then none.

    Scenario Outline: test_unmerge_zero_pages counts <pages> when <when>
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*512 |
      And ksmd completes 2 full scans
      And A <first>
      When A <second>
      Then the counters are
        | pages_volatile |     512 |
        | ksm_zero_pages | <pages> |

      Examples:
        | when                         | first                                          | second                                         | pages |
        | all have merged              | reads its pages                                | reads its pages                                |   512 |
        | the first half is unmerged   | reads its pages                                | advises MADV_UNMERGEABLE on its pages 1 to 256 |   256 |
        | the second half is stored to | advises MADV_UNMERGEABLE on its pages 1 to 256 | changes one byte of its pages 257 to 512       |     0 |

  @selftest:test_prctl @since-6.4
  Rule: test_prctl: the mark is set, read and taken back
    Each call does what it says.

    Example: test_prctl
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A's PR_GET_MEMORY_MERGE is 1
      When A calls PR_SET_MEMORY_MERGE with "0"
      Then it succeeds
      And A's PR_GET_MEMORY_MERGE is 0

  @selftest:test_prctl_fork @selftest:test_prctl_fork_exec @since-6.7
  Rule: test_prctl_fork and test_prctl_fork_exec: children merge without advice
    Also after exec.

    Example: test_prctl_fork
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A forks B
      And anonymous memory
        | B | 0xcf*512 |
      When ksmd completes 2 full scans
      Then B's PR_GET_MEMORY_MERGE is 1
      And B's ksm_merging_pages reads 512

    Example: test_prctl_fork_exec
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A forks B
      And B execs
      And anonymous memory
        | B | 0xcf*512 |
      When ksmd completes 2 full scans
      Then B's PR_GET_MEMORY_MERGE is 1
      And B's ksm_merging_pages reads 512

  @selftest:test_prctl_unmerge @since-6.4
  Rule: test_prctl_unmerge: with the mark all merging goes
    No frame is mapped twice any more.

    Example: test_prctl_unmerge
      Given anonymous memory
        | A | 0xcf*512 |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And ksmd completes 2 full scans
      When A calls PR_SET_MEMORY_MERGE with "0"
      Then A's pages have frames of their own
