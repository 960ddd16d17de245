@model
Feature: Android's libc does without KSM where there is none
  Not every phone's kernel has KSM. The library finds out by trying: a kernel that does not know the advice refuses it with
  EINVAL, and from then on the process does not try any more. The caller of mmap64 notices nothing of it.

  @ksm.c:ksm_init @C9
  Rule: On a kernel without KSM mmap64 succeeds, and tries the advice once
    The mapping is what was asked for. That it can't be merged is no reason to fail.

    Example: the mapping is there
      Given a kernel without CONFIG_KSM
      And A calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      When A writes x to its page
      Then it succeeds
      And A reads back x from its page

    Example: the call that tries it succeeds
      Given a kernel without CONFIG_KSM
      When A calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      Then it succeeds
      And A's libc no longer advises

    Example: so do the calls after it
      Given a kernel without CONFIG_KSM
      And A calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      When A calls Android's mmap64 with
        | size  |                      8192 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      Then it succeeds
      And A's pages are not mergeable

  @ksm.c:__ksm_enter @ksm.c:ksm_madvise
  Rule: Any other failure of the advice is passed over, and the next mapping is advised again
    A lack of memory may be over in a moment. Only EINVAL says that it will never be otherwise.

    Example: no memory for KSM's slot
      Given the next mm_slot allocation fails
      When A calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      Then it succeeds
      And A's page is not mergeable

    Example: the next mapping
      Given the next mm_slot allocation fails
      And A calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      When A calls Android's mmap64 with
        | size  |                      4096 |
        | flags | MAP_PRIVATE MAP_ANONYMOUS |
      Then it succeeds
      And A's 1st page is not mergeable
      And A's 2nd page is mergeable
