Feature: A kernel without KSM
  KSM is an option of the kernel's configuration, `CONFIG_KSM`. A kernel that was built without it does not know the two
  kinds of advice, and it has no `/sys/kernel/mm/ksm`.

  @ksm.c:ksm_init @C9 @ltp:madvise02 @row-1
  Rule: Without CONFIG_KSM the advice is not known
    EINVAL tells a program for good that there is no merging here. A kernel with KSM never says it, whatever the range may
    hold.

    @model
    Scenario Outline: <advice>
      Given a kernel without CONFIG_KSM
      And anonymous memory
        | A | x |
      When A advises <advice> on its page
      Then it fails with EINVAL

      Examples:
        | advice           |
        | MADV_MERGEABLE   |
        | MADV_UNMERGEABLE |

    Scenario Outline: <advice> on a kernel with KSM
      Given anonymous memory
        | A | x |
      When A advises <advice> on its page
      Then it succeeds

      Examples:
        | advice           |
        | MADV_MERGEABLE   |
        | MADV_UNMERGEABLE |

    @model
    Example: other advice is known all the same
      Given a kernel without CONFIG_KSM
      And anonymous memory
        | A | x |
      When A advises MADV_DONTNEED on its page
      Then it succeeds

    @model
    Scenario Outline: there is no file <file>
      Given a kernel without CONFIG_KSM
      When root writes "1" to <file>
      Then it fails with ENOENT

      Examples:
        | file          |
        | run           |
        | pages_shared  |
        | pages_to_scan |

    @model
    Example: there is no ksmd to merge anything
      Given a kernel without CONFIG_KSM
      And anonymous memory
        | A | x x |
      When A advises MADV_MERGEABLE on its pages
      Then the scan list is ""
      And A's pages have frames of their own
