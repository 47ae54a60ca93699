# The clock: pauses, time given back, a false start, a wall clock that jumps, a reboot.

08:52     MERLE    opens the jury
          GRÈBE    signs in CÈDRE
          GRÈBE    signs in ACACIA
          GRÈBE    signs in ÉRABLE
          GRÈBE    signs in DATTIER
09:00:00  GRÈBE    starts présentation

# A pause pressed by mistake: as if never.
09:01:00  GRÈBE    pauses
09:01:20  GRÈBE    undoes
          ?        phase = présentation running
          ?        elapsed = 1:20
          ?        paused = 0:00

# NTP sets the clock back by an hour: no second is lost or won.
wall -1:00:00
09:02:00  ?        elapsed = 2:00
wall +1:00:00

# A false start is set aside, and kept.
09:02:30  PINSON   begins again                       ! keeper_only
          GRÈBE    phase_restarted code=by_mistake
          ?        next = présentation
          ?        phase = none
09:03:00  GRÈBE    starts présentation
09:03:10  ?        elapsed = 0:10

# Time given back is the president's, with a reason.
09:08:00  GRÈBE    gives 1:00                         ! president_only
          MERLE    gives 1:00                         ! reason_needed
          MERLE    gives 1:00 "panne du projecteur"
          ?        allotted = 11:00
          ?        left = 6:00
          MERLE    gives -20:00 "trop"                ! too_much
          MERLE    undoes
          ?        allotted = 10:00
          MERLE    gives 1:00 "panne du projecteur"
          ?        allotted = 11:00

# The machine restarts: what had elapsed by then is not known, and must be told.
09:09:00  GRÈBE    gives the floor to ACACIA
09:10:00  GRÈBE    pauses for breakdown
09:11:00  GRÈBE    resumes
09:12:00  ?        elapsed = 8:00
boot
09:13:00  ?        to confirm = yes
          ?        elapsed = 7:00                     # as at the last event that says so
          ?        perhaps elapsed = 9:00             # if the wall clock is right
          GRÈBE    pauses                             ! confirm_time_first
          GRÈBE    ends                               ! confirm_time_first
          PINSON   corrects the time by 2:00          ! keeper_only
          GRÈBE    corrects the time by 2:00
          ?        to confirm = no
          ?        elapsed = 9:00
09:13:30  ?        elapsed = 9:30
          GRÈBE    corrects the time by -10:00        ! too_much
          GRÈBE    confirms the time                  ! nothing
          GRÈBE    ends
          ?        elapsed = 9:30

# An end pressed by mistake goes on.
09:14:00  GRÈBE    undoes
          ?        phase = présentation running
          ?        elapsed = 9:30
09:14:30  ?        elapsed = 10:00
          GRÈBE    ends

# One jury, one room.
passage 2
          GRÈBE    signs in FRÊNE
          GRÈBE    signs in GENÉVRIER
          GRÈBE    signs in HÊTRE
          GRÈBE    signs in IF
passage 1
09:15     GRÈBE    starts échange
passage 2
          GRÈBE    starts présentation                ! phase_open_elsewhere passage=1
