# A third more time for one of the group: the whole slot, rounded up, and the shares by coefficient.

08:52     MERLE    opens the jury
passage 3
          GRÈBE    signs in JUJUBIER
          GRÈBE    signs in SAULE
          GRÈBE    signs in MÛRIER
          GRÈBE    signs in NOYER
10:50:00  GRÈBE    starts présentation
          ?        allotted = 13:20                   # 10:00 × 4/3
          ?        fair share SAULE = 4:07            # 13:20 × 4/13 = 246.15 s: up
          ?        fair share NOYER = 3:05            # 13:20 × 3/13 = 184.6 s: up
11:03:20  ?        left = 0:00
          GRÈBE    ends
          GRÈBE    starts échange
          ?        allotted = 26:40

# Who left is no longer counted; whose time it was stays as it was allotted.
11:10:00  GRÈBE    tells SAULE is unwell
          ?        due = 6
          MERLE    asks a to SAULE                    ! candidate_away
          ?        allotted = 26:40
