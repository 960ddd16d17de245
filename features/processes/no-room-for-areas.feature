@model
Feature: Advice on a part of an area needs room for another area
  An area has one set of flags. Advice on a part of it splits it, and a process may have no more than `vm.max_map_count`
  areas, 65530 as a rule. A program that advises every second page comes there sooner than it thinks.

      a b c d   one area          advice on b c         a │ b c │ d   three areas

  @ksm.c:ksm_madvise @ksm.c:unmerge_ksm_pages @C13
  Rule: Advice that would make one area too many fails with ENOMEM
    Each end of the range that lies inside of an area takes one more. They are made one after the other, the lower one first.

    Scenario Outline: <pages> of 4, where <limit> areas are allowed
      Given a process may have <limit> areas
      And anonymous memory
        | A | a b c d |
      When A advises MADV_MERGEABLE on <pages>
      Then it <outcome>

      Examples:
        | pages            | limit | outcome           |
        | A's pages 1 to 4 |     1 | succeeds          |
        | A's pages 1 to 2 |     1 | fails with ENOMEM |
        | A's pages 1 to 2 |     2 | succeeds          |
        | A's pages 3 to 4 |     1 | fails with ENOMEM |
        | A's pages 3 to 4 |     2 | succeeds          |
        | A's pages 2 to 3 |     1 | fails with ENOMEM |
        | A's pages 2 to 3 |     2 | fails with ENOMEM |
        | A's pages 2 to 3 |     3 | succeeds          |

    Example: what was refused is not mergeable
      Given a process may have 2 areas
      And anonymous memory
        | A | a b c d |
      When A advises MADV_MERGEABLE on its pages 2 to 3
      Then it fails with ENOMEM
      And A's pages are not mergeable

    Example: but the process is registered already, and is struck off in the next scan
      Given a process may have 1 areas
      And anonymous memory
        | A | a b |
      And mergeable memory
        | B | x |
      And A advises MADV_MERGEABLE on its 1st page
      When ksmd completes 1 full scan
      Then the scan list is "B"

    Example: a split that was made for the lower end stays
      The area is split behind a, and then there is no room to split it behind c. So advice on the rest behind a needs no
      split any more.

      Given a process may have 2 areas
      And anonymous memory
        | A | a b c d |
      And A advises MADV_MERGEABLE on its pages 2 to 3
      When A advises MADV_MERGEABLE on its pages 2 to 4
      Then it succeeds
      And A's pages 2 to 4 are mergeable

    Example: areas of other processes do not count
      Given a process may have 2 areas
      And anonymous memory
        | A | a b |
        | B | a b |
        | B | c   |
      When A advises MADV_MERGEABLE on its 1st page
      Then it succeeds

    Example: advice that changes nothing needs no room
      Given a process may have 1 areas
      And mergeable memory
        | A | a b c |
      When A advises MADV_MERGEABLE on its 2nd page
      Then it succeeds

    Example: taking advice back has parted the pages by then
      Given a process may have 1 areas
      And mergeable memory
        | A | x x x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its 1st page
      Then it fails with ENOMEM
      And A's pages are mergeable
      And A's 1st page and A's 2nd page have frames of their own
      And A's 2nd page and A's 3rd page share one frame
