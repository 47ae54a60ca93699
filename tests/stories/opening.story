# The jury opens, the candidates sign in, people come and go.

08:40     ?        keeper = GRÈBE
          ?        jury = none
          ?        passage = 1
08:45     GRÈBE    starts présentation                ! jury_not_opened
08:46     PINSON   opens the jury                     ! keeper_only person=GRÈBE
08:47     PINSON   declares no link
          PINSON   declares no link                   ! nothing
          SITTELLE tells PINSON has no link           ! keeper_only
08:48     GRÈBE    tells MERLE has no link

# Without PINSON, two sit for each candidate and one of two is external: enough; but SITTELLE
# withdrew for HÊTRE, for whom only MERLE would be left.
08:49     GRÈBE    tells PINSON is out
08:50     MERLE    opens the jury                     ! quorum candidate=HÊTRE value=1
          ?        sits PINSON for CÈDRE = no
08:51     GRÈBE    tells PINSON is in
          ?        sits PINSON for CÈDRE = yes
          ?        sits SITTELLE for HÊTRE = no
          ?        sits SITTELLE for FRÊNE = yes
          ?        sits LORIOT for CÈDRE = no         # a substitute, not called
          ?        sits GRÈBE for CÈDRE = no          # the secretary
08:52     MERLE    opens the jury
          ?        jury = regular
          GRÈBE    opens the jury                     ! jury_already_opened

# Attendance is the keeper's; what becomes of somebody late is the president's.
08:55     PINSON   signs in CÈDRE                     ! keeper_only person=GRÈBE
          GRÈBE    signs in CÈDRE
          GRÈBE    signs in CÈDRE                     ! nothing
          GRÈBE    signs in ACACIA without papers
          ?        attendance CÈDRE = present, papers seen
          ?        attendance ACACIA = present
08:56     GRÈBE    starts présentation                ! attendance_first candidate=ÉRABLE
          GRÈBE    tells ÉRABLE is late
          ?        here ÉRABLE = no
          GRÈBE    tells DATTIER is absent
          ?        here DATTIER = no
08:57     GRÈBE    undoes
          ?        attendance DATTIER = none
          GRÈBE    redoes
          ?        attendance DATTIER = absent
09:01     GRÈBE    tells ÉRABLE is admitted           ! president_only
          MERLE    tells ÉRABLE is admitted
          ?        here ÉRABLE = yes
09:02     GRÈBE    signs in ACACIA
          ?        attendance ACACIA = present, papers seen

# The order at the table, until the first phase.
          GRÈBE    seats ÉRABLE at 1
          GRÈBE    seats ÉRABLE at 1                  ! nothing
          GRÈBE    seats ÉRABLE at 9                  ! too_much
          PINSON   seats ÉRABLE at 2                  ! keeper_only

# The hat: one holder, and whom the grid allows.
09:03     LORIOT   takes the session                  ! no_right
          MERLE    takes the session
          ?        keeper = MERLE
          MERLE    takes the session                  ! nothing
          GRÈBE    starts présentation                ! keeper_only person=MERLE
          GRÈBE    takes the session
09:04     GRÈBE    starts échange                     ! phase_order item=présentation
          GRÈBE    starts présentation
          GRÈBE    starts présentation                ! already_running person=GRÈBE
          ?        phase = présentation running
          GRÈBE    seats ÉRABLE at 2                  ! already_running
09:05     PINSON   reports noise "dans le couloir"
          PINSON   reports other                      ! reason_needed
