# The candidates of the first group sign in before the jury is constituted.

08:57     GRÈBE    signs in DATTIER
          GRÈBE    signs in GENÉVRIER
          GRÈBE    signs in IF
          GRÈBE    signs in NOYER
