@slow @model
Feature: Random workloads do no harm that their kernel is not known for
  What nobody has thought of is left to chance: up to eighty operations, drawn from all that the machine can do, with failures
  of allocations and with others running in the middle of scans. After each operation the audit recounts the whole machine,
  and every process reads back what it wrote. A workload that comes to harm is made as small as it can be and printed as a
  trace, which `npm run trace` runs again.

  The harm that a kernel is known for has scenarios of its own, tagged `@bug:`; here it is passed over.

  @ksm.c:ksm_do_scan @ksm.c:stable_tree_search @ksm.c:unmerge_and_remove_all_rmap_items @ksm.c:get_ksm_page
  Rule: No random workload makes a page read other than it was written, or a count other than it is
    The first series is the same in each run. The second begins with a seed that is printed: whoever runs the suite looks
    where nobody has looked yet.

    @since-4.18 @until-4.18
    Example: a series that is always the same
      When 1000 random workloads run from seed 20180812
      Then none comes to unknown harm

    @since-4.18 @until-4.18
    Example: a series that nobody has run before
      When 200 random workloads run from a fresh seed
      Then none comes to unknown harm

    @since-4.18 @until-4.18
    Example: a series in parts
      When 30 random workloads run from seed 7 in 3 parts
      Then none comes to unknown harm

    @since-4.18 @until-4.18
    Example: no workload at all would find nothing
      When 0 random workloads run from seed 7
      Then it is refused: "found 0 runs, expected at least 1"

    @since-4.18 @until-4.18
    Example: so would a part without one
      When 2 random workloads run from seed 7 in 3 parts
      Then it is refused: "found no run for part 3 of 3, expected at least as many runs as parts"

  @ksm.c:ksm_do_scan
  Rule: So it is on older and newer kernels
    The same kind of series, without what a kernel does not have. What has been mended is harm like any other on the kernels
    after that.

    @until-2.6.33-base
    Example: when nodes know addresses only
      When 100 random workloads run from seed 2633
      Then none comes to unknown harm

    @since-2.6.33-node-page @until-2.6.33-node-page
    Example: when nodes hold their pages
      When 100 random workloads run from seed 2634
      Then none comes to unknown harm

    @since-2.6.33-swappable @until-2.6.33-swappable
    Example: when KSM pages have just become swappable
      When 100 random workloads run from seed 2635
      Then none comes to unknown harm

    @since-2.6.38 @until-3.6
    Example: in Linux 3
      When 100 random workloads run from seed 30
      Then none comes to unknown harm

    @since-4.4 @until-4.4
    Example: in Linux 4.4
      When 100 random workloads run from seed 44
      Then none comes to unknown harm

    @since-6.1 @until-6.1
    Example: in Linux 6.1
      When 100 random workloads run from seed 61
      Then none comes to unknown harm

    @since-6.12 @until-6.12
    Example: in Linux 6.12
      When 100 random workloads run from seed 612
      Then none comes to unknown harm

  @ksm.c:ksm_do_scan
  Rule: Long work says how far it is, and lets others have their turn
    Else no signal would be handled, and a long run could not be told from one that hangs.

    @since-4.18 @until-4.18
    Example: a series that takes a second
      When 200 random workloads run from seed 5 while someone looks on
      Then it was told first "1 of 200 random workloads", and others had their turn
      And none comes to unknown harm
