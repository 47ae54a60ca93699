# What follows mid-day.story, until the deliberation opens: an alarm, one who leaves unwell, one who
# never comes, extra time, an exchange closed under the minimum.

passage 2
10:40:10  SITTELLE asks a to GENÉVRIER
10:41:00  GRÈBE    pauses for alarm
10:43:30  GRÈBE    resumes
10:44:20  PINSON   asks b to HÊTRE
10:47:50  MERLE    asks c to HÊTRE
10:50:15  MERLE    reports unwell of IF
10:50:40  GRÈBE    tells IF is unwell
10:56:10  GRÈBE    ends
10:57:00  GRÈBE    starts notation
          MERLE    fills FRÊNE     . 3 . 3 3 3 3 2 3 3 3 3
          MERLE    hands in FRÊNE
          PINSON   fills FRÊNE     3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   hands in FRÊNE
          SITTELLE fills FRÊNE     3 3 3 3 3 3 3 3 3 3 3 3
          SITTELLE hands in FRÊNE
          MERLE    fills GENÉVRIER 3 3 3 3 3 3 3 3 3 3 3 3
          MERLE    hands in GENÉVRIER
          PINSON   fills GENÉVRIER 3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   hands in GENÉVRIER
          SITTELLE fills GENÉVRIER 3 3 3 3 3 3 3 3 3 3 3 3
          SITTELLE hands in GENÉVRIER
          MERLE    fills HÊTRE     3 3 3 3 3 3 3 3 3 3 3 3
          MERLE    hands in HÊTRE
          PINSON   fills HÊTRE     3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   hands in HÊTRE
11:06:00  GRÈBE    ends

passage 3
11:10     GRÈBE    signs in JUJUBIER
          GRÈBE    signs in SAULE
          GRÈBE    signs in MÛRIER
11:12     GRÈBE    tells NOYER is absent
11:15:00  GRÈBE    starts présentation
11:15:10  GRÈBE    gives the floor to JUJUBIER
11:19:00  GRÈBE    gives the floor to SAULE
11:24:00  GRÈBE    gives the floor to MÛRIER
11:28:45  GRÈBE    ends
11:30:00  GRÈBE    starts échange
11:31:00  MERLE    asks a to JUJUBIER
11:34:00  PINSON   asks b to SAULE
11:38:00  SITTELLE asks a to MÛRIER
11:43:00  MERLE    asks c to JUJUBIER
11:47:00  PINSON   asks c to SAULE
11:56:00  MERLE    ends all the same "temps épuisé"
11:57:00  GRÈBE    starts notation
          MERLE    fills JUJUBIER  3 3 3 3 3 3 3 3 3 3 3 3
          MERLE    hands in JUJUBIER
          PINSON   fills JUJUBIER  3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   hands in JUJUBIER
          SITTELLE fills JUJUBIER  3 3 3 3 3 3 3 3 3 3 3 3
          SITTELLE hands in JUJUBIER
          MERLE    fills SAULE     3 3 3 3 3 3 3 3 3 3 3 3
          MERLE    hands in SAULE
          PINSON   fills SAULE     3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   hands in SAULE
          SITTELLE fills SAULE     3 3 3 3 3 3 3 3 3 3 3 3
          SITTELLE hands in SAULE
          MERLE    fills MÛRIER    3 3 3 3 3 3 3 3 3 3 3 3
          MERLE    hands in MÛRIER
          PINSON   fills MÛRIER    3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   hands in MÛRIER
          SITTELLE fills MÛRIER    3 3 3 3 3 3 3 3 3 3 3 3
          SITTELLE hands in MÛRIER
12:06:00  GRÈBE    ends
12:10:00  MERLE    opens the deliberation "IF est parti avant la fin de l’échange"
