@form
Feature: The work of a scan changes only on purpose
  Rates vary from machine to machine and from run to run; the work that a scan does is exact. For each benchmark
  `reports/baseline/work.json` keeps how many checksums, comparisons, compared bytes and rotations it took, over 1000 pages.

  Rule: The benchmarks do the work that was accepted last
    Whoever changes it says so with `npm run bench -- --accept-work`, and the difference stands in the commit.

    Example: one pass of each benchmark
      When the benchmarks scan once, untimed
      Then they do the work that was accepted last
