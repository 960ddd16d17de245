Feature: LTP's madvise01 and mmap10
  Two tests of system calls meet KSM in passing. madvise01 gives every advice that the kernel knows, and expects success.
  mmap10 maps memory, forks and unmaps in a way that once brought kernels down; with `-s` the memory is mergeable.

  @ltp:madvise01 @ksm.c:ksm_madvise @C11
  Rule: Both advices succeed, whatever is mapped
    LTP's memory is a file that is mapped shared. KSM has nothing to do with such an area, and that is no reason to fail.

    Scenario Outline: madvise01 gives <advice> to <kind> memory
      Given <kind> memory
        | A | -*10 |
      When A advises <advice> on its pages
      Then it succeeds
      And the counters do not change

      Examples:
        | kind        | advice           |
        | shared      | MADV_MERGEABLE   |
        | shared      | MADV_UNMERGEABLE |
        | file-backed | MADV_MERGEABLE   |
        | file-backed | MADV_UNMERGEABLE |
        | anonymous   | MADV_MERGEABLE   |
        | anonymous   | MADV_UNMERGEABLE |

    Example: madvise01 unmaps what it has advised
      Given mergeable shared memory
        | A | -*10 |
      When A unmaps its pages
      Then it succeeds
      And the counters do not change

  @ltp:mmap10 @ksm.c:__ksm_enter @ksm.c:__ksm_exit
  Rule: Children that unmap what their parent has advised, and die, leave nothing behind
    An area of twice 5 MiB less one page has one page that was written, the 1281st. Each of three children unmaps
    all pages behind it and exits. In the end the parent unmaps everything. As long as the children live, ksmd
    knows the one frame four times, and it can't be merged with itself.

        page      1 ··· 1280   1281   1282 ··· 2559
        parent    -            0      -
        child     -            0      unmapped

    Example: mmap10 -a -s: a child unmaps around the page that was written
      Given mergeable memory
        | Parent | -*1280 0 -*1278 |
      And Parent forks Child1
      When Child1 unmaps its pages 1282 to 2559
      Then it succeeds
      And Child1 reads back 0 from its 1281st page
      And Parent reads back 0 from its pages 1281 to 1282

    Example: mmap10 -a -s: three children, and the parent unmaps everything
      Given run is 1
      And mergeable memory
        | Parent | -*1280 0 -*1278 |
      And Parent forks Child1
      And Child1 unmaps its pages 1282 to 2559
      And Child1 exits
      And Parent forks Child2
      And Child2 unmaps its pages 1282 to 2559
      And Parent forks Child3
      And Child2 exits
      And Child3 unmaps its pages 1282 to 2559
      And Child3 exits
      When Parent unmaps its pages
      Then it succeeds
      And 1 frame is freed
      And the counters do not change

    Example: mmap10 -a -s: the store of a 0 and of any other byte give the page its frame
      Given mergeable memory
        | Parent | -*2559 |
      When Parent changes one byte of its 1281st page
      Then 1 frame is taken
      And Parent reads back 0 from its 1280th page and its 1282nd page

    Example: mmap10 -a -s: ksmd scans while the children live
      Given run is 1
      And mergeable memory
        | Parent | -*1280 0 -*1278 |
      And Parent forks Child1
      And Parent forks Child2
      And Parent forks Child3
      And Child1 unmaps its pages 1282 to 2559
      And Child2 unmaps its pages 1282 to 2559
      And Child3 unmaps its pages 1282 to 2559
      When ksmd completes 3 full scans
      Then the counters change by
        | pages_unshared | +1 |
        | pages_volatile | +3 |
      And 0 frames are freed
