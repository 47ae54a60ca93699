# The jury opens and hears its first group, all of whose sheets are handed in.

08:41     GRÈBE    tells MERLE has no link
08:42     GRÈBE    tells PINSON has no link
08:52     MERLE    opens the jury
08:57     GRÈBE    signs in DATTIER
          GRÈBE    signs in GENÉVRIER
          GRÈBE    signs in IF
          GRÈBE    signs in NOYER
09:04:00  GRÈBE    starts présentation
09:04:06  GRÈBE    gives the floor to DATTIER
09:06:21  GRÈBE    gives the floor to GENÉVRIER
09:09:02  GRÈBE    gives the floor to IF
09:11:20  GRÈBE    gives the floor to NOYER
09:13:52  GRÈBE    ends
09:15:00  GRÈBE    starts échange
09:15:40  MERLE    asks a to DATTIER
09:17:30  PINSON   asks b to GENÉVRIER
09:19:50  SITTELLE asks a to IF
09:21:45  MERLE    asks c to NOYER
09:24:20  PINSON   asks c to DATTIER
09:26:30  SITTELLE asks a to GENÉVRIER
09:28:15  MERLE    asks c to IF
09:30:40  PINSON   asks b to NOYER
09:34:10  GRÈBE    ends
09:35:00  GRÈBE    starts notation
          MERLE    fills DATTIER   3 3 3 2 3 3 3 2 3 3 3 3
          MERLE    fills GENÉVRIER 2 3 3 3 4 3 3 3 3 2 3 3
          MERLE    fills IF        3 2 2 2 2 3 3 3 2 3 2 3
          MERLE    fills NOYER     4 3 3 3 3 3 4 3 3 3 4 3
          MERLE    hands in DATTIER
          MERLE    hands in GENÉVRIER
          MERLE    hands in IF
          MERLE    hands in NOYER
09:38:00  PINSON   fills DATTIER   3 2 3 3 3 2 2 3 3 3 2 3
          PINSON   fills GENÉVRIER 3 3 2 3 3 3 3 3 2 3 3 3
          PINSON   fills IF        2 2 3 2 2 2 3 2 2 3 3 3
          PINSON   fills NOYER     3 3 3 3 3 4 3 3 3 3 3 3
          PINSON   hands in DATTIER
          PINSON   hands in GENÉVRIER
          PINSON   hands in IF
          PINSON   hands in NOYER
09:41:00  SITTELLE fills DATTIER   3 3 3 3 2 3 3 3 x 3 3 3
          SITTELLE fills GENÉVRIER 3 3 3 3 3 3 3 2 3 3 3 4
          SITTELLE fills IF        3 2 3 3 2 3 2 3 3 3 3 3
          SITTELLE fills NOYER     3 3 3 4 3 3 3 3 x 3 3 3
          SITTELLE hands in DATTIER
          SITTELLE hands in GENÉVRIER
          SITTELLE hands in IF
          SITTELLE hands in NOYER
09:45:10  GRÈBE    ends

passage 2
