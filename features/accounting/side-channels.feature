Feature: What merging tells strangers
  Merging is invisible in what memory holds. It is not invisible in what an access costs: that is how a process can learn
  something of memory that is not its own. There is no mend in the code for it; the advice is not to merge across those who
  must not know of each other.

  @ksm.c:try_to_merge_one_page @row-75
  Rule: A write that is slow tells that somebody has the same bytes
    Who can place a page and wait for two scans learns from the first write to it: a merged page has to be copied
    (CVE-2021-3714). Which process the other page belongs to does not matter.

    Example: somebody has them, and the write takes a frame
      Given mergeable memory
        | Victim   | secret |
        | Attacker | secret |
      And ksmd completes 2 full scans
      When Attacker changes one byte of its page
      Then 1 frame is taken

    Example: nobody has them, and the write takes none
      Given mergeable memory
        | Victim   | secret |
        | Attacker | guess  |
      And ksmd completes 2 full scans
      When Attacker changes one byte of its page
      Then 0 frames are taken

  @ksm.c:is_page_sharing_candidate @since-4.13 @row-34
  Rule: A limit of sharers tells it without the write
    As many pages as the limit allows are one KSM page. If one page more has the bytes, a second KSM page is begun, and
    walks over the sharers take another time (CVE-2024-0564).

    Example: nobody else has them, and all are one KSM page
      Given max_page_sharing is 3
      And mergeable memory
        | Attacker | secret*3 |
      When ksmd completes 3 full scans
      Then Attacker's pages share one frame

    Example: somebody else has them, and one of them is left out
      Given max_page_sharing is 3
      And mergeable memory
        | Victim   | secret   |
        | Attacker | secret*3 |
      When ksmd completes 3 full scans
      Then Attacker's pages share 2 frames
