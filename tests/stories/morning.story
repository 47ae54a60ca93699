# A whole morning: two groups from the greeting to the last sheet, with what goes wrong on a real
# one.  The answers were worked out by hand.

# -- the jury opens ------------------------------------------------------------------------------
08:40     GRÈBE    tells MERLE has no link
          GRÈBE    tells PINSON has no link
08:45     SITTELLE declared person=SITTELLE code=link "même employeur que HÊTRE"
08:52     PINSON   opens the jury                     ! keeper_only
          MERLE    opens the jury
          ?        passage = 1

# -- group 1: three at the table, one of them late, one absent -----------------------------------
08:57     GRÈBE    signs in CÈDRE
          GRÈBE    signs in ACACIA
          GRÈBE    tells ÉRABLE is absent
          GRÈBE    undoes                             # it was DATTIER
          GRÈBE    tells DATTIER is absent
          GRÈBE    tells ÉRABLE is late
09:03     PINSON   starts présentation                ! keeper_only person=GRÈBE
          MERLE    tells ÉRABLE is admitted
09:04:00  GRÈBE    starts présentation
          ?        fair share CÈDRE = 3:20            # 10:00 by three
09:04:00  GRÈBE    gives the floor to CÈDRE
09:06:00  GRÈBE    pauses for alarm "exercice d’évacuation"
          ?        left = 8:00
09:26:00  GRÈBE    resumes
          ?        left = 8:00
          ?        paused = 20:00
09:27:00  GRÈBE    gives the floor to ACACIA
          ?        spoken CÈDRE = 3:00
09:30:30  GRÈBE    gives the floor to ÉRABLE
          ?        spoken ACACIA = 3:30
          ?        drift ACACIA = none
09:30:50  GRÈBE    credits nobody with 0:20           # a question of order
          ?        spoken ÉRABLE = 0:00
          ?        nobody counted = 0:20
09:33:50  ?        left = 0:10
          ?        drift ÉRABLE = short
09:34:00  ?        spoken ÉRABLE = 3:10
          GRÈBE    ends
          ?        elapsed = 10:00

09:35:00  MERLE    starts échange                     ! keeper_only
          GRÈBE    starts échange
          ?        due = 6
          ?        pace = 3:20
09:36:00  MERLE    asks a to CÈDRE
          ?        says = question (a) to CÈDRE Bruno
09:38:00  PINSON   asks b to CÈDRE
          PINSON   marks CÈDRE C2.4 3
09:40:00  SITTELLE asks c to CÈDRE
          SITTELLE undoes
          SITTELLE asks c to ACACIA
          ?        questions CÈDRE = 2
          ?        questions ACACIA = 1
09:44:00  GRÈBE    logs a of MERLE to ACACIA
          MERLE    asks the group
          ?        due = 2
09:54:00  ?        left = 1:00
          ?        pace = 0:30
          PINSON   asks a to ÉRABLE
09:54:40  GRÈBE    ends                               ! under_minimum value=1
          ?        refusal = Refused: 1 question is still due; who may end all the same: president.
          MERLE    asks b to ÉRABLE
09:55:10  ?        left = +0:10
          GRÈBE    ends

09:56:00  GRÈBE    starts notation
          MERLE    fills CÈDRE   3 3 3 2 3 3 3 2 3 3 3 3
          MERLE    fills ACACIA  3 2 3 3 4 3 3 3 3 x 3 3
          MERLE    marks CÈDRE C1.2 3                 ! nothing
          MERLE    comments ACACIA C4 "Renvoie à la gestionnaire, sans la nommer."
          MERLE    hands in CÈDRE
          MERLE    hands in ACACIA
09:58:00  PINSON   fills CÈDRE   3 3 3 3 3 . 2 2 3 3 3 3
          PINSON   fills ÉRABLE  2 3 3 3 3 2 2 2 3 3 3 3
          ?        marked by PINSON on CÈDRE = 12/12
          PINSON   moves ÉRABLE to ACACIA             # they were ACACIA's
          ?        marked by PINSON on ÉRABLE = 0/12
          ?        mark of PINSON on ACACIA C1.2 = 2
          PINSON   fills ÉRABLE  3 3 2 2 2 2 3 3 3 3 3 3
          PINSON   hands in CÈDRE
          PINSON   hands in ACACIA
          PINSON   hands in ÉRABLE
