@since-4.11
Feature: use_zero_pages maps the kernel's zero page in place of empty pages
  Pages of zeroes are common: memory that was cleared, or read ahead and never used. KSM can merge them with each other
  like any others. With `use_zero_pages` it maps the zero page instead, as the kernel does where a process reads memory
  that it never wrote.

      use_zero_pages = 0             use_zero_pages = 1

      A ─┬─► 0 0 0 0  a frame        A ─┬─► the zero page
      A ─┤                           A ─┤
      A ─┘                           A ─┘      all frames are freed

  @ksm.c:use_zero_pages_show @C30
  Rule: use_zero_pages is off unless it is set
    The zero page is one frame for the whole machine. Where caches are indexed by physical address, or memory is placed
    by NUMA node, a page near at hand can be worth more than a frame saved.

    Example: the knob of a fresh machine
      Then use_zero_pages reads "0"

  @ksm.c:cmp_and_merge_page @C30
  Rule: With use_zero_pages off, pages of zeroes merge like any others
    They need a partner, and the KSM page that they share is a frame of its own with a node in the stable tree.

    Example: pages of zeroes share a KSM page
      Given mergeable memory
        | A | 0*3 |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared  | 1 |
        | pages_sharing | 2 |
      And A's pages share one frame
      And 2 frames are freed

    Example: a single page of zeroes stays alone
      Given mergeable memory
        | A | 0 x |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_unshared | 2 |
      And 0 frames are freed

  @ksm.c:cmp_and_merge_page @ksm.c:try_to_merge_one_page @ksm.c:replace_page @C29 @row-25
  Rule: With use_zero_pages on, each page of zeroes maps the zero page in the second scan
    The checksum gate comes first, as for the unstable tree. No partner is needed, and no frame is kept.

    Example: the first scan only takes the checksums of pages of zeroes
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*2 |
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +2 |
      And A's pages have frames of their own

    Example: the second scan maps the zero page
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*3 |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then A's pages map the zero page
      And 3 frames are freed

    Example: a single page of zeroes is enough
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      When ksmd completes 2 full scans
      Then A's page maps the zero page
      And 1 frame is freed

    Example: other pages merge as ever
      Given use_zero_pages is 1
      And mergeable memory
        | A | x 0 x |
      When ksmd completes 2 full scans
      Then the counters are
        | pages_shared   | 1 |
        | pages_sharing  | 1 |
        | pages_volatile | 1 |
      And A's 1st page and A's 3rd page share one frame

    Example: a page that becomes zeroes between two scans waits for another one
      Given use_zero_pages is 1
      And mergeable memory
        | A | x |
      And ksmd completes 1 full scan
      And A writes 0 to its page
      When ksmd completes 1 full scan
      Then the counters do not change
      And 0 frames are freed

    Example: a page of a locked area maps the zero page as well
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 |
      And A mlocks its page
      When ksmd completes 2 full scans
      Then A's page maps the zero page

    Example: memory that was read but never written has the zero page already
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 - |
      And A reads its 2nd page
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | +1 |

  @ksm.c:calc_checksum @ksm.c:try_to_merge_one_page @C32
  Rule: The content decides, not the checksum
    The checksum of zeroes only says that it is worth while to compare. A page with that checksum by chance costs one
    comparison each scan, and then takes the way of all pages.

    @model
    Example: a page that is not empty has the checksum of zeroes
      Given use_zero_pages is 1
      And mergeable memory
        | A | x |
      And A gives its page the checksum of zeroes
      When ksmd completes 2 full scans
      Then the counters are
        | pages_unshared | 1 |
      And 0 frames are freed

  @ksm.c:cmp_and_merge_page @ksm.c:pages_volatile_show @C29
  Rule: A page that maps the zero page is counted nowhere once ksmd has forgotten it
    The zero page is no KSM page: `pages_shared` and `pages_sharing` don't know it. ksmd's own item for the address is
    counted as volatile until the next scan, which finds no anonymous page there and drops the item.

    Example: right after the zero page was mapped
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*3 |
      And ksmd completes 1 full scan
      When ksmd completes 1 full scan
      Then the counters do not change
      And pages_volatile reads "3"

    Example: one scan later
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*3 |
      And ksmd completes 2 full scans
      When ksmd completes 1 full scan
      Then the counters change by
        | pages_volatile | -3 |

  @ksm.c:replace_page @row-32
  Rule: A process has one anonymous page less for each zero page
    The zero page belongs to nobody. Without the correction a process that exits would be left with anonymous pages.

    Example: two empty pages and one other
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 x 0 |
      When ksmd completes 2 full scans
      Then A has 1 anonymous page

    Example: a KSM page of zeroes is still anonymous
      Given mergeable memory
        | A | 0 x 0 |
      When ksmd completes 2 full scans
      Then A has 3 anonymous pages
