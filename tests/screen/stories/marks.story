# CÈDRE's sheets, the deliberation opened, a mark changed since.

10:32:00  GRÈBE    starts échange
10:33:00  PINSON   asks CÈDRE
10:34:00  SITTELLE asks b to CÈDRE
10:50:00  MERLE    ends all the same "temps épuisé"
10:53:00  GRÈBE    starts notation
          MERLE    fills CÈDRE 3 3 3 3 3 2 3 3 3 3 3 3
          MERLE    comments CÈDRE C2 "Laisse les locataires choisir le lieu ; réponse claire en (b)."
          MERLE    hands in CÈDRE
          PINSON   fills CÈDRE 3 2 2 1 1 2 3 3 2 3 3 3
          PINSON   comments CÈDRE C2 "Parle « pour » eux ; n’a pas su dire ce qu’ils ont décidé."
          PINSON   hands in CÈDRE
          SITTELLE fills CÈDRE 2 2 2 2 x 2 3 3 3 3 3 3
          SITTELLE hands in CÈDRE
11:03:00  GRÈBE    ends
14:06:00  MERLE    opens the deliberation "répétition : un seul candidat"
14:10:00  PINSON   takes back CÈDRE "après échange avec le jury"
14:11:02  PINSON   marks CÈDRE C2.4 1 "relu les faits"
14:11:30  PINSON   hands in CÈDRE
