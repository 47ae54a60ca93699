# The exchange, MERLE half-way through ACACIA's sheet.

10:32:00  GRÈBE    starts échange
10:33:10  MERLE    asks b to ACACIA
10:34:05  PINSON   asks b to ACACIA
10:34:30  MERLE    fills ACACIA 3 2 3
10:36:50  MERLE    marks ACACIA C4.1 not observed
          MERLE    marks ACACIA C4.2 3
10:37:30  MERLE    notes ACACIA "Parle de la fête des voisins comme d’un but, pas d’un moyen."
10:38:40  PINSON   asks CÈDRE
10:39:09  ?        marked by MERLE on ACACIA = 5/12
