@since-4.13
Feature: Forked KSM pages and the sharing limit
  fork() maps the parent's frames in the child, whatever KSM thinks of it. A child's mapping of a KSM page therefore
  exists before ksmd ever looks at it, and refusing it would only hide it from the walks that must find it.

  @model @ksm.c:cmp_and_merge_page @ksm.c:stable_tree_append @C33
  Rule: The pages that fork adds to a KSM page go past max_page_sharing without a warning
    The sharers are listed as they are. `stable_tree_append()` would log any other way past the limit.

    Example: a full KSM page takes the pages of two children
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And A forks B
      And A forks C
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +4 |
      And the stable tree holds
        | x | 6 |
      And the log holds no warning

    Example: the first page of a child fills the KSM page, the next goes past the limit
      Given max_page_sharing is 3
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And A forks B
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | +2 |
      And the stable tree holds
        | x | 4 |
      And the log holds no warning

  @ksm.c:is_page_sharing_candidate
  Rule: A KSM page past the limit takes no other page until it is below the limit again
    Only the mappings that fork has made are exempt. A page of the same content elsewhere finds this one full.

    Example: another page of the same content stays alone
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And A forks B
      And mergeable memory
        | C | x |
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_sharing  | +2 |
        | pages_unshared | +1 |
      And A's pages and B's pages share one frame

    Example: back at the limit it is still full
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And A forks B
      And mergeable memory
        | C | x |
      And ksmd completes 2 full scans
      And B exits
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing | -2 |
      And A's 1st page and C's page share 2 frames

    Example: below the limit it takes the other page
      Given max_page_sharing is 2
      And mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And A forks B
      And mergeable memory
        | C | x |
      And ksmd completes 2 full scans
      And B exits
      And A unmaps its 1st page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_sharing  | -2 |
        | pages_unshared | -1 |
      And A's 2nd page and C's page share one frame
