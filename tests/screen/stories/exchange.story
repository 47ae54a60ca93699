# The exchange, MERLE about to put her last question.

10:32:00  GRÈBE    starts échange
10:32:40  MERLE    asks a to ÉRABLE
10:33:10  MERLE    fills ÉRABLE 3 2 3 3 3 2 3 3 2 3 3 3
10:34:05  PINSON   asks b to ACACIA
10:34:30  MERLE    fills ACACIA 3 2 3 3
10:35:20  SITTELLE asks c to ÉRABLE
10:36:10  PINSON   asks c to FRÊNE
10:36:50  MERLE    marks ACACIA C4.1 not observed
          MERLE    marks ACACIA C4.2 3
10:37:00  MERLE    fills CÈDRE 2 2 3 3 2 3
10:38:00  MERLE    asks the group
10:38:40  PINSON   asks CÈDRE
10:39:08  ?        left = 12:52
