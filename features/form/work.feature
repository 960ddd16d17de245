@form
Feature: The work of a scan changes only on purpose
  Rates vary from machine to machine and from run to run; the work that a scan does is exact. For each benchmark
  `reports/baseline/work.json` keeps how many checksums, comparisons, compared bytes and rotations it took, over 1000 pages.

  Rule: The benchmarks do the work that was accepted last
    Whoever changes it says so with `npm run bench -- --accept-work`, and the difference stands in the commit.

    Example: one pass of each benchmark
      When the benchmarks scan once, untimed
      Then they do the work that was accepted last

  Rule: What a scan remembers and skips does not show
    The port keeps checksums until the next store, and passes by pages that are merged already. While someone looks on at every
    window it takes no short cut.

    Example: each benchmark with and without short cuts
      When the benchmarks scan once more while someone looks on
      Then they end in the same state as without

  Rule: The comparisons of a scan grow as n log n
    Each page is searched for in trees, whose height grows with the logarithm of their nodes.

    Scenario Outline: <benchmark>
      When the benchmark "<benchmark>" scans 250, 1000 and 4000 pages
      Then its comparisons per page and tree level differ by less than a fifth

      Examples:
        | benchmark             |
        | all-unique later pass |
        | half duplicates       |
