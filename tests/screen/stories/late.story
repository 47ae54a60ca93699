# HÊTRE comes when the presentation runs.

10:18     GRÈBE    signs in CÈDRE
          GRÈBE    signs in ACACIA
          GRÈBE    signs in FRÊNE
10:20:00  GRÈBE    starts présentation
10:24:00  GRÈBE    signs in HÊTRE
