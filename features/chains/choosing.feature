@since-4.13
Feature: Which KSM page of a chain takes the next sharer
  A chain can be long, and every page of this content that ksmd scans has to find a place in it. Most searches are
  satisfied with the first KSM page that has room. Only now and then a search prunes: then it looks at all of them, and
  can choose.

  Background:
    Given max_page_sharing is 5

  @ksm.c:stable_node_dup @C79 @model @until-6.10
  Rule: A search that does not prune takes the first KSM page with room
    The walk ends there, so its cost is the number of full pages at the front of the chain.

    Example: a KSM page with more sharers further on is not looked for
      Given mergeable memory
        | A | x*15 |
      And ksmd completes 2 full scans
      And A unmaps its 1st page and its pages 6 to 8
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then B's page and A's 9th page share one frame
      And the stable tree holds
        | x | 3 + 5 + 4 |

    Example: a KSM page with fewer sharers further on is not looked for
      Given mergeable memory
        | A | x*15 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3 and its 6th page
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then B's page and A's 7th page share one frame
      And the stable tree holds
        | x | 5 + 5 + 2 |

    Example: the KSM page at the head is taken at once
      Given mergeable memory
        | A | x*12 |
      And ksmd completes 2 full scans
      And A unmaps its 1st page
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then B's page and A's 12th page share one frame
      And the stable tree holds
        | x | 3 + 5 + 4 |

  @ksm.c:stable_node_dup @C37 @C79 @model @until-6.10
  Rule: A search that prunes takes the fullest KSM page with room
    It walks the whole chain anyhow. Filling up the fullest page lets the emptier ones run dry and be freed.

    Example: the fullest is further on
      Given mergeable memory
        | A | x*15 |
      And ksmd completes 2 full scans
      And A unmaps its 1st page and its pages 6 to 8
      And ksmd completes 1 full scan
      And 2000 ms pass
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then B's page and A's 2nd page share one frame
      And the stable tree holds
        | x | 5 + 2 + 5 |

    Example: the fullest comes first
      Given mergeable memory
        | A | x*15 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3 and its 6th page
      And ksmd completes 1 full scan
      And 2000 ms pass
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then B's page and A's 7th page share one frame
      And the stable tree holds
        | x | 5 + 5 + 2 |

    Example: of two that are equally full the first is taken
      Given mergeable memory
        | A | x*13 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 2
      And ksmd completes 1 full scan
      And 2000 ms pass
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then B's page and A's 13th page share one frame
      And the stable tree holds
        | x | 4 + 5 + 3 |

  @ksm.c:is_page_sharing_candidate @ksm.c:stable_node_dup @model
  Rule: A KSM page whose last sharer has left takes no new one
    It lives on only because somebody, such as direct I/O, still holds the frame. Sharing it would help nobody for long.

    @until-6.6
    Example: the only KSM page of its content
      Given mergeable memory
        | A | x*2 |
      And ksmd completes 2 full scans
      And A pins its 1st page
      And A writes y to its 1st page
      And A writes z to its 2nd page
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 2 full scans
      Then the counters change by
        | pages_unshared | +3 |
        | pages_volatile | -2 |
      And the stable tree holds
        | x | 0 |

    @until-6.10
    Example: a KSM page in a chain
      Given mergeable memory
        | A | x*7 |
      And ksmd completes 2 full scans
      And A pins its 6th page
      And A writes y to its 6th page
      And A writes z to its 7th page
      And A unmaps its 1st page
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then B's page and A's 2nd page share one frame
      And the stable tree holds
        | x | 0 + 5 |

  @ksm.c:stable_node_dup @ksm.c:__is_page_sharing_candidate @C79 @model @until-6.10 @row-30
  Rule: A KSM page that was chosen moves to the head if it can take one more after this
    The next search that does not prune then finds it at once. A page that is full after this one sharer would only
    stand in the way there.

    Example: it can take one more
      Given mergeable memory
        | A | x*10 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 2
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 4 + 5 |

    Example: it is full with this sharer
      Given mergeable memory
        | A | x*10 |
      And ksmd completes 2 full scans
      And A unmaps its 1st page
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      And ksmd completes 1 full scan
      And A unmaps its 10th page
      When ksmd completes 1 full scan
      Then A's 2nd page and B's page share one frame
      And the stable tree holds
        | x | 4 + 5 |

    Example: it moves past several full pages
      Given mergeable memory
        | A | x*20 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 3
      And ksmd completes 1 full scan
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 3 + 5 + 5 + 5 |

    Example: a search that prunes moves it as well
      Given mergeable memory
        | A | x*15 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 2 and its pages 6 to 8
      And ksmd completes 1 full scan
      And 2000 ms pass
      And mergeable memory
        | B | x |
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 4 + 5 + 2 |

    Example: a search on its way to another content moves it too
      Given mergeable memory
        | A | x*10 |
      And ksmd completes 2 full scans
      And A unmaps its pages 1 to 2
      And ksmd completes 1 full scan
      And mergeable memory
        | B | y |
      When ksmd completes 1 full scan
      Then the stable tree holds
        | x | 3 + 5 |
