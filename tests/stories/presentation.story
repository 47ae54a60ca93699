# A talk of four: who speaks, fair shares, drift, silence, a pause, overrun.

08:52     MERLE    opens the jury
          GRÈBE    signs in CÈDRE
          GRÈBE    signs in ACACIA
          GRÈBE    signs in ÉRABLE
          GRÈBE    signs in DATTIER
          GRÈBE    gives the floor to CÈDRE           ! not_running
09:04:00  GRÈBE    starts présentation
          ?        allotted = 10:00
          ?        left = 10:00
          ?        fair share CÈDRE = 2:30            # 10:00 by four
          ?        fair share FRÊNE = 0:00            # of another group
          ?        speaks = nobody
09:04:12  PINSON   gives the floor to CÈDRE           ! keeper_only person=GRÈBE
          GRÈBE    gives the floor to FRÊNE           ! nothing_such
          ?        nobody counted = 0:12
          GRÈBE    gives the floor to CÈDRE
          GRÈBE    gives the floor to CÈDRE           ! nothing
          ?        speaks = CÈDRE
          ?        silence = 0:00
09:05:12  ?        spoken CÈDRE = 1:00
          ?        left = 8:48
          ?        nobody counted = 0:12

# Long is 30 s over 2:30, the grid's figure.
09:07:11  ?        drift CÈDRE = none
09:07:12  ?        drift CÈDRE = long
09:07:14  GRÈBE    gives the floor to ACACIA
          ?        spoken CÈDRE = 3:02

# ACACIA had begun 5 s before anybody pressed the key.
          GRÈBE    credits ACACIA with 0:05
          ?        spoken CÈDRE = 2:57
          ?        spoken ACACIA = 0:05
          GRÈBE    credits ACACIA with 4:00           ! too_much
          PINSON   credits ACACIA with 0:05           ! keeper_only
          GRÈBE    undoes
          ?        spoken CÈDRE = 3:02
          GRÈBE    redoes
          ?        spoken CÈDRE = 2:57
          GRÈBE    undoes
          GRÈBE    redoes
          GRÈBE    redoes                             ! nothing_to_undo
          ?        spoken CÈDRE = 2:57

# A pause is nobody's time, and ends nobody's turn.
09:08:00  PINSON   pauses                             ! keeper_only
          GRÈBE    pauses for noise
          ?        spoken ACACIA = 0:51               # 46 s and the 5
          ?        left = 6:00
09:08:30  ?        left = 6:00
          ?        spoken ACACIA = 0:51
          ?        paused = 0:30
          GRÈBE    pauses                             ! not_running
09:08:45  GRÈBE    resumes
          GRÈBE    resumes                            ! not_paused
          ?        paused = 0:45
          ?        phase = présentation running
09:09:45  GRÈBE    gives the floor to nobody
          ?        spoken ACACIA = 1:51
          ?        elapsed = 5:00
09:10:24  ?        silence = 0:39
09:10:25  ?        silence = 0:40
          ?        nobody counted = 0:52
          ?        left = 4:20
          ?        lacking = 5:39                     # 2:30, 2:30 and ACACIA's 0:39
          GRÈBE    gives the floor to ÉRABLE

# Short is when the time left can't give it any more.
09:12:15  ?        left = 2:30
          ?        drift DATTIER = none
09:12:16  ?        drift DATTIER = short
09:12:25  GRÈBE    gives the floor to DATTIER
          ?        spoken ÉRABLE = 2:00
          GRÈBE    undoes
          ?        speaks = ÉRABLE
09:12:30  GRÈBE    gives the floor to DATTIER
          ?        speaks = DATTIER
          ?        spoken ÉRABLE = 2:05

# While who speaks is followed, the keeper's own sheet is closed; others' are open.
          MERLE    takes the session
          MERLE    marks CÈDRE C2.1 3                 ! keeper_busy
          GRÈBE    takes the session
          MERLE    marks CÈDRE C2.1 3

09:14:45  ?        left = 0:00
          ?        spoken DATTIER = 2:15
09:15:20  ?        left = +0:35
          ?        spoken DATTIER = 2:50
          PINSON   ends                               ! keeper_only
          MERLE    ends
          ?        phase = présentation ended
          ?        speaks = nobody
09:16:00  ?        spoken DATTIER = 2:50
          ?        elapsed = 10:35
          GRÈBE    ends                               ! already_ended person=MERLE
          GRÈBE    gives the floor to CÈDRE           ! not_running
          ?        next = échange
