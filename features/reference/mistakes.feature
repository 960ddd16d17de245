@model @since-4.18 @until-4.18
Feature: Mistakes in a trace
  A trace with a misspelt word must not run to its end as if all were well. The compiled reference takes any text for a
  window, an advice or a file, and answers with an errno; the recorded traces have such answers. So a mistake is one unless
  the trace itself records the errno on its next line. Any other errno is what a kernel returns: for a
  process that is gone, a page that is not there, a node that the machine does not have.

  Rule: A word that nothing has is refused before anything runs
    The message lists what there is; the command line adds what is nearest.

    Scenario Outline: <what>, misspelt
      Given the trace
        """
        machine nodes=1 pages_per_node=64
        proc A
        <line>
        """
      When the model runs it
      Then it is refused: "the trace:3: found <found>, expected <expected>"

      Examples:
        | what                          | line                            | found                | expected                                                                                                                                                                                                                                                                                                                                                              |
        | a window                      | at lokc_page#1 do exit A        | \\"lokc_page\\"      | a window of v4.18 in \\"at WINDOW#N do OPERATION\\": cond_resched, lock_page, trylock_page, unlock_page, down_read, up_read, down_write, mutex_lock, memcmp, jhash2, follow_page, kmem_cache_alloc, handle_mm_fault, split_huge_page, lru_add_drain_all, get_page_unless_zero, signal_pending, page_vma_mapped_walk, mmu_notifier_invalidate_range_start, wait_on_bit |
        | an advice in small letters    | madvise A 0x10000 1 mergeable   | \\"mergeable\\"      | MERGEABLE or UNMERGEABLE in \\"madvise NAME ADDR N MERGEABLE\|UNMERGEABLE\\"                                                                                                                                                                                                                                                                                          |
        | a flag of mmap                | mmap A 0x10000 1 sahred         | \\"sahred\\"         | one of ro, shared, mayshare, pfnmap, io, dontexpand, hugetlb, mixedmap, file in \\"mmap NAME ADDR N [ro] [file] [shared\|mayshare\|pfnmap\|io\|dontexpand\|hugetlb\|mixedmap]\\"                                                                                                                                                                                      |
        | a flag of mmap behind another | mmap A 0x10000 1 ro sahred      | \\"sahred\\"         | one of ro, shared, mayshare, pfnmap, io, dontexpand, hugetlb, mixedmap, file in \\"mmap NAME ADDR N [ro] [file] [shared\|mayshare\|pfnmap\|io\|dontexpand\|hugetlb\|mixedmap]\\"                                                                                                                                                                                      |
        | a file that is read           | sysfs pages_too_scan            | \\"pages_too_scan\\" | a file in \\"sysfs NAME[=VALUE]\\": sleep_millisecs, pages_to_scan, run, pages_shared, pages_sharing, pages_unshared, pages_volatile, full_scans, merge_across_nodes, max_page_sharing, stable_node_chains, stable_node_dups, stable_node_chains_prune_millisecs, use_zero_pages                                                                                      |
        | a file that is written        | sysfs run 1                     | \\"run 1\\"          | a file in \\"sysfs NAME[=VALUE]\\": sleep_millisecs, pages_to_scan, run, pages_shared, pages_sharing, pages_unshared, pages_volatile, full_scans, merge_across_nodes, max_page_sharing, stable_node_chains, stable_node_dups, stable_node_chains_prune_millisecs, use_zero_pages                                                                                      |
        | a process                     | write a 0x10000 zero            | \\"a\\"              | a process that a \\"proc\\" or \\"fork\\" of the trace makes in \\"write NAME ADDR zero\|byte:XX\|seed:N\\"                                                                                                                                                                                                                                                           |
        | an operation in a window      | at memcmp#1 do jump A           | \\"jump\\"           | an operation: audit, clock, exit, exitstart, fail, fork, fullscan, hotplug, ksmd, lockpage, madvise, migrate, migratepfn, mlock, mmap, munlock, munmap, pin, poke, proc, read, reclaim, referenced, scan, signal, swapout, sysfs, thp, unlockpage, unpin, write, zap                                                                                                  |
        | what can't run in a window    | at memcmp#1 do dump             | \\"dump\\"           | an operation: audit, clock, exit, exitstart, fail, fork, fullscan, hotplug, ksmd, lockpage, madvise, migrate, migratepfn, mlock, mmap, munlock, munmap, pin, poke, proc, read, reclaim, referenced, scan, signal, swapout, sysfs, thp, unlockpage, unpin, write, zap                                                                                                  |
        | an advice in a window         | at memcmp#1 do madvise A 0 1 OK | \\"OK\\"             | MERGEABLE or UNMERGEABLE in \\"madvise NAME ADDR N MERGEABLE\|UNMERGEABLE\\"                                                                                                                                                                                                                                                                                          |
        | a call that others had        | referenced A 0x10000            | \\"referenced\\"     | a kernel that asks KSM, which v4.18 does not, in \\"referenced NAME ADDR\\"                                                                                                                                                                                                                                                                                           |
        | an option given twice         | fail page count=1 count=2       | \\"count=2\\"        | count once in \\"fail KIND [after=N] [count=M]\\"                                                                                                                                                                                                                                                                                                                     |
        | an option for a name          | proc node=0                     | \\"node=0\\"         | a name, of letters, digits, \\"_\\", \\".\\" and \\"-\\", in \\"proc NAME [node=K]\\"                                                                                                                                                                                                                                                                                 |

  Rule: A number that nothing can have is refused before anything runs
    It would be cut, or taken for something else.

    Scenario Outline: the number of <line>
      Given the trace
        """
        proc A
        <line>
        """
      When the model runs it
      Then it is refused: "the trace:2: found \"<found>\", expected <expected>"

      Examples:
        | line                                 | found                      | expected                                                                       |
        | munmap A 0x20000000000001 1          |           0x20000000000001 | a number up to 9007199254740991 (an address) in \\"munmap NAME ADDR N\\"       |
        | munmap A -4096 1                     |                      -4096 | a number (an address) in \\"munmap NAME ADDR N\\"                              |
        | write A 0x1000 seed:4294967296       | seed:4294967296            | a seed up to 4294967295 in \\"write NAME ADDR zero\|byte:XX\|seed:N\\"         |
        | fail page count=99999999999999999999 | count=99999999999999999999 | a number up to 9007199254740991 (count) in \\"fail KIND [after=N] [count=M]\\" |
        | scan 4294967296                      |                 4294967296 | a number up to 4294967295 (a number) in \\"scan [PAGES]\\"                     |
        | clock +9007199254740993              |          +9007199254740993 | up to +9007199254740991 in \\"clock +MILLISECONDS\\"                           |
        | signal 9007199254740993              |           9007199254740993 | up to 9007199254740991 calls in \\"signal N\|off\\"                            |
        | at memcmp#0 do exit A                | memcmp#0                   | a call from 1 on in \\"at WINDOW#N do OPERATION\\"                             |
        | at memcmp#9007199254740993 do exit A | memcmp#9007199254740993    | a call up to 9007199254740991 in \\"at WINDOW#N do OPERATION\\"                |
        | poke A 0x1000 7 4096                 |                       4096 | an offset from 0 to 4095 in \\"poke NAME ADDR XX [OFFSET]\\"                   |
        | thp A 0x1000 0                       |                          0 | an order from 1 to 9 in \\"thp NAME ADDR [ORDER]\\"                            |
        | thp A 0x1000 10                      |                         10 | an order from 1 to 9 in \\"thp NAME ADDR [ORDER]\\"                            |
        | migrate A 0x1000 64                  |                         64 | a node from 0 to 63 in \\"migrate NAME ADDR NODE\\"                            |
        | migratepfn 3 64                      |                         64 | a node from 0 to 63 in \\"migratepfn PFN NODE\\"                               |
        | proc B node=64                       | node=64                    | a node from 0 to 63 in \\"proc NAME [node=K]\\"                                |
        | proc anybodyOfTwentyOneLets          | anybodyOfTwentyOneLets     | a name of up to 20 letters in \\"proc NAME [node=K]\\"                         |
        | fork A anybodyOfTwentyOneLets        | anybodyOfTwentyOneLets     | the child's name of up to 20 letters in \\"fork NAME CHILD\\"                  |
        | machine nodes=1                      | machine                    | it once, before everything else                                                |

    Scenario Outline: machine <words>
      Given the trace
        """
        machine <words>
        """
      When the model runs it
      Then it is refused: "the trace:1: found \"<found>\", expected <expected> in \"machine [nodes=N] [pages_per_node=M] [swap=S] [initfail=K]\""

      Examples:
        | words                          | found                          | expected                                                                |
        | nodes=65                       | nodes=65                       | nodes from 1 to 64                                                      |
        | nodes=0                        | nodes=0                        | nodes from 1 to 64                                                      |
        | pages_per_node=1               | pages_per_node=1               | pages_per_node from 2 to 4000000                                        |
        | pages_per_node=4000001         | pages_per_node=4000001         | pages_per_node from 2 to 4000000                                        |
        | nodes=8 pages_per_node=2000001 | nodes=8 pages_per_node=2000001 | up to 16000000 pages in all                                             |
        | swap=1000001                   | swap=1000001                   | swap from 0 to 1000000                                                  |
        | initfail=6                     | initfail=6                     | initfail from 0 to 5                                                    |
        | nodes=two                      | nodes=two                      | nodes=NUMBER or pages_per_node=NUMBER or swap=NUMBER or initfail=NUMBER |

  Rule: What the trace itself records of a mistake is no mistake
    Then it was recorded from the reference, and the model has to say the same. Everything has to fit: the errno, and the
    place where it stands.

    Example: the window of no kernel, and the 0th call
      Given the recorded trace "traces/races/unfired"
      When the model runs it
      Then every line is the same

    Example: the errno is another one
      Given the recorded trace "traces/races/unfired" with "at nothing#1 do clock +1\n= -EPERM" in place of "at nothing#1 do clock +1\n= -EINVAL"
      When the model runs it
      Then it is refused: "the trace:13: found \"nothing\", expected a window of v4.18 in \"at WINDOW#N do OPERATION\": cond_resched, lock_page, trylock_page, unlock_page, down_read, up_read, down_write, mutex_lock, memcmp, jhash2, follow_page, kmem_cache_alloc, handle_mm_fault, split_huge_page, lru_add_drain_all, get_page_unless_zero, signal_pending, page_vma_mapped_walk, mmu_notifier_invalidate_range_start, wait_on_bit"

    Example: the errno stands somewhere else
      Given the trace
        """
        proc A
        madvise A 0x10000 1 mergeable
        # = -EINVAL
        = -EINVAL
        """
      When the model runs it
      Then it is refused: "the trace:2: found \"mergeable\", expected MERGEABLE or UNMERGEABLE in \"madvise NAME ADDR N MERGEABLE|UNMERGEABLE\""

    Example: the machine inside of a window, when the trace does not say that it is refused
      Given the recorded trace "refusals/nested" with "machine nodes=1 => ok" in place of "machine nodes=1 => -EALREADY"
      When the model runs it
      Then it is refused: "the trace:57: found \"machine\", expected an operation inside of a running machine: audit, clock, exit, exitstart, fail, fork, fullscan, hotplug, ksmd, lockpage, madvise, migrate, migratepfn, mlock, mmap, munlock, munmap, pin, poke, proc, read, reclaim, referenced, scan, signal, swapout, sysfs, thp, unlockpage, unpin, write, zap"

    Example: a file that only other kernels have is a matter of the kernel
      Given the trace
        """
        sysfs smart_scan
        = -ENOENT [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        sysfs max_kernel_pages=1
        = -ENOENT [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        """
      When the model runs it
      Then every line is the same

    Example: so it is when the trace records nothing
      Given the trace
        """
        sysfs smart_scan
        """
      When the model runs it
      Then it differs at line 2, in "sysfs smart_scan"

    Example: what has been refused already may hold anything
      Given the trace
        """
        machine nodes=65 pages_per_node=4000000
        = -EINVAL
        proc A
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        machine nodes=65
        = -EALREADY [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        """
      When the model runs it
      Then every line is the same

    Example: a process that is not there yet is a matter of the kernel
      Given the trace
        """
        exit A
        = -ESRCH [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        at memcmp#1 do fork A B
        = ok
        exit B
        = -ESRCH unfired=1 [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        proc A
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        """
      When the model runs it
      Then every line is the same

    Example: a process that is made in a window is there
      Given the trace
        """
        proc A
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        mmap A 0x10000 1
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        madvise A 0x10000 1 MERGEABLE
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=1023]
        at cond_resched#1 do fork A B
        = ok
        scan 1
        & cond_resched#1 fork A B => ok
        = ok [sh=0 sg=0 un=0 vo=0 fs=1 ch=0 du=0 fr=1023]
        exit B
        = ok [sh=0 sg=0 un=0 vo=0 fs=1 ch=0 du=0 fr=1023]
        """
      When the model runs it
      Then every line is the same

    Example: the largest machine runs
      Given the trace
        """
        machine nodes=64 pages_per_node=250000 swap=0 initfail=0
        = ok [sh=0 sg=0 un=0 vo=0 fs=0 ch=0 du=0 fr=15999999]
        """
      When the model runs it
      Then every line is the same

  Rule: The kernel that boots decides which windows there are
    They are calls of its `ksm.c`.

    Example: in 4.18 nothing is called page_check_address()
      Given the trace
        """
        at page_check_address#1 do clock +1
        """
      When the model runs it
      Then it is refused: "the trace:1: found \"page_check_address\", expected a window of v4.18 in \"at WINDOW#N do OPERATION\": cond_resched, lock_page, trylock_page, unlock_page, down_read, up_read, down_write, mutex_lock, memcmp, jhash2, follow_page, kmem_cache_alloc, handle_mm_fault, split_huge_page, lru_add_drain_all, get_page_unless_zero, signal_pending, page_vma_mapped_walk, mmu_notifier_invalidate_range_start, wait_on_bit"

  Rule: A message is one short line, whatever the trace holds
    A terminal obeys control characters, so what is shown of a line has them as `\x1b`.

    Example: a line that would colour the terminal
      Given the recorded trace "traces/merge-basics/two-pages" with "\x1b[31mproc A" in place of "proc A"
      When the model runs it
      Then it is refused: "the trace:3: found \"\x1b[31mproc\", expected an operation: at, audit, clock, dump, exit, exitstart, fail, fork, fullscan, hotplug, ksmd, lockpage, machine, madvise, migrate, migratepfn, mlock, mmap, munlock, munmap, pin, poke, proc, read, reclaim, referenced, scan, signal, swapout, sysfs, thp, unlockpage, unpin, write, zap"

    Example: a very long line
      Given the trace
        """
        at memcmp 1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890
        """
      When the model runs it
      Then it is refused: "the trace:1: found \"at memcmp 1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789...\", expected \"at WINDOW#N do OPERATION\""

  Rule: No more than 64 operations wait for windows of the next one
    No trace needs so many: the operation that they wait for has been forgotten.

    Example: 65 operations
      One before them is recorded as refused, and others have had their operation.

      Given the trace
        """
        at memcmp#1 do clock +1
        at memcmp#2 do clock +1
        fullscan 1
        at nothing#1 do clock +1
        = -EINVAL
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        at memcmp#1 do clock +1
        """
      When the model runs it
      Then it is refused: "the trace:70: found 65 operations for windows of the next one, expected up to 64"
