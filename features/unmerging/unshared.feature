@since-6.2
Feature: Unmerging asks for a copy, not for a write
  Until 6.1 the kernel made believe that somebody writes to the page. That made the copy writable and dirty, went against
  areas that are read-only, and with userfaultfd's write protection it never came to an end. Since 6.2 there is a fault
  that asks for a page of one's own and nothing else, and unmerging goes on until no merged page is left.

  @model @ksm.c:break_ksm @ksm.c:unmerge_ksm_pages @row-48
  Rule: The copy is not writable, though the area is
    The process has not written. When it does, it finds the page to be its own, and needs no further copy.

    Example: MADV_UNMERGEABLE leaves the page write-protected
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then A's pages have frames of their own
      And A's pages are write-protected

    Example: the next write stays in that frame
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And A advises MADV_UNMERGEABLE on its pages
      When A changes one byte of its page
      Then A's page is in the frame that A's page had
      And A's page is writable
      And 0 frames are taken

    Example: and so does run=2
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's pages have frames of their own
      And A's pages are write-protected

    Example: a read-only area
      Given mergeable memory
        | A | x x |
      And A makes its pages read-only
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then A's pages have frames of their own
      And A's pages are write-protected

  @ksm.c:break_cow @row-48
  Rule: The first half of a merge whose second half fails is undone in the same way
    The page that was made a KSM page is copied.

    @model
    Example: the page in the tree is pinned, and the other gets a copy that is not writable
      Given mergeable memory
        | A | x |
        | B | x |
      And ksmd completes 1 full scan
      And A pins its page
      When ksmd completes 1 full scan
      Then A's page and B's page have frames of their own
      And B's page is write-protected

  @ksm.c:unmerge_ksm_pages @ksm.c:break_ksm
  Rule: What can't be unmerged is left as it is
    As before.

    @model
    Example: there is no memory for the copy
      Given mergeable memory
        | A | x x |
      And ksmd completes 2 full scans
      And the next page allocation fails
      When A advises MADV_UNMERGEABLE on its pages
      Then it fails with ENOMEM

    Example: there is nothing to unmerge
      Given mergeable memory
        | A | - x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And 0 frames are taken

  @ksm.c:unmerge_ksm_pages @ksm.c:break_ksm @since-6.6 @row-53
  Rule: Zero pages that KSM has mapped are unmerged, too
    Their ptes are marked as dirty, which no other zero page's is. Until 6.5 nothing told them from the others.

    Example: MADV_UNMERGEABLE gives each a frame
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*2 |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then it succeeds
      And A's pages have frames of their own
      And A reads back 0 from its pages
      And 2 frames are taken

    Example: a write of 2 to run unmerges both kinds
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0*2 x*2 |
      And ksmd completes 2 full scans
      When root writes "2" to run
      Then A's pages have frames of their own
      And 3 frames are taken

    Example: a zero page that a read has mapped stays
      Given use_zero_pages is 1
      And mergeable memory
        | A | - x |
      And A reads its page
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then A's page maps the zero page
      And 0 frames are taken

    Example: the frames count as anonymous memory again
      Given use_zero_pages is 1
      And mergeable memory
        | A | 0 0 x |
      And ksmd completes 2 full scans
      When A advises MADV_UNMERGEABLE on its pages
      Then A has 3 anonymous pages
