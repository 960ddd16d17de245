@model
Feature: A machine boots one kernel
  `src/ksm/releases.ts` lists the kernels that can be booted, and the changes in which they differ. A scenario that is true of
  some of them only says so by its tags.

  @ksm.c:ksm_init
  Rule: A kernel is booted by its name
    Whoever runs scenarios or workloads on another kernel names it, and is told which there are when there is none of that name.

    Example: a kernel that there is
      When the kernel "v3.x" boots
      Then it succeeds

    Example: a kernel that there is not
      When the kernel "v4.19" boots
      Then it is refused as no kernel is named "v4.19"
