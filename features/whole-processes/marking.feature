@since-6.4
Feature: prctl marks a whole process for merging
  Until 6.3 a program had to advise each area, so that only programs that knew of KSM could use it.
  `prctl(PR_SET_MEMORY_MERGE, 1)` marks the process: all areas that can be merged are mergeable, and those to come.

  @ksm.c:ksm_enable_merge_any @ksm.c:__ksm_add_vma @C6 @C71 @row-51
  Rule: A mark makes all areas mergeable that there are
    As if each had been advised.

    Example: two processes without advice
      Given anonymous memory
        | A | x |
        | A | x |
        | B | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And B calls PR_SET_MEMORY_MERGE with "1"
      When ksmd completes 2 full scans
      Then A's pages and B's page share one frame

    Example: a process that is not marked stays out
      Given anonymous memory
        | A | x x |
        | B | x   |
      And A calls PR_SET_MEMORY_MERGE with "1"
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 1 |

    @model
    Example: to mark it twice registers it once
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      When A calls PR_SET_MEMORY_MERGE with "1"
      Then it succeeds
      And the scan list is "A"

    @model
    Example: a process that KSM knows by its advice is marked as well
      Given mergeable memory
        | A | x |
      And anonymous memory
        | A | y |
      When A calls PR_SET_MEMORY_MERGE with "1"
      Then A's pages are mergeable
      And the scan list is "A"

    @model
    Example: without memory to remember the process nothing is marked
      Given anonymous memory
        | A | x |
      And the next mm_slot allocation fails
      When A calls PR_SET_MEMORY_MERGE with "1"
      Then it fails with ENOMEM
      And A's PR_GET_MEMORY_MERGE is 0
      And A's page is not mergeable

  @ksm.c:ksm_add_vma @C71 @row-51
  Rule: An area that is mapped later is mergeable from the start
    The mark belongs to the process.

    Example: memory that is mapped after the mark
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And anonymous memory
        | A | x |
      When ksmd completes 2 full scans
      Then A's pages share one frame

    Example: not when the mark was taken back
      Given anonymous memory
        | A | x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And A calls PR_SET_MEMORY_MERGE with "0"
      When anonymous memory
        | A | x |
      Then A's pages are not mergeable

  @ksm.c:__ksm_add_vma @C75
  Rule: Areas that madvise would ignore are ignored here, too
    No error tells of them.

    Scenario Outline: a <kind> area
      Given <kind> memory
        | A | - |
      When A calls PR_SET_MEMORY_MERGE with "1"
      Then it succeeds
      And A's page is <mergeable>

      Examples:
        | kind        | mergeable     |
        | anonymous   | mergeable     |
        | read-only   | mergeable     |
        | file-backed | mergeable     |
        | shared      | not mergeable |
        | mayshare    | not mergeable |
        | pfnmap      | not mergeable |
        | io          | not mergeable |
        | dontexpand  | not mergeable |
        | hugetlb     | not mergeable |
        | mixedmap    | not mergeable |

  @sys.c:prctl
  Rule: Arguments that have no meaning have to be 0
    So that they can get one later. Callers that left them to chance were refused.

    @C71
    Scenario Outline: PR_SET_MEMORY_MERGE is called with <arguments>
      Given anonymous memory
        | A | x |
      When A calls PR_SET_MEMORY_MERGE with "<arguments>"
      Then it <outcome>
      And A's PR_GET_MEMORY_MERGE is <marked>

      Examples:
        | arguments  | outcome           | marked |
        | 1, 0, 0, 0 | succeeds          |      1 |
        | 7, 0, 0, 0 | succeeds          |      1 |
        | 0, 0, 0, 0 | succeeds          |      0 |
        | 1, 1, 0, 0 | fails with EINVAL |      0 |
        | 1, 0, 1, 0 | fails with EINVAL |      0 |
        | 1, 0, 0, 1 | fails with EINVAL |      0 |

    @C72
    Scenario Outline: PR_GET_MEMORY_MERGE is called with <arguments>
      Given anonymous memory
        | A | x |
      When A calls PR_GET_MEMORY_MERGE with "<arguments>"
      Then it <outcome>

      Examples:
        | arguments  | outcome           |
        | 0, 0, 0, 0 | succeeds          |
        | 1, 0, 0, 0 | fails with EINVAL |
        | 0, 1, 0, 0 | fails with EINVAL |
        | 0, 0, 1, 0 | fails with EINVAL |
        | 0, 0, 0, 1 | fails with EINVAL |

    @C72
    Example: PR_GET_MEMORY_MERGE tells whether the process is marked
      Given anonymous memory
        | A | x |
      When A calls PR_SET_MEMORY_MERGE with "1"
      Then A's PR_GET_MEMORY_MERGE is 1

    @model
    Example: the call has to wait while ksmd is in the process's page tables
      Given mergeable memory
        | A | x |
      When ksmd is inside its 1st follow_page, A calls PR_SET_MEMORY_MERGE with "1"
      Then what ran inside is refused: it needs "mmap_sem of A"

    @model
    Example: a kernel without KSM knows neither
      Given a kernel without CONFIG_KSM
      And anonymous memory
        | A | x |
      When A calls PR_SET_MEMORY_MERGE with "1"
      Then it fails with EINVAL

  @ksm.c:ksm_disable_merge_any @ksm.c:__ksm_del_vma @C73 @row-51
  Rule: A mark that is taken back unmerges everything
    Also what the process has advised by itself: an area does not know why it is mergeable.

    Example: all pages get frames of their own
      Given anonymous memory
        | A | x x |
        | A | y - |
        | A | -   |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And ksmd completes 2 full scans
      When A calls PR_SET_MEMORY_MERGE with "0"
      Then it succeeds
      And A's pages 1 to 3 have frames of their own
      And A's PR_GET_MEMORY_MERGE is 0

    Example: an advised area is mergeable no more
      Given mergeable memory
        | A | x |
      And shared memory
        | A | - |
      And A calls PR_SET_MEMORY_MERGE with "1"
      When A calls PR_SET_MEMORY_MERGE with "0"
      Then A's pages are not mergeable

    Example: a process that is not marked keeps its advice
      Given mergeable memory
        | A | x |
      When A calls PR_SET_MEMORY_MERGE with "0"
      Then it succeeds
      And A's page is mergeable

    @model
    Example: without memory for a copy the mark stays
      Given anonymous memory
        | A | x x |
        | A | y   |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And ksmd completes 2 full scans
      And the next page allocation fails
      When A calls PR_SET_MEMORY_MERGE with "0"
      Then it fails with ENOMEM
      And A's PR_GET_MEMORY_MERGE is 1
      And A's pages are mergeable

    Example: MADV_UNMERGEABLE takes a single area out
      Given anonymous memory
        | A | x x |
      And A calls PR_SET_MEMORY_MERGE with "1"
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its 1st page
      Then it succeeds
      And A's pages have frames of their own
      And A's PR_GET_MEMORY_MERGE is 1
