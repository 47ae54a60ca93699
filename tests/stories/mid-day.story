# The exam in mid-day: the first group is done, the second in its exchange, the clock running.
# `make demo` shows this one; its last line is then this very moment.

08:41     GRÈBE    tells MERLE has no link
08:42     GRÈBE    tells PINSON has no link
08:52     MERLE    opens the jury

# Group 1.
08:56     GRÈBE    signs in CÈDRE
          GRÈBE    signs in ACACIA
08:57     GRÈBE    signs in ÉRABLE
          GRÈBE    signs in DATTIER
09:04:00  GRÈBE    starts présentation
09:04:06  GRÈBE    gives the floor to CÈDRE
09:06:21  GRÈBE    gives the floor to ACACIA
09:09:02  GRÈBE    gives the floor to ÉRABLE
09:11:20  GRÈBE    gives the floor to DATTIER
09:13:52  GRÈBE    ends
09:15:00  GRÈBE    starts échange
09:15:40  MERLE    asks a to CÈDRE
09:17:30  PINSON   asks b to ACACIA
09:19:50  SITTELLE asks a to ÉRABLE
09:21:45  MERLE    asks c to DATTIER
09:23:10  MERLE    marks CÈDRE C1.2 3
09:24:20  PINSON   asks c to CÈDRE
09:26:30  SITTELLE asks a to ACACIA
09:28:15  MERLE    asks c to ÉRABLE "Que feriez-vous autrement avec la même équipe ?"
09:30:40  PINSON   asks b to DATTIER
09:34:10  GRÈBE    ends
09:35:00  GRÈBE    starts notation
09:35:20  MERLE    fills CÈDRE   . 3 3 2 3 3 3 2 3 3 3 3
          MERLE    comments CÈDRE C2 "Laisse les locataires choisir le lieu et la date, puis s’efface."
          MERLE    hands in CÈDRE
09:37:00  PINSON   fills CÈDRE   3 2 3 3 3 2 2 3 3 3 2 3
          PINSON   hands in CÈDRE
09:37:40  SITTELLE fills CÈDRE   3 3 3 3 2 3 3 3 x 3 3 3
          SITTELLE hands in CÈDRE
09:38:20  MERLE    fills ACACIA  2 3 3 3 4 3 3 3 3 2 3 3
          MERLE    hands in ACACIA
09:39:10  PINSON   fills ACACIA  3 3 2 3 3 3 3 3 2 3 3 3
          PINSON   notes ACACIA "Parle de la fête des voisins comme d’un but, pas d’un moyen."
          PINSON   hands in ACACIA
09:39:50  SITTELLE fills ACACIA  3 3 3 3 3 3 3 2 3 3 3 4
          SITTELLE hands in ACACIA
09:40:30  MERLE    fills ÉRABLE  3 2 2 2 2 3 3 3 2 3 2 3
          MERLE    hands in ÉRABLE
09:41:10  PINSON   fills ÉRABLE  2 2 3 2 1 2 3 2 2 3 3 3
          PINSON   comments ÉRABLE C2 "Parle « pour » eux ; n’a pas su dire ce qu’ils ont décidé."
          PINSON   hands in ÉRABLE
09:42:00  SITTELLE fills ÉRABLE  3 2 3 3 2 3 2 3 3 3 3 3
          SITTELLE hands in ÉRABLE
09:42:40  MERLE    fills DATTIER 4 3 3 3 3 3 4 3 3 3 4 3
          MERLE    hands in DATTIER
09:43:20  PINSON   fills DATTIER 3 3 3 3 3 4 3 3 3 3 3 3
          PINSON   hands in DATTIER
09:44:00  SITTELLE fills DATTIER 3 3 3 4 3 3 3 3 x 3 3 3
          SITTELLE hands in DATTIER
09:45:10  GRÈBE    ends

# Group 2.
passage 2
10:16     GRÈBE    signs in FRÊNE
          GRÈBE    signs in GENÉVRIER
          GRÈBE    signs in HÊTRE without papers
10:17     GRÈBE    tells IF is late
10:18     MERLE    tells IF is admitted
10:19     GRÈBE    signs in HÊTRE
10:20:30  GRÈBE    starts présentation
10:20:38  GRÈBE    gives the floor to GENÉVRIER
10:23:25  GRÈBE    gives the floor to FRÊNE
10:24:12  PINSON   reports noise "dans le couloir"
10:26:02  GRÈBE    gives the floor to IF
10:28:10  GRÈBE    gives the floor to HÊTRE
10:30:20  GRÈBE    ends
10:31:53  GRÈBE    starts échange
10:32:40  MERLE    asks a to FRÊNE
10:34:05  MERLE    marks FRÊNE C1.2 3
10:34:08  MERLE    marks FRÊNE C2.1 3
10:34:30  PINSON   asks b to IF
10:35:10  PINSON   marks IF C2.4 3
10:36:20  SITTELLE asks c to FRÊNE
10:37:15  MERLE    notes FRÊNE "Revenir sur le choix du lieu."
10:38:40  PINSON   asks GENÉVRIER
10:39:05  MERLE    asks b to GENÉVRIER
10:39:12  ?        left = 12:41
          ?        due = 3
