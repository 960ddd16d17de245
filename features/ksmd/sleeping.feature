@model
Feature: ksmd sleeps between rounds, and sleeps on when there is nothing to do
  After each round ksmd looks whether it has anything to scan. If so it sleeps for `sleep_millisecs`; if not it sleeps
  until somebody wakes it.

      ┌─► scan a batch ──► anything to do? ── yes ──► sleep for sleep_millisecs ──┐
      │                         └─ no ──► sleep until woken ──┐                   │
      └───────────────────────────────────────────────────────┴───────────────────┘

  @ksm.c:ksm_scan_thread @ksm.c:sleep_millisecs_store @C20
  Rule: After a round ksmd sleeps for sleep_millisecs
    With pages_to_scan it sets the pace: at most pages_to_scan pages in sleep_millisecs and the time that the batch takes.
    The model's batches take no time.

    Example: 20 ms, when nothing else was said
      Given mergeable memory
        | A | x |
      And run is 1
      When ksmd runs 3 rounds
      Then the clock shows 60 ms

    Scenario Outline: 3 rounds with sleep_millisecs <sleep>
      Given mergeable memory
        | A | x |
      And sleep_millisecs is <sleep>
      And run is 1
      When ksmd runs 3 rounds
      Then the clock shows <clock> ms

      Examples:
        | sleep | clock |
        |     0 |     0 |
        |     1 |     3 |
        |  1500 |  4500 |

    Example: a new value counts from the next sleep
      Given mergeable memory
        | A | x |
      And sleep_millisecs is 1000
      And run is 1
      And ksmd runs 1 round
      And sleep_millisecs is 5
      When ksmd runs 2 rounds
      Then the clock shows 1010 ms

    Example: a value that is written during a batch counts for the sleep after it
      Given mergeable memory
        | A | x |
      And sleep_millisecs is 1000
      And run is 1
      And inside the 1st jhash2, root writes "5" to sleep_millisecs
      When ksmd runs 1 round
      Then the clock shows 5 ms

    Scenario Outline: a sleep of <sleep> ms takes <clock> ms
      A number of milliseconds with the highest bit of 32 is taken for a negative one, and that for the longest time there is.
      v4.18 does not wake ksmd from this sleep, whatever is written to its files.

      Given mergeable memory
        | A | x |
      And sleep_millisecs is <sleep>
      And run is 1
      When ksmd runs 1 round
      Then the clock shows <clock> ms

      Examples:
        | sleep      | clock               |
        | 2147483647 |          2147483647 |
        | 2147483648 | 4611686018427387902 |
        | 4294967295 | 4611686018427387902 |

    Example: a batch that ends in the middle of a scan is followed by the same sleep
      Given mergeable memory
        | A | a b c |
      And pages_to_scan is 1
      And run is 1
      When ksmd runs 4 rounds
      Then the clock shows 80 ms
      And the counters change by
        | pages_volatile | +3 |
        | full_scans     | +1 |

    Example: with pages_to_scan 0 ksmd still wakes up for nothing
      Given mergeable memory
        | A | x |
      And pages_to_scan is 0
      And run is 1
      When ksmd runs 3 rounds
      Then the clock shows 60 ms

  @ksm.c:ksmd_should_run @ksm.c:ksm_scan_thread
  Rule: ksmd sleeps until it is woken unless run is 1 and a process is registered
    A machine that does not use KSM must not pay for it with a thread that wakes up fifty times a second.

    Scenario Outline: run is <run>, and a process is registered
      Given mergeable memory
        | A | x |
      And run is <run>
      When ksmd runs until it has nothing to do
      Then ksmd sleeps until it is woken
      And the clock shows 0 ms

      Examples:
        | run |
        |   0 |
        |   2 |

    Example: run is 1, and no process is registered
      Given run is 1
      When ksmd runs until it has nothing to do
      Then ksmd sleeps until it is woken
      And the clock shows 0 ms

    Example: run is 1, and the last process leaves in this very round
      Given mergeable memory
        | A | x |
      And run is 1
      And ksmd runs 1 round
      And A exits
      When ksmd runs 1 round
      Then ksmd sleeps until it is woken
      And the clock shows 20 ms

    Example: run is 1, and a process is registered
      Given mergeable memory
        | A | x |
      And run is 1
      When ksmd runs 2 rounds
      Then ksmd is awake

  @ksm.c:__ksm_enter
  Rule: The first process that registers wakes ksmd
    ksmd could be asleep for want of processes only while the list was empty, so the others need not wake it.

    Example: the first one
      Given run is 1
      And ksmd runs until it has nothing to do
      And anonymous memory
        | A | x |
      When A advises MADV_MERGEABLE on its page
      Then ksmd is awake

    Example: the second one
      Given mergeable memory
        | A | x |
      And anonymous memory
        | B | x |
      And run is 0
      And ksmd runs until it has nothing to do
      When B advises MADV_MERGEABLE on its page
      Then ksmd sleeps until it is woken

    Example: a child that is registered by fork, when its parent was the only one
      Given mergeable memory
        | A | x |
      And ksmd runs until it has nothing to do
      When A forks B
      Then ksmd sleeps until it is woken

    Example: more memory of a process that is registered
      Given mergeable memory
        | A | x |
      And anonymous memory
        | A | y |
      And ksmd runs until it has nothing to do
      When A advises MADV_MERGEABLE on its 2nd page
      Then ksmd sleeps until it is woken

    Example: the first one after all others have left
      Given mergeable memory
        | A | x |
      And anonymous memory
        | B | x |
      And A exits
      And ksmd runs until it has nothing to do
      When B advises MADV_MERGEABLE on its page
      Then ksmd is awake

    Example: it goes back to sleep when run is 0
      Given mergeable memory
        | A | x |
      And run is 0
      When ksmd runs until it has nothing to do
      Then ksmd sleeps until it is woken

  @ksm.c:run_store
  Rule: Writing 1 to run wakes ksmd, and no other value does
    Even when `run` was 1 before: a needless wake-up costs nothing, a lost one would stop KSM for ever.

    Example: from 0 to 1
      Given mergeable memory
        | A | x |
      And ksmd runs until it has nothing to do
      When root writes "1" to run
      Then ksmd is awake

    Example: from 1 to 1
      Given run is 1
      And ksmd runs until it has nothing to do
      When root writes "1" to run
      Then ksmd is awake

    Scenario Outline: from 1 to <value>
      Given run is 1
      And ksmd runs until it has nothing to do
      When root writes "<value>" to run
      Then ksmd sleeps until it is woken

      Examples:
        | value |
        |     0 |
        |     2 |

    Example: a value that is refused
      Given run is 1
      And ksmd runs until it has nothing to do
      When root writes "3" to run
      Then ksmd sleeps until it is woken
