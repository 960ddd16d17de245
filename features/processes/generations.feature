@since-2.6.33-swappable
Feature: Merged pages in families of several generations
  An item notes through which anon_vma its page is found again. A process whose ancestor has exited may use the
  ancestor's anon_vma as its own, when nobody else needs it: so long lines of forks do not pile up memory.

      A ─► B ─► C ─► D        B exits: D takes over B's anon_vma

  @ksm.c:stable_tree_append @ksm.c:rmap_walk_ksm
  Rule: A merged page is found in every generation, whoever has exited
    Reclaim has to take the page from all who map it. If it misses one, the page stays.

    @swap @since-2.6.33
    Example: a great-grandchild that took over an anon_vma
      Given mergeable memory
        | A | x |
        | Z | y |
      And A forks B
      And B forks C
      And B exits
      And C forks D
      And D writes y to its page
      And ksmd completes 3 full scans
      When Z swaps out its page
      Then it succeeds
      And D's page and Z's page are not mapped

    @swap @since-2.6.33
    Example: a merged page that all of them have by fork
      Given mergeable memory
        | A | x |
        | Z | x |
      And ksmd completes 2 full scans
      And A forks B
      And B forks C
      And B exits
      And C forks D
      And ksmd completes 1 full scan
      When Z swaps out its page
      Then it succeeds
      And A's page, C's page, D's page and Z's page are not mapped

    @swap @since-2.6.33
    Example: the children of the one that took over
      Given mergeable memory
        | A | x |
        | Z | y |
      And A forks B
      And B forks C
      And B exits
      And C forks D
      And D writes y to its page
      And ksmd completes 3 full scans
      And D forks E
      When Z swaps out its page
      Then it succeeds
      And D's page, E's page and Z's page are not mapped

    Example: when the whole family has exited the others keep the page
      Given mergeable memory
        | A | x |
        | Z | x |
      And A forks B
      And B forks C
      And B exits
      And C forks D
      And ksmd completes 3 full scans
      And A exits
      And C exits
      And D exits
      When ksmd completes 1 full scan
      Then Z reads back x from its page
      And the counters are
        | pages_shared | 1 |
