# A quite different exam on the same code: one at a time, a preparation that runs while the one
# before is heard, points, a level for each question, a deliberation after each passage.

08:45     ALOUETTE opens the jury
passage 1
08:58     ROITELET signs in TILLEUL
09:00:00  ROITELET starts préparation
          ?        allotted = 30:00
09:30:00  ROITELET ends
09:31:00  ROITELET starts exposé
          ?        allotted = 10:00
          ALOUETTE gives the floor to TILLEUL         ! keeper_only
          ROITELET gives the floor to TILLEUL         ! speech_not_followed

# Two clocks.
passage 2
09:35:00  ROITELET signs in AULNE
          ROITELET starts préparation
          ?        left = 30:00
passage 1
          ?        left = 6:00
09:38:30  ?        left = 2:30
          ROITELET ends
passage 2
          ?        left = 26:30
          ?        phase = préparation running

# What the talk left goes to the interview: 15:00 and 2:30.
passage 1
09:39:00  ROITELET starts entretien
          ?        allotted = 17:30
          ?        due = 3
          ?        pace = 5:50
09:40:00  ALOUETTE asks TILLEUL                       ! level_needed
          ALOUETTE asks a to TILLEUL
09:41:00  ALOUETTE asks a to TILLEUL

# Here a follow-up counts.
          ALOUETTE question_changed person=ALOUETTE item=a code=follow_up
          ?        questions TILLEUL = 2
          ?        owed = b to TILLEUL

# The jury is in one room; the preparation is over early, its candidate waits.
passage 2
09:50:00  ROITELET ends
          ROITELET starts exposé                      ! phase_open_elsewhere passage=1
passage 1
09:56:30  ?        left = 0:00
          ROITELET ends                               ! under_minimum value=1
          ROITELET asks c to TILLEUL
          ROITELET ends
          ?        next = none

# Points by halves, from 0 to 5; nothing is "not observed".
09:57:00  ALOUETTE fills TILLEUL 2.5 3 4.5 0
          ?        mark of ALOUETTE on TILLEUL A1 = 2.5
          ?        mark of ALOUETTE on TILLEUL B2 = 0
          ?        marked by ALOUETTE on TILLEUL = 4/4
          ALOUETTE marks TILLEUL A2 not observed      ! not_observed_not_allowed
          ROITELET fills TILLEUL 3 3 . 1
          ?        marked by ROITELET on TILLEUL = 3/4
          ALOUETTE hands in TILLEUL
          ALOUETTE opens the deliberation             ! nothing_such
          ALOUETTE opens the deliberation of 1        ! sheets_missing value=1
          ROITELET hands in TILLEUL

# The reveal is that of one passage.
passage 2
10:00:00  ROITELET starts exposé
10:02:00  ROITELET marks AULNE A1 5
passage 1
          ROITELET opens the deliberation of 1        ! president_only
          ALOUETTE opens the deliberation of 1
          ?        mark of ROITELET on TILLEUL A1 seen by ALOUETTE = 3
          ?        mark of ALOUETTE on TILLEUL A1 seen by ROITELET = 2.5
          ?        mark of ROITELET on AULNE A1 = 5
          ?        mark of ROITELET on AULNE A1 seen by ALOUETTE = none

# A third more time, rounded up to the minute; the talk's 13:20 is 14:00.
passage 2
10:10:00  ROITELET ends
passage 3
10:10:00  ROITELET signs in MÉLÈZE
          ROITELET starts préparation
          ?        allotted = 40:00
10:50:00  ROITELET ends
          ROITELET starts exposé
          ?        allotted = 14:00
11:04:00  ROITELET ends
          ROITELET starts entretien
          ?        allotted = 20:00
