@model
Feature: A new sleep_millisecs while ksmd sleeps
  Who has written an hour by mistake wants to take it back at once.

  @ksm.c:ksm_scan_thread @ksm.c:sleep_millisecs_store @bug:sleeps-on @until-4.20 @row-36
  Rule: ksmd sleeps on for as long as the old value said
    It looks at the file when it lies down.

    Example: an hour, taken back at once
      Given run is 1
      And sleep_millisecs is 3600000
      And mergeable memory
        | A | x |
      And inside the 1st schedule_timeout_interruptible, root writes "20" to sleep_millisecs
      When ksmd runs 1 round
      Then the clock shows 3600000 ms

    Example: the round after that sleeps by the new value
      Given run is 1
      And sleep_millisecs is 3600000
      And mergeable memory
        | A | x |
      And inside the 1st schedule_timeout_interruptible, root writes "20" to sleep_millisecs
      When ksmd runs 2 rounds
      Then the clock shows 3600020 ms

  @ksm.c:ksm_scan_thread @ksm.c:sleep_millisecs_store @since-5.0 @row-36
  Rule: A new value wakes ksmd
    And the next sleep is as long as it says.

    Example: the hour is over at once
      Given run is 1
      And sleep_millisecs is 3600000
      And mergeable memory
        | A | x |
      And inside the 1st schedule_timeout_interruptible, root writes "20" to sleep_millisecs
      When ksmd runs 1 round
      Then the clock shows 0 ms

    Example: the next sleep is a short one
      Given run is 1
      And sleep_millisecs is 3600000
      And mergeable memory
        | A | x |
      And inside the 1st schedule_timeout_interruptible, root writes "20" to sleep_millisecs
      When ksmd runs 2 rounds
      Then the clock shows 20 ms

    Example: the value that it has already wakes nobody
      Given run is 1
      And sleep_millisecs is 5000
      And mergeable memory
        | A | x |
      And inside the 1st schedule_timeout_interruptible, root writes "5000" to sleep_millisecs
      When ksmd runs 1 round
      Then the clock shows 5000 ms
