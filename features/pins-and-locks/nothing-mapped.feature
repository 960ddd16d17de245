@model
Feature: Where no page is mapped there is nothing to hold or move
  The other chapters let somebody outside of KSM pin, lock, mark, move or reclaim a page. All of these find it through the
  page table of a process, as the kernel does. Where nothing is mapped they fail, and change nothing.

  @mempolicy.c:change_prot_numa @migrate.c:unmap_and_move @swap.c:lru_cache_add @vmscan.c:shrink_page_list
  Rule: An address without a page has no page to act on
    ENOENT says that the page table has nothing there, or that all pages there are swapped out; EFAULT that there is no
    area at all.

    Scenario Outline: A <call> where it has never touched its memory
      Given mergeable memory
        | A | - x |
      When A <call>
      Then it fails with <error>
      And the counters do not change

      Examples:
        | call                        | error  |
        | locks its 1st page          | ENOENT |
        | unlocks its 1st page        | ENOENT |
        | unpins its 1st page         | ENOENT |
        | swaps out its 1st page      | ENOENT |
        | migrates its page to node 0 | ENOENT |

    Example: a migration finds no page to start with
      Given mergeable memory
        | A | - x |
      When a migration of A's 1st page to node 0 starts
      Then it fails with ENOENT

    Example: a page that is not there cannot wait in a pagevec
      Given mergeable memory
        | A | - x |
      When A's 1st page waits in a pagevec
      Then it fails with ENOENT

    Example: a page that is swapped out cannot be locked
      Given mergeable memory
        | A | x |
      And A swaps out its page
      When A locks its page
      Then it fails with ENOENT

    Example: NUMA balancing finds no area
      Given mergeable memory
        | A | x |
      And A unmaps its page
      When NUMA balancing marks A's page
      Then it fails with EFAULT

    Example: NUMA balancing passes over a page that was never touched
      Given mergeable memory
        | A | - x |
      When NUMA balancing marks A's 1st page
      Then it succeeds
      And A's 1st page is not mapped
