# Group 2 is at the table.

10:16     GRÈBE    signs in ÉRABLE
          GRÈBE    signs in CÈDRE
          GRÈBE    signs in HÊTRE
          GRÈBE    signs in ACACIA
          GRÈBE    signs in FRÊNE
