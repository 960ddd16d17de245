@model
Feature: A BUG stops the kernel
  `BUG_ON` guards what can never be. A machine on which it fires is not to be trusted any further, so it stops there.

  @ksm.c:remove_rmap_item_from_tree
  Rule: An item of the unstable tree is of this scan or of the one before
    Trees are reset at the start of each scan, and every item is looked at in each. An older item would mean that the
    sequence number is wrong, and with it the knowledge of which items are linked in a tree.

    Example: the scan number jumps behind the kernel's back
      Given a machine in mid-scan that has something of everything
      When it is damaged: "a scan long ago" of "item:"
      Then the next full scan ends in a BUG in "remove_rmap_item_from_tree"
