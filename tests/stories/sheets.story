# Score sheets: marks, appreciations, notes; whose they are, and who may see them.

08:52     MERLE    opens the jury
passage 2
          GRÈBE    signs in FRÊNE
          GRÈBE    signs in GENÉVRIER
          GRÈBE    signs in HÊTRE
          GRÈBE    tells IF is excused
          MERLE    marks FRÊNE C2.1 3                 ! not_heard_yet
          MERLE    notes FRÊNE "Déjà là à 8 h 30."    # notes may be written at any moment
09:50:00  GRÈBE    starts présentation
10:00:00  GRÈBE    ends
10:00:30  GRÈBE    starts échange

10:05:00  MERLE    marks FRÊNE C2.1 3
          MERLE    marks FRÊNE C2.1 3                 ! nothing
          MERLE    marks FRÊNE C2.2 5                 ! no_such_level
          MERLE    marks FRÊNE échange 3              ! nothing_such
          MERLE    marks FRÊNE C2.2 not observed
          ?        mark of MERLE on FRÊNE C2.1 = 3
          ?        mark of MERLE on FRÊNE C2.2 = not_observed
          ?        marked by MERLE on FRÊNE = 2/12
          MERLE    marks FRÊNE C2.1 4
          MERLE    undoes
          ?        mark of MERLE on FRÊNE C2.1 = 3
          MERLE    redoes
          ?        mark of MERLE on FRÊNE C2.1 = 4
          MERLE    clears FRÊNE C2.2
          ?        marked by MERLE on FRÊNE = 1/12

# Who may not: the secretary, who withdrew, who isn't there.
          GRÈBE    marks FRÊNE C2.1 3                 ! no_right
          SITTELLE marks HÊTRE C2.1 3                 ! recused candidate=HÊTRE
          SITTELLE notes HÊTRE "…"                    ! recused
          SITTELLE asks a to HÊTRE                    ! recused
          PINSON   marks IF C2.1 3                    ! candidate_away
          LORIOT   marks FRÊNE C2.1 3                 ! no_right

# What others wrote is theirs: not even that there is something.
10:06:00  PINSON   marks FRÊNE C2.1 1
          PINSON   comments FRÊNE C2 "Récité."
          ?        mark of PINSON on FRÊNE C2.1 = 1
          ?        mark of PINSON on FRÊNE C2.1 seen by MERLE = none
          ?        mark of PINSON on FRÊNE C2.1 seen by GRÈBE = none
          ?        sheet of PINSON on FRÊNE = none

# Marks typed on the wrong candidate, found out later.
10:07:00  PINSON   marks GENÉVRIER C2.1 2
          PINSON   moves GENÉVRIER to HÊTRE
          ?        mark of PINSON on HÊTRE C2.1 = 2
          ?        mark of PINSON on GENÉVRIER C2.1 = none
          PINSON   undoes
          ?        mark of PINSON on GENÉVRIER C2.1 = 2
          ?        mark of PINSON on HÊTRE C2.1 = none

# Handed in, taken back freely before the reveal.
10:20:30  GRÈBE    ends                               ! under_minimum value=6
          MERLE    ends all the same "alerte"
          GRÈBE    starts notation
          PINSON   hands in FRÊNE
          PINSON   hands in FRÊNE                     ! nothing
          ?        sheet of PINSON on FRÊNE = handed in
          PINSON   marks FRÊNE C2.2 2                 ! sheet_handed_in
          PINSON   moves FRÊNE to HÊTRE               ! sheet_handed_in
          MERLE    takes back FRÊNE                   ! sheet_not_handed_in
          PINSON   takes back FRÊNE
          ?        sheet of PINSON on FRÊNE = taken back
          PINSON   marks FRÊNE C2.2 2
          PINSON   hands in FRÊNE

# The reveal is the president's; what is missing is accounted for.
11:00     PINSON   opens the deliberation             ! president_only
          MERLE    opens the deliberation             ! sheets_missing
          ?        mark of PINSON on FRÊNE C2.1 seen by MERLE = none
          MERLE    opens the deliberation "répétition : un groupe seulement"
          ?        deliberation = open
          ?        mark of PINSON on FRÊNE C2.1 seen by MERLE = 1
          ?        mark of MERLE on FRÊNE C2.1 seen by PINSON = 4
          MERLE    opens the deliberation "encore"    ! deliberation_open

# From then on a change says why, and is marked.
11:05     PINSON   takes back FRÊNE                   ! reason_needed
          PINSON   takes back FRÊNE "après discussion"
          PINSON   marks FRÊNE C2.1 2                 ! reason_needed
          PINSON   marks FRÊNE C2.1 2 "relu mes notes"
