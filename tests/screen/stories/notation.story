# The candidates are out, some sheets are in.

10:32:00  GRÈBE    starts échange
10:33:00  MERLE    asks a to ÉRABLE
10:50:00  MERLE    ends all the same "temps épuisé"
10:53:00  GRÈBE    starts notation
          MERLE    fills HÊTRE 3 2 3 3 3 3 3 2 3 3
10:54:10  MERLE    hands in ÉRABLE
10:54:40  SITTELLE hands in ÉRABLE
10:55:10  PINSON   hands in ÉRABLE
10:55:20  MERLE    hands in CÈDRE
10:56:00  MERLE    hands in ACACIA
10:56:10  PINSON   hands in CÈDRE
10:56:20  SITTELLE hands in ACACIA
10:56:30  SITTELLE takes back ACACIA
10:56:40  SITTELLE hands in FRÊNE
