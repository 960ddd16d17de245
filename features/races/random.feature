@slow @since-4.18 @until-4.18
Feature: Random workloads do no harm that v4.18 is not known for
  What nobody has thought of is left to chance: up to eighty operations, drawn from all that the machine can do, with failures
  of allocations and with others running in the middle of scans. After each operation the audit recounts the whole machine,
  and every process reads back what it wrote. A workload that comes to harm is made as small as it can be and printed as a
  trace, which `npm run trace` runs again.

  The harm that v4.18 is known for has scenarios of its own, tagged `@bug:`; here it is passed over.

  @model @ksm.c:ksm_do_scan @ksm.c:stable_tree_search @ksm.c:unmerge_and_remove_all_rmap_items @ksm.c:get_ksm_page
  Rule: No random workload makes a page read other than it was written, or a count other than it is
    The first series is the same in each run. The second begins with a seed that is printed: whoever runs the suite looks
    where nobody has looked yet.

    Example: a series that is always the same
      When 1000 random workloads run from seed 20180812
      Then none comes to unknown harm

    Example: a series that nobody has run before
      When 200 random workloads run from a fresh seed
      Then none comes to unknown harm

    Example: a series in parts
      When 30 random workloads run from seed 7 in 3 parts
      Then none comes to unknown harm
