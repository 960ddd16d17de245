@model
Feature: The audit names what is wrong
  After every step of every scenario the machine is recounted from its own structures. A judge that never finds anything
  proves nothing: here a machine in mid-scan, with chains, forks, swap and files, is damaged behind the kernel's back, once
  in each way, and the audit has to name it.

  @ksm.c:ksm_do_scan
  Rule: Locks and warnings do not outlast an operation
    Between two operations nothing is held, and the log has nothing that the release does not say.

    Scenario Outline: lock audit: <damage> (<finding>)
      Given a machine in mid-scan that has something of everything
      When it is damaged: "<damage>" of "<finding>"
      Then the audit names "<finding>"

      Examples:
        | damage                       | finding  |
        | the mutex of ksmd stays held | lock:    |
        | ksm_mmlist_lock stays held   | lock:    |
        | the task stays an OOM origin | lock:    |
        | stable_tree_append warns     | warning: |
        | mmap_sem stays held          | sem:     |
        | a page stays locked          | locked:  |

  @ksm.c:ksm_do_scan
  Rule: Frames and their references are counted from the page tables
    Every reference, mapping and slot must have its holder.

    Scenario Outline: page audit: <damage> (<finding>)
      Given a machine in mid-scan that has something of everything
      When it is damaged: "<damage>" of "<finding>"
      Then the audit names "<finding>"

      Examples:
        | damage                           | finding          |
        | a reference too many             | page:            |
        | a mapping too many               | page:            |
        | a process counts a page too many | anon:            |
        | a KSM page is writable           | writable-shared: |
        | a slot counts a pte too many     | swap:            |
        | a free frame too many            | free             |
        | a migration entry stays          | pte:             |
        | a swap slot without data         | pte:             |
        | a pte of no kind                 | pte:             |
        | a read-only area is writable     | pte:             |
        | special beyond the zero page     | pte:             |
        | the zero page is writable        | pte:             |
        | the zero page as an ordinary one | pte:             |
        | a free frame is mapped           | pte:             |
        | the zero page is written         | frame:           |
        | a frame in use without reference | frame:           |
        | a frame in use is offline        | frame:           |
        | a page says it is in swap cache  | swap-cache:      |
        | a slot has a page                | swap-cache:      |
        | the hint is too high             | free-hint:       |

  @ksm.c:ksm_do_scan
  Rule: Areas, processes and reverse mappings agree
    What a page needs to find its mappings must lead there.

    Scenario Outline: mm audit: <damage> (<finding>)
      Given a machine in mid-scan that has something of everything
      When it is damaged: "<damage>" of "<finding>"
      Then the audit names "<finding>"

      Examples:
        | damage                             | finding   |
        | mm_count                           | mm:       |
        | an exit that does not end          | mm:       |
        | an exit that leaves areas          | mm:       |
        | areas overlap                      | vma:      |
        | vm_pgoff                           | vma:      |
        | a page has the index of another    | rmap:     |
        | a page has the anon_vma of another | rmap:     |
        | a reference too many               | anon_vma: |
        | degree                             | anon_vma: |
        | freed under its areas              | anon_vma: |
        | a link in the area only            | anon_vma: |
        | a link in the anon_vma only        | anon_vma: |
        | an area has the link of another    | anon_vma: |
        | links out of order                 | anon_vma: |
        | a stable item has none             | anon_vma: |
        | live_anon_vmas                     | anon_vma: |

  @ksm.c:ksm_do_scan
  Rule: Slots, items and the cursor are well formed
    ksmd's own lists are walked, and compared with the hash and with the flags of the processes.

    Scenario Outline: slot audit: <damage> (<finding>)
      Given a machine in mid-scan that has something of everything
      When it is damaged: "<damage>" of "<finding>"
      Then the audit names "<finding>"

      Examples:
        | damage                         | finding |
        | the list is broken             | slot:   |
        | a freed slot                   | slot:   |
        | a slot without process         | slot:   |
        | the flag is missing            | slot:   |
        | not in the hash                | slot:   |
        | the flag without a slot        | slot:   |
        | in the hash only               | slot:   |
        | a freed item                   | item:   |
        | an item of another process     | item:   |
        | two items of one address       | item:   |
        | flags that exclude each other  | item:   |
        | a sequence number without flag | item:   |
        | an unknown flag                | item:   |
        | a scan long ago                | item:   |
        | the list goes round            | item:   |
        | in a slot that is gone         | cursor: |
        | after an item of another slot  | cursor: |
        | after an item further on       | cursor: |
        | before an item behind          | cursor: |

  @ksm.c:ksm_do_scan
  Rule: The trees are ordered, balanced, and complete
    Red-black rules, order by content, chains and their dups, lists of sharers, and the pages behind them.

    Scenario Outline: stable-tree audit: <damage> (<finding>)
      Given a machine in mid-scan that has something of everything
      When it is damaged: "<damage>" of "<finding>"
      Then the audit names "<finding>"

      Examples:
        | damage                           | finding                                                  |
        | two reds in a row                | stable-tree:                                             |
        | black heights differ             | stable-tree:                                             |
        | the root has a parent            | stable-tree:                                             |
        | a child does not know its parent | stable-tree:                                             |
        | one node on both sides           | stable-tree:                                             |
        | a freed node                     | stable-tree:                                             |
        | a freed chain                    | stable-tree:                                             |
        | an empty chain                   | stable-tree: the freed chain of frame (none)             |
        | a tree without end               | stable-tree: in tree 0 node of frame 6 is deeper than 64 |
        | a chain is broken                | stable-tree:                                             |
        | migrate_nodes is broken          | stable-tree:                                             |
        | a node on migrate_nodes as well  | stable-tree:                                             |
        | a tree out of use                | stable-tree:                                             |
        | rmap_hlist_len                   | stable-node:                                             |
        | the nid of another tree          | stable-node:                                             |
        | the head of a dup                | stable-node:                                             |
        | a dup without the head of one    | stable-node:                                             |
        | a chain that is on a node        | stable-node:                                             |
        | a chain lists items              | stable-node:                                             |
        | a list is broken                 | stable-node:                                             |
        | a listed item without flag       | stable-item:                                             |
        | an item points to another node   | stable-item:                                             |
        | a flag on an item not listed     | stable-item:                                             |
        | a listed item of no slot         | stable-item:                                             |
        | a KSM page is written            | stable-order:                                            |
        | two nodes of one content         | stable-order:                                            |
        | dups differ                      | stable-order:                                            |
        | an item of an earlier scan       | unstable-tree:                                           |
        | a freed item                     | unstable-tree:                                           |
        | an item of another tree          | unstable-tree:                                           |
        | red root                         | unstable-tree:                                           |
        | the tree is gone                 | lost-unstable-item:                                      |
        | a page points to a freed node    | freed-stable-node:                                       |
        | the node knows another frame     | ksm-page:                                                |
        | a page points to a chain         | ksm-page:                                                |
        | a node linked nowhere            | ksm-page:                                                |

  @ksm.c:ksm_do_scan
  Rule: Counters are what the structures imply
    A counter that drifts by one is found at the next step.

    Scenario Outline: counter audit: <damage> (<finding>)
      Given a machine in mid-scan that has something of everything
      When it is damaged: "<damage>" of "<finding>"
      Then the audit names "<finding>"

      Examples:
        | damage                    | finding                       |
        | ksm_pages_shared          | counter:                      |
        | ksm_pages_sharing         | counter:                      |
        | ksm_pages_unshared        | counter:                      |
        | an item of A too many     | counter: A ksm_rmap_items     |
        | a sharer of A too few     | counter: A ksm_merging_pages  |
        | a zero page of B too many | counter: B ksm_zero_pages     |
        | a leaked item             | counter: slab ksm_rmap_item   |
        | a leaked node             | counter: slab ksm_stable_node |
        | a leaked slot             | counter: slab ksm_mm_slot     |
        | a limit of 1              | knob:                         |

  @ksm.c:ksm_do_scan
  Rule: No process reads a byte that it did not write
    The ghost memory knows what each process, or its ancestor before a fork, has written. Merging must stay invisible.

    Scenario Outline: ghost audit: <damage> (<finding>)
      Given a machine in mid-scan that has something of everything
      When it is damaged: "<damage>" of "<finding>"
      Then the audit names "<finding>"

      Examples:
        | damage               | finding |
        | a page changes       | ghost:  |
        | swapped data changes | ghost:  |
        | a page is lost       | ghost:  |
        | file data changes    | ghost:  |
