@model
Feature: A kernel in which KSM could not start
  At boot KSM makes three slab caches, its thread and its files, in this order. When one of them can't be had it takes
  back the others, and the kernel goes on without it. But `madvise()` still knows the advice, and forks and exits still
  call KSM.

  @ksm.c:ksm_init @ksm.c:ksm_slab_init @ksm.c:alloc_mm_slot
  Rule: Where KSM could not start no memory becomes mergeable
    Without the cache of slots a process can't be put on the scan list. That looks like a want of memory, and to a program
    it is one: EAGAIN from the system call.

    Scenario Outline: step <step> of the start fails
      Given a kernel in which step <step> of KSM's start fails
      And anonymous memory
        | A | x x |
      When A advises MADV_MERGEABLE on its pages
      Then it fails with ENOMEM
      And A's pages are not mergeable
      And the scan list is ""

      Examples:
        | step |
        |    1 |
        |    2 |
        |    3 |
        |    4 |
        |    5 |

    Example: no step fails
      Given anonymous memory
        | A | x x |
      When A advises MADV_MERGEABLE on its pages
      Then it succeeds
      And the scan list is "A"

  @ksm.c:ksm_init
  Rule: The log tells of a thread or files that could not be made
    A kernel that is out of memory so early is in trouble anyway, and the slab allocator speaks for itself.

    Scenario Outline: what step <step> says
      When a kernel in which step <step> of KSM's start fails
      Then the log says "ksm: <what> failed"

      Examples:
        | step | what             |
        |    4 | creating kthread |
        |    5 | register sysfs   |

  @ksm.c:ksm_madvise
  Rule: All else goes on as if nobody had ever heard of KSM
    What asks for no slot finds nothing to do, and that is success.

    Example: MADV_UNMERGEABLE succeeds
      Given a kernel in which step 1 of KSM's start fails
      And anonymous memory
        | A | x x |
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds

    Example: advice on memory that KSM ignores succeeds
      Given a kernel in which step 1 of KSM's start fails
      And shared memory
        | A | - - |
      When A advises MADV_MERGEABLE on its pages
      Then it succeeds

    Example: processes fork and exit after the advice has failed
      Given a kernel in which step 1 of KSM's start fails
      And anonymous memory
        | A | x |
      And A advises MADV_MERGEABLE on its page
      And A forks B
      When A exits
      Then B reads back x from its page
      And the scan list is ""
