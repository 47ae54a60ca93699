# The jury is constituted, the first group has signed in: nothing has begun.

08:41     GRÈBE    tells MERLE has no link
08:42     GRÈBE    tells PINSON has no link
08:52     MERLE    opens the jury
08:56     GRÈBE    signs in CÈDRE
          GRÈBE    signs in ACACIA
08:57     GRÈBE    signs in ÉRABLE
          GRÈBE    signs in DATTIER