10:00:00  SITTELLE fills CÈDRE   3 3 3 3 3 3 3 3 3 3 3 3
          SITTELLE fills ACACIA  3 3 3 3 3 3 3 3 3 3 3 3
          SITTELLE fills ÉRABLE  2 2 2 2 2 2 2 2 2 2 2 2
          SITTELLE hands in CÈDRE
          SITTELLE hands in ACACIA
          SITTELLE hands in ÉRABLE
          SITTELLE takes back CÈDRE
          SITTELLE marks CÈDRE C2.1 4
          SITTELLE hands in CÈDRE
          SITTELLE marks DATTIER C2.1 3               ! candidate_away
          MERLE    fills ÉRABLE  2 2 2 3 2 2 3 3 2 3 2 3
          MERLE    reopens échange                    ! sheet_in
10:06:00  GRÈBE    ends
          ?        passage = 2
          MERLE    hands in ÉRABLE                    # the clock of the notation only informs

# -- group 2: a juror who withdrew, one who leaves the room, the hat that passes -------------------
passage 2
10:15     GRÈBE    signs in FRÊNE
          GRÈBE    signs in GENÉVRIER
          GRÈBE    signs in HÊTRE
          GRÈBE    signs in IF
          GRÈBE    seats IF at 1
10:20:00  GRÈBE    starts présentation
          ?        fair share IF = 2:30
          GRÈBE    gives the floor to IF
10:22:30  GRÈBE    gives the floor to FRÊNE
10:25:00  GRÈBE    gives the floor to GENÉVRIER
10:27:30  GRÈBE    gives the floor to HÊTRE
10:29:00  PINSON   reports breakdown "micro"
10:30:00  GRÈBE    ends
          ?        spoken HÊTRE = 2:30
          ?        nobody counted = 0:00

10:31:00  GRÈBE    starts échange
10:32:00  SITTELLE asks a to HÊTRE                    ! recused person=SITTELLE candidate=HÊTRE
          SITTELLE asks a to FRÊNE
10:33:00  MERLE    takes the session
          GRÈBE    pauses                             ! keeper_only person=MERLE
          GRÈBE    logs a of PINSON to IF             ! keeper_only person=MERLE
          MERLE    logs a of PINSON to IF
          MERLE    marks IF C1.2 3                    # who keeps may write while nobody's talk is followed
10:34:00  GRÈBE    takes the session
10:36:00  MERLE    asks b to FRÊNE
10:38:00  PINSON   asks c to GENÉVRIER
          PINSON   asks b to GENÉVRIER
10:42:00  MERLE    asks a to HÊTRE
          PINSON   asks b to HÊTRE
10:44:00  GRÈBE    tells IF is unwell                 # and leaves
          ?        here IF = no
          ?        due = 0
10:50:00  GRÈBE    ends
          ?        elapsed = 19:00

10:51:00  GRÈBE    starts notation
          MERLE    fills FRÊNE     3 3 3 3 3 3 3 3 3 3 3 3
          MERLE    fills GENÉVRIER 2 3 2 3 2 3 2 3 2 3 2 3
          MERLE    fills HÊTRE     4 4 4 4 4 4 4 4 4 4 4 4
          MERLE    notes IF "À entendre de nouveau ?"
          MERLE    hands in FRÊNE
          MERLE    hands in GENÉVRIER
          MERLE    hands in HÊTRE
          MERLE    hands in IF
10:54:00  PINSON   fills FRÊNE     3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   fills GENÉVRIER 3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   fills HÊTRE     3 3 3 3 3 3 3 3 3 3 3 3
          PINSON   hands in FRÊNE
          PINSON   hands in GENÉVRIER
          PINSON   hands in HÊTRE
          PINSON   hands in IF
10:57:00  SITTELLE fills FRÊNE     3 3 3 3 3 3 3 3 3 3 3 3
          SITTELLE fills GENÉVRIER 3 3 3 3 3 3 3 3 3 3 3 3
          SITTELLE marks HÊTRE C2.1 3                 ! recused
          SITTELLE hands in HÊTRE                     ! recused
          SITTELLE hands in FRÊNE
          SITTELLE hands in GENÉVRIER
          SITTELLE hands in IF
11:01:00  GRÈBE    ends
          ?        passage = 3

# -- nothing of others' marks until the third group is done ----------------------------------------
          ?        mark of PINSON on HÊTRE C2.1 seen by MERLE = none
          ?        mark of MERLE on HÊTRE C2.1 seen by GRÈBE = none
          ?        sheet of PINSON on HÊTRE = handed in
          ?        sheet of SITTELLE on HÊTRE = none
11:02     MERLE    opens the deliberation             ! sheets_missing value=12
          ?        deliberation = closed
