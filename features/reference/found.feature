@model @since-4.18 @until-4.18
Feature: Workloads that once found something
  Random workloads are run on the model and on the compiled reference. Those on which the two differed stay here, recorded
  from the reference, after the model was mended. So do workloads that showed a line of the model which could have been
  broken without notice.

  @ksm.c:scan_get_next_rmap_item
  Rule: Others may run while the list of slots is locked
    `up_read` in the scanner is a window, and one of its calls lies inside the section that `ksm_mmlist_lock` protects. Who
    exits or forks there goes on as if it had waited for the lock.

    Example: a process exits in that window
      Given the recorded trace "found/exit-under-the-list-lock"
      When the model runs it
      Then every line is the same

  @ksm.c:unstable_tree_search_insert @ksm.c:merge_across_nodes_store
  Rule: A stale unstable tree ends where the C follows memory that means something else by now
    When `merge_across_nodes` is toggled in mid-scan, a tree of the past becomes live again. Its items may have gone to the
    stable tree, whose fields overlay the links, or into another tree.

    Scenario Outline: a stale tree, <trace>
      Given the recorded trace "found/<trace>"
      When the model runs it
      Then every line is the same

      Examples:
        | trace          |
        | overlaid-item  |
        | overlaid-links |
        | red-root       |

  @ksm.c:scan_get_next_rmap_item
  Rule: The scanner looks at each page whether the process exits
    It finds that out in the middle of an area. What comes behind is not scanned, and all items of the process are dropped.

    Example: a process begins to exit between two of its pages
      Given the recorded trace "found/exit-between-pages"
      When the model runs it
      Then every line is the same

  @ksm.c:rmap_walk_ksm
  Rule: A reverse map walk ends with the last mapping
    A page may have many sharers, and many of their areas may not map it any more. Where nothing is left to be found nobody
    looks on.

    Example: reclaim unmaps the last sharer
      Given the recorded trace "found/walk-ends"
      When the model runs it
      Then every line is the same

  @ksm.c:get_ksm_page
  Rule: To find a node stale costs the new owner of the frame nothing
    A reference that comes and goes is enough to make somebody else's migration fail. So none is taken before the key fits.

    Example: the frame has become a stranger's
      Given the recorded trace "found/stale-frame-taken"
      When the model runs it
      Then every line is the same

  @ksm.c:try_to_merge_one_page
  Rule: A KSM page that is mlocked already is not locked for that once more
    Each page lock may have to be waited for.

    Example: a sharer from a locked area joins, and then another
      Given the recorded trace "found/mlocked-already"
      When the model runs it
      Then every line is the same
