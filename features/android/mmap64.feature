Feature: Android's libc advises by itself
  On Android no program has to ask for merging. bionic, the C library, does it for all of them in the version that this chapter
  follows: its `mmap64()` passes what it has mapped on to `madvise(MADV_MERGEABLE)`, if that could be of any use.

      mmap64() ──► mmap() ──► private, anonymous, no stack? ── yes ──► madvise(MADV_MERGEABLE)
                                                                          └─ EINVAL ──► never again

  What is mapped by these calls follows the memory that is drawn: its pages count on.

  @ksm.c:ksm_madvise @ksm.c:__ksm_enter
  Rule: Two processes merge without any advice of their own
    That is the point of it: processes of one ancestor, Android's zygote, run the same programs and fill their heaps with
    much the same.

    @model
    Example: what both have mapped and filled alike
      Given A calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      And B calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      And A writes x to its page
      And B writes x to its page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame
      And the counters change by
        | pages_shared  | +1 |
        | pages_sharing | +1 |

    @model
    Example: memory that came from elsewhere is not advised
      Given anonymous memory
        | A | x |
        | B | x |
      And A calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      And B calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      And A writes x to its 2nd page
      And B writes x to its 2nd page
      When ksmd completes 2 full scans
      Then A's 2nd page and B's 2nd page share one frame
      And A's 1st page and B's 1st page have frames of their own

    @model
    Example: a program can take it back
      Given A calls Android's mmap64 with
        | size  |                      8192 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      And B calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      And A writes x to its pages
      And B writes x to its page
      And A advises MADV_UNMERGEABLE on its pages
      When ksmd completes 2 full scans
      Then A's pages and B's page have frames of their own

    @model
    Example: children have it from their parents
      Given A calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      And A forks B
      And A writes x to its page
      And B writes x to its page
      When ksmd completes 2 full scans
      Then A's page and B's page share one frame

  @model @ksm.c:ksm_madvise
  Rule: Private anonymous memory is advised, and stacks are not
    What is not private or not anonymous can't merge. A stack changes all the time; to scan it is a waste.

    Example: private and anonymous
      When A calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      Then it succeeds
      And A's page is mergeable
      And the scan list is "A"

    Scenario Outline: with <flags>
      When A calls Android's mmap64 with
        | size  |    4096 |
        | flags | <flags> |
      Then it succeeds
      And A's page is not mergeable
      And the scan list is ""

      Examples: a file
        | flags       |
        | MAP_PRIVATE |

      Examples: not private, that is, shared
        | flags                    |
        | MAP_SHARED MAP_ANONYMOUS |

      Examples: a stack
        | flags                                             |
        | MAP_PRIVATE MAP_ANONYMOUS MAP_STACK               |
        | MAP_PRIVATE MAP_ANONYMOUS MAP_GROWSDOWN           |
        | MAP_PRIVATE MAP_ANONYMOUS MAP_STACK MAP_GROWSDOWN |

  @model @ksm.c:ksm_madvise
  Rule: The whole of the mapping is advised, whatever its size
    Sizes are in bytes, and both calls round them up to pages.

    Scenario Outline: <size> bytes
      Given A calls Android's mmap64 with
        | size  | <size>                    |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      When A writes x to <last>
      Then it succeeds
      And A's pages are mergeable

      Examples:
        | size | last         |
        |    1 | A's 1st page |
        | 4096 | A's 1st page |
        | 4097 | A's 2nd page |
        | 8192 | A's 2nd page |
        | 8193 | A's 3rd page |

  @ksm.c:ksm_madvise
  Rule: A call that can't be is refused before anything is mapped
    The offset reaches the kernel in units of 4096 bytes, and the size has to leave room for the difference of two
    addresses. Both are checked for anonymous memory, too, although it has no offset.

    @model
    Scenario Outline: an offset of <offset>
      When A calls Android's mmap64 with
        | size   |                      4096 |
        | flags  | MAP_PRIVATE MAP_ANONYMOUS |
        | offset | <offset>                  |
      Then it <outcome>

      Examples:
        | offset | outcome           |
        |      0 | succeeds          |
        |   4096 | succeeds          |
        |  40960 | succeeds          |
        |      1 | fails with EINVAL |
        |   4095 | fails with EINVAL |
        |   6144 | fails with EINVAL |
        |     -1 | fails with EINVAL |
        |  -4096 | fails with EINVAL |

    @model
    Scenario Outline: a size of <size>
      When A calls Android's mmap64 with
        | size  | <size>                    |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      Then it fails with <errno>

      Examples:
        | size                 | errno  |
        |  9223372036854773760 | ENOMEM |
        |  9223372036854775808 | ENOMEM |
        | 18446744073709551615 | ENOMEM |
        |                    0 | EINVAL |

    @model
    Example: nothing is advised then
      When A calls Android's mmap64 with
        | size   |                      4096 |
        | flags  | MAP_PRIVATE MAP_ANONYMOUS |
        | offset |                       100 |
      Then it fails with EINVAL
      And the scan list is ""
