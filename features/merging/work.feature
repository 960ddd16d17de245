@model
Feature: What merging costs
  The exact work of a scan, free of noise: checksums, comparisons of two pages, the bytes these had to look at, and
  rotations of trees. It depends on the contents alone, so it is the same on every machine.

  @ksm.c:calc_checksum
  Rule: The first scan takes one checksum per page, and compares nothing
    Nothing is in a tree yet, and no page has been seen before.

    Example: three pages at first sight
      Given mergeable memory
        | A | x x y |
      When ksmd completes 1 full scan
      Then the work is
        | checksums      | 3 |
        | comparisons    | 0 |
        | bytes_compared | 0 |
        | rotations      | 0 |

  @ksm.c:memcmp_pages
  Rule: A merge compares the two pages twice
    Once to find the match in the unstable tree, and once more when both are write-protected: only then can the content no
    longer change. Equal pages are compared to the last byte.

    @since-2.6.33
    Example: two equal pages in the second scan
      Given mergeable memory
        | A | x x |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the work is
        | checksums      |    2 |
        | comparisons    |    2 |
        | bytes_compared | 8192 |
        | rotations      |    0 |

    Example: pages that differ in their first byte cost one byte
      Given mergeable memory
        | A | x y |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the work is
        | checksums      | 2 |
        | comparisons    | 1 |
        | bytes_compared | 1 |
        | rotations      | 0 |

  @ksm.c:cmp_and_merge_page
  Rule: A page that is merged costs nothing in later scans
    Its item already hangs on the page's own node, which is all that ksmd has to see.

    Example: the third scan of two merged pages
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When ksmd completes 1 full scan
      Then the work is
        | checksums      | 0 |
        | comparisons    | 0 |
        | bytes_compared | 0 |
        | rotations      | 0 |
