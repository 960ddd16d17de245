@model
Feature: Random workloads that once found a difference
  Random workloads are run on the model and on the compiled reference. Those on which the two differed stay here, recorded
  from the reference, after the model was mended.

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
